import Folding
import Matching

/// Reads one entry of a word list; the language is described in `docs/rules.ru.md`.
struct EntryParser {
  /// The characters of the line and the position of the next one.
  private let characters: [Unicode.Scalar]
  private var position: Int

  /// Where the characters stand in the file.
  private let place: Diagnostic.Place

  /// The groups that `{name}` may refer to.
  private let groups: [String: Pattern.Part]

  /// Whether blanks count for nothing, as in the definition of a group.
  private var skipsBlanks = false

  /// Reads an entry from the characters of a line, from a column on.
  ///
  /// - Throws: A ``Diagnostic`` at the character that does not fit.
  static func parse(
    _ line: [Unicode.Scalar],
    from column: Int,
    at place: Diagnostic.Place,
    groups: [String: Pattern.Part]
  ) throws(Diagnostic) -> [Entry.Element] {
    var parser = EntryParser(line, column, place, groups)
    return try parser.phrase()
  }

  /// Reads the alternatives of a group: what stands behind `=` in `@name = а|б`.
  static func parseGroup(
    _ line: [Unicode.Scalar],
    from column: Int,
    at place: Diagnostic.Place,
    groups: [String: Pattern.Part]
  ) throws(Diagnostic) -> Pattern.Part {
    var parser = EntryParser(line, column, place, groups)
    parser.skipsBlanks = true
    let choice = try parser.alternatives()
    guard parser.position == parser.characters.count else { throw parser.mistake(.unexpected) }
    return choice
  }

  private init(
    _ characters: [Unicode.Scalar],
    _ position: Int,
    _ place: Diagnostic.Place,
    _ groups: [String: Pattern.Part]
  ) {
    self.characters = characters
    self.position = position
    self.place = place
    self.groups = groups
  }

  private var next: Unicode.Scalar? { position < characters.count ? characters[position] : nil }

  private func mistake(_ message: Phrase, at column: Int? = nil) -> Diagnostic {
    Diagnostic(
      message,
      at: Diagnostic.Place(place.file, line: place.line, column: (column ?? position) + 1)
    )
  }

  private mutating func phrase() throws(Diagnostic) -> [Entry.Element] {
    var elements: [Entry.Element] = []
    var gap = 0
    while let character = next {
      switch character {
      case " ", "\t", "-":
        position += 1
      case "<":
        let start = position
        let name = try bracketed(until: ">")
        if let words = Int(name) {
          guard (1...Entry.widestGap).contains(words) else { throw mistake(.gapTooWide, at: start) }
          guard !elements.isEmpty else { throw mistake(.gapAtEdge, at: start) }
          gap = words
        } else if let kind = Self.kinds[name.lowercased()] {
          elements.append(Entry.Element(.token(kind), gap: gap))
          gap = 0
        } else {
          throw mistake(.unknownKind(name), at: start)
        }
      default:
        for matcher in try word() {
          elements.append(Entry.Element(matcher, gap: gap))
          gap = 0
        }
      }
    }
    if gap > 0 { throw mistake(.gapAtEdge, at: characters.count - 1) }
    if elements.isEmpty { throw mistake(.emptyEntry) }
    return elements
  }

  /// Reads what stands without a blank: a word, or letters and numbers side by side.
  ///
  /// In a text, words end where digits begin, so `1xbet` is a number and a word.
  private mutating func word() throws(Diagnostic) -> [Entry.Matcher] {
    var matchers: [Entry.Matcher] = []
    while let character = next, !Self.endsWord(character) {
      if Self.isDigit(character) {
        while let digit = next, Self.isDigit(digit) { position += 1 }
        matchers.append(.token(.number))
      } else {
        matchers.append(.word(try letters()))
      }
    }
    return matchers
  }

  private mutating func letters() throws(Diagnostic) -> Pattern {
    let start = position
    let isOpenAtStart = take("*")
    let body = try sequence()
    let isOpenAtEnd = take("*")
    if let character = next, !Self.endsWord(character), isOpenAtEnd || !Self.isDigit(character) {
      throw isOpenAtEnd ? mistake(.starInside, at: position - 1) : mistake(.unexpected)
    }
    let pattern = Pattern(body, isOpenAtStart: isOpenAtStart, isOpenAtEnd: isOpenAtEnd)
    guard !pattern.matchesNothing else { throw mistake(.emptyWord, at: start) }
    return pattern
  }

  private static func endsWord(_ character: Unicode.Scalar) -> Bool {
    character == " " || character == "\t" || character == "-" || character == "<"
  }

  private static func isDigit(_ character: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(character)
  }

