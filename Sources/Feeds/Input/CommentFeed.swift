/// The comments of an open file, in whatever form they come.
///
///     var feed = try CommentFeed(descriptor: 0)
///     var chunk = LineChunk()
///     var batch = CommentBatch()
///     while try feed.next(into: &chunk, or: &batch) {
///       feed.reader?.read(&chunk, into: &batch)
///       for row in batch.rows { … }
///     }
///
/// Forms that stand line by line are handed out as chunks, to be read by `reader` on any thread;
/// all others as batches that are read already. Either way memory stays bounded, whatever the file
/// holds.
public struct CommentFeed {
  /// The form of the file.
  public let format: FeedFormat

  /// What reads the chunks, or `nil` when batches come instead.
  public let reader: (any CommentReader)?

  private var chunks: LineChunks?
  private var batches: AnyBatchFeed?

  /// What the file is written in, where that was told from its bytes and is not UTF-8.
  private let guessed: TextEncoding?

  /// Looks into an open file, which stays the caller's to close, and prepares to read it.
  ///
  /// - Parameters:
  ///   - descriptor: The number of the open file.
  ///   - format: The form of the file; it is told from the first bytes when `nil`.
  ///   - columns: The headings over the columns of a table, where they are not the usual ones.
  ///   - encoding: What text and tables are written in; it is told from the first bytes when `nil`.
  ///   - blockSize: How many bytes to read at a time; the usual number when `nil`.
  /// - Throws: `FeedError` when it is none of the known forms, or not the one that was asked for.
  public init(
    descriptor: Int32,
    format: FeedFormat? = nil,
    columns: [CSVColumn: String] = [:],
    encoding: TextEncoding? = nil,
    blockSize: Int? = nil
  ) throws(FeedError) {
    var source = ByteSource(descriptor: descriptor)
    let variant = try Self.detect(&source, format, columns, encoding)
    self.format = variant.format
    let known = source.encoding
    guessed = encoding == nil && known != .utf8 ? known : nil
    switch variant {
    case .ndjson, .text:
      reader = variant == .text ? TextReader() : NDJSONReader()
      chunks = LineChunks(source, blockSize: blockSize ?? 1 << 20)
    default:
      reader = nil
      batches = Self.batches(of: variant, source, blockSize: blockSize ?? 1 << 18)
    }
  }

  /// Replaces a chunk by the next one, or a batch when there are no chunks.
  ///
  /// - Returns: Whether there was one; `false` at the end of the file.
  /// - Throws: `SystemError` when the file cannot be read.
  public mutating func next(
    into chunk: inout LineChunk,
    or batch: inout CommentBatch
  ) throws(SystemError) -> Bool {
    // The value is taken out for the call, so that it is not copied by it.
    if var chunks = chunks.take() {
      defer { self.chunks = chunks }
      return try chunks.next(into: &chunk)
    }
    return try batches?.next(&batch) ?? false
  }

  /// What the file held besides comments, so far.
  public var tally: FeedTally {
    var tally = batches?.tally() ?? FeedTally()
    if let guessed { tally.encodings.insert(guessed) }
    return tally
  }

  /// How many bytes of the file were read, so far.
  public var bytesRead: Int { chunks?.source.bytesRead ?? batches?.bytesRead() ?? 0 }

  private static func detect(
    _ source: inout ByteSource,
    _ format: FeedFormat?,
    _ columns: [CSVColumn: String],
    _ encoding: TextEncoding?
  ) throws(FeedError) -> FeedVariant {
    while true {
      let mayBeOtherwise = source.ahead.count < 4 && !source.isWhole
      let encoding = encoding ?? TextEncoding(of: source.ahead, isWhole: source.isWhole)
      let detector = FeedDetector(
        source.ahead,
        encoding,
        isWhole: source.isWhole,
        columns: columns
      )
      if !mayBeOtherwise, let variant = try detector.variant(asked: format) {
        source.setEncoding(encoding)
        return variant
      }
      do throws(SystemError) {
        _ = try source.lookAhead(1 << 16)
      } catch {
        throw .system(error)
      }
    }
  }

  private static func batches(
    of variant: FeedVariant,
    _ source: ByteSource,
    blockSize: Int
  ) -> AnyBatchFeed? {
    switch variant {
    case .ndjson, .text: nil
    case .comments: AnyBatchFeed(DocumentFeed<CommentDocuments>(source, blockSize: blockSize))
    case .csv(let layout): AnyBatchFeed(CSVFeed(source, layout, blockSize: blockSize))
    case .vk: AnyBatchFeed(DocumentFeed<VKFormat>(source, blockSize: blockSize))
    case .vkComments: AnyBatchFeed(DocumentFeed<VKCommentList>(source, blockSize: blockSize))
    case .ok: AnyBatchFeed(DocumentFeed<OKDiscussion>(source, blockSize: blockSize))
    case .telegramExport: AnyBatchFeed(DocumentFeed<TelegramExport>(source, blockSize: blockSize))
    case .telegramUpdates: AnyBatchFeed(DocumentFeed<TelegramUpdates>(source, blockSize: blockSize))
    case .max: AnyBatchFeed(DocumentFeed<MAXUpdates>(source, blockSize: blockSize))
    case .youtube: AnyBatchFeed(DocumentFeed<YouTubeThreads>(source, blockSize: blockSize))
    }
  }
}
