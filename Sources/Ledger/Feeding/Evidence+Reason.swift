import Foundation
public import Rules

extension Evidence {
  /// The reason without what the engine tells moderators only: that somebody is in trouble, and that the
  /// comment asks for an answer.
  public var publicReason: String {
    guard labels.contains(where: { $0 != .thanks }), !categories.isEmpty else { return reason }
    // The engine puts the trouble before the categories' words, and the note behind them.
    var parts = reason.components(separatedBy: "; ")
    if labels.contains(.emergency), !parts.isEmpty { parts.removeFirst() }
    let told = parts.prefix(categories.count).joined(separator: "; ")
    return told.isEmpty ? reason : told
  }

  /// The rule's clause and law for a category, of what weighs most; nil when nothing of it was found.
  public func ground(of category: Rules.Category) -> Ground? {
    findings.filter { $0.category == category && !$0.isShadow }
      .max { ($0.weight, $1.rule) < ($1.weight, $0.rule) }
      .map { Ground(category: category, clause: $0.clause, law: $0.law) }
  }

  /// The law behind a clause, of what weighs most; empty when nothing was found by that clause.
  public func law(of clause: String) -> String {
    if clause == self.clause { return law }
    let found = findings.filter { $0.clause == clause && !$0.isShadow }
    return found.max { ($0.weight, $1.rule) < ($1.weight, $0.rule) }?.law ?? ""
  }

  /// When the words were written, as far as that is known, and never behind the event that brings them.
  ///
  /// The time of a comment says nothing of words that its author has put into it later: those were
  /// written before they came, and no more is known, except in Telegram, where the number of an edit is
  /// its time.
  ///
  /// - Parameters:
  ///   - at: The time of the event.
  ///   - isFirst: Whether the event opens the case.
  /// - Returns: The time.
  func writtenAt(by at: Milliseconds, isFirst: Bool) -> Milliseconds {
    if comment.network == "telegram", (1..<100_000_000_000).contains(comment.edit) {
      return min(at, Milliseconds(comment.edit) * 1000)
    }
    guard isFirst else { return at }
    return min(at, createdAt.flatMap(Timestamp.read) ?? at)
  }

  /// Whether the comment may go, but is not held against its author: the policy has rules that are never
  /// punished.
  ///
  /// - Parameters:
  ///   - category: The violation that a moderator named; nil when the case speaks for itself. Then a
  ///     single such finding is enough, whatever else there is: somebody may be in trouble.
  ///   - policy: The policy in force.
  /// - Returns: Whether it is no strike.
  public func isUnpunished(
    _ category: Rules.Category?,
    under policy: RestrictionPolicy
  ) -> Bool {
    let live = findings.filter { !$0.isShadow }
    guard let category else { return live.contains { policy.unpunished.contains($0.rule) } }
    let own = live.filter { $0.category == category }
    return !own.isEmpty && own.allSatisfy { policy.unpunished.contains($0.rule) }
  }
}
