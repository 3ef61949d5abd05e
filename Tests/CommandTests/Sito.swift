import Foundation
import Synchronization

/// The folder of the package.
let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The program that was built with the tests: it stands beside their bundle.
let program =
  Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
  .map { $0.deletingLastPathComponent() }.first
  .map { $0.appending(path: "sito") }
  ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "sito")

/// What a run of the program left behind.
struct Run {
  var status: Int32
  var output: Data
  var errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }

  /// The lines of the output as JSON objects; a line that is none is an empty one.
  var objects: [[String: Any]] {
    output.split(separator: 0x0A).map {
      (try? JSONSerialization.jsonObject(with: Data($0))) as? [String: Any] ?? [:]
    }
  }
}

/// Runs the program with a command line, an input and a folder of rules and word lists.
func sito(
  _ arguments: [String],
  input: Data = Data(),
  home: URL = project,
  environment: [String: String] = [:]
) throws -> Run {
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.environment = ["SITO_HOME": home.path, "LANG": "ru_RU.UTF-8"]
    .merging(environment) { $1 }
  // Files, not pipes: nobody has to wait for anybody.
  let files = try (0..<3).map { _ in try Scratch() }
  try input.write(to: files[0].url)
  for file in files[1...] { try Data().write(to: file.url) }
  process.standardInput = try FileHandle(forReadingFrom: files[0].url)
  process.standardOutput = try FileHandle(forWritingTo: files[1].url)
  process.standardError = try FileHandle(forWritingTo: files[2].url)
  try process.run()
  process.waitUntilExit()
  return Run(
    status: process.terminationReason == .exit ? process.terminationStatus : -1,
    output: try Data(contentsOf: files[1].url),
    errors: String(decoding: try Data(contentsOf: files[2].url), as: UTF8.self)
  )
}

/// Runs the program with a text as its standard input.
func sito(_ arguments: [String], text: String, home: URL = project) throws -> Run {
  try sito(arguments, input: Data(text.utf8), home: home)
}

/// A place for a file or folder that is gone when nobody refers to it any more.
final class Scratch: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: "sito-\(UUID().uuidString)")

  init(_ contents: Data? = nil) throws { try contents?.write(to: url) }

  /// Makes a folder in place of a file.
  static func folder() throws -> Scratch {
    let folder = try Scratch()
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    return folder
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
