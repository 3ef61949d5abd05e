import Foundation
import Glibc
import Rules

/// A look at the files of an inbox.
///
/// Looks are compared, in place of asking the system to tell what happens (inotify): that says
/// nothing of what other machines do on a network disk, forgets what came while nobody listened, and
/// whoever takes in what a look shows needs no second way for the files that were there before.
struct InboxLook {
  /// The files, the oldest first.
  private(set) var files: [File] = []

  /// What cannot be taken in as it is, by name, and why.
  private(set) var odd: [(name: String, why: String)] = []

  /// A file and how it stood; one that stands the same at the next look is complete.
  struct File: Hashable {
    let name: String
    let device: UInt
    let inode: UInt
    let size: Int
    let changed: [Int]
  }

  /// Looks at a folder.
  ///
  /// - Throws: A ``Failure`` when it cannot be read.
  init(_ folder: String) throws {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure.cannotRun("\(folder): \(systemMessage())") }
    close(descriptor)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where !Self.isTemporary(name) {
      switch File(folder, name) {
      case .some(let file): files.append(file)
      case nil: addOdd(name, in: folder)
      }
    }
    files.sort { ($0.changed[0], $0.changed[1], $0.name) < ($1.changed[0], $1.changed[1], $1.name) }
  }

  /// Returns the files that stood the same at an earlier look.
  func complete(since earlier: InboxLook?) -> [File] {
    let before = Set(earlier?.files ?? [])
    return files.filter(before.contains)
  }

  /// Whether a name is one that programs give to files while they write them, or hide.
  static func isTemporary(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasPrefix(".") || name.hasPrefix("~") || name.hasSuffix("~")
      || [".part", ".partial", ".filepart", ".crdownload", ".tmp", ".temp", ".swp"]
        .contains { name.hasSuffix($0) }
  }

  private mutating func addOdd(_ name: String, in folder: String) {
    switch FileKind("\(folder)/\(name)") {
    case .folder: return
    case .nothing where name.unicodeScalars.contains("\u{FFFD}"):
      odd.append(
        (name, says("имя файла не в UTF-8, переименуйте его", "its name is not UTF-8, rename it"))
      )
    case .nothing: return  // Somebody took it away meanwhile.
    case .file, .other:
      odd.append(
        (name, says("это не обычный файл, он оставлен", "this is no plain file, it is left alone"))
      )
    }
  }
}

extension InboxLook.File {
  /// Looks at a file; nil unless it is a plain one.
  init?(_ folder: String, _ name: String) {
    var status = stat()
    guard unsafe lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG
    else { return nil }
    self.name = name
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    changed = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }
}
