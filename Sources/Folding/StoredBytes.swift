/// Bytes in which compiled things are kept between two runs of the program.
///
/// Numbers are written as this machine has them in memory, so that arrays are copied in one piece.
/// What is read is told to be whole by whoever keeps the bytes (a checksum, a version); here only
/// lengths are checked.
public struct StoredBytes: Sendable {
  /// The bytes written so far, or those to read.
  public private(set) var bytes: [UInt8]

  /// Where reading goes on.
  private var position = 0

  /// Creates bytes to write to or to read from.
  public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// The bytes end before what has to be there.
  public struct CutShort: Error, Equatable {
    /// Creates the error.
    public init() {}
  }

  /// Writes numbers, with how many they are.
  public mutating func write<Number: BitwiseCopyable>(_ numbers: [Number]) {
    unsafe withUnsafeBytes(of: UInt64(numbers.count)) { unsafe bytes.append(contentsOf: $0) }
    // Numbers are bytes of any kind, and the buffers are used within the calls only.
    unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }

  /// Reads numbers that were written together.
  ///
  /// - Throws: ``CutShort`` when the bytes end before.
  public mutating func read<Number: BitwiseCopyable>(
    _ type: Number.Type = Number.self
  ) throws(CutShort) -> [Number] {
    let count = try readCount()
    let size = MemoryLayout<Number>.stride
    guard count <= (bytes.count - position) / size else { throw CutShort() }
    let range = position..<(position + count * size)
    position = range.upperBound
    return unsafe bytes.withUnsafeBytes { source in
      unsafe [Number](unsafeUninitializedCapacity: count) { target, filled in
        // The range lies within the bytes and is as long as the numbers are.
        unsafe UnsafeMutableRawBufferPointer(target)
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
        filled = count
      }
    }
  }

  /// Writes strings.
  public mutating func write(_ strings: [String]) {
    write(strings.map { Int32($0.utf8.count) })
    write(Array(strings.joined().utf8))
  }

  /// Reads strings that were written together.
  ///
  /// - Throws: ``CutShort`` when the bytes end before.
  public mutating func readStrings() throws(CutShort) -> [String] {
    let lengths = try read(Int32.self)
    let text = try read(UInt8.self)
    var start = 0
    var strings: [String] = []
    strings.reserveCapacity(lengths.count)
    for length in lengths {
      guard length >= 0, Int(length) <= text.count - start else { throw CutShort() }
      strings.append(String(decoding: text[start..<(start + Int(length))], as: UTF8.self))
      start += Int(length)
    }
    return strings
  }

  private mutating func readCount() throws(CutShort) -> Int {
    guard bytes.count - position >= 8 else { throw CutShort() }
    var count: UInt64 = 0
    for index in (position..<(position + 8)).reversed() {
      count = count << 8 | UInt64(bytes[index])
    }
    position += 8
    guard count <= bytes.count else { throw CutShort() }
    return Int(count)
  }

  /// A number that tells whether bytes have changed, made of four rows of eight bytes at a step.
  ///
  /// It notices a damaged file; it is no protection against somebody who forges one.
  public static func checksum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    // No row's sum waits for another's.
    var (first, second, third, fourth) = (1 as UInt64, 2 as UInt64, 3 as UInt64, 4 as UInt64)
    var sum = UInt64(bytes.count)
    unsafe bytes.withUnsafeBytes { buffer in
      var index = 0
      while index + 32 <= buffer.count {
        // Thirty-two bytes from here on lie within the buffer.
        first = mix(first, unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        second = mix(
          second,
          unsafe buffer.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
        )
        third = mix(
          third,
          unsafe buffer.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self)
        )
        fourth = mix(
          fourth,
          unsafe buffer.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self)
        )
        index += 32
      }
      for place in index..<buffer.count { sum = mix(sum, UInt64(unsafe buffer[place])) }
    }
    return mix(mix(mix(mix(sum, first), second), third), fourth)
  }

  @inline(__always)
  private static func mix(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}
