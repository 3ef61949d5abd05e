import ArgumentParser
import Ledger
import Rules

/// `sito audit appeal show`: the author's words beside what the restriction rests on.
struct ShowAppealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: says(
      "Показывает обжалование, само ограничение и исходный текст.",
      "Shows the appeal, the restriction and the original text."
    )
  )

  @Argument(help: ArgumentHelp(says("Ограничение.", "The restriction."), valueName: "restriction"))
  var restriction: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var speech: SpeechOptions

  func run() throws {
    try ledger.withStore { store in
      let id = RestrictionID(restriction)
      let ledger = try store.state()
      guard let state = ledger.restrictions[id] else {
        throw Failure(message: Refusal(.noRestriction, id).message.text(in: language), status: 1)
      }
      let screen = Screen.current
      let policy = try store.policyInForce()
      let isUnfounded = ledger.isUnfounded(state)
      print(
        state.entry(
          at: clock.time,
          clock.offset,
          screen,
          isUnfounded: isUnfounded,
          tellsStatus: true
        )
      )
      print("\n" + screen.paint.strong(says("Слова автора:", "The author's words:")))
      print(try words(of: state, in: store, screen))
      for caseID in state.proposal.cases {
        guard var view = try CaseView(caseID, in: store, at: clock.time, under: policy) else {
          continue
        }
        view.offset = clock.offset
        print("\n" + view.text(screen))
      }
    }
  }

  /// The words of the last appeal.
  private func words(
    of state: RestrictionState,
    in store: LedgerStore,
    _ screen: Screen
  ) throws -> String {
    guard let last = state.appeals.last else {
      return "  " + says("(обжалования нет)", "(there is no appeal)")
    }
    guard let words = try store.snapshot(of: last) else {
      return "  " + says("(текст стёрт)", "(the text was erased)")
    }
    return screen.paragraph([(words.text.withoutControls, false)], indent: 2)
  }
}
