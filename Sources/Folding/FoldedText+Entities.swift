/// Links, mentions, hashtags and e-mail addresses: what in a text is no word.
extension FoldedText {
  /// Whether a sign may begin or reveal anything: hyphens, round brackets and quotation marks do not.
  @inline(__always)
  static func mayBeginEntity(_ scalar: UInt32) -> Bool {
    switch scalar {
    // What `takeEntity` looks at: # $ , . : @ [ ]
    case 0x23, 0x24, 0x2C, 0x2E, 0x3A, 0x40, 0x5B, 0x5D: true
    default: false
    }
  }

  /// Takes what a sign begins or reveals, if it is one of these, and returns the offset behind it.
  mutating func takeEntity(
    _ scalar: UInt32,
    _ bytes: Span<UInt8>,
    at offset: Int,
    _ pass: inout FoldPass
  ) -> Int? {
    switch scalar {
    case 0x3A where bytes.has("://", at: offset) && pass.open == .word:
      return takeLink(from: pass.bytes.lowerBound, bytes, &pass)
    case 0x2E where pass.open != nil && endsInKnownDomain(bytes, from: offset):
      let start = nameStart(bytes, pass)
      guard isHostStart(start, bytes, upTo: offset) else { return nil }
      return takeLink(from: start, bytes, &pass)
    case 0x2E, 0x2C:
      guard endsNothing(bytes, at: offset, pass) else { return nil }
      close(&pass)
      pass.gap = .mark
      return offset + 1
    case 0x40: return takeAt(bytes, at: offset, &pass)
    case 0x23 where pass.open == nil && offset + 1 < bytes.count && bytes[offset + 1] > 0x40:
      pass.hashtags += 1
      return nil
    case 0x5B: return takeBracket(bytes, at: offset, &pass)
    case 0x5D where offset == pass.nameEnd:
      endName(&pass)
      return offset + 1
    case 0x24 where pass.open == .number || offset + 1 < bytes.count && bytes[offset + 1].isDigit:
      takeWord("долл", offset..<(offset + 1), &pass)
      return offset + 1
    default: return nil
    }
  }

  /// Whether a dot or comma stands within a number or an abbreviation, as in «10.000» and «л.с.».
  private func endsNothing(_ bytes: Span<UInt8>, at offset: Int, _ pass: FoldPass) -> Bool {
    guard offset + 1 < bytes.count else { return false }
    let next = bytes[offset + 1]
    if pass.open == .number { return next.isDigit }
    return pass.open == .word && symbols.count - pass.firstSymbol == 1
      && (next == 0xD0 || next == 0xD1)
      && bytes[offset] == 0x2E
  }

  /// Takes a link that begins at an offset already passed, in place of the words read from it.
  private mutating func takeLink(
    from start: Int,
    _ bytes: Span<UInt8>,
    _ pass: inout FoldPass
  ) -> Int {
    close(&pass)
    var end = start
    while end < bytes.count, !isLinkEnd(bytes[end]) { end += 1 }
    while end > start + 1, ".,!?;:*_".utf8.contains(bytes[end - 1]) { end -= 1 }
    dropTokens(from: start, &pass)
    append(.link, start..<end, &pass)
    return end
  }

  /// Returns where the name begins whose end is open: a host name, or the name before `@`.
  ///
  /// It reaches back over words that only dots, hyphens and `_` part from it, never beyond the
  /// present stretch without white space.
  private func nameStart(_ bytes: Span<UInt8>, _ pass: FoldPass) -> Int {
    var start = pass.bytes.lowerBound
    for token in tokens[pass.cluster...].reversed() {
      let between = token.bytes.upperBound..<max(token.bytes.upperBound, start)
      guard token.kind == .word || token.kind == .number,
        between.allSatisfy({ ".-_".utf8.contains(bytes[$0]) })
      else { break }
      start = token.bytes.lowerBound
    }
    return start
  }

  /// Whether a host name may begin at an offset: not in the middle of a word, nor with a character
  /// in it that does not show.
  private func isHostStart(_ start: Int, _ bytes: Span<UInt8>, upTo end: Int) -> Bool {
    if let last = tokens.last, last.kind == .mention, last.bytes.upperBound == start {
      return false
    }
    return (start..<end).allSatisfy { bytes[$0].isHostPart || ".-_".utf8.contains(bytes[$0]) }
  }

