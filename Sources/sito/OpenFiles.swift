import Feeds
import Glibc

/// A file to read comments from, opened before any work begins so that a missing one is told first.
struct Input {
  /// The name that was given.
  let name: String

  /// The open file.
  let descriptor: Int32

  /// The size in bytes, or 0 when it is not known.
  let size: Int

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
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
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
    guard descriptor >= 0 else { throw Failure.cannotRun("\(name): \(systemMessage())") }
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