  private mutating func sequence() throws(Diagnostic) -> Pattern.Part {
    var all = Pattern.Part()
    skipBlanks()
    while let character = next {
      let mark = all.mark
      switch character {
      case "(":
        let start = position
        position += 1
        all.append(try alternatives())
        guard take(")") else { throw mistake(.unclosed("("), at: start) }
      case "{":
        let start = position
        let name = try bracketed(until: "}")
        guard let group = groups[name] else { throw mistake(.unknownGroup(name), at: start) }
        all.append(group)
      default:
        guard let symbol = Self.symbol(of: character) else { return all }
        position += 1
        all.append(takeMarks(over: symbol))
      }
      if take("?") { all.makeOptional(from: mark) }
      skipBlanks()
    }
    return all
  }

  /// Takes the marks over a letter: a breve makes «й» of «и», all others only decorate, as in texts.
  private mutating func takeMarks(over symbol: Symbol) -> Symbol {
    var symbol = symbol
    while let mark = next, (0x300...0x36F).contains(mark.value) {
      if mark.value == 0x306, symbol == Symbol("и") { symbol = Symbol("й") ?? symbol }
      position += 1
    }
    return symbol
  }

  private mutating func skipBlanks() {
    guard skipsBlanks else { return }
    while next == " " || next == "\t" { position += 1 }
  }

  private mutating func alternatives() throws(Diagnostic) -> Pattern.Part {
    var choices: [Pattern.Part] = []
    repeat {
      choices.append(try sequence())
      if let character = next, Self.isDigit(character) { throw mistake(.digitInBrackets) }
    } while take("|")
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func bracketed(until end: Unicode.Scalar) throws(Diagnostic) -> String {
    let start = position
    guard let close = characters[position...].firstIndex(of: end) else {
      throw mistake(.unclosed(String(characters[start])), at: start)
    }
    position = close + 1
    return String(trimming: characters[(start + 1)..<close])
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  /// The symbol of a letter of either case; neighbour languages' letters count as the Russian ones
  /// they pass for in texts.
  private static func symbol(of scalar: Unicode.Scalar) -> Symbol? {
    switch scalar.value {
    case 0x41...0x5A: Symbol(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20).flatMap(Symbol.init)
    case 0x401: Symbol("ё")
    case 0x406, 0x407, 0x456, 0x457: Symbol("и")
    case 0x404, 0x454: Symbol("е")
    case 0x490, 0x491: Symbol("г")
    default: isDigit(scalar) ? nil : Symbol(scalar)
    }
  }

  private static let kinds: [String: Token.Kind] = [
    "число": .number, "ссылка": .link, "упоминание": .mention, "телефон": .phone, "почта": .email,
    "эмодзи": .emoji,
  ]
}

extension Phrase {
  fileprivate static let unexpected = Phrase(
    ru: "этому знаку здесь не место",
    en: "this character does not belong here"
  )
  fileprivate static let starInside = Phrase(
    ru: "`*` ставится только в начале и в конце слова",
    en: "`*` stands only at the beginning and at the end of a word"
  )
  fileprivate static let digitInBrackets = Phrase(
    ru: "в вариантах цифр не пишут: сделайте отдельную запись, число в ней — `<число>`",
    en: "there are no digits among alternatives: write an entry of its own, with `<число>`"
  )
  fileprivate static let emptyEntry = Phrase(ru: "запись пуста", en: "the entry is empty")
  fileprivate static let emptyWord = Phrase(
    ru: "слово может оказаться пустым: нужна хотя бы одна обязательная буква",
    en: "the word may turn out empty: at least one letter has to be there"
  )
  fileprivate static let gapTooWide = Phrase(
    ru: "между словами может стоять от 1 до \(Entry.widestGap) слов",
    en: "1 to \(Entry.widestGap) words may stand between two others"
  )
  fileprivate static let gapAtEdge = Phrase(
    ru: "пропуск стоит только между словами",
    en: "a gap stands only between words"
  )

  fileprivate static func unclosed(_ bracket: String) -> Phrase {
    Phrase(ru: "скобка `\(bracket)` не закрыта", en: "`\(bracket)` is not closed")
  }

  fileprivate static func unknownGroup(_ name: String) -> Phrase {
    Phrase(ru: "нет заготовки `\(name)`", en: "there is no group `\(name)`")
  }

  fileprivate static func unknownKind(_ name: String) -> Phrase {
    Phrase(
      ru:
        "`<\(name)>` непонятно: бывает число, ссылка, упоминание, телефон, почта, эмодзи или цифра",
      en: "`<\(name)>` is unknown: число, ссылка, упоминание, телефон, почта, эмодзи or a digit"
    )
  }
}
