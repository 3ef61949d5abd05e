/// The comments of JSON documents.
struct DocumentFeed<Format: DocumentFormat>: BatchFeed {
  /// How many bytes the comments of a batch have, about.
  private static var batchSize: Int { 1 << 19 }

  /// How many reports a batch may have.
  private static var reportLimit: Int { 1024 }

  /// How many bytes may wait for what a document says later.
  private static var holdLimit: Int { 16 << 20 }

  /// How many bytes a part of a document may have.
  private static var itemLimit: Int { 4 << 20 }

  private var source: ByteSource
  private let blockSize: Int
  private var walk = JSONWalk<Format>(itemLimit: itemLimit)
  private var format = Format()
  private var item = JSONItem()
  private var sink = CommentSink()
  private var isAtEnd = false

  /// Prepares to read documents.
  init(_ source: ByteSource, blockSize: Int = 1 << 18) {
    self.source = source
    self.blockSize = blockSize
  }

  var tally: FeedTally { sink.tally }
  var bytesRead: Int { source.bytesRead }

  mutating func next(into batch: inout CommentBatch) throws(SystemError) -> Bool {
    guard !isAtEnd else { return false }
    swap(&sink.batch, &batch)
    sink.beginBatch()
    while !isFull {
      switch walk.next() {
      case .item(let place, let range): take(range, at: place)
      case .left(let place): leave(place)
      case .oversized: reject(.part(byte: walk.place.byte, .partTooLong(limit: Self.itemLimit)))
      case .broken:
        format.breakOff()
        reject(.brokenDocument(byte: walk.place.byte))
      case .cutShort:
        format.breakOff()
        reject(.documentCutShort(byte: walk.place.byte))
      case .needsInput:
        // A slow pipe's comments are not held back until there are many.
        if !sink.batch.isEmpty && !format.isHolding { return give(&batch) }
        try walk.refill(from: &source, upTo: blockSize)
      case .end:
        isAtEnd = true
        return give(&batch)
      }
    }
    return give(&batch)
  }

  private var isFull: Bool {
    sink.batch.bytes.count >= (format.isHolding ? Self.holdLimit : Self.batchSize)
      || sink.batch.reports.count >= Self.reportLimit
  }

  private mutating func give(_ batch: inout CommentBatch) -> Bool {
    swap(&sink.batch, &batch)
    return !batch.isEmpty
  }

  private mutating func take(_ range: Range<Int>, at place: Format.Place) {
    sink.line = walk.place.line
    do throws(RowError) {
      try item.read(walk.bytes, in: range, outermostKeys: Format.outermostKeys)
      try format.take(&item, at: place, into: &sink)
    } catch {
      sink.reject(
        .part(byte: walk.place.byte, error),
        source: walk.bytes[range]
      )
    }
  }

  private mutating func leave(_ place: Format.Place) {
    if walk.leftUnheard, case .enter(place) = Format.document { sink.tally.add("unknown") }
    do throws(RowError) {
      try format.leave(place, into: &sink)
    } catch {
      sink.reject(.part(byte: walk.place.byte, error))
    }
  }

  private mutating func reject(_ error: RowError) {
    sink.line = walk.place.line
    sink.reject(error)
  }
}
