import Matching

/// What the word lists of a pack compile to: most of the work of loading one.
public struct CompiledLists: Sendable {
  /// The SHA-256 of all files of the pack, in hexadecimal.
  public let hash: String

  /// The entries of the word lists.
  let lexicon: Lexicon

  /// The lists that hold hosts and not entries.
  let hosts: [String: [String]]

  /// What is doubtful in the lists, or wrong.
  let diagnostics: [Diagnostic]
}

extension CompiledLists {
  /// Writes the lists down.
  func store(in bytes: inout StoredBytes) {
    let names = hosts.keys.sorted()
    bytes.write(names)
    for name in names { bytes.write(hosts[name] ?? []) }
    bytes.write(diagnostics.flatMap { [$0.place.file, $0.message.russian, $0.message.english] })
    bytes.write(diagnostics.flatMap { [Int32($0.place.line), Int32($0.place.column)] })
    lexicon.store(in: &bytes)
  }

  /// Reads lists that were written down; they were found to have no mistakes.
  ///
  /// - Throws: `CutShort` when the bytes do not hold them.
  init(hash: String, stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    self.hash = hash
    var hosts: [String: [String]] = [:]
    for name in try bytes.readStrings() { hosts[name] = try bytes.readStrings() }
    self.hosts = hosts
    let texts = try bytes.readStrings()
    let places = try bytes.read(Int32.self)
    guard texts.count % 3 == 0, places.count == texts.count / 3 * 2 else {
      throw StoredBytes.CutShort()
    }
    diagnostics = (0..<(texts.count / 3)).map { index in
      Diagnostic(
        Phrase(ru: texts[3 * index + 1], en: texts[3 * index + 2]),
        at: Diagnostic.Place(
          texts[3 * index],
          line: Int(places[2 * index]),
          column: Int(places[2 * index + 1])
        ),
        isWarning: true
      )
    }
    lexicon = try Lexicon(stored: &bytes)
  }
}
