import Feeds
import Glibc
import Moderation
import Rules

/// A file of an inbox, and the steps from there to its decisions.
///
/// Each step is one that can be repeated: the ledger takes in what it does not know; the decisions
/// are written under another name, and get theirs when the ledger has everything; the file itself is
/// moved last. Ended anywhere, the next run does it again and comes to the same.
struct WatchedFile {
  private let file: InboxLook.File
  private let inbox: WatchConfig.Inbox
  private let pack: RulePack
  private let settings: FilterRun.Settings

  /// What became of a file.
  enum Outcome {
    /// Everything in it was decided.
    case done(String)
    /// Somebody has to look at it.
    case failed(String)
    /// Somebody wrote to it meanwhile.
    case changed
  }

  private var path: String { "\(inbox.folder)/\(file.name)" }

  init(
    _ file: InboxLook.File,
    _ inbox: WatchConfig.Inbox,
    _ pack: RulePack,
    threads: Int?,
    isQuiet: Bool
  ) {
    self.file = file
    self.inbox = inbox
    self.pack = pack
    settings = FilterRun.Settings(
      selection: inbox.selection,
      includesText: inbox.includesText,
      threads: threads ?? defaultThreads,
      feed: inbox.feed,
      layout: inbox.layout,
      showsProgress: !isQuiet && isTerminal(2),
      namesFiles: true,
      keepsRejected: false,
      keepsEvidence: true,
      isStopped: { Signals.isStopping }
    )
  }

  /// Decides on the file and moves it.
  ///
  /// - Throws: A ``Failure`` for what may be better later, and then the file is where it was;
  ///   `CancellationError` when the program is to end.
  func handle(_ ledger: FilterLedger) async throws -> Outcome {
    let input = try Input(path)
    defer { close(input.descriptor) }
    // Hidden, so that nobody takes it for whole; made anew when it was left behind.
    let temporary = "\(inbox.decisions)/.\(file.name).part"
    let output = try OutputFile(temporary)
    defer { close(output.descriptor) }
    var run = try FilterRun(
      pack,
      settings,
      output: output.descriptor,
      rejects: nil,
      ledger: ledger
    )
    ledger.beginInput()
    do {
      try await run.read(input)
      try await run.finish()
    } catch let failure as Failure where failure.isOfInput {
      removeFile(temporary)
      return try fail(failure.message)
    } catch let error as SystemError {
      removeFile(temporary)
      let why = says(error.russian, error.description)
      throw Failure.cannotRun(
        says(
          "\(path): ввод или вывод прервался: \(why)",
          "\(path): input or output broke off: \(why)"
        )
      )
    } catch {
      removeFile(temporary)
      throw error
    }
    guard InboxLook.File(inbox.folder, file.name) == file else {
      removeFile(temporary)
      return .changed
    }
    try synchronize(temporary)
    let ending = inbox.layout == .ndjson ? "ndjson" : inbox.layout == .csv ? "csv" : "txt"
    let decisions = try move(temporary, to: inbox.decisions, as: "\(file.name).\(ending)")
    let summary = run.summary.split(separator: "\n").joined(separator: "; ")
    if run.totals.rejected > 0 {
      return try fail(
        "\(path): \(summary)\n"
          + says(
            "остальное решено: \(inbox.decisions)/\(decisions)",
            "the rest was decided: \(inbox.decisions)/\(decisions)"
          ),
        details: run.rejections
      )
    }
    try move(path, to: inbox.done, as: file.name)
    return .done("\(path): \(summary)")
  }

  /// Moves the file to where somebody looks at it, with a message beside it.
  private func fail(_ message: String, details: [String] = []) throws -> Outcome {
    let name = try freeName(file.name, for: path, in: inbox.failed)
    let text = ([message] + details).joined(separator: "\n") + "\n"
    try write(text, to: "\(name).error.txt", in: inbox.failed)
    try move(path, to: inbox.failed, as: file.name)
    return .failed(
      message + says("; файл отложен в \(inbox.failed)", "; the file was put into \(inbox.failed)")
    )
  }
}

extension Failure {
  /// Whether the input is at fault: it is not of a form that is known, whenever it is read.
  fileprivate var isOfInput: Bool {
    switch cause as? FeedError {
    case nil, .system: false
    case .unknown, .otherFormat, .noTextColumn, .noColumn: true
    }
  }
}
