/// A word of a text, or something in it that is no word: a number, a link, a pictograph.
public struct Token: Equatable, Sendable, BitwiseCopyable {
  /// What a token is.
  public enum Kind: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    /// Letters side by side.
    case word
    /// Digits side by side.
    case number
    /// A web address, or a host name with a known ending.
    case link
    /// `@name` or a network's `[id1|Имя]`.
    case mention
    /// A telephone number.
    case phone
    /// An e-mail address.
    case email
    /// A pictograph.
    case emoji
  }

  /// What stands between a token and the one before it; the strongest of what does.
  public enum Gap: UInt8, Comparable, Sendable, BitwiseCopyable {
    /// Nothing: a digit beside a letter.
    case none
    /// A hyphen, a slash or another mark without white space.
    case mark
    /// White space.
    case space
    /// Punctuation with white space.
    case pause
    /// A line break.
    case line
    /// The end of a sentence, or the beginning of the text.
    case sentence

    /// Compares by strength.
    public static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// What was noticed about a word while it was folded.
  public struct Flags: OptionSet, Sendable, BitwiseCopyable {
    /// The bits.
    public let rawValue: UInt16

    /// Creates flags from their bits.
    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It has a Russian letter.
    @inlinable public static var russian: Flags { Flags(rawValue: 1) }
    /// It has a Latin letter.
    @inlinable public static var latin: Flags { Flags(rawValue: 2) }
    /// It has a letter of another alphabet.
    @inlinable public static var foreign: Flags { Flags(rawValue: 4) }
    /// A letter stands twice in a row.
    @inlinable public static var doubled: Flags { Flags(rawValue: 8) }
    /// It has a letter that is not a capital.
    @inlinable public static var lower: Flags { Flags(rawValue: 16) }
    /// It has a capital letter.
    @inlinable public static var upper: Flags { Flags(rawValue: 32) }
    /// An invisible character stands within it.
    @inlinable public static var invisible: Flags { Flags(rawValue: 64) }
    /// A combining mark stands within it: a stress, a strike-through.
    @inlinable public static var marks: Flags { Flags(rawValue: 128) }
    /// It has a letter in fancy dress, such as a full-width one.
    @inlinable public static var styled: Flags { Flags(rawValue: 256) }
    /// It has a letter that Ukrainian, Tatar or another neighbour writes and Russian does not.
    @inlinable public static var neighbour: Flags { Flags(rawValue: 1024) }
    /// A Latin letter in it looks like no Russian one.
    @inlinable public static var plainLatin: Flags { Flags(rawValue: 512) }
    /// A Latin letter in it is not the I that stands for a Ukrainian one.
    @inlinable public static var strangeLatin: Flags { Flags(rawValue: 2048) }
  }

  /// What it is.
  public var kind: Kind

  /// What stands before it.
  public var gap: Gap

  /// What was noticed; empty unless it is a word.
  public var flags: Flags

  private var firstSymbol: Int32
  private var endSymbol: Int32
  private var firstByte: Int32
  private var endByte: Int32
  private var rowNumber: Int32 = -1

  /// Where its word is remembered in the ``WordRows`` that it was folded with, or -1.
  ///
  /// It is no part of what the token is: another text may have taken the row since.
  var row: Int {
    get { Int(rowNumber) }
    set { rowNumber = Int32(truncatingIfNeeded: newValue) }
  }

  /// Its symbols in ``FoldedText/symbols``; empty unless it is a word or a number.
  public var symbols: Range<Int> {
    get { Int(firstSymbol)..<Int(endSymbol) }
    set {
      firstSymbol = Int32(truncatingIfNeeded: newValue.lowerBound)
      endSymbol = Int32(truncatingIfNeeded: newValue.upperBound)
    }
  }

  /// Its bytes in the text as the author wrote it.
  public var bytes: Range<Int> {
    get { Int(firstByte)..<Int(endByte) }
    set {
      firstByte = Int32(truncatingIfNeeded: newValue.lowerBound)
      endByte = Int32(truncatingIfNeeded: newValue.upperBound)
    }
  }

  /// Creates a token.
  ///
  /// Places are kept in 32 bits: no text that is read has more than a fraction of so many bytes.
  init(kind: Kind, gap: Gap, flags: Flags, symbols: Range<Int>, bytes: Range<Int>) {
    self.kind = kind
    self.gap = gap
    self.flags = flags
    firstSymbol = Int32(truncatingIfNeeded: symbols.lowerBound)
    endSymbol = Int32(truncatingIfNeeded: symbols.upperBound)
    firstByte = Int32(truncatingIfNeeded: bytes.lowerBound)
    endByte = Int32(truncatingIfNeeded: bytes.upperBound)
  }

  /// Compares what tokens are, not where they are remembered.
  public static func == (a: Token, b: Token) -> Bool {
    (a.kind, a.gap, a.flags) == (b.kind, b.gap, b.flags)
      && (a.symbols, a.bytes) == (b.symbols, b.bytes)
  }

  /// Whether letters that look like Russian ones may hide among its letters.
  public var isMixed: Bool {
    flags.contains(.russian) && !flags.isDisjoint(with: [.strangeLatin, .foreign])
      && !flags.contains(.plainLatin)
  }

  /// Whether it is a word all in capitals, of at least three letters.
  public var isCapitals: Bool {
    flags.contains(.upper) && !flags.contains(.lower) && symbols.count > 2
  }
}
