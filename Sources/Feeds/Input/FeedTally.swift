/// What an input held besides comments, counted by kind.
///
/// A kind is named by the network's own word, such as `service`, `wall_reply_delete`, `user_block`.
/// Nothing that a person wrote gets into it.
public struct FeedTally: Hashable, Sendable {
  /// How often each kind came.
  public private(set) var counts: [String: Int] = [:]

  /// How many comments had a time that could not be understood.
  public internal(set) var badTimes = 0

  /// What the input is written in, where that was told from its bytes and is not UTF-8.
  public internal(set) var encodings: Set<TextEncoding> = []

  /// The name that all further kinds are counted under once there are many.
  static let others = "others"

  /// Creates an empty tally.
  public init() {}

  /// Counts something by a name that an input gave.
  ///
  /// The name is kept only if it looks like a network's word: up to 40 small Latin letters, digits
  /// and underscores. An input is not trusted to name kinds forever, either.
  mutating func add(_ name: String, _ count: Int = 1) {
    let isWord =
      !name.isEmpty && name.utf8.count <= 40
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")) ~= $0 || (.zero ... .nine) ~= $0
          || $0 == UInt8(ascii: "_")
      }
    let isKnown = isWord && (counts[name] != nil || counts.count < 64)
    counts[isKnown ? name : Self.others, default: 0] += count
  }

  /// Adds what another input held.
  public mutating func add(_ other: FeedTally) {
    for (name, count) in other.counts { add(name, count) }
    badTimes += other.badTimes
    encodings.formUnion(other.encodings)
  }
}
