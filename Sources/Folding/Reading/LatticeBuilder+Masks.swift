/// Signs: letters by their shape, gaps, and marks under which letters are left out.
extension LatticeBuilder {
  /// Adds what a punctuation mark or another sign may be.
  mutating func addSign(at index: Int, _ way: Way) {
    let value = scalars[index].value
    for letter in shapes.letters(for: value) {
      lattice.addEdge(from: index, to: index + 1, .letter(letter), .sign)
    }
    // Latin words are joined by hyphens and slashes all the time: only single letters count there.
    if way == .mixed || !isLetter(index - 2) && !isLetter(index + 2) {
      lattice.addEdge(from: index, to: index + 1, .nothing, .gaps)
    }
    // «go*osov» and «ch*st» are translit: a Latin word passes for a Russian one under masks only when
    // each of its letters does.
    if way != .shape || scalars.allSatisfy({ !$0.entry.symbol.isLatin || Self.isTwin($0.value) }) {
      addMask(at: index)
    }
  }

  /// Whether a Latin letter cannot be told from a Russian one.
  private static func isTwin(_ scalar: UInt32) -> Bool { twinLetters.contains(scalar) }

  private static let twinLetters = Set("ABCEHKMOPTXYaceopxykmt".unicodeScalars.map(\.value))

  /// Adds the letters that a row of marks may hide, from one letter to the next or to a word's end.
  private mutating func addMask(at index: Int) {
    let value = scalars[index].value
    let isPictograph = scalars[index].entry.kind == .emoji
    guard isPictograph || Self.masks.contains(value), isLetter(index - 1) else { return }
    var end = index
    while end < scalars.count, isPictograph ? scalars[end].value == value : isMask(end) { end += 1 }
    var behind = end
    // A heart is followed by a selector that does not show.
    while behind < scalars.count, scalars[behind].entry.kind == .invisible { behind += 1 }
    let isWeak = (index..<end).contains { Self.weakMasks.contains(scalars[$0].value) }
    let isEnd = end == scalars.count && scalars[index].value == 0x2A
    guard isEnd || isLetter(behind) || isDigit(behind) else { return }
    // «Нет.А вот» lacks a space and hides nothing.
    if end == index + 1, scalars[index].entry.kind == .stop, behind < scalars.count,
      scalars[behind].entry.isUpper,
      !scalars[index - 1].entry.isUpper
    {
      return
    }
    let count = end - index
    guard !isWeak || count > 1 || !isParticle(from: behind) else { return }
    // A mark hides one letter. Fewer and more are met as well, but that takes more of the word to be
    // written out.
    let isStrict = isPictograph || isEnd || isWeak && count < 3
    let most = isStrict ? count : count == 1 ? 3 : count + 2
    let disguise: Disguise = isWeak || isPictograph ? [.mask, .weakMask] : .mask
    var node = index
    guard count <= 2 * Self.longestMask else { return }
    for hidden in 1...min(most, Self.longestMask) {
      let after = lattice.addNode(at: Int(lattice.nodes[end].offset))
      lattice.addEdge(from: node, to: after, .any, disguise)
      node = after
      lattice.addEdge(
        from: after,
        to: behind,
        .nothing,
        hidden == count ? disguise : disguise.union(.looseMask)
      )
    }
  }

  /// The most letters that are left out at once.
  private static let longestMask = 6

  /// Marks under which letters are left out.
  static let masks = ScalarSet("*#@%&$_.-–…•×?!+=~^■█▪▓▒░●◆★☆✱∗⁎＊¤")

  /// Marks that often stand between two words by rights, or where a space was forgotten.
  private static let weakMasks = ScalarSet("-–._…?!+=~^•")

  private func isMask(_ index: Int) -> Bool { Self.masks.contains(scalars[index].value) }

  /// Whether a particle stands at an index: «я-бы», «что-то» hide nothing.
  private func isParticle(from index: Int) -> Bool {
    var end = index
    while isLetter(end) { end += 1 }
    guard end - index <= 6 else { return false }
    return Self.particles.contains(
      (index..<end).reduce(0) { $0 << 6 | Int(scalars[$1].entry.symbol.rawValue) }
    )
  }

  /// The particles by their letters, six bits each.
  private static let particles =
    ["бы", "то", "ка", "ли", "же", "таки", "либо", "нибудь"].map { word in
      Symbol.symbols(of: word).reduce(0) { $0 << 6 | Int($1.rawValue) }
    }
}
