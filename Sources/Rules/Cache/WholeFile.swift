import Foundation

extension [UInt8] {
  /// Reads the file at a path, or returns nil when it cannot be read whole.
  ///
  /// It is read straight to where it stays. A start reads nine megabytes, and fresh memory for a
  /// copy of them costs more than all that is done with them.
  init?(wholeFile path: String) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    // A folder or a pipe has no size to go by.
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: status.st_size) { buffer, filled in
      // The system writes at most as many bytes as there is room for, and says how many.
      while filled < buffer.count {
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let count = unsafe read(file, rest.baseAddress, rest.count)
        guard count > 0 else { return }
        filled += count
      }
      isWhole = true
    }
    guard isWhole else { return nil }
    self = bytes
  }
}
