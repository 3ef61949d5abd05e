import Feeds
import Folding
import Moderation
import Rules

/// One run of `sito filter`: chunks of lines go to workers, their decisions come out in order.
///
/// Each chunk is decided as a whole by one worker, and written when all chunks before it have been:
/// so the same input gives the same bytes, however many workers there are.
struct FilterRun: ~Copyable {
  /// What was asked for.
  struct Settings: Sendable {
    var selection: Selection
    var includesText: Bool
    var threads: Int
    var feed: FeedChoice
    var layout: DecisionLayout
    var showsProgress: Bool
    var namesFiles: Bool
    var keepsRejected: Bool
    var keepsEvidence: Bool

    /// Whether what is decided is told still when the ledger turns out to be damaged; if not, the run ends.
    var outlivesLedger = false

    /// Whether to end before the next chunk; then reading throws `CancellationError`.
    var isStopped: @Sendable () -> Bool = { false }
  }

  /// Which decisions are written.
  struct Selection: Sendable {
    /// Whether urgent ones are written, whatever is to be done.
    var takesUrgent: Bool

    /// Whether each of `Decision.Action` is written, by its number.
    private var takes = [3 of Bool](repeating: false)

    init(_ actions: [Decision.Action], takesUrgent: Bool) {
      self.takesUrgent = takesUrgent
      for action in actions { insert(action) }
    }

    static let everything = Selection(Decision.Action.allCases, takesUrgent: true)

    mutating func insert(_ action: Decision.Action) { takes[action.number] = true }

    func contains(_ decision: Decision) -> Bool {
      takes[decision.action.number] || takesUrgent && decision.isUrgent
    }
  }

  /// What was decided so far.
  private(set) var totals = FilterTotals()

  /// What kept lines from being read, the first of them.
  private(set) var rejections: [String] = []

  /// What the files held besides comments.
  private var tally = FeedTally()

  /// How many bytes a pipe holds: when fewer have come, whoever writes to it has nothing more yet.
  private static let pipeSize = 1 << 16

  private let settings: Settings
  private let workers: [FilterWorker]
  private var output: FileOutput
  /// Whether anybody still reads it.
  private var isRead = true
  private let rejects: Int32?
  private let ledger: FilterLedger?

  /// Why the ledger takes nothing any more, when the run goes on without it.
  private(set) var ledgerLoss: Failure?

  /// What was decided and waits for the ledger, to be written when that has it.
  private var waiting: (results: [FilterWorker.Results], recording: Task<Void, any Error>)?

  private var progress: Progress
  private var memory = RepeatMemory()
  private let started = ContinuousClock.now

  init(
    _ pack: RulePack,
    _ settings: Settings,
    output: Int32,
    rejects: Int32?,
    ledger: FilterLedger?
  ) throws {
    var head: [UInt8] = []
    DecisionWriter(includesText: settings.includesText, layout: settings.layout).appendHead(
      to: &head
    )
    self.settings = settings
    self.output = FileOutput(descriptor: output, beginning: head)
    self.rejects = rejects
    self.ledger = ledger
    workers = try (0..<settings.threads).map { _ in try FilterWorker(pack, settings) }
    progress = Progress(isShown: settings.showsProgress)
  }

  /// Decides on all comments of a file.
  mutating func read(_ input: Input) async throws {
    do {
      try await decide(input)
    } catch {
      // What is being recorded comes to its end before anybody uses the ledger again.
      try? await settle()
      throw error
    }
  }

  private mutating func decide(_ input: Input) async throws {
    var feed = try await openFeed(of: input)
    let file = settings.namesFiles ? input.name : nil
    progress.begin(input)
    var hasMore = true
    while hasMore {
      if settings.isStopped() { throw CancellationError() }
      // One chunk for each worker; then their decisions are written in the order of the chunks.
      var busy = 0
      while busy < workers.count {
        let worker = workers[busy]
        let bytesBefore = feed.bytesRead
        let isFirst = busy == 0
        hasMore = try feed.next(into: &worker.chunk, or: &worker.batch)
        guard hasMore else { break }
        progress.advance(by: feed.bytesRead - bytesBefore)
        worker.prepare(reader: feed.reader, file: file)
        busy += 1
        // What a slow pipe has not sent yet must not keep what it has from being decided.
        if input.size == 0, isFirst, feed.bytesRead - bytesBefore < Self.pipeSize { break }
      }
      await inParallel(workers[..<busy]) { $0.decide() }
      // What came before is a matter of order, so the memory is asked by one; little is decided again.
      let repeating = workers[..<busy].filter { $0.remember(in: &memory) }
      await inParallel(repeating[...]) { $0.decideAgain() }
      try await hand(workers[..<busy])
      // A slow pipe's decisions are not held back until a buffer is full.
      if input.size == 0 {
        try await settle()
        try tell { try $0.flush() }
        try await withLedger { try await $0.settleStream() }
      }
    }
    tally.add(feed.tally)
    try await settle()
    try await withLedger { try await $0.endInput() }
  }

