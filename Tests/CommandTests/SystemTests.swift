import Foundation
import Testing

/// Files, disks and pipes that are not as they should be; exit statuses.
@Suite struct SystemTests {
  let pack: SmallPack

  init() throws { pack = try SmallPack() }

  private func shell(_ script: String) throws -> (status: Int32, errors: String) {
    let process = Process()
    let errors = try Scratch(Data())
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script, program.path]
    process.environment = ["SITO_HOME": pack.url.path, "PATH": "/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errors.url)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: errors.url, encoding: .utf8))
  }

  @Test(arguments: [
    (["filter", "/нет/такого"], "/нет/такого", "a missing file"),
    (["filter", "/tmp"], "/tmp", "a folder"),
    (["filter", "--output", "/нет/такого", "/dev/null"], "/нет/такого", "no place to write"),
    (["filter", "--rejects", "/tmp", "/dev/null"], "/tmp", "a folder to write to"),
    (["filter", "--rules", "/нет", "/dev/null"], "/нет", "no rules"),
    (["explain", "--rules", "/нет", "а"], "/нет", "no rules to explain with"),
    (["evaluate", "/нет/такого.tsv"], "/нет/такого.tsv", "a missing table"),
  ])
  func `what cannot run says so`(_ arguments: [String], _ named: String, _ why: String) throws {
    let run = try sito(arguments, home: pack.url)
    #expect(run.status == 2, "\(why)")
    #expect(run.errors.contains(named), "\(why)")
    #expect(run.output.isEmpty)
  }

  @Test func `a missing file is told before any work`() throws {
    let run = try sito(["filter", "-", "/нет"], text: "{\"text\":\"а\"}", home: pack.url)
    #expect(run.status == 2 && run.output.isEmpty)
  }

  @Test(arguments: [
    ["нет-такой"], ["filter", "--нет"], ["filter", "--only", "delete"],
    ["filter", "--threads", "0"],
    ["filter", "--threads", "x"], ["filter", "--format", "pdf"], ["filter", "--lang", "de"],
    ["rules", "find"], ["evaluate"],
  ])
  func `wrong usage is 64`(_ arguments: [String]) throws {
    let run = try sito(arguments, home: pack.url)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test(arguments: [
    ["--help"], ["filter", "--help"], ["rules", "check", "--help"], ["--version"],
  ])
  func `help is no error`(_ arguments: [String]) throws {
    let run = try sito(arguments, home: pack.url)
    #expect(run.status == 0 && run.errors.isEmpty && !run.output.isEmpty)
  }

  @Test func `the version names engine, ICU and pack`() throws {
    let run = try sito(["--version"], home: pack.url)
    #expect(run.text.contains("sito 0.1.0") && run.text.contains("ICU "))
    #expect(run.text.contains("пакет правил ") && !run.text.contains("не найден"))
  }

  @Test func `a full disk is told`() throws {
    let script = #"echo '{"text":"дурак"}' | "$0" filter --quiet"#
    let result = try shell(script + " > /dev/full")
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty && !result.errors.contains("дурак"))
    #expect(try shell(script + " --output /dev/full").status == 2)
  }

  @Test func `a full disk under the rejected lines is told`() throws {
    #expect(
      try shell(#"echo '{сломано' | "$0" filter --format ndjson --rejects /dev/full"#).status == 2
    )
  }

  /// A run of more than two seconds, with the standard error on a pseudo-terminal or in a file.
  private func slowRun(
    _ command: String = "filter",
    onTerminal: Bool,
    options: String = ""
  ) throws -> String {
    let run = #"""
      { echo дурак; sleep 3; echo б; sleep 0.2; } | "$sito" \#(command) --format text \#(options) -
      """#
    // `script` gives its command a terminal; what is written to it comes out of `script` again.
    let script =
      onTerminal
      ? #"export sito="$0"; script -qec '\#(run) >/dev/null' /dev/null >&2 </dev/null"#
      : #"sito="$0"; \#(run)"#
    return try shell(script).errors
  }

  @Test(arguments: ["filter", "convert"])
  func `a long run shows progress on a terminal and clears it in the end`(
    _ command: String
  ) throws {
    let shown = try slowRun(command, onTerminal: true)
    #expect(shown.contains("\r\u{1B}[K-: 0 MB"))
    let last = try #require(shown.range(of: "\r\u{1B}[K", options: .backwards))
    #expect(shown[last.upperBound...].hasPrefix("комментариев 2"))
    #expect(!shown.contains("дурак"))
  }

  @Test func `there is no progress in a file, nor when quiet is asked for`() throws {
    #expect(!(try slowRun(onTerminal: false).contains("\u{1B}")))
    #expect(try slowRun(onTerminal: true, options: "--quiet").isEmpty)
  }

  @Test func `a closed pipe is no error`() throws {
    let script = #"""
      set -o pipefail
      yes '{"text":"дурак"}' 2>/dev/null | head -20000 2>/dev/null | { "$0" filter --quiet; echo $? >&2; } | head -1
      """#
    #expect(try shell(script).errors == "0\n")
  }
}
