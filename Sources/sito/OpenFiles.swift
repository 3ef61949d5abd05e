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
  /// - Throws: A ``Failure`` that names the file and says why it cannot be written.
  init(_ name: String) throws {
    descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    guard descriptor >= 0 else { throw Failure.cannotRun("\(name): \(systemMessage())") }
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
