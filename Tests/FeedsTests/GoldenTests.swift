import Feeds
import Foundation
import Testing

/// Every invented export, as canonical comments, compared with a file.
///
/// `RECORD=1 scripts/test --filter GoldenTests` writes the files anew; read the difference.
@Suite struct GoldenTests {
  private let folder = fixtures.deletingLastPathComponent().appending(path: "Golden")

  @Test(arguments: fixtureNames)
  func `an export becomes canonical comments`(_ name: String) throws {
    let fed = try feed(fixture(name))
    let text = (["# \(fed.format.rawValue)"] + fed.lines).joined(separator: "\n") + "\n"
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)))
  }

  @Test func `there is a fixture for each format and none without a golden file`() throws {
    let formats = try Set(fixtureNames.map { try feed(fixture($0)).format })
    #expect(formats == Set(FeedFormat.allCases))
    let golden = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(golden) == Set(fixtureNames.map { $0 + ".txt" }))
  }

  @Test(arguments: fixtureNames)
  func `canonical comments are read back as they were`(_ name: String) throws {
    let fed = try feed(fixture(name))
    let lines = fed.lines.filter { !$0.hasPrefix("#") }
    let again = try feed(lines.joined(separator: "\n"), format: .ndjson)
    #expect(again.lines == lines)
  }

  @Test(arguments: fixtureNames)
  func `the size of blocks changes nothing`(_ name: String) throws {
    let bytes = try fixture(name)
    let whole = try feed(bytes)
    for size in [1, 2, 3, 7, 64, 1000] {
      #expect(try feed(bytes, blockSize: size) == whole, "blocks of \(size)")
    }
  }

  @Test(arguments: fixtureNames)
  func `a format can be named`(_ name: String) throws {
    let fed = try feed(fixture(name))
    #expect(try feed(fixture(name), format: fed.format) == fed)
  }
}
