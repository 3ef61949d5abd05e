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
  ///
  /// Nothing before `position` escapes anything behind it.
  private mutating func skipString(_ bytes: Span<UInt8>) -> Bool {
    while let quote = bytes.firstIndex(of: .quote, from: position) {
      let isEscaped = bytes.isEscaped(quote, from: position)
      position = quote &+ 1
      if !isEscaped {
        isInString = false
        return true
      }
    }
    // A backslash at the end waits for the byte that it takes.
    position = bytes.count &- (bytes.isEscaped(bytes.count, from: position) ? 1 : 0)
    return false
  }
}

extension Span<UInt8> {
  /// Returns whether a backslash takes what stands at a place: an odd number of them is before it.
  fileprivate func isEscaped(_ place: Int, from start: Int) -> Bool {
    var first = place
    while first > start, self[first &- 1] == .backslash { first &-= 1 }
    return (place &- first) & 1 == 1
  }

  /// Returns the first byte from a place on that is no white space, line feeds among it.
  func endOfBlank(from start: Int) -> Int {
    var index = start
    while index < count, self[index] <= .space, isSpace(at: index) || self[index] == .lineFeed {
      index &+= 1
    }
    return index
  }
}
