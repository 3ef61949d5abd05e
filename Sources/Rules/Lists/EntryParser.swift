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
    var parser = EntryParser(line.filter { $0 != " " }, 0, place, groups)
    parser.position = line[..<column].count { $0 != " " }
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
        elements.append(Entry.Element(.word(try word()), gap: gap))
        gap = 0
      }
    }
    if gap > 0 { throw mistake(.gapAtEdge, at: characters.count - 1) }
    if elements.isEmpty { throw mistake(.emptyEntry) }
    return elements
  }

  private mutating func word() throws(Diagnostic) -> Pattern {
    let start = position
    let isOpenAtStart = take("*")
    let body = try sequence()
    let isOpenAtEnd = take("*")
    if let character = next, character != " ", character != "\t", character != "-", character != "<"
    {
      throw mistake(character == "*" ? .starInside : .unexpected)
    }
    let pattern = Pattern(
      .sequence(body),
      isOpenAtStart: isOpenAtStart,
      isOpenAtEnd: isOpenAtEnd
    )
    guard !pattern.matchesNothing else { throw mistake(.emptyWord, at: start) }
    return pattern
  }

  private mutating func sequence() throws(Diagnostic) -> [Pattern.Part] {
    var parts: [Pattern.Part] = []
    while let character = next {
      let part: Pattern.Part
      switch character {
      case "(":
        let start = position
        position += 1
        part = try alternatives()
        guard take(")") else { throw mistake(.unclosed("("), at: start) }
      case "{":
        let start = position
        let name = try bracketed(until: "}")
        guard let group = groups[name] else { throw mistake(.unknownGroup(name), at: start) }
        part = group
      default:
        guard let symbol = Self.symbol(of: character) else { return parts }
        position += 1
        part = .symbol(symbol)
      }
      parts.append(take("?") ? .choice([part, .sequence([])]) : part)
    }
    return parts
  }

  private mutating func alternatives() throws(Diagnostic) -> Pattern.Part {
    var choices: [Pattern.Part] = []
    repeat { choices.append(.sequence(try sequence())) } while take("|")
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

  /// The symbol of a letter or digit of either case; neighbour languages' letters count as the
  /// Russian ones they pass for in texts.
  private static func symbol(of scalar: Unicode.Scalar) -> Symbol? {
    switch scalar.value {
    case 0x41...0x5A: Symbol(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20).flatMap(Symbol.init)
    case 0x401: Symbol("ё")
    case 0x406, 0x407, 0x456, 0x457: Symbol("и")
    case 0x404, 0x454: Symbol("е")
    case 0x490, 0x491: Symbol("г")
    default: Symbol(scalar)
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
