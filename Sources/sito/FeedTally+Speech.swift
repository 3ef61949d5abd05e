import Feeds

extension FeedTally {
  /// What was no comment, for the person at the terminal; empty when there was nothing.
  ///
  /// The kinds keep the networks' own names, by which they can be looked up.
  var summary: String {
    guard !counts.isEmpty else { return "" }
    let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return says("не комментарии: ", "no comments: ") + kinds.joined(separator: ", ")
  }
}
