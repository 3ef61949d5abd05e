import ArgumentParser
import Ledger
import Rules

/// Who decides, in which ledger, and how it is told; options of every verb that writes.
struct DeskOptions: ParsableArguments {
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Кто решает: код роли, не имя (по умолчанию $SITO_MODERATOR).",
        "Who decides: a role code, no name (default: $SITO_MODERATOR)."
      ),
      valueName: "role"
    )
  )
  var moderator: String?

  @Flag(help: ArgumentHelp(says("Написать JSON, по строке на дело.", "Write JSON, a line a case.")))
  var json = false

  func validate() throws { _ = try actor }

  /// The moderator as the ledger names them: `moderator:12`, whichever way the code was typed.
  var actor: String {
    get throws {
      guard let actor = Role.moderator(moderator ?? environment("SITO_MODERATOR") ?? "") else {
        throw ValidationError(
          says(
            "назовите модератора: --moderator 12 или $SITO_MODERATOR; латинские буквы и цифры, до 54 знаков",
            "name the moderator: --moderator 12 or $SITO_MODERATOR; Latin letters and digits, at most 54"
          )
        )
      }
      return actor
    }
  }

  /// Does something with each of the names, in a transaction of its own, and tells what came of it.
  ///
  /// - Parameters:
  ///   - names: The cases or restrictions.
  ///   - key: What they are, for JSON: `case`, `restriction`.
  ///   - reason: Why; it is checked before anything is done.
  ///   - body: Appends and returns the events.
  /// - Throws: A ``Failure``, or exit status 1 when something was refused.
  func perform(
    on names: (LedgerStore) throws -> [String],
    as key: String = "case",
    for reason: ReasonOptions? = nil,
    _ body: (LedgerTransaction, String, Policy) throws -> [Event]
  ) throws {
    let actor = try actor
    var refused = 0
    try ledger.withStore(isReadOnly: false) { store in
      // Another program may record other rules at any moment; each transaction asks anew.
      var (policy, adoption) = (try store.policyInForce(), PolicyAdoption?.none)
      var isRead = false
      try reason?.check(in: store)
      // What is named twice is meant once.
      var seen: Set<String> = []
      for name in try names(store) where seen.insert(name).inserted {
        do {
          let outcome = try store.write(at: .now, actor: actor) { transaction in
            if !isRead || transaction.policy != adoption {
              (policy, adoption) = (try transaction.policyInForce(), transaction.policy)
              isRead = true
            }
            return try Outcome(name, key, try body(transaction, name, policy), transaction)
          }
          print(json ? try outcome.json() : outcome.text)
        } catch let refusal as Refusal {
          refused += 1
          try tell(refusal, name, key)
        } catch let conflict as LedgerConflict {
          refused += 1
          try tell(Refusal(conflict), name, key)
        }
      }
    }
    if refused > 0 { throw ExitCode(1) }
  }

  private func tell(_ refusal: Refusal, _ name: String, _ key: String) throws {
    let message = refusal.message.text(in: language)
    if json {
      print(try jsonLine([key: name, "ok": false, "refused": refusal.code, "message": message]))
    } else {
      printError("\(name.inOneLine): \(message)")
    }
  }
}

extension LedgerStore {
  /// The recorded policy in force.
  ///
  /// - Throws: A ``Failure`` when it cannot be read.
  func policyInForce() throws -> Policy {
    do {
      return try policy()
    } catch let error as PackError {
      throw Failure.cannotRun(error.rendered(in: language))
    }
  }
}
