/// A pass over one JSON value that tells where it ends, and may be interrupted anywhere.
///
/// Only brackets and strings are looked at: the value is not checked.
struct JSONValueScan: Sendable {
  /// The byte that the pass goes on with.
  var position: Int

  /// How many objects and arrays lie open.
  private var depth = 0

  private var isInString = false

  /// Whether the value is a number or a literal, which ends where something else begins.
  private var isPlain = false

  /// Prepares a pass over the value that begins at a place.
  init(position: Int) { self.position = position }

  /// Whether the value is whole if nothing follows.
  var endsWithInput: Bool { isPlain && depth == 0 }

  /// Goes on until the value ends or the bytes do.
  ///
  /// - Returns: Whether the value ended; `position` is then the byte behind it.
  mutating func advance(over bytes: Span<UInt8>) -> Bool {
    while position < bytes.count {
      if isInString {
        guard skipString(bytes) else { return false }
        if depth == 0 { return true }
        continue
      }
      switch bytes[position] {
      case .quote:
        if isPlain && depth == 0 { return true }
        isInString = true
      case .openBrace, .openBracket:
        if isPlain && depth == 0 { return true }
        depth += 1
      case .closeBrace, .closeBracket:
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          position += 1
          return true
        }
      case .comma, .space, .lineFeed, .carriageReturn, .tab:
        if depth == 0 { return true }
      default:
        if depth == 0 { isPlain = true }
      }
      position &+= 1
    }
    return false
  }

  /// Moves behind the quote that ends a string, and returns whether it is here.
  private mutating func skipString(_ bytes: Span<UInt8>) -> Bool {
    while position < bytes.count {
      let eight = EightBytes(bytes, at: position)
      let marks = eight.marks(of: .quote) | eight.marks(of: .backslash)
      guard marks != 0 else {
        position &+= 8
        continue
      }
      position &+= EightBytes.place(of: marks)
      if bytes[position] == .quote {
        position &+= 1
        isInString = false
        return true
      }
      // A backslash takes the next byte with it, which has to be here.
      guard position &+ 1 < bytes.count else { return false }
      position &+= 2
    }
    position = bytes.count
    return false
  }
}

extension Span<UInt8> {
  /// Returns the first byte from a place on that is no white space, line feeds among it.
  func endOfBlank(from start: Int) -> Int {
    var index = start
    while index < count, self[index] <= .space, isSpace(at: index) || self[index] == .lineFeed {
      index &+= 1
    }
    return index
  }
}
