extension Span<UInt8> {
  /// Whether as many bytes go on a scalar as the bytes that begin one call for.
  ///
  /// Of all UTF-8 it is true. Of text in an encoding of single bytes, whose letters are mostly such as
  /// begin a scalar, it hardly ever is; there a part is read as U+FFFD.
  ///
  /// - Complexity: O(*n*), eight bytes at a time.
  public var isBalancedUTF8: Bool {
    let top: UInt64 = 0x8080_8080_8080_8080
    var (balance, index) = (0, 0)
    while index < count {
      // Each byte of the sums counts to three for each number: with 64 of them it has room.
      let end = Swift.min(count, index &+ 512)
      var (called, come) = (UInt64(0), UInt64(0))
      while index < end {
        let number = EightBytes(self, at: index).number
        let high = number & top
        let second = number &<< 1 & high
        let third = number &<< 2 & second
        let fourth = number &<< 3 & third
        called &+= (second &>> 7) &+ (third &>> 7) &+ (fourth &>> 7)
        come &+= (high & ~second) &>> 7
        index &+= 8
      }
      balance &+= Self.sum(called) &- Self.sum(come)
    }
    return balance == 0
  }

  /// The sum of a number's eight bytes.
  private static func sum(_ bytes: UInt64) -> Int {
    let even: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = (bytes & even) &+ (bytes &>> 8 & even)
    return Int((pairs &* 0x0001_0001_0001_0001) &>> 48)
  }
}
