import CICU

/// What becomes of each Unicode scalar when text is folded.
///
/// Everything that looks like normalisation is in this table, not in the loop over a text: letter
/// case, compatibility forms (full-width, mathematical, circled letters), invisible characters,
/// combining marks, ё→е. It is worked out once from the system's ICU (NFKC_Casefold and character
/// properties) and from a few choices of our own that ICU does not make.
final class FoldTable: Sendable {
  /// What a scalar is to the folder.
  enum Kind: UInt8, Sendable {
    /// White space other than a line break.
    case space
    /// A line break.
    case newline
    /// `.`, `!`, `?`.
    case stop
    /// Any other punctuation or symbol.
    case punctuation
    /// A letter.
    case letter
    /// A decimal digit of any script.
    case digit
    /// A pictograph.
    case emoji
    /// A character that does not show: soft hyphen, zero-width space, variation selector.
    case invisible
    /// A combining mark: stress, strike-through, enclosing circle.
    case mark
    /// Several letters in one, such as «№» or «ﬁ»; they stand in ``FoldTable/expansions``.
    case several
  }

  /// One scalar's row, packed so that the whole table stays in the cache's second level.
  struct Entry: Equatable, Sendable, BitwiseCopyable {
    /// Bits 0–5 the symbol, 6–9 the kind, 10 upper case, 11 styled.
    var bits: UInt16

    init(_ kind: Kind, _ symbol: Symbol = .boundary, upper: Bool = false, styled: Bool = false) {
      bits =
        UInt16(symbol.rawValue) | UInt16(kind.rawValue) << 6 | (upper ? 1 << 10 : 0)
        | (styled ? 1 << 11 : 0)
    }

