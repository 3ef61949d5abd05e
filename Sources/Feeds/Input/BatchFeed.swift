/// Comments that a file of some form holds, batch after batch.
protocol BatchFeed {
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

/// A feed of any form.
///
/// It holds functions and not an existential: those are made where the form is known, so that what
/// they call is compiled for that form. Through an existential, every step of a generic reader asks
/// for types at run time, which took a third of the time.
struct AnyBatchFeed {
  /// Replaces a batch by the next one, as `BatchFeed.next` does.
  let next: (inout CommentBatch) throws(SystemError) -> Bool

  /// What was no comment so far.
  let tally: () -> FeedTally

  /// How many bytes of the file were read so far.
  let bytesRead: () -> Int

  /// Holds a feed, which is used by nobody else from now on.
  init(_ feed: consuming some BatchFeed) {
    var feed = feed
    next = { (batch) throws(SystemError) in try feed.next(into: &batch) }
    tally = { feed.tally }
    bytesRead = { feed.bytesRead }
  }
}
