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
}
