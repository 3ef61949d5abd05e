import Foundation
import TestSupport
import Testing

@testable import Rules

/// The files of a pack, read from folders.
@Suite struct PackSourcesTests {
  /// Gives a folder with `rules` and `wordlists` to a test; it is gone afterwards.
  private func withHome(_ body: (URL) throws -> Void) throws {
    let home = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: home) }
    for name in ["rules", "wordlists"] {
      try FileManager.default.createDirectory(
        at: home.appending(path: name),
        withIntermediateDirectories: true
      )
    }
    try Data(emptyPolicy.utf8).write(to: home.appending(path: "rules/policy.yaml"))
    try body(home)
  }

  private func sources(_ home: URL) -> PackSources {
    PackSources(
      rules: home.appending(path: "rules"),
      wordlists: home.appending(path: "wordlists")
    )
  }

  @Test func `files are read byte by byte as they are`() throws {
    try withHome { home in
      let text = "\u{FEFF}дурак*\r\nе\u{301}ж\n"
      try Data(text.utf8).write(to: home.appending(path: "wordlists/list.txt"))
      try Data().write(to: home.appending(path: "wordlists/empty.txt"))
      let read = sources(home)
      #expect(read.diagnostics.isEmpty)
      #expect(Array(read.files["wordlists/list.txt", default: ""].utf8) == Array(text.utf8))
      #expect(read.hash == PackSources(files: read.files).hash)
    }
  }

  @Test func `a file that is not UTF-8 is told, whatever stands in it`() throws {
    try withHome { home in
      let path = home.appending(path: "wordlists/list.txt")
      // «дурак» in Windows-1251.
      try Data([0xE4, 0xF3, 0xF0, 0xE0, 0xEA, 0x0A]).write(to: path)
      let error = try #require(throws: PackError.self) { try RulePack(sources(home)) }
      let lines = error.rendered(in: .russian)
      #expect(lines.contains("wordlists/list.txt"))
      #expect(lines.contains("не в UTF-8"))
    }
  }

  @Test func `a folder with the name of a file is told`() throws {
    try withHome { home in
      try FileManager.default.createDirectory(
        at: home.appending(path: "wordlists/list.txt"),
        withIntermediateDirectories: false
      )
      let read = sources(home)
      #expect(read.diagnostics.map(\.place.file) == ["wordlists/list.txt"])
      #expect(throws: PackError.self) { try RulePack(read) }
    }
  }
}
