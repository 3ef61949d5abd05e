import Feeds
import Folding
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
  /// A file's name with a number in front of its endings; without one for the first.
  func numbered(_ number: Int) -> String {
    let dot = firstIndex(of: ".") ?? endIndex
    return number == 1 ? self : "\(self[..<dot])-\(number)\(self[dot...])"
  }

  /// A file's name with room for an ending: a long one is cut, and told from others by its hash.
  ///
  /// Linux allows 255 bytes.
  var withRoom: String {
    guard utf8.count > 224 else { return self }
    var hash = StableHash()
    let bytes = utf8.span
    hash.add(bytes, in: bytes.indices)
    var start = ""
    for character in self {
      if start.utf8.count + character.utf8.count > 200 { break }
      start.append(character)
    }
    return "\(start)~\(String(hash.value, radix: 16))"
  }

  /// The folder of a path.
  var parent: String { (self as NSString).deletingLastPathComponent }
}

/// Whether files may be put into a folder.
func isWritable(_ folder: String) -> Bool { unsafe access(folder, W_OK | X_OK) == 0 }

/// Whether two paths lead to one file or folder, by whatever names.
func isSameFile(_ a: String, _ b: String) -> Bool {
  var (one, other) = (stat(), stat())
  return unsafe stat(a.isEmpty ? "." : a, &one) == 0 && stat(b.isEmpty ? "." : b, &other) == 0
    && one.st_dev == other.st_dev && one.st_ino == other.st_ino
}

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
  try replace(path, at: folder, name)
  return name
}

/// Moves a file to a folder of the same disk, in the place of whatever has the name there.
func replace(_ path: String, at folder: String, _ name: String) throws {
  guard unsafe rename(path, "\(folder)/\(name)") == 0 else {
    throw Failure.cannotRun("\(folder)/\(name): \(systemMessage())")
  }
  // Only then is the new name there after a power cut.
  try synchronize(folder)
}

/// Returns the first of `x.json`, `x-2.json`, `x-3.json`… that is free in a folder, or that has the
/// bytes of a file already.
func freeName(_ name: String, for path: String, in folder: String) throws -> String {
  var number = 1
  while true {
    let candidate = name.numbered(number)
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
  let temporary = "\(folder)/.\(name.withRoom).part"
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
