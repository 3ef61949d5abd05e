/// The form of an input as exactly as a reader needs it.
enum FeedVariant: Sendable, Equatable {
  /// Canonical comments, a line each.
  case ndjson

  /// Canonical comments in an array, or over several lines each.
  case comments

  /// A comment a line.
  case text

  /// A table.
  case csv(CSVLayout)

  /// Answers or events of VK.
  case vk

  /// Comments of VK with nothing around them.
  case vkComments

  /// Answers of Odnoklassniki.
  case ok

  /// An export of Telegram Desktop.
  case telegramExport

  /// Updates of Telegram's Bot API.
  case telegramUpdates

  /// Updates or lists of MAX.
  case max

  /// Answers of YouTube.
  case youtube

  /// The form that people name.
  var format: FeedFormat {
    switch self {
    case .ndjson, .comments: .ndjson
    case .text: .text
    case .csv: .csv
    case .vk, .vkComments: .vk
    case .ok: .ok
    case .telegramExport, .telegramUpdates: .telegram
    case .max: .max
    case .youtube: .youtube
    }
  }
}
