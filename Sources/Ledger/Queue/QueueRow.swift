/// A case that waits for a verdict, as a row of the projection whose id says where it stands.
///
/// The ids sort as ``LedgerState/queue(_:)`` does. So the first cases are read without the others, and
/// those that were decided over the years are never looked at.
struct QueueRow: Hashable {
  /// The kind of the rows.
  static let kind = "queue"

  /// How many signs stand before the name of the case.
  static let prefix = 22

  /// Where the case stands: urgent or not, overtaken by an edit or not, when it opened, its name.
  let id: String

  /// The moderator who took the case, be it that the claim has run out; empty when nobody did.
  let holder: String

  /// The row of a case; nil when it is decided.
  init?(_ state: CaseState) {
    guard state.isOpen else { return nil }
    let marks = "\(state.isUrgent ? 0 : 1)\(state.overtakenRemoval == nil ? 1 : 0)"
    id = "\(marks)\(Self.padded(state.openedAt))-\(state.id)"
    holder = state.claimedBy ?? ""
  }

  /// A time with as many digits as any, so that texts sort as the times do.
  static func padded(_ time: Milliseconds) -> String {
    let digits = String(max(0, time))
    return String(repeating: "0", count: max(0, 19 - digits.utf8.count)) + digits
  }

  /// The case of a row.
  static func caseID(_ id: String) -> CaseID { CaseID(String(id.dropFirst(prefix))) }

  /// Whether the row is one of an urgent case.
  static func isUrgent(_ id: String) -> Bool { id.hasPrefix("0") }
}
