/// Where an author stands: strikes, and the sanctions that they led to.
///
/// It records facts and judges nothing: what follows is ``Sanctions``' matter. So it does not change
/// when the policy does.
public struct Standing: Codable, Hashable, Sendable {
  /// The strikes that were not withdrawn, in the order in which they came; one a case at most.
  public private(set) var strikes: [Entry] = []

  /// The sanctions, in the order in which they were proposed.
  public private(set) var sanctions: [Sanction] = []

  /// A strike.
  public struct Entry: Codable, Hashable, Sendable {
    /// The case that gave it.
    public var caseID: CaseID
    /// What it counts for.
    public var strike: Strike
    /// When its comment was written, as far as that is known; never behind its event.
    public var at: Milliseconds
    /// The restriction that has answered it; an answered strike asks for nothing more.
    public var answeredBy: RestrictionID?
  }

  /// A restriction, as far as the ladder is concerned.
  public struct Sanction: Codable, Hashable, Sendable {
    /// The restriction.
    public var id: RestrictionID
    /// The rung of the ladder; nil for one off the ladder.
    public var rung: Int?
    /// Whether it still waits for its confirmation.
    public var isPending = true
    /// When it began; nil before that.
    public var startsAt: Milliseconds?
    /// When it ends or has ended; nil before it begins, and for one without end.
    public var endsAt: Milliseconds?
  }

  /// What changes an author's standing.
  public enum Change: Hashable, Sendable {
    /// A case gives a strike; a second one of the same case replaces what the first one counts for.
    case struck(CaseID, Strike, at: Milliseconds)
    /// A case gives no strike after all.
    case withdrawn(CaseID)
    /// A restriction is proposed on the ground of some cases.
    case proposed(RestrictionID, rung: Int?, cases: [CaseID])
    /// A restriction begins.
    case began(RestrictionID, at: Milliseconds, until: Milliseconds?)
    /// A proposed restriction is turned down; its strikes stay answered.
    case rejected(RestrictionID)
    /// A proposed restriction is taken back; the strikes that are left of it count again.
    case lostGround(RestrictionID)
    /// A restriction has ended.
    case ended(RestrictionID, at: Milliseconds)
    /// A restriction was wrong: it and the strikes that it rests on are gone.
    case overturned(RestrictionID)
  }

  /// Creates the standing of somebody without strikes.
  public init() {}

  /// Records a change.
  public mutating func record(_ change: Change) {
    switch change {
    case .struck(let caseID, let strike, let at):
      if let index = strikes.firstIndex(where: { $0.caseID == caseID }) {
        strikes[index].strike = strike
      } else {
        strikes.append(Entry(caseID: caseID, strike: strike, at: at))
      }
    case .withdrawn(let caseID):
      strikes.removeAll { $0.caseID == caseID }
    case .proposed(let id, let rung, let cases):
      sanctions.append(Sanction(id: id, rung: rung))
      for index in strikes.indices where cases.contains(strikes[index].caseID) {
        strikes[index].answeredBy = id
      }
    case .began(let id, let at, let until):
      update(id) {
        $0.isPending = false
        $0.startsAt = at
        $0.endsAt = until
      }
    case .rejected(let id):
      sanctions.removeAll { $0.id == id }
    case .lostGround(let id):
      sanctions.removeAll { $0.id == id }
      for index in strikes.indices where strikes[index].answeredBy == id {
        strikes[index].answeredBy = nil
      }
    case .ended(let id, let at):
      update(id) { $0.endsAt = min($0.endsAt ?? at, at) }
    case .overturned(let id):
      sanctions.removeAll { $0.id == id }
      strikes.removeAll { $0.answeredBy == id }
    }
  }

  private mutating func update(_ id: RestrictionID, _ change: (inout Sanction) -> Void) {
    guard let index = sanctions.firstIndex(where: { $0.id == id }) else { return }
    change(&sanctions[index])
  }
}
