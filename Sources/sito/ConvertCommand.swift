import ArgumentParser
import Feeds

/// `sito convert`: comments of any form in, canonical comments out.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: says(
      "Превращает выгрузку сети, таблицу или текст в строки JSON.",
      "Turns an export of a network, a table or text into lines of JSON."
    ),
    discussion: says(
      """
      Коды завершения: 0 — прочитано всё; 1 — часть не удалось прочитать; \
      2 — работу нельзя было начать; 64 — неверный вызов.
      """,
      """
      Exit status: 0 everything was read; 1 some of it was rejected; 2 could not run; \
      64 wrong usage.
      """
    )
  )

  @OptionGroup var feed: FeedOptions
  @OptionGroup var speech: SpeechOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says("Куда писать комментарии.", "Where to write the comments."),
      valueName: "file"
    )
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      says("Куда складывать непрочитанное.", "Where to keep what could not be read."),
      valueName: "file"
    )
  )
  var rejects: String?

  @Flag(help: ArgumentHelp(says("Без итога и хода работы.", "No summary and no progress.")))
  var quiet = false

  func run() throws {
    let inputs = try feed.inputs
    let rejectsFile = try rejects.map { try OutputFile($0, besides: feed.files) }
    let file = try output.map { try OutputFile($0, besides: feed.files + [rejects]) }
    var run = ConvertRun(
      try feed.choice,
      output: file?.descriptor ?? 1,
      rejects: rejectsFile?.descriptor,
      showsProgress: !quiet && isTerminal(2)
    )
    for input in inputs { input.tellIfEmpty() }
    do {
      for input in inputs { try run.read(input) }
      try run.finish()
    } catch let error as SystemError where error.isClosedPipe {
      return  // Whoever read the comments has seen enough.
    } catch let error as SystemError {
      throw Failure.cannotRun(
        says("ввод или вывод прервался: \(error)", "input or output broke off: \(error)")
      )
    }
    if !quiet { printError(run.summary) }
    if run.rejected > 0 { throw ExitCode(1) }
  }
}

/// One run of `sito convert`.
private struct ConvertRun: ~Copyable {
  /// How many rejected parts of a file are told one by one.
  private static let complaintLimit = 5

  /// How many parts were no comments.
  private(set) var rejected = 0

  private let choice: FeedChoice
  private var output: FileOutput
  private let rejects: Int32?
  private var progress: Progress
  private var comments = 0
  private var tally = FeedTally()

  init(_ choice: FeedChoice, output: Int32, rejects: Int32?, showsProgress: Bool) {
    self.rejects = rejects
    self.choice = choice
    self.output = FileOutput(descriptor: output)
    progress = Progress(isShown: showsProgress)
  }

  /// Writes the comments of a file.
  mutating func read(_ input: Input) throws {
    var feed: CommentFeed
    do {
      feed = try choice.feed(of: input)
    } catch {
      try finish()
      throw error
    }
    progress.begin(input)
    var chunk = LineChunk()
    var batch = CommentBatch()
    var lines: [UInt8] = []
    var unread: [UInt8] = []
    var complaints = 0
    var bytesBefore = 0
    while try feed.next(into: &chunk, or: &batch) {
      var cursor = LineCursor(firstLine: chunk.firstLine)
      feed.reader?.read(&chunk, into: &batch)
      batch.complete(network: choice.network, page: choice.page)
      lines.removeAll(keepingCapacity: true)
      unread.removeAll(keepingCapacity: true)
      for row in batch.rows {
        if let error = row.error {
          rejected += 1
          complaints += 1
          if complaints <= Self.complaintLimit { tell(error, at: row.line, of: input) }
          unread += row.source.range.map { batch.bytes[$0] } ?? cursor.next(row.line, of: batch)
          unread.append(0x0A)
        } else {
          comments += 1
          CommentWriter().append(row, batch, to: &lines)
        }
      }
      try output.write(lines)
      if let rejects, !unread.isEmpty {
        var file = FileOutput(descriptor: rejects)
        try file.write(unread)
        try file.flush()
      }
      // A slow pipe's comments are not held back until a buffer is full.
      if input.size == 0 { try output.flush() }
      progress.advance(by: feed.bytesRead - bytesBefore)
      bytesBefore = feed.bytesRead
    }
    tally.add(feed.tally)
  }

  /// Writes what is left, and ends the display of progress.
  mutating func finish() throws {
    progress.end()
    try output.flush()
  }

  /// What was done, for the person at the terminal.
  var summary: String {
    var lines = [says("комментариев \(comments)", "comments \(comments)")]
    if rejected > 0 { lines.append(says("не прочитано: \(rejected)", "rejected: \(rejected)")) }
    if !tally.summary.isEmpty { lines.append(tally.summary) }
    return lines.joined(separator: "\n")
  }

  private func tell(_ error: RowError, at line: Int, of input: Input) {
    printError(
      says(
        "\(input.name):\(line): не прочитано: \(error.russian)",
        "\(input.name):\(line): rejected: \(error)"
      )
    )
  }
}
