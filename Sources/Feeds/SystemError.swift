internal import Glibc

/// Why the system refused to read or to write.
///
/// It names no file: whoever opened the file knows the name, and says it in front.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's number for what went wrong, the value of `errno`.
  public let code: Int32

  /// Creates an error from the system's number.
  public init(code: Int32) {
    self.code = code
  }

  /// Whether the reader at the other end of a pipe has gone, which ends a program quietly.
  public var isClosedPipe: Bool { code == EPIPE }

  /// The system's words for the error, such as `No space left on device`.
  public var description: String {
    // The C library keeps the message for as long as the thread makes no further call of
    // `strerror`, and it is copied at once. It is null for no number.
    guard let message = unsafe strerror(code) else { return "system error \(code)" }
    return unsafe String(cString: message)
  }
}
