import ArgumentParser
import Foundation
import Ledger
import Rules

/// Which ledger a command is about; options of every command that needs one.
struct LedgerOptions: ParsableArguments {
  @Option(
    name: .customLong("ledger"),
    help: ArgumentHelp(
      says(
        "Файл журнала (по умолчанию $SITO_LEDGER).",
        "The ledger's file (default: $SITO_LEDGER)."
      ),
      valueName: "file"
    )
  )
  var named: String?

  /// The file's path.
  var ledger: String { named ?? environment("SITO_LEDGER") ?? "" }

  func validate() throws {
    if ledger.isEmpty {
      throw ValidationError(
        says(
          "назовите файл журнала: --ledger или $SITO_LEDGER",
          "name the ledger's file: --ledger or $SITO_LEDGER"
        )
      )
    }
  }

  /// Opens the ledger and does something with it.
  ///
  /// - Parameters:
  ///   - isReadOnly: Whether nothing will be written.
  ///   - readsDamaged: Whether a file whose end is missing is read as far as it goes.
  ///   - body: What to do.
  /// - Returns: What `body` returns.
  /// - Throws: A ``Failure`` that says what is wrong with the ledger, or what `body` throws.
  func withStore<Result>(
    isReadOnly: Bool = true,
    readsDamaged: Bool = false,
    _ body: (LedgerStore) throws -> Result
  ) throws -> Result {
    do {
      // A name mistyped must not become an empty ledger that says that all is well.
      guard FileManager.default.fileExists(atPath: ledger) else {
        throw Failure.cannotRun(
          says("журнала `\(ledger)` нет", "there is no ledger `\(ledger)`")
        )
      }
      return try body(
        try LedgerStore(path: ledger, isReadOnly: isReadOnly, readsDamaged: readsDamaged)
      )
    } catch let error as LedgerError {
      throw Failure.cannotRun(error.message.text(in: language))
    } catch let error as LedgerConflict {
      throw Failure.cannotRun(
        says(
          "журнал `\(ledger)` не сходится (\(error.reason.rawValue)): проверьте его, sito audit verify",
          "the ledger `\(ledger)` is not in order (\(error.reason.rawValue)): check it, sito audit verify"
        )
      )
    }
  }
}

/// The clocks of documents, and the time that they say they were made at.
struct ClockOptions: ParsableArguments {
  // West of Greenwich it begins with a minus, and is no option.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        "На сколько часы впереди UTC: 3, +05:00.",
        "How far clocks are ahead of UTC: 3, +05:00."
      ),
      valueName: "hours"
    )
  )
  var utcOffset = "+03:00"

  // A document that has to come out the same again, as the pictures in docs do, needs a fixed time.
  @Option(help: .hidden)
  var now: String?

  func validate() throws {
    if UTCOffset(utcOffset) == nil {
      throw ValidationError(
        says("--utc-offset бывает от -12:00 до +14:00", "--utc-offset is from -12:00 to +14:00")
      )
    }
    if let now, Timestamp.read(now) == nil {
      throw ValidationError(
        says(
          "--now: время с зоной, 2026-11-25T07:00:00Z",
          "--now: a time with a zone, 2026-11-25T07:00:00Z"
        )
      )
    }
  }

  /// The clocks.
  var offset: UTCOffset { UTCOffset(utcOffset) ?? .moscow }

  /// The time.
  var time: Milliseconds { now.flatMap(Timestamp.read) ?? .now }
}

extension Milliseconds {
  /// The time by the system's clock.
  static var now: Milliseconds { Milliseconds((Date().timeIntervalSince1970 * 1000).rounded()) }
}

/// Writes a whole document to a file, or to the standard output without one.
///
/// - Throws: A ``Failure`` that names the file.
func write(document: String, to name: String?) throws {
  guard let name else {
    print(document, terminator: "")
    return
  }
  try keepDatabase(name)
  // A device or a pipe is written to; a rename would put a file in its place.
  let kind = try? FileManager.default.attributesOfItem(atPath: name)[.type] as? FileAttributeType
  let isFile = kind == nil || kind == .typeRegular
  let folder = URL(filePath: name).deletingLastPathComponent().path
  guard FileManager.default.fileExists(atPath: folder) else {
    throw Failure.cannotRun(
      says("\(name): папки `\(folder)` нет", "\(name): there is no folder `\(folder)`")
    )
  }
  do {
    try document.write(to: URL(filePath: name), atomically: isFile, encoding: .utf8)
  } catch {
    throw Failure.cannotRun(says("\(name): не удалось записать", "\(name): cannot be written"))
  }
}
