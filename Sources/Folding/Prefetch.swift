public import CPrefetch

extension Array where Element: BitwiseCopyable {
  /// Asks the processor to fetch an element that will be read soon.
  ///
  /// What Sito remembers is more than the processor's second cache holds, and to wait for one piece of
  /// it takes as long as some hundred steps of work. Pieces that are asked for together are waited for
  /// once. It changes nothing, whatever the index.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    unsafe withUnsafeBytes { bytes in
      let size = MemoryLayout<Element>.stride
      guard index >= 0, index < count, let first = bytes.baseAddress else { return }
      // The addresses are those of an element, and nothing is read or written by them here. It may
      // begin anywhere in a line of the cache, which has 64 bytes.
      let start = unsafe first + index &* size
      var offset = 0
      while offset < size {
        unsafe cprefetch_read(start + offset)
        offset &+= 64
      }
      unsafe cprefetch_read(start + (size &- 1))
    }
  }
}
