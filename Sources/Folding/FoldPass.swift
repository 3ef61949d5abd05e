/// Where the folder stands in a text: the token that is open and what lies before it.
struct FoldPass {
  /// What kind of token is open, if any.
  var open: Token.Kind?

  /// What was noticed about the open token.
  var flags: Token.Flags = []

  /// The first symbol of the open token.
  var firstSymbol = 0

  /// The bytes of the open token so far.
  var bytes = 0..<0

  /// The symbol before, within the open token.
  var last = Symbol.boundary

  /// Where the open word is remembered, or -1.
  var row: Int32 = -1

  /// What the open word says, if it is remembered.
  var meaning = WordMeaning()

  /// What stands between the token before and here.
  var gap = Token.Gap.sentence

  /// How many full stops stand in a row just before here.
  var dots = 0

  /// Whether a mark that ends a sentence stands between the token before and here.
  var hasEnd = false

  /// Whether an invisible character was met since the last letter of the open token.
  var hasInvisible = false

  /// The first token of the stretch without white space that is being read.
  var cluster = 0

  /// Whether a sign that may replace a letter stands in that stretch.
  var clusterHasSigns = false

  /// How many letters of flags, the regional indicators, stand in that stretch.
  var clusterLetters = 0

  /// The first token of the row of very short words that ends here.
  var run = 0

  /// Whether a number was met, so that telephone numbers have to be looked for.
  var hasNumbers = false

  /// The number of words behind `#`.
  var hashtags = 0

  /// Where the name ends that a mention shows, or -1.
  var nameEnd = -1

  /// The first token of that name.
  var firstOfName = 0

  /// The number of words in such names.
  var wordsOfNames = 0

  /// Notes a mark that does not end a sentence, with no token open.
  @inline(__always)
  mutating func takeMark() { gap = gap == .space ? .pause : max(gap, .mark) }

  /// Notes that the stretch without white space has ended.
  @inline(__always)
  mutating func forgetSigns() {
    clusterHasSigns = false
    clusterLetters = 0
  }

  /// Notes that the open word is not the remembered one, or not yet.
  mutating func forgetWord() {
    row = -1
    meaning = WordMeaning()
  }
}

extension FoldedText {
  /// Takes a letter in.
  @inline(__always)
  mutating func take(
    letter entry: FoldTable.Entry,
    _ scalar: UInt32,
    at place: Range<Int>,
    _ pass: inout FoldPass
  ) {
    if pass.open != .word { begin(.word, at: place.lowerBound, &pass) }
    pass.forgetWord()
    let symbol = entry.symbol
    if symbol == pass.last { pass.flags.insert(.doubled) }
    if pass.hasInvisible {
      pass.flags.insert(.invisible)
      pass.hasInvisible = false
    }
    pass.flags.formUnion(Token.Flags(of: entry, scalar))
    symbols.append(symbol)
    pass.last = symbol
    pass.bytes = pass.bytes.lowerBound..<place.upperBound
  }

  /// Takes a row of letters in that are in the small table, and returns the offset behind it.
  ///
  /// It does to each what ``take(letter:_:at:_:)`` does, with all that changes kept in registers.
  @inline(__always)
  mutating func take(
    lettersFrom start: Int,
    _ bytes: Span<UInt8>,
    _ letters: Span<FoldTable.Letter>,
    _ pass: inout FoldPass
  ) -> Int {
    if pass.open != .word { begin(.word, at: start, &pass) }
    if pass.hasInvisible {
      pass.flags.insert(.invisible)
      pass.hasInvisible = false
    }
    pass.forgetWord()
    var flags = pass.flags
    var last = pass.last
    var offset = start
    // Room for a word of usual length; a longer one is taken in several rows.
    symbols.append(addingCapacity: 32) { free in
      rows: while free.freeCapacity >= 4 {
        let row = FourLetters(bytes, at: offset)
        var number = 0
        while number < row.count {
          let letter = letters[row.scalar(number)]
          guard letter.isLetter else { break rows }
          flags.formUnion(letter.flags)
          if letter.symbol == last { flags.insert(.doubled) }
          last = letter.symbol
          free.append(last)
          offset &+= 2
          number &+= 1
        }
        if row.count < 4 { break }
      }
      while free.freeCapacity > 0, offset < bytes.count {
        let lead = bytes[offset]
        var scalar = Int(lead)
        var next = offset &+ 1
        if lead >= 0x80 {
          guard lead >= 0xC2, lead < 0xD5, next < bytes.count, bytes[next] & 0xC0 == 0x80 else {
            break
          }
          scalar = Int(lead & 0x1F) << 6 | Int(bytes[next] & 0x3F)
          next &+= 1
          guard scalar < FoldTable.letterLimit else { break }
        }
        let letter = letters[scalar]
        guard letter.isLetter else { break }
        flags.formUnion(letter.flags)
        if letter.symbol == last { flags.insert(.doubled) }
        last = letter.symbol
        free.append(last)
        offset = next
      }
    }
    pass.flags = flags
    pass.last = last
    pass.bytes = pass.bytes.lowerBound..<offset
    return offset
  }

  /// Takes a digit in.
  mutating func take(digit entry: FoldTable.Entry, at place: Range<Int>, _ pass: inout FoldPass) {
    if pass.open != .number { begin(.number, at: place.lowerBound, &pass) }
    symbols.append(.digit)
    pass.hasNumbers = true
    pass.bytes = pass.bytes.lowerBound..<place.upperBound
  }

