import Ledger
import Rules

extension Rules.Category {
  /// A word for it in a summary.
  var word: String {
    switch self {
    case .profanity: says("мат", rawValue)
    case .insult: says("оскорбления", rawValue)
    case .spam: says("спам", rawValue)
    case .unlawful: says("нарушения закона", rawValue)
    case .rude: says("грубость", rawValue)
    }
  }
}

extension Label {
  /// A word for it in a summary.
  var word: String { says(title, rawValue) }
}
