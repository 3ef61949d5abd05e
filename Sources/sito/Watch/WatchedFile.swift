import Feeds
import Foundation
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
    /// Everything in it was decided, and it has this name among what is done.
    case done(String, name: String)
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
    let temporary = "\(inbox.decisions)/.\(file.name.withRoom).part"
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
    let hasRejected = run.totals.rejected > 0
    let name = commonName(hasRejected ? inbox.failed : inbox.done, temporary, ending)
    let decisions = "\(name.withRoom).\(ending)"
    try replace(temporary, at: inbox.decisions, decisions)
    let summary = run.summary.split(separator: "\n").joined(separator: "; ")
    if hasRejected {
      return try fail(
        as: name,
        "\(path): \(summary)\n"
          + says(
            "остальное решено: \(inbox.decisions)/\(decisions)",
            "the rest was decided: \(inbox.decisions)/\(decisions)"
          ),
        details: run.rejections
      )
    }
    try replace(path, at: inbox.done, name)
    return .done("\(path): \(summary)", name: name)
  }

  /// The first name that is free for the file in a folder and for its decisions alike, so that both go by
  /// one name; one under which the same file stands already is taken again.
  private func commonName(_ folder: String, _ temporary: String, _ ending: String) -> String {
    let files = FileManager.default
    var number = 1
    while true {
      let name = file.name.numbered(number)
      let (target, decisions) = (
        "\(folder)/\(name)", "\(inbox.decisions)/\(name.withRoom).\(ending)"
      )
      if files.contentsEqual(atPath: path, andPath: target) { return name }
      let isFree = FileKind(target) == .nothing && FileKind(decisions) == .nothing
      // So it stands when the program was ended between the two steps.
      let isHalf =
        FileKind(target) == .nothing
        && files.contentsEqual(atPath: temporary, andPath: decisions)
      if isFree || isHalf { return name }
      number += 1
    }
  }

  /// Moves the file to where somebody looks at it, with a message beside it.
  private func fail(
    as known: String? = nil,
    _ message: String,
    details: [String] = []
  ) throws -> Outcome {
    let name = try known ?? freeName(file.name, for: path, in: inbox.failed)
    let text = ([message] + details).joined(separator: "\n") + "\n"
    try write(text, to: "\(name.withRoom).error.txt", in: inbox.failed)
    try replace(path, at: inbox.failed, name)
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
