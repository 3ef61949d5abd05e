import Feeds
import Foundation
import Glibc
import Testing

@Suite struct LineChunksTests {
  /// Lines of every kind, some longer than the limit of the tests, which is 40.
  private static let input: [UInt8] = Array(
    """
    \u{FEFF}{"text":"а"}
    {"id":1,"text":"\\u0431"}\r

    not a comment at all, and longer than forty bytes
      \t\r
    {"id":"23","text":"exactly 40 bytes: 1"}
    {"id":"23","text":"exactly 41 bytes: 12"}
    also longer than forty bytes, right after another one
    {"text":"\u{0}"}


    last, longer than forty bytes and without a line feed
    """.utf8
  )

  private static let rows = [
    ReadComment(line: 1, ["text": "а"]),
    ReadComment(line: 2, ["id": "1", "text": "б"]),
    ReadComment(line: 4, error: .lineTooLong(limit: 40)),
    ReadComment(line: 6, ["id": "23", "text": "exactly 40 bytes: 1"]),
    ReadComment(line: 7, error: .lineTooLong(limit: 40)),
    ReadComment(line: 8, error: .lineTooLong(limit: 40)),
    ReadComment(line: 9, ["text": "\0"]),
    ReadComment(line: 12, error: .lineTooLong(limit: 40)),
  ]

  @Test(arguments: 1...64)
  func `the size of the blocks changes no row`(blockSize: Int) throws {
    let file = TemporaryFile(Self.input)
    #expect(try comments(in: file, blockSize: blockSize, lineLimit: 40) == Self.rows)
  }

  /// A pipe hands over what was written so far, so each end of a write is the end of a block.
  @Test(arguments: 1..<input.count)
  func `the place where a read stops changes no row`(place: Int) throws {
    let pipe = try Pipe()
    pipe.send(Self.input[..<place])
    var chunks = LineChunks(descriptor: pipe.output, lineLimit: 40)
    var chunk = LineChunk()
    var batch = CommentBatch()
    var rows: [ReadComment] = []
    // A whole line is there already, unless the place lies within the first one.
    if place > 16 {
      #expect(try chunks.next(into: &chunk))
      NDJSONReader().read(&chunk, into: &batch)
      rows += batch.rows.map { ReadComment($0, in: batch) }
    }
    pipe.send(Self.input[place...])
    pipe.closeInput()
    while try chunks.next(into: &chunk) {
      NDJSONReader().read(&chunk, into: &batch)
      rows += batch.rows.map { ReadComment($0, in: batch) }
    }
    #expect(rows == Self.rows)
  }

  struct Whole: Sendable, CustomTestStringConvertible {
    var input: String
    var lines: [Int: String]
    var why: String

    init(_ input: String, _ lines: [Int: String], why: String) {
      self.input = input
      self.lines = lines
      self.why = why
    }

    var testDescription: String { why }
  }

  @Test(arguments: [
    Whole("", [:], why: "an empty file"),
    Whole("\n", [:], why: "a blank line"),
    Whole("\u{FEFF}", [:], why: "a byte order mark alone"),
    Whole("\u{FEFF}\r\n", [:], why: "a byte order mark on a blank line"),
    Whole("\u{FEFF}а", [1: "а"], why: "a byte order mark and a text"),
    Whole("а", [1: "а"], why: "no line feed at the end"),
    Whole("а\n", [1: "а"], why: "a line feed at the end"),
    Whole("а\r", [1: "а"], why: "a carriage return at the end"),
    Whole("а\r\nб\r\n", [1: "а", 2: "б"], why: "lines as on Windows"),
    Whole("\n\nа\n\nб", [3: "а", 5: "б"], why: "blank lines between"),
    Whole("а\n\u{FEFF}б", [1: "а", 2: "\u{FEFF}б"], why: "a mark that is not at the start"),
    Whole("0123456789abcdef\nб", [1: "0123456789abcdef", 2: "б"], why: "as long as the limit"),
  ])
  func `reads whole lines of any length`(_ c: Whole) throws {
    let file = TemporaryFile(Array(c.input.utf8))
    let expected = c.lines.sorted { $0.key < $1.key }.map { ReadComment(line: $0, ["text": $1]) }
    for blockSize in 1...20 {
      let found = try comments(in: file, blockSize: blockSize, lineLimit: 16, by: TextReader())
      #expect(found == expected, "blocks of \(blockSize)")
    }
  }

  @Test func `a line of 50 MB is left out in bounded memory`() throws {
    let file = TemporaryFile()
    file.append(Array("до\n".utf8))
    for _ in 0..<50 { file.append([UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)) }
    file.append(Array("\nпосле".utf8))
    file.rewind()
    var chunks = LineChunks(descriptor: file.descriptor)
    var chunk = LineChunk()
    var batch = CommentBatch()
    var rows: [ReadComment] = []
    while try chunks.next(into: &chunk) {
      #expect(chunk.bytes.capacity < 16 << 20)
      TextReader().read(&chunk, into: &batch)
      rows += batch.rows.map { ReadComment($0, in: batch) }
    }
    #expect(
      rows == [
        ReadComment(line: 1, ["text": "до"]),
        ReadComment(line: 2, error: .lineTooLong(limit: 4 << 20)),
        ReadComment(line: 3, ["text": "после"]),
      ]
    )
  }

  @Test func `after the end there is nothing more`() throws {
    let file = TemporaryFile(Array("а".utf8))
    file.rewind()
    var chunks = LineChunks(descriptor: file.descriptor)
    var chunk = LineChunk()
    #expect(try chunks.next(into: &chunk))
    for _ in 0..<3 {
      #expect(try !chunks.next(into: &chunk))
      #expect(chunk.bytes.isEmpty)
    }
  }

  @Test func `a directory cannot be read`() {
    let directory = unsafe open("/tmp", O_RDONLY)
    defer { close(directory) }
    var chunks = LineChunks(descriptor: directory)
    var chunk = LineChunk()
    let error = #expect(throws: SystemError.self) { try chunks.next(into: &chunk) }
    #expect(error?.code == EISDIR)
    #expect(error?.description == "Is a directory")
  }

  @Test(arguments: [true, false])
  func `a read goes on after an interruption`(isBlocking: Bool) throws {
    let pipe = try Pipe()
    if !isBlocking { _ = fcntl(pipe.output, F_SETFL, O_NONBLOCK) }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in }
    #expect(unsafe sigaction(SIGUSR1, &action, nil) == 0)
    let (reader, input) = (pthread_self(), pipe.input)
    let writer = Thread {
      usleep(20_000)
      pthread_kill(reader, SIGUSR1)
      usleep(20_000)
      let bytes = Array("а\n".utf8)
      _ = unsafe write(input, bytes, bytes.count)
    }
    writer.start()
    var chunks = LineChunks(descriptor: pipe.output)
    var chunk = LineChunk()
    #expect(try chunks.next(into: &chunk))
    #expect(chunk.bytes == Array("а\n".utf8))
  }

  @Test func `no block and no limit of nothing`() async {
    await #expect(processExitsWith: .failure) { _ = LineChunks(descriptor: 0, blockSize: 0) }
    await #expect(processExitsWith: .failure) { _ = LineChunks(descriptor: 0, lineLimit: 0) }
  }
}
