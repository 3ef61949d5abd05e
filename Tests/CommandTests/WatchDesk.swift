import Foundation
import Ledger

/// An inbox, a ledger and a configuration in a folder of their own.
struct WatchDesk {
  let pack: SmallPack
  private let folder: Scratch

  var inbox: URL { folder.url.appending(path: "inbox") }
  var config: String { folder.url.appending(path: "sito.yaml").path }
  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  init(_ fields: String = "") throws {
    pack = try SmallPack()
    folder = try Scratch()
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    try configure(fields)
  }

  /// Writes the configuration, with more fields of the inbox.
  func configure(_ fields: String = "", ledger: String = "sito.ledger") throws {
    let text = "ledger: \(ledger)\npoll: 0.05\ninboxes:\n  - folder: inbox\n" + fields
    try Data(text.utf8).write(to: URL(filePath: config))
  }

  /// Puts a file into the inbox as a whole.
  func drop(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: inbox.appending(path: "." + name))
    try FileManager.default.moveItem(
      at: inbox.appending(path: "." + name),
      to: inbox.appending(path: name)
    )
  }

  func comment(_ id: Int, _ text: String, edit: Int = 0, author: Int = 310_000_007) -> String {
    #"{"network":"vk","page":"-200000001","post":"4512","id":"\#(id)","edit":\#(edit),"#
      + #""author":{"id":"\#(author)","name":"Иван Образцов","kind":"user"},"text":"\#(text)"}"#
      + "\n"
  }

  /// Handles what is there, and ends.
  func once(_ options: String...) throws -> Run {
    try sito(["watch", "--config", config, "--once"] + options, home: pack.url)
  }

  /// The names in a folder of the inbox, those of programs left out.
  func names(_ folder: String = "") throws -> [String] {
    let path = inbox.appending(path: folder).path
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0 != ".sito.lock" && !["decisions", "done", "failed"].contains($0) }.sorted()
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: inbox.appending(path: path), encoding: .utf8)
  }

  /// What the events say, without their times.
  var kinds: [Event.Kind] {
    get throws { try LedgerStore(path: ledger, isReadOnly: true).events().map(\.kind) }
  }

  var state: LedgerState {
    get throws { try LedgerStore(path: ledger, isReadOnly: true).state() }
  }

  /// Starts the daemon.
  func start(_ options: String...) throws -> Daemon {
    try Daemon(["watch", "--config", config] + options, home: pack.url)
  }
}

/// A program that goes on until it is told to end.
final class Daemon {
  let process = Process()
  private let messages: Scratch

  /// What it has said so far.
  var errors: String { (try? String(contentsOf: messages.url, encoding: .utf8)) ?? "" }

  init(_ arguments: [String], home: URL) throws {
    messages = try Scratch(Data())
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["SITO_HOME": home.path, "LANG": "ru_RU.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: messages.url)
    try process.run()
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  /// Waits until something holds, for half a minute at most, and returns whether it did.
  func waits(until holds: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<600 {
      if try holds() { return true }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return false
  }

  /// Sends a signal.
  func send(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Ends it by a signal, and returns its exit status; -1 when the signal killed it.
  func end(_ number: Int32 = SIGTERM) -> Int32 {
    send(number)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }
}
