import Folding
public import Foundation

/// A folder in which compiled word lists are kept from one run of the program to the next.
///
/// A file is found by the digest of all files of the pack and by the build of the program that made
/// it, so a change to any of them makes another one. It says both once more and carries a checksum: a
/// file that is damaged or of another build counts as none. Nothing here is an error; without a cache the lists
/// are compiled.
public struct PackCache: Sendable {
  /// The folder, which need not exist.
  private let folder: URL

  /// What tells this build of the program from others.
  private let build: String

  /// How many files are left in the folder when one is added.
  static let fileLimit = 8

  /// The version of the form in which lists are written down.
  private static let format = "sito lists 5"

  /// Creates a cache.
  public init(folder: URL, build: String) {
    self.folder = folder
    self.build = build
  }

  /// Returns the compiled lists of a pack with the given digest, if they are here.
  public func lists(_ hash: String) -> CompiledLists? { Self.lists(hash, in: file(hash), build) }

  /// Keeps compiled lists.
  ///
  /// The file is written under another name and then moved to its place in one step, so that two
  /// programs that start at once never see half of one.
  public func keep(_ lists: CompiledLists) {
    let files = FileManager.default
    try? files.createDirectory(
      at: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700]
    )
    guard (try? Self.write(lists, to: file(lists.hash), build)) != nil else { return }
    removeOldFiles(files)
  }

  /// Where the lists of a pack are kept; two builds on one machine do not take the place from one
  /// another.
  func file(_ hash: String) -> URL {
    let maker = StoredBytes.checksum(of: Array(build.utf8)[...])
    return folder.appending(path: "\(hash.prefix(32))-\(String(maker, radix: 16)).lists")
  }

  /// Removes the files that were used least lately.
  private func removeOldFiles(_ files: FileManager) {
    let key = URLResourceKey.contentModificationDateKey
    guard let all = try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: [key])
    else { return }
    let dated = all.filter { $0.pathExtension == "lists" }.map { file in
      (file, (try? file.resourceValues(forKeys: [key]).contentModificationDate) ?? .distantPast)
    }
    for (file, _) in dated.sorted(by: { $0.1 > $1.1 }).dropFirst(Self.fileLimit) {
      try? files.removeItem(at: file)
    }
  }
}

extension PackCache {
  /// Writes compiled lists to a file of the caller's choice.
  ///
  /// - Throws: An error of the file system.
  public static func write(_ lists: CompiledLists, to file: URL, _ build: String) throws {
    var bytes = StoredBytes()
    bytes.write([format, build, lists.hash])
    lists.store(in: &bytes)
    var whole = StoredBytes()
    whole.write([StoredBytes.checksum(of: bytes.bytes[...])])
    // `.atomic` writes beside the file and renames.
    try Data(whole.bytes + bytes.bytes).write(to: file, options: .atomic)
  }

  /// Reads compiled lists from a file, if it holds those of the given pack and is of this build.
  public static func lists(_ hash: String, in file: URL, _ build: String) -> CompiledLists? {
    guard let whole = [UInt8](wholeFile: file.path) else { return nil }
    var bytes = StoredBytes(whole)
    guard let sum = try? bytes.read(UInt64.self),
      sum == [StoredBytes.checksum(of: bytes.bytes.dropFirst(16))],
      (try? bytes.readStrings()) == [format, build, hash]
    else { return nil }
    return try? CompiledLists(hash: hash, stored: &bytes)
  }
}
