import Feeds
import Glibc

/// A pipe with both ends in this process.
final class Pipe {
  /// The end that is read from.
  let output: Int32

  /// The end that is written to.
  let input: Int32

  private var openEnds: Set<Int32>

  init() throws {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw SystemError(code: errno) }
    (output, input) = (ends[0], ends[1])
    openEnds = [output, input]
  }

  deinit {
    for end in openEnds { close(end) }
  }

  func send(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    let written = unsafe write(input, bytes, bytes.count)
    precondition(written == bytes.count, "a pipe did not take the bytes")
  }

  func closeOutput() {
    if openEnds.remove(output) != nil { close(output) }
  }

  func closeInput() {
    if openEnds.remove(input) != nil { close(input) }
  }
}
