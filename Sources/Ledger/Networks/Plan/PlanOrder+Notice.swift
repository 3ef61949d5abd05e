import Rules

extension RestrictionState {
  /// What the author is told in the network: why, by which clause and until when.
  ///
  /// A violation that a moderator named by a code is the decision's ground; words of their own are for
  /// colleagues, so without a code the author reads what was proposed.
  func notice(_ proposed: String) -> String {
    let basis = basis(proposed: proposed)
    var parts = [basis.reason]
    if !basis.clause.isEmpty, !basis.reason.contains(basis.clause) { parts.append(basis.clause) }
    if measure == .warning {
      parts.append("предупреждение")
    } else {
      parts.append(endsAt.map { "до \($0.planTime)" } ?? "бессрочно")
    }
    return parts.joined(separator: ", ")
  }
}

extension BanReason {
  /// The reason for a category, the evidence's strongest without one; floods are told by the rules that
  /// found them.
  static func of(_ evidence: Evidence?, _ category: Rules.Category?) -> BanReason {
    guard let category = category ?? evidence?.categories.first else { return .other }
    if category == .spam, let evidence,
      evidence.findings.contains(where: { $0.rule.hasPrefix("flood.") })
    {
      return .flood
    }
    return BanReason(rawValue: category.rawValue) ?? .other
  }
}
