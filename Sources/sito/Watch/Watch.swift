import ArgumentParser
import Foundation
import Glibc
import Ledger
import Rules

/// The daemon: looks at its inboxes again and again, and handles the files that are complete.
///
/// It keeps nothing that matters in memory. A file stays in its inbox until everything that follows
/// from it is on the disk; whatever ends the program, the next run begins that file again, and the
/// ledger knows what it has.
struct Watch {
  /// The file of the configuration.
  private let path: String

  private var config: WatchConfig
  private var rules: WatchRules
  private let isQuiet: Bool

  /// The locks of the ledger and the inboxes, by path.
  private var locks: [String: FileLock] = [:]

  /// The last look at each inbox, by path.
  private var looks: [String: InboxLook] = [:]

  /// The files that were done last: somebody may still be writing to them.
  private var done: [DoneFile] = []

  /// What stands in inboxes and cannot be taken in as it is, by path; each is told once.
  private var odd: Set<String> = []

  /// What is in the way and was told, by what it is in the way of.
  private var troubles = Troubles()

  /// When the terms of restrictions were last looked at.
  private var lastExpiry: ContinuousClock.Instant?

  /// Whether there was a ledger: one that goes away is not made anew.
  private var hasLedger: Bool

  init(path: String, _ config: WatchConfig, _ rules: WatchRules, isQuiet: Bool) throws {
    self.path = path
    self.config = config
    self.rules = rules
    self.isQuiet = isQuiet
    hasLedger = FileKind(config.ledger) != .nothing
    locks = try Self.locks(of: config, besides: [:])
    try Self.makeFolders(of: config)
    if !hasLedger {
      tell(
        says(
          "журнала `\(config.ledger)` не было, начинаю новый",
          "`\(config.ledger)` is a new ledger"
        )
      )
    }
    tell(says("слежу: ", "watching: ") + Self.description(of: config, rules))
  }

  /// Works until a signal ends it.
  ///
  /// - Returns: The exit status.
  /// - Throws: A ``Failure`` when the ledger is none, or damaged.
  mutating func run() async throws -> Int32 {
    while !Signals.isStopping {
      _ = try await pass()
      if Signals.isStopping { break }
      Signals.wait(seconds: config.poll)
      if Signals.takeReload() { reload() }
    }
    tell(says("закончено по сигналу", "ended by a signal"))
    return 0
  }

  /// Handles what is there.
  ///
  /// - Returns: The exit status.
  /// - Throws: A ``Failure`` when the ledger is none, or damaged.
  mutating func runOnce() async throws -> Int32 {
    for inbox in config.inboxes { _ = look(at: inbox) }
    Signals.wait(seconds: config.poll)
    if Signals.isStopping { return 0 }
    let failed = try await pass()
    for inbox in config.inboxes {
      let left = looks[inbox.folder]?.files.map(\.name) ?? []
      // What stands there still was in the way of nothing: it was being written.
      for name in left where FileKind("\(inbox.folder)/\(name)") == .file {
        let path = "\(inbox.folder)/\(name)"
        if troubles.has(path) || Signals.isStopping { continue }
        tell(says("\(path): ещё пишется, оставлен", "\(path): being written, left for later"))
      }
    }
    return troubles.isEmpty ? (failed > 0 ? 1 : 0) : 2
  }

  /// Looks at every inbox and handles the files that are complete.
  ///
  /// - Returns: How many files somebody has to look at.
  private mutating func pass() async throws -> Int {
    takeBack()
    var failed = 0
    var batches: [(WatchConfig.Inbox, [InboxLook.File])] = []
    for inbox in config.inboxes {
      let files = look(at: inbox)
      if !files.isEmpty { batches.append((inbox, files)) }
    }
    let now = ContinuousClock.now
    let isExpiryDue = lastExpiry.map { now - $0 >= .seconds(60) } ?? true
    guard !batches.isEmpty || isExpiryDue else { return 0 }
    do {
      let ledger = try openLedger()
      if isExpiryDue { try expire(ledger, at: now) }
      for (inbox, files) in batches {
        for file in files where !Signals.isStopping {
          failed += try await handle(file, in: inbox, ledger) ? 1 : 0
        }
      }
      troubles.clear(config.ledger)
    } catch {
      // Whatever is wrong with the ledger is wrong for all files: they wait for the next look.
      if let failure = error as? Failure, failure.isHopeless { throw failure }
      let message = (error as? Failure)?.message ?? "\(config.ledger): \(type(of: error))"
      tellTrouble(message, of: config.ledger)
    }
    return failed
  }

  /// Takes back the files that were added to after they were done, so that they are decided on as a whole.
  private mutating func takeBack() {
    let watched = done.filter(\.isWatched)
    done = watched.filter { !$0.hasGrown }
    for file in watched where file.hasGrown {
      do {
        let name = try move(file.path, to: file.inbox.folder, as: file.file.name)
        let path = "\(file.inbox.folder)/\(name)"
        tell(
          says(
            "\(path): дописан после разбора, беру ещё раз",
            "\(path): was added to after it was done, taken again"
          )
        )
      } catch {
        tellTrouble(
          (error as? Failure)?.message ?? "\(file.path): \(type(of: error))",
          of: file.path
        )
      }
    }
  }

  /// Looks at an inbox.
  ///
  /// - Returns: The files that are complete.
  private mutating func look(at inbox: WatchConfig.Inbox) -> [InboxLook.File] {
    do {
      let look = try InboxLook(inbox.folder)
      let complete = look.complete(since: looks[inbox.folder])
      looks[inbox.folder] = look
      troubles.clear(inbox.folder)
      tellOdd(look, in: inbox)
      return complete
    } catch {
      let message = (error as? Failure)?.message ?? "\(inbox.folder): \(error)"
      tellTrouble(message, of: inbox.folder)
      return []
    }
  }

