import Glibc
import Synchronization

/// What the system has asked a long-running program to do.
///
/// SIGTERM and SIGINT ask it to end after what it is doing, SIGHUP to read its files again. A second
/// SIGTERM or SIGINT ends it at once.
enum Signals {
  private static let stop = Atomic(false)
  private static let reload = Atomic(false)

  /// A pipe by which a signal wakes whoever waits: the end to read, and the end to write.
  private static let waker: (Int32, Int32) = {
    var ends: (Int32, Int32) = (-1, -1)
    unsafe withUnsafeMutableBytes(of: &ends) { bytes in
      _ = unsafe pipe(bytes.assumingMemoryBound(to: Int32.self).baseAddress)
    }
    // A handler must not wait; a pipe that is full wakes whoever waits just as well.
    for end in [ends.0, ends.1] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    return ends
  }()

  /// Begins to heed signals.
  static func heed() {
    // What a handler uses has to be there before: making it takes locks, which no handler may.
    _ = waker
    _ = isStopping || takeReload()
    for number in [SIGTERM, SIGINT] {
      _ = signal(number) { number in
        Signals.stop.store(true, ordering: .relaxed)
        _ = signal(number, SIG_DFL)
        Signals.wake()
      }
    }
    _ = signal(SIGHUP) { _ in
      Signals.reload.store(true, ordering: .relaxed)
      Signals.wake()
    }
  }

  /// Whether the program is to end.
  static var isStopping: Bool { stop.load(ordering: .relaxed) }

  /// Whether the files are to be read again; asked once, it is forgotten.
  static func takeReload() -> Bool { reload.exchange(false, ordering: .relaxed) }

  /// Waits, at most until a signal comes.
  static func wait(seconds: Double) {
    var request = pollfd(fd: waker.0, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&request, 1, Int32(seconds * 1000)) > 0 else { return }
    var bytes = [UInt8](repeating: 0, count: 64)
    while unsafe read(waker.0, &bytes, bytes.count) > 0 {}
  }

  /// Writes a byte for whoever waits; a handler leaves the number of the last error as it was.
  private static func wake() {
    let before = errno
    var byte: UInt8 = 0
    _ = unsafe write(waker.1, &byte, 1)
    errno = before
  }
}
