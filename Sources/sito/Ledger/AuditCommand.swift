import ArgumentParser

/// `sito audit`: what somebody needs who looks at the ledger.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: says(
      "Журнал ограничений: кто, за что, до какого срока и кто решил.",
      "The ledger of restrictions: who, why, until when, and who decided."
    ),
    subcommands: [
      CaseFileCommand.self, ReportCommand.self, ExportCommand.self, ReconcileCommand.self,
      VerifyCommand.self, RebuildCommand.self, HeadCommand.self, ReplayCommand.self,
      EraseCommand.self,
      RestrictionsCommand.self, AuthorCommand.self, ConfirmCommand.self, RejectCommand.self,
      LiftCommand.self, AppealCommand.self, ExpireCommand.self, RemindersCommand.self,
    ]
  )
}
