import Feeds
import Foundation

/// A file to read comments from, opened before any work begins so that a missing one is told first.
struct Input {
  /// The name that was given.
  let name: String

  /// The open file.
  let descriptor: Int32

  /// The size in bytes, or 0 when it is not known.
  let size: Int

  /// Whether it is a file without a byte in it.
  let isEmpty: Bool

  /// Opens a file; `-` is the standard input.
  ///
  /// - Throws: A ``Failure`` that names the file and says why it cannot be read.
  init(_ name: String) throws {
    self.name = name
    descriptor = name == "-" ? 0 : unsafe open(name, O_RDONLY)
    guard descriptor >= 0 else {
      throw Failure.cannotRun("\(name): \(systemMessage())")
    }
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    if isKnown && status.st_mode & S_IFMT == S_IFDIR {
      throw Failure.cannotRun(
        says(
          "\(name): это папка; назовите файлы в ней",
          "\(name): this is a folder; name its files"
        )
      )
    }
    let isFile = isKnown && status.st_mode & S_IFMT == S_IFREG
    size = isFile ? Int(status.st_size) : 0
    // Files that the system makes up, such as those of /proc, have no size and hold something.
    var byte: UInt8 = 0
    let count = unsafe isFile && size == 0 ? pread(descriptor, &byte, 1, 0) : 1
    isEmpty = name != "-" && count == 0
  }

  /// Says that there is nothing to read: most likely an export went wrong.
  func tellIfEmpty() {
    if isEmpty { printError(says("\(name): файл пуст", "\(name): the file is empty")) }
  }
}

/// A file to write to.
struct OutputFile {
  /// The open file.
  let descriptor: Int32

  /// Creates a file, or empties it.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - others: The files that are read or written meanwhile, none of which it may be.
  /// - Throws: A ``Failure`` that names the file and says why it cannot be written.
  init(_ name: String, besides others: [String?] = []) throws {
    try keepDatabase(name)
    // It is emptied when it is known to be none of the others, by whatever name they go.
    descriptor = unsafe open(name, O_WRONLY | O_CREAT, 0o666)
    guard descriptor >= 0 else { throw Failure.cannotWrite(name) }
    var own = stat()
    guard unsafe fstat(descriptor, &own) == 0, own.st_mode & S_IFMT == S_IFREG else { return }
    for case let other? in others {
      var status = stat()
      guard unsafe stat(other, &status) == 0, status.st_dev == own.st_dev,
        status.st_ino == own.st_ino
      else { continue }
      close(descriptor)
      throw Failure.cannotRun(
        says(
          "\(name): это тот же файл, что и `\(other)`; назовите для вывода другой",
          "\(name): this is the same file as `\(other)`; name another one for the output"
        )
      )
    }
    guard ftruncate(descriptor, 0) == 0 else {
      throw Failure.cannotRun("\(name): \(systemMessage())")
    }
  }
}

/// Makes sure that a file which is to be written over is no ledger, and no other database.
///
/// - Throws: A ``Failure`` that names it.
func keepDatabase(_ name: String) throws {
  // Every file of SQLite begins so: https://www.sqlite.org/fileformat.html#magic_header_string
  let magic = Array("SQLite format 3\0".utf8)
  let file = unsafe open(name, O_RDONLY | O_NONBLOCK)
  guard file >= 0 else { return }
  defer { close(file) }
  var start = [UInt8](repeating: 0, count: magic.count)
  let count = unsafe read(file, &start, start.count)
  guard count == magic.count, start == magic else { return }
  throw Failure.cannotRun(
    says(
      "\(name): это журнал или другая база данных, поверх неё не пишем; назовите другой файл",
      "\(name): this is a ledger or another database, which is not written over; name another file"
    )
  )
}

extension Failure {
  /// A file cannot be created, for the reason that the system gave last.
  static func cannotWrite(_ name: String) -> Failure {
    let code = errno
    let folder = URL(filePath: name).deletingLastPathComponent().path
    // "No such file" would be said of a file that was to be made.
    guard code != ENOENT || FileManager.default.fileExists(atPath: folder) else {
      return .cannotRun(
        says("\(name): папки `\(folder)` нет", "\(name): there is no folder `\(folder)`")
      )
    }
    errno = code
    return .cannotRun("\(name): \(systemMessage())")
  }
}

/// What the system says of its last error.
func systemMessage() -> String {
  let error = SystemError(code: errno)
  return says(error.russian, error.description)
}

extension SystemError {
  /// The system's words in Russian, where they are known.
  var russian: String {
    switch code {
    case ENOENT: "нет такого файла или папки"
    case EACCES, EPERM: "нет прав"
    case EISDIR: "это папка"
    case ENOTDIR: "на пути к нему не папка, а файл"
    case EROFS: "диск только для чтения"
    case ENOSPC: "на диске нет места"
    case EMFILE, ENFILE: "открыто слишком много файлов"
    case ELOOP: "ссылка ведёт сама на себя"
    case ENAMETOOLONG: "слишком длинное имя"
    case EIO: "диск не читается или не пишется"
    case EDQUOT: "кончилось место, отведённое этому пользователю"
    case EFBIG: "файл слишком велик для этого диска"
    case EXDEV: "это другой диск"
    default: description
    }
  }
}
