import ArgumentParser
import Ledger
import Rules

/// `sito queue release`: gives cases back that were taken.
struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: says("Отдаёт взятые дела обратно.", "Gives cases back that were taken.")
  )

  @OptionGroup var selection: CaseSelection
  @OptionGroup var desk: DeskOptions

  func run() throws {
    try desk.perform(on: selection.names) { transaction, name, policy in
      try transaction.perform(.release, on: CaseID(name), under: policy.restrictions)
    }
  }
}