  /// Handles a file.
  ///
  /// - Returns: Whether somebody has to look at it.
  /// - Throws: A ``Failure`` of the ledger.
  private mutating func handle(
    _ file: InboxLook.File,
    in inbox: WatchConfig.Inbox,
    _ ledger: FilterLedger
  ) async throws -> Bool {
    let name = "\(inbox.folder)/\(file.name)"
    let work = WatchedFile(file, inbox, rules.pack, threads: config.threads, isQuiet: isQuiet)
    do {
      let outcome = try await work.handle(ledger)
      troubles.clear(name)
      switch outcome {
      case .done(let summary, let place):
        tell(summary)
        done.append(DoneFile(file, inbox, name: place))
      case .failed(let message):
        printError(message)
        return true
      case .changed: break
      }
    } catch is CancellationError {
      return false
    } catch let failure as Failure where failure.cause is LedgerError {
      throw failure
    } catch {
      // Whatever it is, the file stays, and somebody is told.
      tellTrouble((error as? Failure)?.message ?? "\(name): \(type(of: error))", of: name)
    }
    return false
  }

  private mutating func openLedger() throws -> FilterLedger {
    do {
      let ledger = try FilterLedger(
        path: config.ledger,
        mustExist: hasLedger,
        pack: rules.pack,
        sources: rules.sources
      )
      hasLedger = true
      return ledger
    } catch _ where hasLedger && FileKind(config.ledger) == .nothing {
      throw Failure.cannotRun(
        says(
          "журнал `\(config.ledger)` пропал: верните его; новый вместо него не начнётся, пока "
            + "программа не запущена заново",
          "the ledger `\(config.ledger)` has gone: bring it back; no new one takes its place until "
            + "the program is started again"
        )
      )
    }
  }

  private mutating func expire(_ ledger: FilterLedger, at now: ContinuousClock.Instant) throws {
    let expired = try ledger.recordExpiries()
    lastExpiry = now
    if expired > 0 { tell(says("истекло сроков: \(expired)", "terms that are over: \(expired)")) }
  }
}

/// What is told, and what is in the way.
extension Watch {
  private func tell(_ message: String) {
    if !isQuiet { printError(message) }
  }

  /// Tells what is in the way, unless that was told last time, too.
  private mutating func tellTrouble(_ message: String, of thing: String) {
    if troubles.note(message, of: thing) {
      printError(message + says("; попробую ещё раз", "; will be tried again"))
    }
  }

  /// Tells what stands in an inbox and is no file that could be taken in.
  private mutating func tellOdd(_ look: InboxLook, in inbox: WatchConfig.Inbox) {
    let paths = look.odd.map { "\(inbox.folder)/\($0.name)" }
    for (path, why) in zip(paths, look.odd.map(\.why)) where odd.insert(path).inserted {
      printError("\(path): \(why)")
    }
    odd = odd.filter { $0.parent != inbox.folder || paths.contains($0) }
  }

  /// The configuration in a line.
  static func description(of config: WatchConfig, _ rules: WatchRules) -> String {
    let folders = config.inboxes.map(\.folder).joined(separator: ", ")
    let pack = rules.pack.hash.prefix(12)
    return says(
      "папки \(folders); журнал \(config.ledger); пакет правил \(pack)",
      "folders \(folders); ledger \(config.ledger); rule pack \(pack)"
    )
  }
}

/// Beginning, and beginning again.
extension Watch {
  /// Looks whether what is there, if anything, is a ledger.
  ///
  /// A ledger whose making was broken off is an empty file, and is made when it is opened to write.
  ///
  /// - Throws: A ``Failure`` when it is none.
  static func checkLedger(_ path: String) throws {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_size > 0 else { return }
    do {
      _ = try LedgerStore(path: path, isReadOnly: true)
    } catch let error as LedgerError where error.isHopeless {
      throw Failure(error)
    }
  }

  /// Reads configuration and rules again, and keeps the old ones unless everything is in order.
  private mutating func reload() {
    do {
      let config = try WatchConfig(path: path)
      let rules = try WatchRules(home: config.home, try PackOptions.parse([]))
      try Self.checkLedger(config.ledger)
      let locks = try Self.locks(of: config, besides: locks)
      try Self.makeFolders(of: config)
      if config.ledger != self.config.ledger {
        hasLedger = FileKind(config.ledger) != .nothing
        lastExpiry = nil
      }
      (self.config, self.rules, self.locks) = (config, rules, locks)
      let folders = Set(config.inboxes.map(\.folder))
      looks = looks.filter { folders.contains($0.key) }
      tell(says("перечитано: ", "read again: ") + Self.description(of: config, rules))
    } catch {
      let message = (error as? Failure)?.message ?? "\(error)"
      printError(
        message + "\n"
          + says(
            "перечитать не удалось, работаю с прежними настройками и правилами",
            "not read again, going on with the configuration and the rules of before"
          )
      )
    }
  }

  /// Returns the locks that a configuration needs, some of which are held already.
  private static func locks(
    of config: WatchConfig,
    besides held: [String: FileLock]
  ) throws -> [String: FileLock] {
    let wanted =
      [(config.ledger + ".lock", config.ledger)]
      + config.inboxes.map { ($0.folder + "/.sito.lock", $0.folder) }
    var locks: [String: FileLock] = [:]
    for (path, what) in wanted { locks[path] = try held[path] ?? FileLock(path, for: what) }
    return locks
  }

  private static func makeFolders(of config: WatchConfig) throws {
    for inbox in config.inboxes {
      for folder in [inbox.decisions, inbox.done, inbox.failed] { try makeFolder(folder) }
    }
  }
}
