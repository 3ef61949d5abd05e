/// Up to five letters in one number, six bits each, the first lowest.
///
/// What a character may be read as is asked for at every step of a reading; a list in memory of its
/// own would be counted, hashed and followed each time.
struct FewLetters: Equatable, Sendable, BitwiseCopyable {
  /// The letters that are left, zero behind the last: no letter has the number 0.
  private(set) var bits: UInt32 = 0

  /// No letters.
  static let none = FewLetters()

  private init() {}

  /// A single letter.
  init(_ letter: Symbol) { bits = UInt32(letter.rawValue) }

  /// Puts letters together.
  init(_ letters: [Symbol]) {
    precondition(letters.count <= 5, "a number holds five letters")
    for letter in letters.reversed() { bits = bits << 6 | UInt32(letter.rawValue) }
  }
}

extension FewLetters: Sequence, IteratorProtocol {
  /// Whether there are none.
  var isEmpty: Bool { bits == 0 }

  /// The first letter.
  var first: Symbol? { bits == 0 ? nil : Symbol(rawValue: UInt8(truncatingIfNeeded: bits & 63)) }

  /// The last letter.
  var last: Symbol? {
    let rest = self
    return rest.reduce(nil) { $1 }
  }

  /// How many there are.
  var count: Int { (32 - bits.leadingZeroBitCount + 5) / 6 }

  /// Takes the first letter off.
  @inline(__always)
  mutating func next() -> Symbol? {
    guard bits != 0 else { return nil }
    defer { bits >>= 6 }
    return Symbol(rawValue: UInt8(truncatingIfNeeded: bits & 63))
  }
}