  /// Does something with the ledger, if there is one that was not lost.
  private mutating func withLedger(_ work: (FilterLedger) async throws -> Void) async throws {
    guard let ledger, ledgerLoss == nil else { return }
    do {
      try await work(ledger)
    } catch let failure as Failure {
      try lose(failure)
    }
  }

  /// Goes on without a ledger that is damaged.
  ///
  /// - Throws: The failure, when it is another or the run was not to go on.
  private mutating func lose(_ failure: Failure) throws {
    guard settings.outlivesLedger, failure.isOfDamagedLedger else { throw failure }
    ledgerLoss = failure
  }

  /// Looks into a file.
  ///
  /// If it cannot be read, what was decided of the files before is written first.
  private mutating func openFeed(of input: Input) async throws -> CommentFeed {
    do {
      return try settings.feed.feed(of: input)
    } catch {
      try await finish()
      throw error
    }
  }

  /// Writes what is left, and ends the display of progress.
  mutating func finish() async throws {
    progress.end()
    try await settle()
    try tell { try $0.flush() }
  }

  /// Writes decisions; to nobody, when whoever read them has seen enough, but a ledger is being fed: that
  /// has to have everything.
  private mutating func tell(_ body: (inout FileOutput) throws -> Void) throws {
    guard isRead else { return }
    do {
      try body(&output)
    } catch let error as SystemError where error.isClosedPipe && ledger != nil {
      isRead = false
    }
  }

  private func inParallel(
    _ workers: ArraySlice<FilterWorker>,
    _ work: @escaping @Sendable (FilterWorker) -> Void
  ) async {
    if let only = workers.first, workers.count == 1 { return work(only) }
    await withTaskGroup(of: Void.self) { group in
      for worker in workers { group.addTask { work(worker) } }
    }
  }

  /// Takes over what was decided: it is written now, or, with a ledger, when that has what was flagged.
  ///
  /// The ledger writes while the next chunks are decided. It waits for the disk most of the time.
  private mutating func hand(_ workers: ArraySlice<FilterWorker>) async throws {
    // One after another, so that events stand in the order of the comments.
    try await settle()
    let results = workers.map { $0.takeResults() }
    guard let ledger, ledgerLoss == nil else {
      for result in results { try write(result) }
      return
    }
    let recording = ledger.beginRecording(
      workers.flatMap { $0.entries(for: ledger) },
      workers.flatMap(\.batch.reports),
      workers.reduce(into: NewestTimes()) { $0.add($1.newest) }
    )
    waiting = (results, recording)
  }

  /// Waits until the ledger has what was flagged, and tells what was decided.
  ///
  /// If that fails, what was decided before is told still.
  private mutating func settle() async throws {
    guard let (results, recording) = waiting.take() else { return }
    do {
      do {
        try await recording.value
      } catch let failure as Failure {
        try lose(failure)
      }
    } catch {
      progress.end()
      try tell { try $0.flush() }
      throw error
    }
    for result in results { try write(result) }
  }

  private mutating func write(_ results: FilterWorker.Results) throws {
    totals.add(results.totals)
    try tell { try $0.write(results.output) }
    if let rejects, !results.rejected.isEmpty {
      var file = FileOutput(descriptor: rejects)
      try file.write(results.rejected)
      try file.flush()
    }
    for rejection in results.rejections { printError(rejection) }
    rejections += results.rejections.prefix(max(0, 20 - rejections.count))
  }

  /// What was done, for the person at the terminal.
  var summary: String {
    [
      totals.summary(in: ContinuousClock.now - started), tally.summary,
      ledgerLoss == nil ? ledger?.summary ?? "" : "",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
