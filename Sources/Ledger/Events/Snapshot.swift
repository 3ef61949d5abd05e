public import Rules

/// The words of a comment as they were; they can be erased, and only they.
public struct Snapshot: Codable, Hashable, Sendable {
  /// The text.
  public var text: String

  /// The addresses that the text hides, parted by spaces.
  public var links: String?

  /// The name that the author showed.
  public var authorName: String?

  /// How the words of each finding were read, in the order of the findings.
  public var readings: [String]

  /// Creates a snapshot.
  public init(
    text: String,
    links: String? = nil,
    authorName: String? = nil,
    readings: [String] = []
  ) {
    self.text = text
    self.links = links
    self.authorName = authorName
    self.readings = readings
  }

  /// The digest of the snapshot's canonical JSON, by which evidence refers to it.
  public func digest() throws -> Digest { Digest(of: try CanonicalJSON.encode(self).utf8) }
}

/// What a violation counts for on the way to a restriction.
public struct Strike: Codable, Hashable, Sendable {
  /// What kind of violation it was.
  public var category: Rules.Category

  /// How much it counts; 1 is a whole strike.
  public var weight: Millionths

  /// Creates a strike.
  public init(category: Rules.Category, weight: Millionths) {
    self.category = category
    self.weight = weight
  }
}

extension Rules.Category: Codable {}
extension Label: Codable {}