  private func isLinkEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x29 || byte == 0x5D
      || byte == 0x7C
  }

  /// Takes the tokens back that were read from an offset on.
  private mutating func dropTokens(from start: Int, _ pass: inout FoldPass) {
    while let token = tokens.last, token.bytes.lowerBound >= start {
      tokens.removeLast()
      meanings.removeLast()
      symbols.removeSubrange(token.symbols.lowerBound...)
      pass.gap = token.gap
    }
    pass.cluster = min(pass.cluster, tokens.count)
    pass.run = min(pass.run, tokens.count)
  }

  /// Takes `@name`, or the end of an e-mail address.
  private mutating func takeAt(_ bytes: Span<UInt8>, at offset: Int, _ pass: inout FoldPass) -> Int?
  {
    var end = offset + 1
    while end < bytes.count, bytes[end].isNamePart { end += 1 }
    if pass.open != nil {
      var address = end
      while address < bytes.count, bytes[address].isNamePart || bytes[address] == 0x2E {
        address += 1
      }
      while address > end, bytes[address - 1] == 0x2E { address -= 1 }
      guard address > end + 1, end > offset + 1 else { return nil }
      let start = nameStart(bytes, pass)
      close(&pass)
      dropTokens(from: start, &pass)
      append(.email, start..<address, &pass)
      return address
    }
    guard end > offset + 3 else { return nil }
    append(.mention, offset..<end, &pass)
    return end
  }

  /// What anonymised exports write in place of things.
  private static let placeholders: [(name: String, kind: Token.Kind)] = [
    ("[LINK]", .link), ("[URL]", .link), ("[USERNAME]", .mention), ("[USER]", .mention),
    ("[MENTION]", .mention), ("[PHONE]", .phone), ("[EMAIL]", .email),
  ]

  /// How VK begins the mention of a user or a page.
  private static let pageNames = ["[id", "[club", "[public"]

  /// Takes a placeholder of an anonymised export such as `[LINK]`, or the beginning of VK's
  /// `[id1|Имя]`.
  ///
  /// The name is read as any words are: whoever writes the mention chooses it.
  private mutating func takeBracket(
    _ bytes: Span<UInt8>,
    at offset: Int,
    _ pass: inout FoldPass
  ) -> Int? {
    for (name, kind) in Self.placeholders where bytes.has(name, at: offset) {
      close(&pass)
      let end = offset + name.utf8.count
      append(kind, offset..<end, &pass)
      return end
    }
    if bytes.has("[CURRENCY]", at: offset) {
      takeWord("руб", offset..<(offset + 10), &pass)
      return offset + 10
    }
    guard Self.pageNames.contains(where: { bytes.has($0, at: offset) }) else { return nil }
    var end = offset + 1
    while end < bytes.count, bytes[end] != 0x5D, bytes[end] != 0x0A, end < offset + 200 { end += 1 }
    guard end < bytes.count, bytes[end] == 0x5D,
      let bar = (offset..<end).first(where: { bytes[$0] == 0x7C })
    else { return nil }
    close(&pass)
    append(.mention, offset..<(bar + 1), &pass)
    pass.nameEnd = end
    pass.firstOfName = tokens.count
    return bar + 1
  }

  /// Ends the name that a mention shows; its words are not counted as words of the text.
  private mutating func endName(_ pass: inout FoldPass) {
    close(&pass)
    pass.nameEnd = -1
    let first = min(pass.firstOfName, tokens.count)
    pass.wordsOfNames += tokens[first...].count { $0.kind == .word }
    pass.gap = max(pass.gap, .mark)
  }

  /// Takes a sign that is read aloud as a word.
  private mutating func takeWord(_ word: String, _ place: Range<Int>, _ pass: inout FoldPass) {
    close(&pass)
    let first = symbols.count
    symbols += Symbol.symbols(of: word)
    tokens.append(
      Token(
        kind: .word,
        gap: pass.gap,
        flags: [.russian, .lower],
        symbols: first..<symbols.count,
        bytes: place
      )
    )
    meanings.append(WordMeaning())
    symbols.append(.boundary)
    pass.gap = .none
  }
}
