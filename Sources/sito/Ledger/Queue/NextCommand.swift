import ArgumentParser
import Ledger
import Rules

/// `sito queue next`: takes the next case and shows it.
struct NextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: says(
      "Берёт следующее дело и показывает его.",
      "Takes the next case and shows it."
    ),
    discussion: says(
      """
      Пока дело у вас, другие его не решат; через время из правил (claim, по умолчанию 30 минут) оно снова свободно. \
      Взятое и не решённое показывается снова: сначала решите его, пропустите или отдайте (release).
      """,
      """
      While you hold the case nobody else decides on it; after the policy's time (claim, 30 minutes by default) it is \
      free again. What you hold undecided is shown again: decide, skip or release it first.
      """
    )
  )

  @OptionGroup var filter: QueueFilterOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var desk: DeskOptions

  func run() throws {
    let actor = try desk.actor
    try desk.ledger.withStore(isReadOnly: false) { store in
      let policy = try store.policyInForce()
      let claimed = try store.claimNext(
        for: actor,
        filter.filter(at: .now),
        at: .now,
        under: policy.restrictions
      )
      guard let claimed else {
        return printError(says("очередь пуста", "the queue is empty"))
      }
      var view = try CaseView(claimed, in: store, at: .now, under: policy)
      view?.offset = clock.offset
      if let view { print(desk.json ? try view.json() : view.text(Screen.current)) }
    }
  }
}
