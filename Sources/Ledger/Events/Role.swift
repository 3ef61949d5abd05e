/// The codes by which the ledger names who acts: `moderator:12`, `operator`, `engine`, `network:vk`.
public enum Role {
  /// What stands before a moderator's own code.
  private static let moderator = "moderator:"

  /// A moderator's code as somebody types it, in the one form that the ledger keeps.
  ///
  /// `12`, `012`, `moderator:12` and `Moderator:12` are the same person.
  ///
  /// - Parameter typed: The code, with `moderator:` before it or without.
  /// - Returns: The code such as `moderator:12`; nil for what is no code.
  public static func moderator(_ typed: String) -> String? {
    let lower = typed.lowercasedASCII
    let own = lower.hasPrefix(moderator) ? String(lower.dropFirst(moderator.count)) : lower
    let actor = moderator + own.withoutLeadingZeros
    guard !own.isEmpty, !own.contains(":"), actor.isActorCode else { return nil }
    return actor
  }

  /// A person's code as somebody types it: a moderator with `moderator:` before, or `operator`.
  ///
  /// - Returns: The code in its one form; nil for the engine, a network, and what is no code.
  public static func person(_ typed: String) -> String? {
    let lower = typed.lowercasedASCII
    if lower == "operator" { return lower }
    return lower.hasPrefix(moderator) ? moderator(typed) : nil
  }

  /// The one form of a code: a moderator's without capitals, leading zeros and a second prefix; others
  /// as they are.
  public static func canonical(_ actor: String) -> String {
    var own = actor.lowercasedASCII[...]
    guard own.hasPrefix(moderator) else { return actor }
    while own.hasPrefix(moderator) { own = own.dropFirst(moderator.count) }
    return moderator + String(own).withoutLeadingZeros
  }

  /// Whether a code is a moderator's, in whatever spelling.
  static func isModerator(_ actor: String) -> Bool {
    let canonical = canonical(actor)
    return canonical.hasPrefix(moderator) && canonical.utf8.count > moderator.utf8.count
  }

  /// Whether two codes are the same person's.
  public static func isSame(_ one: String, _ other: String) -> Bool {
    canonical(one) == canonical(other)
  }
}

extension String {
  /// Whether the text is a role code: 1 to 64 ASCII letters, digits and `:`, `-`, `_`, `.`, `@`.
  public var isActorCode: Bool {
    (1...64).contains(utf8.count)
      && utf8.allSatisfy {
        switch $0 {
        case 0x30...0x3A, 0x40...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }

  /// The text with ASCII letters in lower case, and nothing else changed.
  fileprivate var lowercasedASCII: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 },
      as: UTF8.self
    )
  }

  /// A number without the zeros in front of it; another text as it is.
  fileprivate var withoutLeadingZeros: String {
    guard !isEmpty, utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return self }
    let rest = drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }
}
