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
  }

  /// Which decisions are written.
  struct Selection: Sendable {
    var actions: Set<Decision.Action>
    var takesUrgent: Bool

    static let everything = Selection(actions: Set(Decision.Action.allCases), takesUrgent: true)

    func contains(_ decision: Decision) -> Bool {
      actions.contains(decision.action) || takesUrgent && decision.isUrgent
    }
  }

  /// What was decided so far.
  private(set) var totals = FilterTotals()

  /// What the files held besides comments.
  private var tally = FeedTally()

  private let settings: Settings
  private let workers: [FilterWorker]
  private var output: FileOutput
  private let rejects: Int32?
  private let ledger: FilterLedger?
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
    var feed = try openFeed(of: input)
    let file = settings.namesFiles ? input.name : nil
    progress.begin(input)
    var hasMore = true
    while hasMore {
      // One chunk for each worker; then their decisions are written in the order of the chunks.
      var busy = 0
      while busy < workers.count {
        let worker = workers[busy]
        let bytesBefore = feed.bytesRead
        hasMore = try feed.next(into: &worker.chunk, or: &worker.batch)
        guard hasMore else { break }
        progress.advance(by: feed.bytesRead - bytesBefore)
        worker.prepare(reader: feed.reader, file: file)
        busy += 1
      }
      await inParallel(workers[..<busy]) { $0.decide() }
      // What came before is a matter of order, so the memory is asked by one; little is decided again.
      let repeating = workers[..<busy].filter { $0.remember(in: &memory) }
      await inParallel(repeating[...]) { $0.decideAgain() }
      try record(workers[..<busy])
      for worker in workers[..<busy] { try write(worker) }
      // A slow pipe's decisions are not held back until a buffer is full.
      if input.size == 0 { try output.flush() }
    }
    tally.add(feed.tally)
  }

  /// Looks into a file.
  ///
  /// If it cannot be read, what was decided of the files before is written first.
  private mutating func openFeed(of input: Input) throws -> CommentFeed {
    do {
      return try settings.feed.feed(of: input)
    } catch {
      try finish()
      throw error
    }
  }

  /// Writes what is left, and ends the display of progress.
  mutating func finish() throws {
    progress.end()
    try output.flush()
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

  /// Writes what was flagged into the ledger, before anybody is told.
  ///
  /// If that fails, what was decided before is told still.
  private mutating func record(_ workers: ArraySlice<FilterWorker>) throws {
    guard let ledger else { return }
    do {
      try ledger.record(workers.flatMap { $0.entries(for: ledger) })
      try ledger.record(workers.flatMap(\.batch.reports))
    } catch {
      try finish()
      throw error
    }
  }

  private mutating func write(_ worker: FilterWorker) throws {
    totals.add(worker.totals)
    try output.write(worker.output)
    if let rejects, !worker.rejected.isEmpty {
      var file = FileOutput(descriptor: rejects)
      try file.write(worker.rejected)
      try file.flush()
    }
    if settings.namesFiles || worker.totals.rejected > 0 { worker.tellRejected() }
  }

  /// What was done, for the person at the terminal.
  var summary: String {
    [
      totals.summary(in: ContinuousClock.now - started), tally.summary, ledger?.summary ?? "",
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}
