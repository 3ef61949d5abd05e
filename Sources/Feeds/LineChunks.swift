/// An open file, read chunk by chunk, where no chunk cuts a line in two.
///
///     var chunks = LineChunks(descriptor: 0)
///     var chunk = LineChunk()
///     var batch = CommentBatch()
///     while try chunks.next(into: &chunk) {
///       NDJSONReader().read(&chunk, into: &batch)
///     }
///
/// A chunk is handed out as soon as it holds a whole line, so the comments of a slow pipe are not
/// held back. Lines may end with a line feed, alone or after a carriage return, and the last line
/// may end without one.
///
/// Memory stays bounded, whatever the file holds: a line longer than the limit is not kept, only
/// told (`LineChunk.limitExceeded`). A chunk has at most a block more than the limit.
public struct LineChunks: Sendable {
  private(set) var source: ByteSource

  /// How many bytes to ask the system for at a time.
  ///
  /// It is at most the limit of a line. A line longer than the limit therefore never lies within
  /// one block, and only the first line of a chunk can be one.
  private let blockSize: Int

  private let lineLimit: Int

  /// The beginning of a line whose end has not been read, without a line feed.
  private var unfinished: [UInt8] = []

  /// The number of the line that `unfinished` begins.
  private var line = 1

  private var isAtEnd = false

  /// Prepares to read an open file, which stays the caller's to close.
  ///
  /// - Parameters:
  ///   - descriptor: The number of the open file.
  ///   - blockSize: How many bytes to read at a time.
  ///   - lineLimit: How many bytes a line may have, its line feed not counted.
  public init(descriptor: Int32, blockSize: Int = 1 << 20, lineLimit: Int = 4 << 20) {
    self.init(ByteSource(descriptor: descriptor), blockSize: blockSize, lineLimit: lineLimit)
  }

  /// Prepares to read a file that may have been looked into.
  init(_ source: ByteSource, blockSize: Int = 1 << 20, lineLimit: Int = 4 << 20) {
    precondition(blockSize > 0, "a block holds at least one byte")
    precondition((1...1 << 30).contains(lineLimit), "a line limit lies between 1 and 2^30")
    self.source = source
    self.blockSize = min(blockSize, lineLimit)
    self.lineLimit = lineLimit
  }

  /// Replaces a chunk by the next one, in the same memory.
  ///
  /// - Returns: Whether there was one; `false` at the end of the file.
  /// - Throws: `SystemError` when the file cannot be read. Only an unfinished line is lost then.
  /// - Complexity: O(*n*), where *n* is the number of bytes read.
  public mutating func next(into chunk: inout LineChunk) throws(SystemError) -> Bool {
    begin(&chunk)
    guard !isAtEnd else { return false }
    var isTooLong = false
    var searched = chunk.bytes.count
    while try source.read(upTo: blockSize, into: &chunk.bytes) > 0 {
      if let end = chunk.bytes.span.firstIndex(of: .lineFeed, from: searched) {
        if isTooLong || end > lineLimit { leaveOut(through: end, of: &chunk) }
        keepUnfinishedLine(of: &chunk)
        return true
      }
      isTooLong = isTooLong || chunk.bytes.count > lineLimit
      if isTooLong { chunk.bytes.removeAll(keepingCapacity: true) }
      searched = chunk.bytes.count
    }
    isAtEnd = true
    return finish(&chunk, isTooLong: isTooLong)
  }

  /// Starts a chunk with the beginning of its first line.
  private mutating func begin(_ chunk: inout LineChunk) {
    chunk.bytes.removeAll(keepingCapacity: true)
    chunk.bytes.append(contentsOf: unfinished)
    chunk.firstLine = line
    chunk.limitExceeded = nil
    unfinished.removeAll(keepingCapacity: true)
  }

  /// Drops a line that is too long, down to its line feed.
  private func leaveOut(through end: Int, of chunk: inout LineChunk) {
    chunk.bytes.removeSubrange(...end)
    chunk.firstLine += 1
    chunk.limitExceeded = lineLimit
  }

  /// Moves what follows the last line feed over to the next chunk.
  private mutating func keepUnfinishedLine(of chunk: inout LineChunk) {
    let end = chunk.bytes.span.lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    unfinished.append(chunk.bytes.span, in: end..<chunk.bytes.count)
    line = chunk.firstLine + chunk.bytes.span.count(of: .lineFeed)
    chunk.bytes.removeLast(unfinished.count)
  }

  /// Ends the last line of the file, which has no line feed.
  private func finish(_ chunk: inout LineChunk, isTooLong: Bool) -> Bool {
    if isTooLong {
      chunk.bytes.removeAll(keepingCapacity: true)
      chunk.firstLine += 1
      chunk.limitExceeded = lineLimit
    } else if !chunk.bytes.isEmpty {
      chunk.bytes.append(.lineFeed)
    }
    return isTooLong || !chunk.bytes.isEmpty
  }
}