    var symbol: Symbol { Symbol(rawValue: UInt8(truncatingIfNeeded: bits & 63)) }
    var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: bits >> 6) & 15) ?? .punctuation }
    var isUpper: Bool { bits & 1 << 10 != 0 }

    /// Whether the scalar is a letter or digit in fancy dress: `𝐱`, `ｘ`, `ⓧ`.
    var isStyled: Bool { bits & 1 << 11 != 0 }
  }

  /// A letter as words are made of them, or nothing.
  struct Letter: Sendable {
    /// Bits 0–5 the symbol, 8–23 the flags that it gives its word, 31 set for a letter.
    let bits: UInt32

    /// No letter.
    static let none = Letter(bits: 0)

    private init(bits: UInt32) { self.bits = bits }

    init(_ symbol: Symbol, _ flags: Token.Flags) {
      bits = 1 << 31 | UInt32(flags.rawValue) << 8 | UInt32(symbol.rawValue)
    }

    var isLetter: Bool { bits >> 31 == 1 }
    var symbol: Symbol { Symbol(rawValue: UInt8(truncatingIfNeeded: bits & 63)) }
    var flags: Token.Flags { Token.Flags(rawValue: UInt16(truncatingIfNeeded: bits >> 8)) }
  }

  /// Latin, Greek and Cyrillic letters lie below; each takes at most two bytes.
  static let letterLimit = 0x530

  /// The entries of the scalars below ``limit``, by their value.
  let entries: [Entry]

  /// The letters among the scalars below ``letterLimit``, each with what it says of its word.
  ///
  /// Nine scalars of ten in a comment are here, and all that they ask for is one look-up.
  let letters: [Letter]

  /// What each scalar of kind ``Kind/several`` becomes.
  let expansions: [UInt32: [Symbol]]

  /// Scalars from here on are never letters that a rule could ask for.
  static let limit: UInt32 = 0x20000

  /// Works the table out.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  init() throws(ICUError) {
    var entries = [Entry](
      repeating: Entry(.letter, .foreign),
      count: Int(Self.limit)
    )
    var expansions: [UInt32: [Symbol]] = [:]
    for block in Self.asked {
      for scalar in block {
        var properties = try ICU.lookUp(scalar)
        let (entry, expansion) = Self.entry(of: scalar, &properties)
        entries[Int(scalar)] = entry
        if let expansion { expansions[scalar] = expansion }
      }
    }
    for (scalar, letters) in Self.ownExpansions {
      entries[Int(scalar)] = Entry(.several)
      expansions[scalar] = Symbol.symbols(of: letters)
    }
    // Latin «ë» is how many keyboards type «ё»: no disguise, just a typo.
    entries[0xEB] = Entry(.letter, Symbol(rawValue: 6))
    entries[0xCB] = Entry(.letter, Symbol(rawValue: 6), upper: true)
    for (offset, letter) in Self.smallCapitals {
      entries[Int(offset)] = Entry(.letter, letter, styled: true)
    }
    // The letters of flags stay pictographs, for two of them are a flag, but they know what they are.
    for letter in 0..<26 as Range<UInt32> {
      entries[Int(0x1F1E6 + letter)] = Entry(
        .emoji,
        Symbol(rawValue: UInt8(33 + letter)),
        styled: true
      )
    }
    self.entries = entries
    self.expansions = expansions
    letters = Self.letters(of: entries)
  }

  private static func letters(of entries: [Entry]) -> [Letter] {
    entries[..<letterLimit].enumerated().map { scalar, entry in
      entry.kind == .letter
        ? Letter(entry.symbol, Token.Flags(of: entry, UInt32(scalar))) : .none
    }
  }

  /// Creates a table from what another one consisted of.
  init(entries: [Entry], expansions: [UInt32: [Symbol]]) {
    self.entries = entries
    self.expansions = expansions
    letters = Self.letters(of: entries)
  }

  /// Creates the same table as another one without the small one of letters.
  init(withoutLettersOf table: FoldTable) {
    entries = table.entries
    expansions = table.expansions
    letters = []
  }

  /// Returns the entry of a scalar.
  func entry(of scalar: UInt32) -> Entry {
    scalar < Self.limit
      ? entries[Int(scalar)] : scalar >= 0xE0000 ? Entry(.invisible) : Entry(.letter, .foreign)
  }

  /// The blocks that ICU is asked about; what lies between is Han, Hangul and the like.
  private static let asked: [Range<UInt32>] = [
    0..<0x3400, 0xA490..<0xAC00, 0xD7B0..<0xD800, 0xE000..<0xE001, 0xF900..<0x10000,
    0x10000..<0x10400, 0x10780..<0x107C0, 0x16F00..<0x17000, 0x1BCA0..<0x1BCB0, 0x1D100..<0x1D800,
    0x1E000..<0x1E100, 0x1F000..<0x20000,
  ]
}

extension FoldTable {
  /// Works out one scalar's entry, and the symbols it becomes when they are several.
  private static func entry(
    of scalar: UInt32,
    _ properties: inout cicu_scalar
  ) -> (Entry, [Symbol]?) {
    switch scalar {
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: return (Entry(.newline), nil)
    case 0x21, 0x2E, 0x3F, 0x203C, 0x2047...0x2049, 0xFF01, 0xFF0E, 0xFF1F:
      return (Entry(.stop), nil)
    case 0x09: return (Entry(.space), nil)
    case 0x2800: return (Entry(.space), nil)  // An empty Braille cell: blank, yet no white space.
    case 0..<0x20, 0x7F..<0xA0: return (Entry(.invisible), nil)
    default: break
    }
    if properties.space != 0 { return (Entry(.space), nil) }
    if properties.ignorable != 0 { return (Entry(.invisible), nil) }
    if (6...8).contains(properties.category) { return (Entry(.mark), nil) }

    let upper = properties.category == 1 || properties.category == 3
    let isPlain = scalar < 0x80 || (0x400...0x45F).contains(scalar)
    // Most fold to one scalar, and an array for each of twenty thousand is felt at the start.
    let only = properties.folded_count == 1 ? Unicode.Scalar(properties.folded.0) : nil
    if let symbol = only.flatMap(Symbol.init) {
      let kind: Kind = symbol == .digit ? .digit : .letter
      return (Entry(kind, symbol, upper: upper, styled: !isPlain), nil)
    }
    if properties.emoji != 0 && scalar > 0xFF { return (Entry(.emoji), nil) }
    // Fractions, «№», ligatures, letters in brackets: only when every part is a letter or digit.
    let symbols = only == nil ? Self.symbols(of: properties) : []
    if symbols.count > 1 && properties.category != 26 {
      return (Entry(.several, upper: upper), symbols)
    }
    if (1...5).contains(properties.category) {
      return (Entry(.letter, only.flatMap(Self.base) ?? .foreign, upper: upper), nil)
    }
    if properties.category == 9 { return (Entry(.digit, .digit, styled: true), nil) }
    return (Entry(.punctuation), nil)
  }

