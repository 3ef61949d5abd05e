public import Folding

/// One place where a pattern was found in a text.
public struct Hit: Equatable, Sendable {
  /// The number of the pattern.
  public var pattern: Int

  /// The tokens that the word takes up: more than one when its letters are set apart.
  public var tokens: Range<Int>

  /// How the word was read.
  public var source: Source

  /// The disguise that the reading saw through.
  public var disguise: Disguise

  /// The word as it was read, in the symbols that the reader keeps; empty when the word is plain.
  public var reading: Range<Int>

  /// How a word was read.
  public enum Source: UInt8, Comparable, Sendable {
    /// As it is written.
    case word
    /// With each letter of another alphabet taken for the Russian one that it looks like.
    case shape
    /// In one of the many ways of a lattice.
    case lattice

    /// Compares by how much was guessed.
    public static func < (a: Source, b: Source) -> Bool { a.rawValue < b.rawValue }
  }

  /// Creates a hit.
  public init(
    pattern: Int,
    tokens: Range<Int>,
    source: Source,
    disguise: Disguise,
    reading: Range<Int>
  ) {
    self.pattern = pattern
    self.tokens = tokens
    self.source = source
    self.disguise = disguise
    self.reading = reading
  }
}
