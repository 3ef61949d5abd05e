/// Comments that a file of some form holds, batch after batch.
protocol BatchFeed: Sendable {
  /// Replaces a batch by the next one.
  ///
  /// - Returns: Whether there was one; `false` at the end of the file.
  /// - Throws: `SystemError` when the file cannot be read.
  mutating func next(into batch: inout CommentBatch) throws(SystemError) -> Bool

  /// What was no comment so far.
  var tally: FeedTally { get }

  /// How many bytes of the file were read so far.
  var bytesRead: Int { get }
}
