import Folding

/// Something that most texts have none of, and that rules ask for.
enum TextFeature: Int, CaseIterable {
  case words, links, mentions, hashtags, phones, emails, emoji, numbers, capitals, mixed
  case exclamations, questions
  /// More than one line.
  case lines
  /// The text has come before.
  case repeats
  /// The comment answers another one.
  case reply

  /// A bit for each feature that a text has, the first one's lowest.
  ///
  /// Mentions are what the text shows, or what only the network knows of.
  static func bits(
    _ counts: FoldedText.Counts,
    isReply: Bool,
    hasMentions: Bool,
    _ repeats: Repeats
  ) -> UInt64 {
    func bit(_ feature: TextFeature, _ isSet: Bool) -> UInt64 {
      isSet ? 1 << UInt64(feature.rawValue) : 0
    }
    return bit(.words, counts.words > 0) | bit(.links, counts.links > 0)
      | bit(.mentions, hasMentions || counts.mentions > 0) | bit(.hashtags, counts.hashtags > 0)
      | bit(.phones, counts.phones > 0) | bit(.emails, counts.emails > 0)
      | bit(.emoji, counts.emoji > 0) | bit(.numbers, counts.numbers > 0)
      | bit(.capitals, counts.capitals > 0) | bit(.mixed, counts.mixed > 0)
      | bit(.exclamations, counts.exclamations > 0) | bit(.questions, counts.questions > 0)
      | bit(.lines, counts.breaks > 0) | bit(.repeats, repeats.most > 1) | bit(.reply, isReply)
  }
}

extension Condition.Measure {
  /// What a text has to have for the measure to be more than its least.
  var feature: TextFeature {
    switch self {
    case .words: .words
    case .links: .links
    case .mentions: .mentions
    case .hashtags: .hashtags
    case .phones: .phones
    case .emails: .emails
    case .emoji: .emoji
    case .numbers: .numbers
    case .capitals: .capitals
    case .mixed: .mixed
    case .exclamations: .exclamations
    case .questions: .questions
    case .lines: .lines
    case .copies, .copiers, .ownCopies, .ownPosts: .repeats
    }
  }

  /// Whether the least is one, as every text has a line and is its own copy.
  var startsAtOne: Bool { self == .lines || isOfStream }
}
