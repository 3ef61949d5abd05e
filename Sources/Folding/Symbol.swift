/// A letter of folded text: what rules and word lists are compared with.
///
/// There are fewer than 64 symbols, so that a row of an automaton is small and a set of symbols fits
/// into one machine word: 32 Russian letters (ё counts as е), 26 Latin letters, one symbol for every
/// digit, one for letters of other alphabets, and the boundary that stands between words.
public struct Symbol: Hashable, Sendable, BitwiseCopyable {
  /// The number of the symbol, below ``count``.
  public let rawValue: UInt8

  /// Creates a symbol from its number.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// How many symbols there are; the columns of an automaton's table.
  @inlinable
  public static var count: Int { 64 }

  /// What stands before and after each word.
  @inlinable
  public static var boundary: Symbol { Symbol(rawValue: 0) }

  /// Any digit: folded text does not tell them apart.
  @inlinable
  public static var digit: Symbol { Symbol(rawValue: 59) }

  /// A letter that is neither Russian nor Latin.
  @inlinable
  public static var foreign: Symbol { Symbol(rawValue: 60) }

  /// Creates the symbol of a letter or a digit that is already in lower case.
  ///
  /// Returns `nil` for anything that is not written within a word.
  public init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x430...0x44F: rawValue = UInt8(scalar.value - 0x430 + 1)
    case 0x451: rawValue = 6
    case 0x61...0x7A: rawValue = UInt8(scalar.value - 0x61 + 33)
    case 0x30...0x39: self = .digit
    default: return nil
    }
  }

  /// Whether the symbol is a Russian letter.
  @inlinable
  public var isRussian: Bool { rawValue >= 1 && rawValue <= 32 }

  /// Whether the symbol is a Latin letter.
  @inlinable
  public var isLatin: Bool { rawValue >= 33 && rawValue <= 58 }

  /// Whether the symbol is a Russian vowel.
  public var isVowel: Bool {
    switch rawValue {
    case 1, 6, 9, 15, 20, 28, 30, 31, 32: true
    default: false
    }
  }

  /// The symbol as people read it: a letter, `0` for a digit, `?` for a foreign letter.
  public var character: Unicode.Scalar {
    switch rawValue {
    case 1...32: Unicode.Scalar(UInt32(rawValue) - 1 + 0x430) ?? "?"
    case 33...58: Unicode.Scalar(UInt8(rawValue - 33 + 0x61))
    case 59: "0"
    case 0: " "
    default: "?"
    }
  }
}

extension Symbol: CustomStringConvertible {
  /// The letter that the symbol stands for.
  public var description: String { String(character) }
}

extension Symbol {
  /// Returns the symbols of a word in lower case, leaving out what is neither letter nor digit.
  public static func symbols(of word: String) -> [Symbol] {
    word.unicodeScalars.compactMap(Symbol.init)
  }
}
