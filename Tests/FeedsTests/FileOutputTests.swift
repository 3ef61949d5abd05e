import Feeds
import Glibc
import Testing

@Suite struct FileOutputTests {
  @Test(arguments: [1, 2, 3, 7, 100])
  func `what is written arrives in order`(capacity: Int) throws {
    let file = TemporaryFile()
    var output = FileOutput(descriptor: file.descriptor, capacity: capacity)
    var expected: [UInt8] = []
    for length in [0, 1, 5, 3, 0, 12, 1, 1, 1, 200, 2] {
      let bytes = [UInt8](repeating: UInt8(length), count: length)
      try output.write(bytes)
      expected += bytes
    }
    try output.flush()
    #expect(file.contents == expected)
  }

  @Test func `nothing is written before it is flushed`() throws {
    let file = TemporaryFile()
    var output = FileOutput(descriptor: file.descriptor)
    try output.write([1, 2, 3])
    #expect(file.contents.isEmpty)
    try output.flush()
    try output.flush()
    #expect(file.contents == [1, 2, 3])
  }

  @Test func `a closed pipe is told apart`() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = try Pipe()
    pipe.closeOutput()
    var output = FileOutput(descriptor: pipe.input)
    try output.write([1])
    do {
      try output.flush()
      Issue.record("a closed pipe took a byte")
    } catch {
      #expect(error.isClosedPipe)
      #expect(error.description == "Broken pipe")
    }
    // What was lost is not tried again.
    try output.flush()
  }

  @Test func `a full disk is told`() throws {
    let full = unsafe open("/dev/full", O_WRONLY)
    defer { close(full) }
    var output = FileOutput(descriptor: full)
    try output.write([1])
    do {
      try output.flush()
      Issue.record("a full disk took a byte")
    } catch {
      #expect(!error.isClosedPipe)
      #expect(error.code == ENOSPC)
      #expect(error.description == "No space left on device")
    }
  }

  /// A pipe holds 64 KiB, so a write that is set not to wait is taken in parts, with waits between.
  @Test func `partial writes are continued`() async throws {
    let pipe = try Pipe()
    _ = fcntl(pipe.input, F_SETFL, O_NONBLOCK)
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let end = pipe.output
    let reading = Task.detached {
      var received: [UInt8] = []
      var block = [UInt8](repeating: 0, count: 10_000)
      while received.count < 1_000_000 {
        let count = unsafe read(end, &block, block.count)
        guard count > 0 else { break }
        received += block[..<count]
      }
      return received
    }
    var output = FileOutput(descriptor: pipe.input)
    try output.write(bytes)
    try output.flush()
    #expect(await reading.value == bytes)
  }
}
