/// A form that comments come in.
public enum FeedFormat: String, CaseIterable, Sendable {
  /// Canonical comments as JSON: line by line, or in an array.
  case ndjson

  /// Every line is the text of a comment.
  case text

  /// A table with a row of headings, its cells parted by semicolons, commas or tabs.
  case csv

  /// VK: answers of the API, events of Callback and Long Poll, lists of comments.
  case vk

  /// Odnoklassniki: answers of `discussions.getComments`.
  case ok

  /// Telegram: exports of Telegram Desktop, updates of the Bot API.
  case telegram

  /// MAX: updates of the Bot API, lists of messages.
  case max

  /// YouTube: answers of the Data API.
  case youtube
}
