import Crypto
public import Foundation

/// The texts of the files that a rule pack is made of.
public struct PackSources: Sendable {
  /// The bytes of the files by path: `rules/spam.yaml`, `wordlists/spam/casino.txt`.
  ///
  /// Whoever has the lists compiled needs hardly any of them as a text.
  private var contents: [String: [UInt8]]

  /// What went wrong while the files were read.
  public var diagnostics: [Diagnostic] = []

  /// The file that says what each network can do: it stands among the rules and decides nothing, so
  /// it is no part of the pack and of its hash.
  public static let networks = "rules/networks.yaml"

  /// Creates sources from texts.
  public init(files: [String: String]) { contents = files.mapValues { Array($0.utf8) } }

  /// The paths of the files.
  public var paths: [String] { contents.keys.sorted() }

  /// The texts by path, made anew each time; what is no UTF-8 in them is U+FFFD.
  public var files: [String: String] {
    get { contents.mapValues { String(decoding: $0, as: UTF8.self) } }
    set { self = PackSources(files: newValue) }
  }

  /// The text of one file, if it is there.
  func text(of path: String) -> String? {
    contents[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// The files that are no UTF-8.
  var encodingMistakes: [Diagnostic] {
    contents.filter { String(validating: $0.value, as: UTF8.self) == nil }.keys.map { path in
      Diagnostic(.notUTF8, at: Diagnostic.Place(path))
    }
  }

  /// Reads the folders of rules and word lists.
  ///
  /// Files that cannot be read become diagnostics, so that they are told with all other mistakes.
  public init(rules: URL, wordlists: URL) {
    contents = [:]
    read(rules, into: "rules", endings: ["yaml", "yml"])
    read(wordlists, into: "wordlists", endings: ["txt"])
  }

  /// The SHA-256 of all files, in hexadecimal.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the files.
  public var hash: String {
    var hasher = SHA256()
    for (path, bytes) in contents.sorted(by: { $0.key < $1.key }) {
      hasher.update(data: Array("\(path)\0\(bytes.count)\0".utf8))
      hasher.update(data: bytes)
    }
    return hasher.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  private mutating func read(_ folder: URL, into name: String, endings: [String]) {
    let root = folder.path
    var isFolder: ObjCBool = false
    let exists = unsafe FileManager.default.fileExists(atPath: root, isDirectory: &isFolder)
    guard exists, isFolder.boolValue, let paths = FileManager.default.subpaths(atPath: root)
    else {
      diagnostics.append(Diagnostic(.noFolder(root), at: Diagnostic.Place(name)))
      return
    }
    // A URL for each of some hundred files would take as long as reading them.
    for path in paths.sorted() where endings.contains(where: { path.hasEnding($0) }) {
      let key = "\(name)/\(path)"
      if key == Self.networks { continue }
      guard let bytes = [UInt8](wholeFile: "\(root)/\(path)") else {
        diagnostics.append(Diagnostic(.unreadable, at: Diagnostic.Place(key)))
        continue
      }
      contents[key] = bytes
    }
  }
}

extension String {
  /// Whether the path is that of a file with a name and an ending.
  fileprivate func hasEnding(_ ending: String) -> Bool {
    let name = utf8.suffix(ending.utf8.count + 2)
    return name.dropFirst().elementsEqual(".\(ending)".utf8) && name.first != UInt8(ascii: "/")
      && name.count == ending.utf8.count + 2
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
