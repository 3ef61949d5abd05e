import Foundation
import Glibc

/// A lock that one program has at a time, by a file that stays when the program has ended.
///
/// The system takes the lock away with the program, however that ends.
final class FileLock: Sendable {
  /// The file.
  let path: String

  private let descriptor: Int32

  /// Takes the lock, without waiting for it.
  ///
  /// - Parameters:
  ///   - path: The file, which is made when it is missing.
  ///   - what: What it stands for, for the message.
  /// - Throws: A ``Failure`` that says who has it.
  init(_ path: String, for what: String) throws {
    self.path = path
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Failure.cannotRun("\(path): \(systemMessage())") }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      guard errno == EWOULDBLOCK else {
        throw Failure.cannotRun("\(path): \(systemMessage())")
      }
      let holder =
        FileManager.default.contents(atPath: path)
        .map { String(decoding: $0, as: UTF8.self).filter(\.isNumber) } ?? ""
      throw Failure.cannotRun(
        says(
          "`\(what)`: здесь уже работает другой sito watch (процесс \(holder)); "
            + "остановите его или назовите в настройках другое место",
          "`\(what)`: another sito watch is at work here (process \(holder)); "
            + "stop it, or name another place in the configuration"
        )
      )
    }
    // Whoever comes second is told who has it; that this may fail does not matter.
    let text = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = unsafe pwrite(descriptor, text, text.count, 0)
  }

  deinit { close(descriptor) }
}
