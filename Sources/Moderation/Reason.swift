import Rules

extension Classifier {
  /// Why the last decision is as it is, in a sentence for moderators; empty for `allow`.
  ///
  /// It names the categories, strongest first, and says when the comment is also an appeal that
  /// wants an answer.
  public var reason: String {
    guard decision.action != .allow || decision.isUrgent else { return "" }
    var parts = decision.categories.compactMap { pack.policy.reasons[$0] }.filter { !$0.isEmpty }
    if decision.labels.contains(.emergency) { parts.insert("сообщение о беде", at: 0) }
    let wantsAnswer = decision.labels.contains { pack.policy.guardLabels.contains($0) }
    if wantsAnswer && !pack.policy.guardNote.isEmpty { parts.append(pack.policy.guardNote) }
    return parts.joined(separator: "; ")
  }
}
