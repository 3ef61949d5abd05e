import Foundation
import Rules
import Testing

/// Broken packs, each with the answer that its rule keeper reads beside it.
///
/// `RECORD=1 swift test --filter DiagnosticTests` writes the answers down instead of comparing them.
@Suite struct DiagnosticTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Diagnostics")

  static let names =
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?
    .sorted() ?? []

  let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

  @Test func `there are broken packs`() { #expect(Self.names.count > 15) }

  @Test(arguments: names)
  func `tells every mistake in Russian`(_ name: String) throws {
    try compare(name, in: .russian)
  }

  @Test(arguments: ["everything", "conditions", "list-brackets"])
  func `tells every mistake in English`(_ name: String) throws {
    try compare(name, in: .english)
  }

  private func compare(_ name: String, in language: Language) throws {
    let folder = Self.folder.appending(path: name)
    let golden = folder.appending(path: "\(language.rawValue).txt")
    let text = try rendered(folder, in: language) + "\n"
    if isRecording { try text.write(to: golden, atomically: true, encoding: .utf8) }
    #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
  }

  private func rendered(_ folder: URL, in language: Language) throws -> String {
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      guard path.hasPrefix("rules/") && path.hasSuffix(".yaml") || path.hasPrefix("wordlists/"),
        let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
      else { continue }
      files[path] = text
    }
    if folder.lastPathComponent != "no-policy", files["rules/policy.yaml"] == nil {
      files["rules/policy.yaml"] = emptyPolicy
    }
    do throws(PackError) {
      let pack = try RulePack(PackSources(files: files))
      return PackError(diagnostics: pack.warnings, sources: files).rendered(in: language)
    } catch {
      return error.rendered(in: language)
    }
  }
}