  /// Takes a combining mark in.
  ///
  /// A breve over «и» makes it «й», as in texts from some phones; two dots over «е» make «ё», which
  /// counts as «е» anyway. All other marks only decorate.
  mutating func take(mark scalar: UInt32, at place: Range<Int>, _ pass: inout FoldPass) {
    guard pass.open == .word else { return }
    pass.forgetWord()
    pass.bytes = pass.bytes.lowerBound..<place.upperBound
    if scalar == 0x306, pass.last == Symbol(rawValue: 9) {
      pass.last = Symbol(rawValue: 10)
      symbols[symbols.count - 1] = pass.last
    } else if scalar != 0x308 {
      pass.flags.insert(.marks)
    }
  }

  /// Takes white space in.
  @inline(__always)
  mutating func take(space gap: Token.Gap, _ pass: inout FoldPass) {
    close(&pass)
    if pass.gap == .mark { pass.gap = gap == .line ? .line : .pause }
    pass.gap = max(pass.gap, gap)
    pass.dots = 0
    if pass.cluster < tokens.count {
      closeCluster(&pass)
    } else {
      pass.forgetSigns()
    }
  }

  /// Takes a punctuation mark or another sign in.
  mutating func take(
    punctuation scalar: UInt32,
    isStop: Bool,
    at offset: Int,
    _ pass: inout FoldPass
  ) {
    close(&pass)
    guard isStop else {
      pass.takeMark()
      if Self.isSign(scalar) { pass.clusterHasSigns = true }
      return
    }
    switch scalar {
    case 0x21, 0xFF01, 0x203C: counts.exclamations += 1
    case 0x3F, 0xFF1F, 0x2047: counts.questions += 1
    case 0x2048, 0x2049:
      counts.exclamations += 1
      counts.questions += 1
    default:
      // Dots in a row are a pause in a sentence, not its end.
      pass.dots += 1
      if pass.dots == 2 && pass.gap == .sentence && !pass.hasEnd { pass.gap = .pause }
      if pass.dots == 1 { pass.gap = .sentence }
      return
    }
    pass.hasEnd = true
    pass.gap = .sentence
  }

  /// Takes a pictograph in.
  mutating func takeEmoji(
    at place: Range<Int>,
    isFlagLetter: Bool,
    _ pass: inout FoldPass
  ) {
    close(&pass)
    if isFlagLetter { pass.clusterLetters += 1 }
    append(.emoji, place, &pass)
    pass.clusterHasSigns = true
  }

  /// Whether people put a sign in place of a letter.
  private static func isSign(_ scalar: UInt32) -> Bool {
    signs.contains(scalar)
  }

  private static let signs = ScalarSet(
    "#$%&*+<=>@[\\]^_{|}~×✕╳¥¢©®¡£¤†°∂∆∩∪Π∏√§●○◯■█▓▒░★☆✱∗⁎＊‡"
  )

  private mutating func begin(_ kind: Token.Kind, at offset: Int, _ pass: inout FoldPass) {
    close(&pass)
    pass.open = kind
    pass.flags = []
    pass.firstSymbol = symbols.count
    pass.bytes = offset..<offset
    pass.forgetWord()
    pass.last = .boundary
    pass.hasInvisible = false
  }

  /// Ends the open token.
  @inline(__always)
  mutating func close(_ pass: inout FoldPass) {
    guard let kind = pass.open else { return }
    var token = Token(
      kind: kind,
      gap: pass.gap,
      flags: kind == .word ? pass.flags : [],
      symbols: pass.firstSymbol..<symbols.count,
      bytes: pass.bytes
    )
    if kind == .word { token.row = Int(pass.row) }
    tokens.append(token)
    meanings.append(kind == .word ? pass.meaning : .ofNoWord)
    symbols.append(.boundary)
    pass.open = nil
    pass.gap = .none
    pass.dots = 0
    pass.hasEnd = false
  }

  /// Adds a token that has no letters, such as a link.
  mutating func append(_ kind: Token.Kind, _ place: Range<Int>, _ pass: inout FoldPass) {
    let symbol = symbols.count
    tokens.append(
      Token(kind: kind, gap: pass.gap, flags: [], symbols: symbol..<symbol, bytes: place)
    )
    meanings.append(.ofNoWord)
    pass.gap = .none
    pass.dots = 0
    pass.hasEnd = false
  }
}

extension Token.Flags {
  /// What a letter says of its word.
  init(of entry: FoldTable.Entry, _ scalar: UInt32) {
    var flags: Token.Flags = entry.isUpper ? .upper : .lower
    if entry.symbol.isRussian {
      flags.insert(.russian)
    } else if entry.symbol.isLatin {
      flags.insert(.latin)
      if !ShapeTable.isLookAlike(scalar) { flags.insert(.plainLatin) }
      if !Self.isUkrainian(scalar) { flags.insert(.strangeLatin) }
    } else {
      flags.insert((0x400...0x52F).contains(scalar) ? .neighbour : .foreign)
    }
    if entry.isStyled { flags.insert(.styled) }
    self = flags
  }

  /// Whether it is an I that Ukrainians and Belarusians type for their own: «смачнi пирiжки».
  private static func isUkrainian(_ scalar: UInt32) -> Bool {
    scalar | 0x20 == 0x69 || scalar | 0x20 == 0xEF
  }
}
