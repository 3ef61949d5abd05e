import Crypto
public import Foundation

/// The texts of the files that a rule pack is made of.
public struct PackSources: Sendable {
  /// The texts by path: `rules/spam.yaml`, `wordlists/spam/casino.txt`.
  public var files: [String: String]

  /// What went wrong while the files were read.
  public var diagnostics: [Diagnostic] = []

  /// The file that says what each network can do: it stands among the rules and decides nothing, so
  /// it is no part of the pack and of its hash.
  public static let networks = "rules/networks.yaml"

  /// Creates sources from texts.
  public init(files: [String: String]) { self.files = files }

  /// Reads the folders of rules and word lists.
  ///
  /// Files that cannot be read become diagnostics, so that they are told with all other mistakes.
  public init(rules: URL, wordlists: URL) {
    files = [:]
    read(rules, into: "rules", endings: ["yaml", "yml"])
    read(wordlists, into: "wordlists", endings: ["txt"])
  }

  /// The SHA-256 of all files, in hexadecimal.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the files.
  public var hash: String {
    var hasher = SHA256()
    for (path, text) in files.sorted(by: { $0.key < $1.key }) {
      hasher.update(data: Array("\(path)\0\(text.utf8.count)\0".utf8))
      hasher.update(data: Array(text.utf8))
    }
    return hasher.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private mutating func read(_ folder: URL, into name: String, endings: [String]) {
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue, let paths = FileManager.default.subpaths(atPath: folder.path)
    else {
      diagnostics.append(Diagnostic(.noFolder(folder.path), at: Diagnostic.Place(name)))
      return
    }
    for path in paths.sorted() where endings.contains((path as NSString).pathExtension) {
      let key = "\(name)/\(path)"
      if key == Self.networks { continue }
      guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path)
      else {
        diagnostics.append(Diagnostic(.unreadable, at: Diagnostic.Place(key)))
        continue
      }
      guard let text = String(validating: data, as: UTF8.self) else {
        diagnostics.append(Diagnostic(.notUTF8, at: Diagnostic.Place(key)))
        continue
      }
      files[key] = text
    }
  }
}

extension Phrase {
  fileprivate static let unreadable = Phrase(
    ru: "файл не удалось прочитать",
    en: "the file could not be read"
  )
  fileprivate static let notUTF8 = Phrase(
    ru: "файл не в UTF-8: сохраните его в этой кодировке",
    en: "the file is not UTF-8: save it in that encoding"
  )

  fileprivate static func noFolder(_ path: String) -> Phrase {
    Phrase(ru: "нет папки `\(path)`", en: "there is no folder `\(path)`")
  }
}
