import Foundation

/// Ledgers that the reader may not change: an auditor's copy on a medium that is only read, or in
/// a folder of somebody else.
extension LedgerStore {
  /// Whether a path is that of a folder.
  static func isFolder(_ path: String) -> Bool {
    let file = URL(filePath: path).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: file)[.type] as? FileAttributeType
    return type == .typeDirectory
  }

  /// Whether nobody writes to a ledger, and the reader could not make the files that SQLite keeps
  /// beside one that is open.
  ///
  /// A log `-wal` beside it holds what is not in the file itself yet, and a `-journal` what is half
  /// written in it, so neither may be left unread.
  static func isAtRest(_ path: String) -> Bool {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return !FileManager.default.isWritableFile(atPath: folder)
      && !["-wal", "-journal"].contains { FileManager.default.fileExists(atPath: path + $0) }
  }

  /// The name by which SQLite opens a file that does not change, without a file beside it.
  ///
  /// See https://www.sqlite.org/uri.html#uriimmutable.
  static func frozen(_ path: String) -> String { uri(path, "immutable=1") }

  /// The name by which SQLite opens a file to write to it, and makes none when it has gone.
  ///
  /// See https://www.sqlite.org/uri.html#urimode.
  static func existing(_ path: String) -> String { uri(path, "mode=rw") }

  private static func uri(_ path: String, _ parameter: String) -> String {
    let plain = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
    let file = URL(filePath: path).path
    return "file:\(file.addingPercentEncoding(withAllowedCharacters: plain) ?? file)?\(parameter)"
  }
}
