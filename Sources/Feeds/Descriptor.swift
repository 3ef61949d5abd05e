internal import Glibc

/// An open file, by the number the system gave it.
///
/// This is the one place that calls the system. It does not own the file: who opened it closes it.
struct Descriptor: Sendable {
  let number: Int32

  /// Reads what there is, up to a number of bytes, and appends it.
  ///
  /// - Returns: How many bytes were appended, 0 at the end of the file.
  func read(upTo count: Int, into bytes: inout [UInt8]) throws(SystemError) -> Int {
    var received = 0
    try bytes.append(addingCapacity: count) { (free) throws(SystemError) in
      // The system writes at most `buffer.count` bytes and says how many, which are then the
      // initialized ones.
      try unsafe free.withUnsafeMutableBufferPointer { (buffer, initialized) throws(SystemError) in
        received = try retrying(waitingFor: POLLIN) {
          unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
        }
        initialized = received
      }
    }
    return received
  }

  /// Writes all the bytes, however many calls that takes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      // The array outlives the call, and the system reads `count - written` bytes of it.
      written += try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) in
        let rest = unsafe UnsafeBufferPointer(rebasing: buffer[written...])
        return try retrying(waitingFor: POLLOUT) {
          unsafe Glibc.write(number, rest.baseAddress, rest.count)
        }
      }
    }
  }

  /// Calls the system until it has not been interrupted, and returns its count.
  ///
  /// A terminal or a pipe can be set by another program not to wait; we wait all the same.
  private func retrying(
    waitingFor event: Int32,
    _ call: () -> Int
  ) throws(SystemError) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        var request = pollfd(fd: number, events: Int16(event), revents: 0)
        _ = unsafe poll(&request, 1, -1)
      default: throw SystemError(code: errno)
      }
    }
  }
}
