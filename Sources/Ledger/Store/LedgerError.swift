import GRDB
public import Rules

/// Why the ledger's file cannot be used.
public struct LedgerError: Error, Equatable, Sendable {
  /// What is wrong.
  public let reason: Reason

  /// The ledger's file.
  public let path: String

  /// What can be wrong with a file.
  public enum Reason: Hashable, Sendable {
    /// Another program is writing and did not finish in time.
    case locked
    /// The disk is full.
    case diskFull
    /// The file, or its folder, cannot be written to.
    case readOnly
    /// The file cannot be opened.
    case unreachable
    /// It is a folder and no file.
    case folder
    /// The file is no ledger.
    case notALedger
    /// The file was made by a later version.
    case tooNew
    /// The file is damaged.
    case damaged
    /// The end of the file is gone, so many bytes of it.
    case cutShort(bytes: Int)
    /// The triggers are gone that keep what was written.
    case unprotected
    /// Reading or writing failed.
    case inputOutput
    /// Anything else that SQLite refuses, with its code.
    case refused(code: Int32)
  }

  /// Creates an error.
  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// The error that an error of the database is.
  init(_ error: DatabaseError, path: String) {
    let reason: Reason =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
      case .SQLITE_FULL: .diskFull
      case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
      case .SQLITE_CANTOPEN: .unreachable
      case .SQLITE_NOTADB: .notALedger
      case .SQLITE_CORRUPT: .damaged
      case .SQLITE_IOERR: .inputOutput
      default: .refused(code: error.extendedResultCode.rawValue)
      }
    self.init(reason, path: path)
  }
}

extension LedgerError {
  /// Whether the file is a ledger that has lost something.
  public var isOfDamage: Bool {
    switch reason {
    case .damaged, .cutShort, .unprotected: true
    default: false
    }
  }

  /// What is wrong and what to do, for people.
  public var message: Phrase {
    switch reason {
    case .locked:
      Phrase(
        ru: """
          журнал `\(path)` занят: в него пишет другая программа. Подождите, пока она закончит, и \
          повторите
          """,
        en: """
          the ledger `\(path)` is locked: another program writes to it. Wait for it and try \
          again
          """
      )
    case .diskFull:
      Phrase(
        ru: """
          журнал `\(path)`: на диске нет места. Записанное раньше цело; освободите место и \
          повторите тот же вызов
          """,
        en: """
          the ledger `\(path)`: the disk is full. What was written is safe; make room and run \
          the same again
          """
      )
    case .readOnly:
      Phrase(
        ru: "журнал `\(path)` нельзя изменять: проверьте права на файл и на его папку",
        en: """
          the ledger `\(path)` cannot be written to: check the rights of the file and of its \
          folder
          """
      )
    case .unreachable:
      Phrase(
        ru: "журнал `\(path)` не открывается: проверьте, есть ли такая папка и права на неё",
        en: "the ledger `\(path)` cannot be opened: check that its folder exists, and the rights"
      )
    case .folder:
      Phrase(
        ru: "`\(path)` — папка, а журнал — это файл: назовите файл в ней",
        en: "`\(path)` is a folder, and a ledger is a file: name a file in it"
      )
    case .notALedger:
      Phrase(
        ru: "`\(path)` — не журнал Sito. Укажите другой файл; этот не изменён",
        en: "`\(path)` is no ledger of Sito. Name another file; this one was left as it is"
      )
    case .tooNew:
      Phrase(
        ru: "журнал `\(path)` создан более новой версией Sito: обновите программу",
        en: "the ledger `\(path)` was made by a later version of Sito: update the program"
      )
    case .damaged:
      Phrase(
        ru: """
          журнал `\(path)` повреждён. Не пишите в него; что цело, покажет `sito audit verify`, \
          остальное возьмите из копии
          """,
        en: """
          the ledger `\(path)` is damaged. Do not write to it; `sito audit verify` shows what is \
          whole, take the rest from a copy
          """
      )
    case .cutShort(let bytes):
      Phrase(
        ru: """
          журнал `\(path)` обрезан: в конце файла не хватает байтов: \(bytes); что в них было, потеряно. \
          В журнал ничего не записано. Что цело, покажет `sito audit verify`; снимите с файла копию, \
          верните последнюю целую и подайте всё, что было после неё, ещё раз
          """,
        en: """
          the ledger `\(path)` was cut short: \(bytes) bytes are missing at the end, and what they held is \
          lost. Nothing was written to it. `sito audit verify` shows what is whole; copy the file aside, \
          bring back the last whole copy, and feed again whatever came after it
          """
      )
    case .unprotected:
      Phrase(
        ru: """
          с журнала `\(path)` снята защита от переписывания: его меняли не через Sito. В него ничего не \
          записано. Что изменено, покажет `sito audit verify`; снимите с файла копию и верните последнюю целую
          """,
        en: """
          the ledger `\(path)` has lost its protection against rewriting: it was changed by something else \
          than Sito. Nothing was written to it. `sito audit verify` shows what was changed; copy the file \
          aside and bring back the last whole copy
          """
      )
    case .inputOutput:
      Phrase(
        ru: """
          журнал `\(path)`: диск не читается или не пишется. Записанное раньше цело; проверьте \
          диск и место на нём и повторите
          """,
        en: """
          the ledger `\(path)`: reading or writing failed. What was written is safe; check the \
          disk and its room, and try again
          """
      )
    case .refused(let code):
      Phrase(
        ru: "журнал `\(path)`: база отказала (SQLite, код \(code)). Записанное раньше цело",
        en: """
          the ledger `\(path)`: the database refused (SQLite, code \(code)). What was written is \
          safe
          """
      )
    }
  }
}
