extension FoldedText {
  /// Ends a stretch without white space, and notes it when a word may be disguised in it.
  mutating func closeCluster(_ pass: inout FoldPass) {
    let first = pass.cluster
    if first &+ 1 == tokens.count, !pass.clusterHasSigns, pass.clusterLetters == 0,
      tokens[first].kind == .word
    {
      closeWord(first, tokens[first].flags, tokens[first].symbols.count, &pass)
      return
    }
    let cluster = first..<tokens.count
    guard !cluster.isEmpty else {
      pass.forgetSigns()
      return
    }
    if isSuspect(cluster, hasSigns: pass.clusterHasSigns)
      || pass.clusterLetters >= Self.fewestFlagLetters
    {
      suspects.append(Suspect(tokens: cluster, isSpaced: false))
    }
    pass.cluster = cluster.upperBound
    pass.forgetSigns()
    var index = cluster.lowerBound
    while index < cluster.upperBound {
      let token = tokens[index]
      if token.kind == .word, token.symbols.count > 4, index - pass.run < 3 {
        // A longer word belongs to no row, and the one before it is too short to be looked at.
        pass.run = index + 1
      } else {
        extendRun(with: index, &pass)
      }
      index &+= 1
    }
  }

  /// Ends a stretch that is just one word, as most are.
  @inline(__always)
  mutating func closeWord(
    _ index: Int,
    _ flags: Token.Flags,
    _ count: Int,
    _ pass: inout FoldPass
  ) {
    if !flags.isDisjoint(with: Self.suspectFlags) {
      suspects.append(Suspect(tokens: index..<(index &+ 1), isSpaced: false))
    }
    pass.cluster = index &+ 1
    if count > 4, index &- pass.run < 3 {
      pass.run = index &+ 1
    } else {
      extendRun(with: index, &pass)
    }
  }

  /// Whether a word may be disguised in a stretch without white space.
  ///
  /// Words of plain Russian letters end here: they have one reading, which is the word itself.
  @inline(__always)
  private func isSuspect(_ cluster: Range<Int>, hasSigns: Bool) -> Bool {
    let first = tokens[cluster.lowerBound]
    if cluster.count == 1 && !hasSigns {
      return first.kind == .word && !first.flags.isDisjoint(with: Self.suspectFlags)
    }
    var words = 0
    var hasShort = false
    var isForeign = hasSigns
    for index in cluster {
      let token = tokens[index]
      guard token.kind == .word else {
        isForeign = isForeign || token.kind == .number || token.kind == .emoji
        continue
      }
      words += 1
      hasShort = hasShort || token.symbols.count <= 3
      isForeign =
        isForeign || !token.flags.isDisjoint(with: Self.suspectFlags)
    }
    return words > 0 && (isForeign || words > 1 && hasShort)
  }

  /// How many letters of flags in a row may be a word: two flags side by side are four.
  private static let fewestFlagLetters = 5

  /// What makes a word worth reading in other ways.
  private static var suspectFlags: Token.Flags {
    [.latin, .foreign, .neighbour, .doubled, .styled]
  }

  /// Whether a token is one letter, or a digit that may stand for one, however often it is repeated.
  public func isSingle(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.kind == .word || token.kind == .number else { return false }
    return token.symbols.count == 1
      || token.symbols.count == 2 && token.kind == .word
        && symbols[token.symbols.lowerBound] == symbols[token.symbols.upperBound - 1]
  }

  /// Whether a short token is a word that stands in every second sentence, so that several of them in
  /// a row are nothing to look into.
  private func isOrdinaryWord(_ token: Token) -> Bool {
    guard token.symbols.count <= 3 else { return true }
    return Self.ordinaryWords[token.symbols.reduce(0) { $0 << 6 | Int(symbols[$1].rawValue) }]
  }

  /// The ordinary words of up to three letters, by their symbols, six bits each.
  private static let ordinaryWords: [Bool] = {
    var table = [Bool](repeating: false, count: 1 << 18)
    let words = """
      а без бы был в вам вас во вот вы да для до его ее ей ему еще же за и из или им их к как ко кто ли \
      мне мой мы на над нам нас наш не нет ни но ну о об он она они от по под при про раз с сам свой со \
      так там те тем то той том тот ту тут ты у уж уже чем что эта эти это я все вся год два три где дом
      """
    for word in words.split(whereSeparator: \.isWhitespace) {
      let letters = Symbol.symbols(of: String(word))
      if letters.count <= 3 { table[letters.reduce(0) { $0 << 6 | Int($1.rawValue) }] = true }
    }
    return table
  }()

  /// Follows rows of very short words, in which a word may stand letter by letter.
  private mutating func extendRun(with index: Int, _ pass: inout FoldPass) {
    let token = tokens[index]
    // Ends of lines and sentences part words, but not the letters of a row: «х. у. й».
    let continues =
      index > pass.run
      && (token.gap <= .pause || index > 0 && isSingle(index) && isSingle(index - 1))
    let isPiece =
      token.kind == .word && token.symbols.count <= 3
      || token.kind == .number && token.symbols.count == 1
    if isPiece || token.kind == .emoji && continues {
      if !continues {
        closeRun(at: index, &pass)
        pass.run = index
      }
    } else {
      // The last piece may be longer, as in «х у йня».
      let takesPiece = continues && token.kind == .word && token.symbols.count <= 4
      closeRun(at: takesPiece ? index + 1 : index, &pass)
      pass.run = index + 1
    }
  }

  private mutating func closeRun(at end: Int, _ pass: inout FoldPass) {
    guard end - pass.run >= 3, let row = suspectRow(in: pass.run..<end) else { return }
    suspects.append(Suspect(tokens: row, isSpaced: true))
  }

  /// The part of a row of very short words in which a word may stand letter by letter, if there is one.
  private func suspectRow(in run: Range<Int>) -> Range<Int>? {
    var (start, end) = (run.lowerBound, run.upperBound)
    // Among numbers words are short by rights, as in «3-5 лет»: there only single letters are a row.
    var hasNumber = false
    for index in run where tokens[index].kind == .number { hasNumber = true }
    if hasNumber {
      while start < end, !isSingle(end - 1) { end -= 1 }
      while start < end, !isSingle(start) { start += 1 }
    }
    var singles = 0
    var letters = 0
    var pieces = 0
    var isOrdinary = true
    for index in start..<end where tokens[index].kind != .emoji {
      pieces += 1
      letters += tokens[index].symbols.count
      singles += isSingle(index) ? 1 : 0
      isOrdinary = isOrdinary && isOrdinaryWord(tokens[index])
    }
    let isRow = hasNumber ? singles == pieces : singles >= 2 || !isOrdinary
    return pieces > 2 && letters > 2 && isRow ? start..<end : nil
  }

  /// Ends the text: closes what is open, joins telephone numbers, counts.
  mutating func finish(_ bytes: Span<UInt8>, _ pass: inout FoldPass) {
    close(&pass)
    closeCluster(&pass)
    closeRun(at: tokens.count, &pass)
    if pass.hasNumbers { joinPhones(bytes) }
    counts.hashtags = pass.hashtags
    counts.words = -pass.wordsOfNames
    for token in tokens {
      switch token.kind {
      case .word:
        counts.words += 1
        if token.isCapitals { counts.capitals += 1 }
        if token.isMixed { counts.mixed += 1 }
      case .number: counts.numbers += 1
      case .link: counts.links += 1
      case .mention: counts.mentions += 1
      case .phone: counts.phones += 1
      case .email: counts.emails += 1
      case .emoji: counts.emoji += 1
      }
    }
  }
}
