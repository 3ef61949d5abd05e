import Rules

/// The thresholds of every page, looked up without comparing names for each comment.
struct PageThresholds: Sendable {
  /// The keys of the pages that the policy names, sorted: `network/page` or `page`.
  private let keys: [String]

  /// For each of them, and last for all others, the thresholds by category, row behind row.
  private let rows: [Policy.Thresholds]

  init(_ policy: Policy) {
    keys = policy.pages.keys.sorted()
    let common = Category.allCases.map { policy.thresholds[$0] ?? Policy.Thresholds() }
    rows =
      keys.flatMap { key in
        Category.allCases.map { policy.pages[key]?[$0] ?? common[$0.index] }
      } + common
  }

  var hasPages: Bool { !keys.isEmpty }

  func number(network: String, page: String) -> CommentContext.PageNumber {
    guard !keys.isEmpty else { return .other }
    let index = keys.firstIndex(of: "\(network)/\(page)") ?? keys.firstIndex(of: page)
    return CommentContext.PageNumber(index: index ?? -1)
  }

  subscript(page: CommentContext.PageNumber, category: Category) -> Policy.Thresholds {
    rows[(page.index < 0 ? keys.count : page.index) * Category.allCases.count + category.index]
  }
}
