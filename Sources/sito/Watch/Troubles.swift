import Ledger

/// What is in the way of the daemon, each told when it comes up and not with every look.
struct Troubles {
  /// The messages, by what they are about.
  private var messages: [String: String] = [:]

  /// Whether nothing is in the way.
  var isEmpty: Bool { messages.isEmpty }

  /// Whether something is in the way of a thing.
  func has(_ thing: String) -> Bool { messages[thing] != nil }

  /// Notes what is in the way of a thing, and returns whether that is news.
  mutating func note(_ message: String, of thing: String) -> Bool {
    messages.updateValue(message, forKey: thing) != message
  }

  /// Notes that nothing is in the way of a thing any more.
  mutating func clear(_ thing: String) { messages[thing] = nil }
}

extension Failure {
  /// Whether trying again cannot help: the ledger is none, or damaged.
  var isHopeless: Bool {
    (cause as? LedgerError)?.isHopeless ?? false
  }
}

extension LedgerError {
  /// Whether the file will not be a ledger by waiting.
  var isHopeless: Bool { isOfDamage || [.notALedger, .tooNew].contains(reason) }
}
