import ArgumentParser
import Ledger
import Rules

/// `sito queue list`: what waits for a verdict.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: says(
      "Что ждёт решения: сначала срочное, потом самое старое.",
      "What waits for a verdict: the urgent first, then the oldest."
    )
  )

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var filter: QueueFilterOptions

  @Option(
    help: ArgumentHelp(says("Не больше стольких дел.", "No more cases than that."), valueName: "n")
  )
  var limit = 20

  @Flag(help: ArgumentHelp(says("Написать JSON, по строке на дело.", "Write JSON, a line a case.")))
  var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError(says("--limit — от 1", "--limit is 1 or more")) }
  }

  func run() throws {
    try ledger.withStore { store in
      let policy = try store.policyInForce().restrictions
      let waiting = try store.waiting(filter.filter(at: clock.time), limit: limit)
      let shown = try waiting.cases.map {
        try QueueLine($0, in: store, at: clock.time, under: policy)
      }
      if json { return try shown.forEach { print(try $0.json()) } }
      let screen = Screen.current
      for line in shown { print(line.text(screen)) }
      print(summary(shown.count, waiting.count, waiting.urgent, screen.paint))
    }
  }

  private func summary(_ shown: Int, _ count: Int, _ urgent: Int, _ paint: Paint) -> String {
    if count == 0 {
      return filter.isSet
        ? says("Таких дел в очереди нет.", "No such cases are in the queue.")
        : says("Очередь пуста.", "The queue is empty.")
    }
    let rest =
      shown < count
      ? says(
        ", показаны первые \(shown) (больше: --limit)",
        ", the first \(shown) are shown (--limit)"
      )
      : ""
    return paint.faint(
      says("В очереди \(count), срочных \(urgent)", "\(count) in the queue, \(urgent) urgent")
        + rest
    )
  }
}
