/// What kind of violation a comment may be.
public enum Category: String, CaseIterable, Hashable, Sendable {
  /// Obscene words, masked or plain.
  case profanity
  /// Humiliation of a person or a group.
  case insult
  /// Advertising, bait, floods.
  case spam
  /// Threats, calls to violence, drugs, inducement to suicide, other people's data.
  case unlawful
  /// Rude but lawful words.
  case rude

  /// The category's position among all.
  public var index: Int {
    switch self {
    case .profanity: 0
    case .insult: 1
    case .spam: 2
    case .unlawful: 3
    case .rude: 4
    }
  }
}

/// What a comment is, apart from any violation.
public enum Label: String, CaseIterable, Hashable, Sendable {
  /// Something is wrong in the district.
  case complaint
  /// The author wants to know something.
  case question
  /// The author is grateful.
  case thanks
  /// Somebody is in danger now.
  case emergency

  /// The label's position among all.
  public var index: Int {
    switch self {
    case .complaint: 0
    case .question: 1
    case .thanks: 2
    case .emergency: 3
    }
  }
}