  /// The symbols among the scalars that a scalar folds to.
  private static func symbols(of properties: cicu_scalar) -> [Symbol] {
    let folded = unsafe withUnsafeBytes(of: properties.folded) {
      unsafe Array($0.bindMemory(to: UInt32.self).prefix(Int(properties.folded_count)))
    }
    return folded.compactMap(Unicode.Scalar.init).compactMap(Symbol.init)
  }

  /// The letter under the accents of a Latin letter, such as `e` of `é`.
  ///
  /// Russian й has been taken before this is asked, so no letter loses what makes it another one.
  private static func base(of scalar: Unicode.Scalar) -> Symbol? {
    decompositions[scalar.value].flatMap(Unicode.Scalar.init).flatMap(Symbol.init)
  }

  /// The accented Latin letters of European languages and their bases.
  private static let decompositions: [UInt32: UInt32] = {
    let pairs = """
      àa áa âa ãa äa åa āa ăa ąa çc ćc ĉc čc ďd đd èe ée êe ëe ēe ĕe ėe ęe ěe ĝg ğg ġg ģg ĥh ìi íi îi ïi \
      ĩi īi ĭi įi ıi ĵj ķk ĺl ļl ľl łl ñn ńn ņn ňn òo óo ôo õo öo øo ōo ŏo őo ŕr ŗr řr śs ŝs şs šs ţt ťt \
      ùu úu ûu üu ũu ūu ŭu ůu űu ųu ŵw ýy ÿy ŷy źz żz žz ȁa ȅe ȉi ȍo ȑr ȕu ḥh ṭt ẏy ọo ụu ạa ẹe ịi ỵy
      """
    var bases: [UInt32: UInt32] = [:]
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      if scalars.count == 2 { bases[scalars[0].value] = scalars[1].value }
    }
    return bases
  }()

  /// Signs that are read aloud as words.
  private static let ownExpansions: [UInt32: String] = [0x20BD: "руб", 0x20AC: "евро"]

  /// Small capitals, letters in brackets and on dark squares, which NFKC leaves alone or spells out.
  private static let smallCapitals: [(UInt32, Symbol)] = {
    let small: [(UInt32, String)] = [
      (0x1D00, "a"), (0x0299, "b"), (0x1D04, "c"), (0x1D05, "d"), (0x1D07, "e"), (0xA730, "f"),
      (0x0262, "g"), (0x029C, "h"), (0x026A, "i"), (0x1D0A, "j"), (0x1D0B, "k"), (0x029F, "l"),
      (0x1D0D, "m"), (0x0274, "n"), (0x1D0F, "o"), (0x1D18, "p"), (0x0280, "r"), (0xA731, "s"),
      (0x1D1B, "t"), (0x1D1C, "u"), (0x1D20, "v"), (0x1D21, "w"), (0x028F, "y"), (0x1D22, "z"),
    ]
    let squares =
      [UInt32](0x249C...0x24B5) + [UInt32](0x1F150...0x1F169) + [UInt32](0x1F170...0x1F189)
    return small.map { ($0.0, Symbol.symbols(of: $0.1)[0]) }
      + squares.enumerated().map { ($0.element, Symbol(rawValue: UInt8(33 + $0.offset % 26))) }
  }()
}
