/// How Telegram names chats, so that an export and the Bot API name the same one alike.
///
/// An export has bare numbers, one row of them for each kind. The Bot API, which deletes and bans, puts
/// a minus before groups, and counts supergroups and channels down from -1 000 000 000 000.
enum TelegramID {
  /// What a number names.
  enum Kind {
    /// A person, or a chat with one.
    case user

    /// A small group.
    case group

    /// A supergroup or a channel, which are one kind for Telegram.
    case channel

    /// Tells what the type of an exported chat names; what is not known stays as it is.
    init(chatType: String) {
      self =
        switch chatType {
        case "private_group": .group
        case "private_supergroup", "public_supergroup", "private_channel", "public_channel":
          .channel
        default: .user
        }
    }
  }

  /// The words that stand before the numbers of an export's authors.
  static let kinds: [(word: StaticString, kind: Kind)] = [
    ("user", .user), ("channel", .channel), ("chat", .group),
  ]

  /// Returns a bare number as the Bot API has it; what is no such number stays as it is.
  static func name(_ number: String, of kind: Kind) -> String {
    guard let value = Int(number), value > 0, value < 1_000_000_000_000 else { return number }
    return switch kind {
    case .user: number
    case .group: "-\(number)"
    case .channel: "-\(1_000_000_000_000 + value)"
    }
  }
}
