/// An open file, written to in large pieces.
///
///     var output = FileOutput(descriptor: 1)
///     try output.write(decisions)
///     try output.flush()
///
/// Nothing is written when the value goes away: whoever is done calls `flush`, and learns whether
/// that went well. A program that wants to see a closed pipe as an error, and not be ended by it,
/// ignores the signal `SIGPIPE`.
public struct FileOutput: ~Copyable {
  private let descriptor: Descriptor
  private let capacity: Int

  /// What has not been written yet, at most `capacity` bytes or what the file begins with.
  private var held: [UInt8]

  /// Prepares to write to an open file, which stays the caller's to close.
  ///
  /// - Parameters:
  ///   - descriptor: The number of the open file.
  ///   - capacity: How many bytes to hold back at most, so as to write them in one go.
  ///   - beginning: What is to be written first.
  public init(descriptor: Int32, capacity: Int = 1 << 17, beginning: [UInt8] = []) {
    held = beginning
    self.descriptor = Descriptor(number: descriptor)
    self.capacity = capacity
  }

  /// Writes bytes, now or later.
  ///
  /// - Throws: `SystemError` when the file takes no more, with `isClosedPipe` when nobody reads it
  ///   any longer. What was held back is lost then.
  public mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    if held.count + bytes.count > capacity { try flush() }
    if bytes.count > capacity {
      try descriptor.write(bytes)
    } else {
      held.append(contentsOf: bytes)
    }
  }

  /// Writes down what is held back.
  ///
  /// - Throws: `SystemError`, as `write` does.
  public mutating func flush() throws(SystemError) {
    defer { held.removeAll(keepingCapacity: true) }
    try descriptor.write(held)
  }
}
