/// A place in a line of JSON, and the steps that lead on from it.
///
/// The scanner holds no bytes; each step is given the same ones. Each line of them ends with a line
/// feed, which JSON allows in no token, so that no step can leave its line: at the line feed
/// everything is unexpected. Carriage returns are white space.
struct JSONScanner {
  /// How deep objects and arrays may lie within each other.
  ///
  /// It is the number of bits that `skipValue` keeps them in.
  static let depthLimit = 128

  /// The byte that the next step looks at.
  var position: Int

  /// The first byte of the line, which errors count from.
  var lineStart: Int

  /// How many bytes there are, and so the place of the first decoded one.
  let byteCount: Int

  /// The decoded strings.
  var decoded: [UInt8]

  /// The mentions of all lines so far.
  var mentions: [TextMention] = []

  /// Whether the last comment named any, whatever became of them.
  var namedMentions = false

  /// Whether a string may have the escape `\xNN`, which JSON does not know.
  var allowsHexEscapes = false

  /// Creates a scanner that stands where the first line begins.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that each step will be given.
  ///   - start: Where the first line begins.
  ///   - decoded: A buffer for the decoded strings, whose memory is used again.
  init(_ bytes: Span<UInt8>, start: Int, decoded: consuming [UInt8] = []) {
    position = start
    lineStart = start
    byteCount = bytes.count
    decoded.removeAll(keepingCapacity: true)
    self.decoded = decoded
  }

  /// Moves on to the next byte that is not white space.
  @inline(always)
  mutating func skipSpace(_ bytes: Span<UInt8>) {
    // Most JSON is written without any, and then one comparison tells.
    while bytes[position] <= .space, bytes.isSpace(at: position) { position &+= 1 }
  }

  /// Moves over a byte, if it is the one that stands here.
  @inline(always)
  mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard bytes[position] == byte else { return false }
    position &+= 1
    return true
  }

  /// Moves over a byte that must stand here.
  @inline(always)
  mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(RowError) {
    guard skip(byte, bytes) else { throw unexpected(bytes) }
  }

  /// What is wrong when the byte here fits nowhere.
  func unexpected(_ bytes: Span<UInt8>) -> RowError {
    bytes[position] == .lineFeed ? .cutShort : .invalidJSON(byte: position - lineStart + 1)
  }

  /// Moves over a literal, such as `true`.
  mutating func literal(_ name: StaticString, _ bytes: Span<UInt8>) throws(RowError) {
    let end = position &+ name.utf8CodeUnitCount
    if end <= bytes.count, bytes.has(name, at: position) {
      position = end
      return
    }
    // The first byte that differs tells where it is wrong or cut short.
    for index in 0..<name.utf8CodeUnitCount {
      // The index is less than the count, and a static string keeps its bytes forever.
      let byte = unsafe name.utf8Start[index]
      try expect(byte, bytes)
    }
  }

  /// Moves over a number, and returns where it stands.
  mutating func number(_ bytes: Span<UInt8>) throws(RowError) -> Range<Int> {
    let start = position
    _ = skip(.minus, bytes)
    if !skip(.zero, bytes) { try digits(bytes) }
    if skip(.point, bytes) { try digits(bytes) }
    if skip(UInt8(ascii: "e"), bytes) || skip(UInt8(ascii: "E"), bytes) {
      _ = skip(.plus, bytes) || skip(.minus, bytes)
      try digits(bytes)
    }
    return start..<position
  }

  /// Moves over one digit or more.
  private mutating func digits(_ bytes: Span<UInt8>) throws(RowError) {
    let start = position
    while (.zero ... .nine) ~= bytes[position] { position &+= 1 }
    guard position > start else { throw unexpected(bytes) }
  }

  /// Moves over a string, and returns where its text stands.
  ///
  /// A string without escapes stands where it is written. The others are decoded.
  @inline(always)
  mutating func string(_ bytes: Span<UInt8>) throws(RowError) -> Range<Int> {
    try expect(.quote, bytes)
    let start = position
    let end = bytes.endOfPlainPart(from: start)
    guard bytes[end] == .quote else { return try decodedString(bytes, firstEscape: end) }
    position = end &+ 1
    return start..<end
  }

  /// Gives the bytes that hold a string or a number, and its place in them, to a function.
  @inline(always)
  func withBytes<Result>(
    of field: Range<Int>,
    _ bytes: Span<UInt8>,
    _ body: (Span<UInt8>, Range<Int>) -> Result
  ) -> Result {
    if field.lowerBound < byteCount { return body(bytes, field) }
    let place = (field.lowerBound - byteCount)..<(field.upperBound - byteCount)
    return body(decoded.span, place)
  }
}
