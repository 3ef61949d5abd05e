import Moderation
import Rules

/// How many comments were decided how.
struct FilterTotals: Sendable {
  private var comments = 0
  private var urgent = 0
  /// The comments by what is to be done, in the order of `Decision.Action`.
  private var actions = [3 of Int](repeating: 0)
  private var categories = [Int](repeating: 0, count: Category.allCases.count)

  /// What is counted of one decision.
  struct Outcome: Sendable {
    fileprivate let action: Decision.Action
    fileprivate let isUrgent: Bool
    /// A bit for each category, by its index.
    fileprivate let categories: UInt8

    init(_ decision: Decision) {
      action = decision.action
      isUrgent = decision.isUrgent
      categories = decision.categories.reduce(0) { $0 | 1 << UInt8($1.index) }
    }
  }

  /// The lines that were no comments.
  var rejected = 0

  /// The comments that are not UTF-8, of which a part was read as U+FFFD.
  var unreadable = 0

  mutating func add(_ outcome: Outcome) { count(outcome, 1) }

  /// Takes back what was added.
  mutating func remove(_ outcome: Outcome) { count(outcome, -1) }

  private mutating func count(_ outcome: Outcome, _ step: Int) {
    comments += step
    actions[outcome.action.number] += step
    if outcome.isUrgent { urgent += step }
    for index in categories.indices where outcome.categories >> UInt8(index) & 1 == 1 {
      categories[index] += step
    }
  }

  mutating func add(_ other: FilterTotals) {
    comments += other.comments
    urgent += other.urgent
    rejected += other.rejected
    unreadable += other.unreadable
    for action in actions.indices { actions[action] += other.actions[action] }
    for index in categories.indices { categories[index] += other.categories[index] }
  }

  /// The summary at the end of a run.
  func summary(in time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let rate = seconds > 0 ? Int(Double(comments) / seconds) : 0
    let allow = actions[Decision.Action.allow.number]
    let review = actions[Decision.Action.review.number]
    let remove = actions[Decision.Action.remove.number]
    let byCategory = Category.allCases.filter { categories[$0.index] > 0 }
      .map { "\($0.word) \(categories[$0.index])" }.joined(separator: ", ")
    var lines = [
      says(
        "комментариев \(comments): оставить \(allow), на проверку \(review) (срочно \(urgent)), удалить \(remove)",
        "comments \(comments): allow \(allow), review \(review) (urgent \(urgent)), remove \(remove)"
      )
    ]
    if !byCategory.isEmpty { lines.append(says("по видам: ", "by category: ") + byCategory) }
    if rejected > 0 {
      lines.append(says("не прочитано строк: \(rejected)", "rejected lines: \(rejected)"))
    }
    if unreadable > 0 {
      lines.append(
        says(
          "не в UTF-8, прочитано не всё: \(unreadable); кодировку можно назвать (--encoding)",
          "not UTF-8, and read in part: \(unreadable); the encoding can be named (--encoding)"
        )
      )
    }
    let tenths = Int((seconds * 10).rounded())
    lines.append(
      says(
        "\(tenths / 10),\(tenths % 10) с, комментариев в секунду: \(rate)",
        "\(tenths / 10).\(tenths % 10) s, \(rate) comments a second"
      )
    )
    return lines.joined(separator: "\n")
  }
}

extension Decision.Action {
  /// The number under which decisions are counted and chosen; to look a name up would take longer than
  /// to write the decision.
  var number: Int {
    switch self {
    case .allow: 0
    case .review: 1
    case .remove: 2
    }
  }
}
