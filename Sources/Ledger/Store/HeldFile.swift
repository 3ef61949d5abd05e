import Foundation
import Synchronization

/// The beginning and the size of a ledger's file, read without SQLite.
///
/// Whoever closes a file takes away all locks that the same program has on it, those of SQLite, too,
/// whichever way the file was opened: that is how POSIX has it. Another program then believes that
/// nobody else has the ledger open, deletes the log, and what is written after that is lost. So a file
/// that was looked into stays open for as long as it is there. See
/// https://www.sqlite.org/howtocorrupt.html, section 2.2.
enum HeldFile {
  /// A file, whatever its name.
  private struct Identity: Hashable {
    var device: Int
    var number: Int
  }

  private static let held = Mutex<[Identity: FileHandle]>([:])

  /// Returns as many of the first bytes of a file as there are, and its size; nil when there is none, or it
  /// cannot be read.
  static func look(into path: String, first count: Int) -> (bytes: [UInt8], size: Int)? {
    held.withLock { held in
      guard let identity = identity(of: path) else { return nil }
      // What has no name any more belongs to nobody, and its number will be another file's.
      held = held.filter { key, file in key == identity || links(of: file) > 0 }
      guard let file = held[identity] ?? FileHandle(forReadingAtPath: path) else { return nil }
      held[identity] = file
      guard (try? file.seek(toOffset: 0)) != nil,
        let bytes = try? file.read(upToCount: count) ?? Data(),
        let size = try? file.seekToEnd()
      else { return nil }
      return (Array(bytes), Int(size))
    }
  }

  private static func identity(of path: String) -> Identity? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Identity(device: Int(status.st_dev), number: Int(status.st_ino))
  }

  /// How many names a file has.
  private static func links(of file: FileHandle) -> Int {
    var status = stat()
    return unsafe fstat(file.fileDescriptor, &status) == 0 ? Int(status.st_nlink) : 0
  }
}
