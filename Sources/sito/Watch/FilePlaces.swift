import Feeds
import Foundation
import Glibc

/// What stands at a path.
enum FileKind {
  case nothing, file, folder, other

  /// Looks at a path; a link counts as what it leads to.
  init(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

extension String {
  /// The folder of a path.
  var parent: String { (self as NSString).deletingLastPathComponent }
}

/// Whether files may be put into a folder.
func isWritable(_ folder: String) -> Bool { unsafe access(folder, W_OK | X_OK) == 0 }

/// The disk that a path is on.
func deviceNumber(_ path: String) -> UInt? {
  var status = stat()
  return unsafe stat(path, &status) == 0 ? UInt(status.st_dev) : nil
}

/// Makes a folder unless it is there.
///
/// - Throws: A ``Failure`` that names it.
func makeFolder(_ path: String) throws {
  if unsafe mkdir(path, 0o777) == 0 || errno == EEXIST { return }
  throw Failure.cannotRun("\(path): \(systemMessage())")
}

/// Moves a file to a folder of the same disk, under its own name or, when another file has it, under
/// a numbered one.
///
/// A file with the same bytes that stands there already is replaced: that is what a program leaves
/// that was ended between two steps, and the same done twice. So nothing is lost or doubled.
///
/// - Returns: The name.
/// - Throws: A ``Failure``; then the file is where it was.
@discardableResult
func move(_ path: String, to folder: String, as name: String) throws -> String {
  let name = try freeName(name, for: path, in: folder)
  guard unsafe rename(path, "\(folder)/\(name)") == 0 else {
    throw Failure.cannotRun("\(folder)/\(name): \(systemMessage())")
  }
  // Only then is the new name there after a power cut.
  try synchronize(folder)
  return name
}

/// Returns the first of `x.json`, `x-2.json`, `x-3.json`… that is free in a folder, or that has the
/// bytes of a file already.
func freeName(_ name: String, for path: String, in folder: String) throws -> String {
  let dot = name.firstIndex(of: ".") ?? name.endIndex
  var number = 1
  while true {
    let candidate = number == 1 ? name : "\(name[..<dot])-\(number)\(name[dot...])"
    let target = "\(folder)/\(candidate)"
    if FileKind(target) == .nothing { return candidate }
    if FileManager.default.contentsEqual(atPath: path, andPath: target) { return candidate }
    number += 1
  }
}

/// Removes a file, if it is there.
func removeFile(_ path: String) { _ = unsafe unlink(path) }

/// Waits until a file or the names in a folder are on the disk.
///
/// - Throws: A ``Failure`` that names it.
func synchronize(_ path: String) throws {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw Failure.cannotRun("\(path): \(systemMessage())") }
  defer { close(descriptor) }
  // Some network disks know no such thing for folders and say EINVAL.
  if fsync(descriptor) != 0 && errno != EINVAL {
    throw Failure.cannotRun("\(path): \(systemMessage())")
  }
}

/// Writes a small file as a whole: it is there with all its bytes, or as it was before.
///
/// - Throws: A ``Failure`` that names it.
func write(_ text: String, to name: String, in folder: String) throws {
  let temporary = "\(folder)/.\(name).part"
  do {
    let file = try OutputFile(temporary)
    defer { close(file.descriptor) }
    var output = FileOutput(descriptor: file.descriptor)
    try output.write(Array(text.utf8))
    try output.flush()
  } catch let error as SystemError {
    removeFile(temporary)
    throw Failure.cannotRun("\(folder)/\(name): \(says(error.russian, error.description))")
  }
  try synchronize(temporary)
  guard unsafe rename(temporary, "\(folder)/\(name)") == 0 else {
    throw Failure.cannotRun("\(folder)/\(name): \(systemMessage())")
  }
}
