public import Rules

/// One thing to do, and how.
public struct PlanStep: Hashable, Sendable {
  /// What it is, as the ledger writes it down.
  public var action: PlannedAction

  /// What kind of thing it is.
  public var kind: Kind

  /// The page.
  public var page: String?

  /// The names of actions that come first.
  public var after: [String] = []

  /// What a person does, when the network has no method.
  public var instruction: Phrase?

  /// What whoever does it should know; empty when nothing.
  public var notes: [Phrase] = []

  /// Whose access the method needs; empty when the file of networks does not say.
  public var access = ""

  /// Whether it should be done before others of its kind.
  public var isUrgent = false

  /// What kinds of things there are.
  public enum Kind: String, CaseIterable, Codable, Sendable {
    /// A comment is put back.
    case restore
    /// A comment is taken away.
    case delete
    /// What the network will erase is saved.
    case evidence
    /// An author is told of a warning.
    case warn
    /// An author is restricted.
    case ban
    /// A restriction is lifted.
    case lift
  }
}

/// Something that was decided and cannot be done.
public struct PlanRefusal: Hashable, Sendable {
  /// What the action would have been called.
  public var id: String
  /// What was asked for.
  public var kind: PlanStep.Kind
  /// The network.
  public var network: String
  /// The case that asked for it.
  public var caseID: CaseID?
  /// The restriction that asked for it.
  public var restriction: RestrictionID?
  /// Why it cannot be done, and what can be done instead.
  public var reason: Phrase
}

extension PlannedAction {
  /// The method of an action that a person does.
  public static let byHand = "manual"
}

extension Network.Deed {
  /// The kind of step that the deed is.
  var kind: PlanStep.Kind {
    switch self {
    case .delete: .delete
    case .restore: .restore
    case .warn: .warn
    case .ban, .banCommunity: .ban
    case .lift, .liftCommunity: .lift
    }
  }
}
