import Rules

/// The thresholds of every page, looked up without comparing names for each comment.
struct PageThresholds: Sendable {
  /// The keys of the pages that the policy names, sorted: `network/page` or `page`.
  private let keys: [String]

  /// The same with their networks in the one spelling of each.
  private let names: [String]

  /// For each of them, and last for all others, the thresholds by category, row behind row.
  private let rows: [Policy.Thresholds]

  /// Whether the policy names any page; each comment asks.
  let hasPages: Bool

  init(_ policy: Policy) {
    keys = policy.pages.keys.sorted()
    hasPages = !keys.isEmpty
    names = keys.map { key in
      guard let slash = key.firstIndex(of: "/") else { return key }
      return NetworkName.canonical(String(key[..<slash])) + key[slash...]
    }
    let common = Category.allCases.map { policy.thresholds[$0] ?? Policy.Thresholds() }
    rows =
      keys.flatMap { key in
        Category.allCases.map { policy.pages[key]?[$0] ?? common[$0.index] }
      } + common
  }

  /// Returns the page's number, its network being in whatever spelling.
  func number(network: String, page: String) -> CommentContext.PageNumber {
    guard !keys.isEmpty else { return .other }
    let name = "\(NetworkName.canonical(network))/\(page)"
    let index = keys.firstIndex(of: name) ?? names.firstIndex(of: name) ?? keys.firstIndex(of: page)
    return CommentContext.PageNumber(index: index ?? -1)
  }

  /// Returns the page's number as versions found it that took a network's name to the letter.
  func number(spelled network: String, page: String) -> CommentContext.PageNumber {
    let index = keys.firstIndex(of: "\(network)/\(page)") ?? keys.firstIndex(of: page)
    return CommentContext.PageNumber(index: index ?? -1)
  }

  subscript(page: CommentContext.PageNumber, category: Category) -> Policy.Thresholds {
    rows[(page.index < 0 ? keys.count : page.index) * Category.allCases.count + category.index]
  }
}
