import ArgumentParser
import Ledger
import Rules

/// Why something is decided; nothing is without it.
struct ReasonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says(
        """
        Почему: код — profanity, insult, spam, unlawful, rude, пункт правил (10 или 10.2), engine — как у \
        программы — или своими словами, без персональных данных.
        """,
        """
        Why: a code (profanity, insult, spam, unlawful, rude, a clause such as 10 or 10.2, engine for the \
        program's own reason) or your words, without personal data.
        """
      ),
      valueName: "why"
    )
  )
  var reason: String

  func validate() throws {
    guard reason.withoutControls.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError(says("--reason не бывает пустой", "--reason cannot be empty"))
    }
  }

  /// The category that the reason is the code of, if it is one.
  var category: Rules.Category? { Rules.Category(rawValue: reason) }

  /// The reason in full, as the ledger keeps it.
  ///
  /// - Parameters:
  ///   - policy: The policy in force, which words the categories.
  ///   - engine: The reason that the program gave; empty when there is none.
  /// - Returns: The reason, without what could steer a terminal.
  func text(_ policy: Policy, engine: String = "") -> String {
    if let category {
      let known = policy.reasons[category] ?? ""
      return known.isEmpty ? category.title : known
    }
    if reason == "engine", !engine.isEmpty { return engine }
    if let clause { return "п. \(clause)" }
    return reason.withoutControls
  }

  /// The violation that the reason is the code of; nil for words.
  ///
  /// The evidence of the case knows clause and law of what was found, and the recorded rules the clause
  /// of what was not.
  func ground(_ evidence: Evidence?, _ transaction: LedgerTransaction) throws -> Ground? {
    if let category { return try transaction.ground(of: category, in: evidence) }
    return clause.map { number in
      let clause = "п. \(number)"
      return Ground(category: nil, clause: clause, law: evidence?.law(of: clause) ?? "")
    }
  }

  /// Tells a moderator who names a violation of which the program has found nothing.
  func tellUnfound(_ evidence: Evidence?, _ name: String) {
    guard let category, let evidence, evidence.ground(of: category) == nil else { return }
    printError(
      "\(name.inOneLine): "
        + says(
          "программа не нашла в комментарии такого нарушения (\(category.inWords)); основание — ваше решение",
          "the program has found no such violation in the comment (\(category.inWords)); it rests on your word"
        )
    )
  }

  /// Throws when the reason is the number of a clause that the recorded rules do not name.
  func check(in store: LedgerStore) throws {
    guard category == nil, let clause else { return }
    let known = try store.knownClauses()
    let numbers = known.flatMap { $0.split { !"0123456789.".contains($0) } }
      .map { $0.split(separator: ".").joined(separator: ".") }
    guard !known.isEmpty, !numbers.contains(String(clause)) else { return }
    let list = known.sorted().joined(separator: ", ")
    throw Failure(
      message: says(
        "пункта \(clause) в записанных правилах нет, есть: \(list). Другое основание назовите словами",
        "the recorded rules have no clause \(clause), but: \(list). Put another ground in words"
      ),
      status: 1
    )
  }

  /// The number of a clause: `10`, `10.2`, `п. 10`, `п10`.
  private var clause: Substring? {
    var number = reason[...]
    if number.hasPrefix("п") { number = number.dropFirst() }
    if number.hasPrefix(".") { number = number.dropFirst() }
    number = number.drop { $0 == " " }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.allSatisfy { part in
      (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    return isNumber ? number : nil
  }
}
