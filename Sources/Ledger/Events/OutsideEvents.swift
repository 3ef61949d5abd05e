/// Something to be done in a network.
public struct PlannedAction: Codable, Hashable, Sendable {
  /// The action's name, unlike that of any other action.
  public var id: String
  /// The restriction that it carries out, if any.
  public var restriction: RestrictionID?
  /// The case that it carries out, if any.
  public var caseID: CaseID?
  /// The network.
  public var network: String
  /// The network's method, such as `groups.ban`.
  public var method: String
  /// The method's parameters.
  public var parameters: [String: String]
  /// Before when it must not be done, such as a lift at the end of a term.
  public var notBefore: Milliseconds?
  /// Until when it has to be done.
  public var deadline: Milliseconds?

  /// Creates an action.
  public init(
    id: String,
    restriction: RestrictionID? = nil,
    caseID: CaseID? = nil,
    network: String,
    method: String,
    parameters: [String: String],
    notBefore: Milliseconds? = nil,
    deadline: Milliseconds? = nil
  ) {
    self.id = id
    self.restriction = restriction
    self.caseID = caseID
    self.network = network
    self.method = method
    self.parameters = parameters
    self.notBefore = notBefore
    self.deadline = deadline
  }
}

/// What came of a planned action.
public struct ExecutedAction: Codable, Hashable, Sendable {
  /// The action.
  public var id: String
  /// Whether it was done.
  public var isDone: Bool
  /// The code that the network gave, such as `error 15`; earlier versions kept its words here, too.
  ///
  /// It stays for ever, so nothing that a network says of people belongs here.
  public var answer: String
  /// The SHA-256 of the answer as it came, in UTF-8; nil in ledgers of earlier versions.
  public var answerDigest: Digest?
  /// The digest of the ``Snapshot`` with the answer as it came, which can be erased; nil when ``answer``
  /// says all of it.
  public var snapshot: Digest?
  /// Creates a result.
  public init(
    id: String,
    isDone: Bool,
    answer: String,
    answerDigest: Digest? = nil,
    snapshot: Digest? = nil
  ) {
    self.id = id
    self.isDone = isDone
    self.answer = answer
    self.answerDigest = answerDigest
    self.snapshot = snapshot
  }
}

/// Something that a network told by itself.
public struct NetworkReport: Codable, Hashable, Sendable {
  /// What a network can tell.
  public enum What: String, Codable, CaseIterable, Sendable {
    /// An author was put on the page's black list.
    case userBlocked
    /// An author was taken from it.
    case userUnblocked
    /// A comment was deleted.
    case commentDeleted
    /// A deleted comment came back.
    case commentRestored
  }

  /// What it told.
  public var what: What
  /// The network.
  public var network: String
  /// The page.
  public var page: String?
  /// Whom it is about.
  public var author: AuthorIdentity?
  /// The case of the comment that it is about; there may be no such case.
  public var caseID: CaseID?
  /// The network's own name for the report, which tells it from one that was sent twice.
  public var id: String
  /// What else the network told, such as `reason`, `unblock_date`, `admin_id`.
  public var details: [String: String]

  /// Creates a report.
  public init(
    what: What,
    network: String,
    page: String?,
    author: AuthorIdentity?,
    caseID: CaseID?,
    id: String,
    details: [String: String] = [:]
  ) {
    self.what = what
    self.network = network
    self.page = page
    self.author = author
    self.caseID = caseID
    self.id = id
    self.details = details
  }
}

extension NetworkReport {
  /// What tells the report from others; one without a name of its own is told by all that it says.
  var key: String {
    let place = "\(network.escapedForName)-\(page?.escapedForName ?? "~")"
    if !id.isEmpty { return "\(place)-\(id.escapedForName)" }
    let parts =
      [
        what.rawValue, author?.key ?? "~", caseID?.description ?? "~",
      ] + details.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return "\(place)-~\(Digest(of: parts.joined(separator: "\n").utf8).hexadecimal)"
  }
}

/// A rule pack is in force; its files are kept in the ledger.
public struct PolicyAdoption: Codable, Hashable, Sendable {
  /// The hash of the pack, as decisions name it.
  public var pack: Digest
  /// The digests of the pack's files by path; the store finds their texts by them.
  public var files: [String: Digest]
  /// The version of the published rules; empty when the policy names none.
  public var rulesVersion: String
  /// The path of the file that says what follows for authors.
  static let policyFile = "rules/policy.yaml"
  /// Creates an adoption.
  public init(pack: Digest, files: [String: Digest], rulesVersion: String) {
    self.pack = pack
    self.files = files
    self.rulesVersion = rulesVersion
  }
}

/// The snapshots of some events were erased.
public struct TextErasure: Codable, Hashable, Sendable {
  /// The numbers of the events whose snapshots are gone, in their order.
  public var events: [Int64]
  /// Why, such as `retention: 90 days after dismissal`.
  public var reason: String
  /// Creates an erasure.
  public init(events: [Int64], reason: String) {
    self.events = events
    self.reason = reason
  }
}
