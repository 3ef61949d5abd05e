import Folding

/// What the files of a pack compile to: nearly all of the work of loading one.
public struct CompiledLists: Sendable {
  /// The SHA-256 of all files of the pack, in hexadecimal.
  public let hash: String

  /// The entries of the word lists.
  let lexicon: Lexicon

  /// The lists that hold hosts and not entries.
  let hosts: [String: [String]]

  /// What is doubtful in the lists, or wrong.
  let diagnostics: [Diagnostic]

  /// The tables by which texts are folded, unless they have to be worked out; ICU's version is the
  /// same, for it is part of what tells builds apart.
  var foldingTables: FoldingTables?

  /// The rules beside the lists, once all was found to be right.
  var checked: CheckedRules?
}

extension CompiledLists {
  /// Writes the lists down.
  func store(in bytes: inout StoredBytes) {
    let names = hosts.keys.sorted()
    bytes.write(names)
    for name in names { bytes.write(hosts[name] ?? []) }
    diagnostics.store(in: &bytes)
    bytes.write([UInt8(checked == nil ? 0 : 1)])
    checked?.store(in: &bytes)
    bytes.write([UInt8(foldingTables == nil ? 0 : 1)])
    foldingTables?.store(in: &bytes)
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
    diagnostics = try [Diagnostic](storedWarnings: &bytes)
    checked = try bytes.read(UInt8.self) == [1] ? try CheckedRules(stored: &bytes) : nil
    foldingTables = try bytes.read(UInt8.self) == [1] ? try FoldingTables(stored: &bytes) : nil
    lexicon = try Lexicon(stored: &bytes)
  }
}
