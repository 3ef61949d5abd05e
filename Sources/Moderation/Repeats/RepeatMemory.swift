public import Rules

/// Counts how often the texts of a stream of comments repeat one another.
///
/// It is a fold over the comments in their order: what it answers for a comment depends only on the
/// comments before. It knows neither clock nor disk, and takes about 6 MB at most, however long the
/// stream is: of different texts it keeps the last 16,384 or so. Counts are
/// never too high but may be too low: what was long ago is forgotten, and of many copies some are
/// not counted.
///
///     var memory = RepeatMemory()
///     let repeats = memory.take(fingerprint, RepeatMemory.Origin(author: 7, post: 1, comment: 3))
///     repeats.copies  // 1 the first time, 2 the second
public struct RepeatMemory: Sendable {
  /// Where a comment comes from, in hashes of ids.
  public struct Origin: Sendable {
    /// Who wrote it, or `nil` when that is not known.
    public var author: UInt64?

    /// The post that it was written under.
    public var post: UInt64

    /// The comment itself, so that the same one met again is not a copy; `nil` when it has no id.
    public var comment: UInt64?

    /// Creates an origin.
    public init(author: UInt64?, post: UInt64, comment: UInt64?) {
      self.author = author
      self.post = post
      self.comment = comment
    }
  }

  /// Every text, with the authors who wrote it.
  private var everybody = TextStore()

  /// Every text of every author, with the posts under which it was left.
  private var own = TextStore()

  /// Creates a memory of nothing.
  public init() {}

  /// Takes a comment in and tells how often its text has come so far.
  ///
  /// - Complexity: O(1), on average over the stream.
  public mutating func take(_ fingerprint: Fingerprint, _ origin: Origin) -> Repeats {
    var repeats = Repeats()
    guard !fingerprint.isEmpty else { return repeats }
    let bands = FingerprintBands(fingerprint)
    (repeats.copies, repeats.copiers) =
      everybody.take(fingerprint, bands, of: 0, mark: origin.author, comment: origin.comment)
    if let author = origin.author {
      (repeats.ownCopies, repeats.ownPosts) =
        own.take(fingerprint, bands, of: author, mark: origin.post, comment: origin.comment)
    }
    return repeats
  }
}
