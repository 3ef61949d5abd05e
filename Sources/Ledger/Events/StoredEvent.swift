/// An event as it is written down: what the chain's digests are taken of.
///
/// Anybody can check the chain without this program. The digest of an event is the SHA-256 of these
/// seven lines, parted by line feeds, with none behind the last:
///
///     sito-ledger-1
///     previous digest
///     sequence
///     at
///     actor
///     kind
///     body
public struct StoredEvent: Hashable, Sendable {
  /// Where it stands in the chain.
  public var header: EventHeader

  /// The name of its kind.
  public var kind: String

  /// What it says, as canonical JSON.
  public var body: String

  /// Writes an event down behind another.
  ///
  /// - Throws: An `EncodingError` if it holds a number that JSON cannot write.
  init(
    _ kind: Event.Kind,
    sequence: Int64,
    at: Milliseconds,
    actor: String,
    previous: Digest
  ) throws {
    self.kind = kind.name
    body = try kind.body()
    header = EventHeader(
      sequence: sequence,
      at: at,
      actor: actor,
      previous: previous,
      digest: .none
    )
    header.digest = expectedDigest
  }

  /// Puts together an event that was read, unchecked.
  init(header: EventHeader, kind: String, body: String) {
    self.header = header
    self.kind = kind
    self.body = body
  }

  /// The digest that the event must have.
  public var expectedDigest: Digest {
    let head = header
    return Digest(
      of: """
        sito-ledger-1
        \(head.previous.hexadecimal)
        \(head.sequence)
        \(head.at)
        \(head.actor)
        \(kind)
        \(body)
        """.utf8
    )
  }

  /// The event.
  ///
  /// - Throws: A `DecodingError` if the body does not say what the kind asks for.
  public func event() throws -> Event {
    Event(header: header, kind: try Event.Kind(name: kind, body: body))
  }
}

/// How far a chain goes: what a third party keeps, so that nobody can rewrite what came before.
public struct ChainHead: Codable, Hashable, Sendable {
  /// The number of the last event; 0 for a chain without events.
  public var sequence: Int64

  /// The digest of the last event.
  public var digest: Digest

  /// The head of a chain without events.
  public static let empty = ChainHead(sequence: 0, digest: .none)

  /// Creates a head.
  public init(sequence: Int64, digest: Digest) {
    self.sequence = sequence
    self.digest = digest
  }
}
