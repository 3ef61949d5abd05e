/// An open file that can be looked into before it is read, and reads as UTF-8 whatever it is
/// written in.
struct ByteSource: Sendable {
  private let descriptor: Descriptor

  /// What was read ahead and not handed out yet, as it stands in the file.
  private(set) var ahead: [UInt8] = []

  /// Whether the end of the file was seen while looking ahead.
  private(set) var isWhole = false

  /// What the file is written in.
  private(set) var encoding = TextEncoding.utf8

  /// Turns the file's encoding into UTF-8; `nil` when it is passed on as it is.
  private var transcoder: Transcoder?

  /// How many bytes of the file were handed out.
  private(set) var bytesRead = 0

  /// Prepares to read an open file, which stays the caller's to close.
  init(descriptor: Int32) { self.descriptor = Descriptor(number: descriptor) }

  /// Reads the next bytes without handing them out.
  ///
  /// - Returns: Whether there were any.
  mutating func lookAhead(_ count: Int) throws(SystemError) -> Bool {
    guard !isWhole else { return false }
    isWhole = try descriptor.read(upTo: count, into: &ahead) == 0
    return !isWhole
  }

  /// Says what the file is written in; nothing has been handed out yet.
  mutating func setEncoding(_ encoding: TextEncoding) {
    self.encoding = encoding
    transcoder = encoding == .utf8 ? nil : Transcoder(encoding)
  }

  /// Reads what there is, up to a number of bytes, and appends it.
  ///
  /// - Returns: How many bytes were appended, 0 at the end of the file.
  mutating func read(upTo count: Int, into bytes: inout [UInt8]) throws(SystemError) -> Int {
    guard var transcoder else { return try readRaw(upTo: count, into: &bytes) }
    let before = bytes.count
    var raw: [UInt8] = []
    repeat {
      raw.removeAll(keepingCapacity: true)
      let received = try readRaw(upTo: max(1, count / Transcoder.growth), into: &raw)
      transcoder.append(raw, isLast: received == 0, to: &bytes)
      self.transcoder = transcoder
      // Half a character gives nothing yet, which must not look like the end.
    } while bytes.count == before && !raw.isEmpty
    return bytes.count - before
  }

  private mutating func readRaw(
    upTo count: Int,
    into bytes: inout [UInt8]
  ) throws(SystemError) -> Int {
    guard ahead.isEmpty else {
      let taken = min(count, ahead.count)
      bytes.append(contentsOf: ahead[..<taken])
      ahead.removeFirst(taken)
      bytesRead += taken
      return taken
    }
    guard !isWhole else { return 0 }
    let received = try descriptor.read(upTo: count, into: &bytes)
    bytesRead += received
    return received
  }
}
