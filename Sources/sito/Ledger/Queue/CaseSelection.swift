import ArgumentParser
import Ledger
import Rules

/// Which cases of the queue are wanted.
struct QueueFilterOptions: ParsableArguments {
  @Option(help: ArgumentHelp(says("Только с этой категорией.", "Only of this category.")))
  var category: CategoryName?

  // The ids of communities begin with a minus, and are no options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(says("Только с этой страницы.", "Only of this page."), valueName: "id")
  )
  var page: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(says("Только этого автора.", "Only of this author."), valueName: "id")
  )
  var author: String?

  @Flag(help: ArgumentHelp(says("Только срочные.", "Only urgent ones."))) var urgent = false

  @Flag(
    help: ArgumentHelp(says("Только переданные старшему.", "Only those that were escalated."))
  )
  var escalated = false

  @Option(
    help: ArgumentHelp(
      says("Только старше, чем: 30m, 12h, 2d.", "Only those older than: 30m, 12h, 2d."),
      valueName: "age"
    )
  )
  var olderThan: Age?

  /// Whether any condition is set.
  var isSet: Bool {
    category != nil || page != nil || author != nil || urgent || escalated || olderThan != nil
  }

  /// The filter at a time.
  func filter(at now: Milliseconds) -> QueueFilter {
    var filter = QueueFilter()
    filter.category = category?.category
    filter.page = page
    filter.author = author
    filter.isUrgent = urgent
    filter.isEscalated = escalated
    filter.openedBefore = olderThan.map { now - $0.length }
    return filter
  }
}

/// Which cases a verb is for: those named, or all that a filter takes.
struct CaseSelection: ParsableArguments {
  @Argument(help: ArgumentHelp(says("Имена дел.", "The names of cases."), valueName: "case"))
  var cases: [String] = []

  @OptionGroup var filter: QueueFilterOptions

  @Flag(
    help: ArgumentHelp(
      says("Все дела очереди, которые подходят под условия.", "All cases of the queue that fit.")
    )
  )
  var all = false

  func validate() throws {
    if all != cases.isEmpty || !all && filter.isSet {
      throw ValidationError(
        says(
          "назовите дела — или условия и --all",
          "name cases, or conditions and --all"
        )
      )
    }
    // One verdict for everything that waits, threats among it, is nobody's intention.
    if all, !filter.isSet {
      throw ValidationError(
        says(
          "--all просит условие: --category, --page, --author, --urgent, --escalated или --older-than",
          "--all needs a condition: --category, --page, --author, --urgent, --escalated or --older-than"
        )
      )
    }
  }

  /// The names of the cases.
  func names(in store: LedgerStore) throws -> [String] {
    guard all else { return cases }
    let found = try store.waiting(filter.filter(at: .now)).cases.map(\.id.description)
    if found.isEmpty { printError(says("таких дел в очереди нет", "the queue has no such cases")) }
    return found
  }

  /// Throws when a case was neither named itself nor meant, and is too grave to be decided beside
  /// others: an urgent one, or one that was escalated.
  func check(_ state: CaseState?, _ name: String) throws {
    guard all, let state else { return }
    if state.isUrgent, !filter.urgent { throw Refusal(.urgent, name) }
    if state.isEscalated, !filter.escalated { throw Refusal(.escalated, name) }
  }

  /// Throws when a case was not named itself and its comment asks for an answer.
  func check(_ evidence: Evidence?, _ name: String) throws {
    let asks = evidence?.labels.contains { $0 != .thanks } ?? false
    if all, asks { throw Refusal(.guarded, name) }
  }
}
