import ArgumentParser
import Feeds
import Glibc
import Ledger
import Moderation
import Rules

/// `sito filter`: comments in, decisions out.
struct FilterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: says(
      "Решает по каждому комментарию: файлы или поток на входе, решения на выходе.",
      "Decides on each comment: files or a stream in, decisions out."
    ),
    discussion: says(
      """
      Коды завершения: 0 — решено всё; 1 — часть строк не удалось прочитать; \
      2 — работу нельзя было начать или журнал повреждён (решения тогда выведены, но в нём их нет); \
      64 — неверный вызов.
      """,
      """
      Exit status: 0 everything was decided; 1 some lines were rejected; 2 could not run, or the \
      ledger is damaged (the decisions are told then, and not in it); 64 wrong usage.
      """
    )
  )

  /// The form of the output.
  enum Layout: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv, table
  }

  @OptionGroup var feed: FeedOptions

  @OptionGroup var pack: PackOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      says("Куда писать решения.", "Where to write the decisions."),
      valueName: "file"
    )
  )
  var output: String?

  @Option(
    help: ArgumentHelp(
      says(
        "Вид решений: строки JSON, таблица для Excel, строки для чтения.",
        "The form of decisions: lines of JSON, a table for Excel, lines to read."
      )
    )
  )
  var outputFormat = Layout.ndjson

  @Option(
    help: ArgumentHelp(
      says("Писать только эти решения, через запятую.", "Write only these decisions, by commas."),
      valueName: "actions"
    )
  )
  var only: String?

  @Option(
    help: ArgumentHelp(
      says("Куда складывать непрочитанные строки.", "Where to keep lines that could not be read."),
      valueName: "file"
    )
  )
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      says(
        "Журнал: туда попадает всё, что не оставлено, со всеми доказательствами.",
        "The ledger: whatever is not allowed goes there, with all evidence."
      ),
      valueName: "file"
    )
  )
  var ledger: String?

  @Option(help: ArgumentHelp(says("Сколько потоков.", "How many threads.")))
  var threads: Int?

  @Flag(help: ArgumentHelp(says("Писать и тексты.", "Write the texts, too.")))
  var withText = false

  @Flag(help: ArgumentHelp(says("Без итога и хода работы.", "No summary and no progress.")))
  var quiet = false

  func validate() throws {
    if let threads, !(1...64).contains(threads) {
      throw ValidationError(says("--threads бывает от 1 до 64", "--threads is 1 to 64"))
    }
    _ = try selection
  }

  /// The decisions to write: actions, and `urgent` for whatever is urgent.
  private var selection: FilterRun.Selection {
    get throws {
      guard let only else { return .everything }
      var selection = FilterRun.Selection([], takesUrgent: false)
      for word in only.split(separator: ",", omittingEmptySubsequences: false) {
        if word == "urgent" {
          selection.takesUrgent = true
        } else if let action = Decision.Action(rawValue: String(word)) {
          selection.insert(action)
        } else {
          throw ValidationError(
            says(
              "--only: allow, review, remove, urgent через запятую",
              "--only: allow, review, remove, urgent, by commas"
            )
          )
        }
      }
      return selection
    }
  }

  func run() async throws {
    let inputs = try feed.inputs
    let rulePack = try pack.load()
    let isWritten = output != nil || rejects != nil
    let others = feed.files + [ledger].compactMap(\.self) + (isWritten ? pack.files : [])
    let rejectsFile = try rejects.map { try OutputFile($0, besides: others) }
    let outputFile = try output.map { try OutputFile($0, besides: others + [rejects]) }
    let settings = FilterRun.Settings(
      selection: try selection,
      includesText: withText,
      threads: threads ?? defaultThreads,
      feed: try feed.choice,
      layout: DecisionLayout(rawValue: outputFormat.rawValue) ?? .ndjson,
      showsProgress: !quiet && isTerminal(2),
      namesFiles: inputs.count > 1,
      keepsRejected: rejects != nil,
      keepsEvidence: ledger != nil,
      outlivesLedger: true
    )
    let (ledger, loss) = try openLedger(rulePack)
    var run = try FilterRun(
      rulePack,
      settings,
      output: outputFile?.descriptor ?? 1,
      rejects: rejectsFile?.descriptor,
      ledger: ledger
    )
    for input in inputs { input.tellIfEmpty() }
    do {
      for input in inputs { try await run.read(input) }
      try await run.finish()
    } catch let error as SystemError where error.isClosedPipe {
      return  // Whoever read the decisions has seen enough.
    } catch let error as SystemError {
      let why = says(error.russian, error.description)
      throw Failure.cannotRun(
        says("ввод или вывод прервался: \(why)", "input or output broke off: \(why)")
      )
    }
    if !quiet { printError(run.summary) }
    if let loss = loss ?? run.ledgerLoss { throw loss.withoutLedger }
    if run.totals.rejected > 0 { throw ExitCode(1) }
  }
}

extension FilterCommand {
  /// Opens the ledger, if there is to be one.
  ///
  /// - Returns: The ledger, or why it can take nothing: the decisions hang on nothing in it, and are made
  ///   all the same.
  /// - Throws: A ``Failure`` for whatever else is wrong.
  private func openLedger(_ rulePack: RulePack) throws -> (FilterLedger?, Failure?) {
    guard let ledger else { return (nil, nil) }
    do {
      return (try FilterLedger(path: ledger, pack: rulePack, sources: pack.sources), nil)
    } catch let failure as Failure where failure.isOfDamagedLedger {
      printError(failure.withoutLedger.message)
      return (nil, failure)
    }
  }
}

extension Failure {
  /// Whether the ledger has lost something.
  var isOfDamagedLedger: Bool {
    if let error = cause as? LedgerError { return error.isOfDamage }
    return (cause as? LedgerConflict)?.reason == .brokenChain
  }

  /// The same, with what becomes of the decisions.
  fileprivate var withoutLedger: Failure {
    var failure = self
    failure.message += says(
      ". Решения выведены все, но отмеченное попало в журнал не всё: исполнять решения без записи нельзя",
      ". All decisions are told, but not all that was flagged is in the ledger: do not act without a record"
    )
    return failure
  }
}

/// As many threads as this process may use cores, up to four.
var defaultThreads: Int { min(max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))), 4) }

/// Whether a descriptor is a terminal.
func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
