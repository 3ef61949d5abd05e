/// A language that Sito speaks to people in.
public enum Language: String, CaseIterable, Sendable {
  /// Russian.
  case russian = "ru"
  /// English.
  case english = "en"
}

/// A sentence or a part of one, in every language that Sito speaks.
public struct Phrase: Hashable, Sendable {
  /// The Russian wording.
  public var russian: String

  /// The English wording.
  public var english: String

  /// Creates a phrase from its wordings.
  public init(ru russian: String, en english: String) {
    self.russian = russian
    self.english = english
  }

  /// Returns the wording in a language.
  public func text(in language: Language) -> String {
    language == .russian ? russian : english
  }
}
