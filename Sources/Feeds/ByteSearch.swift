extension Span<UInt8> {
  /// Returns the first place of a byte that is not 0, or `nil` when there is none from `start` on.
  ///
  /// - Complexity: O(*n*), eight bytes at a step.
  @inline(always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index < count {
      let marks = EightBytes(self, at: index).marks(of: byte)
      if marks != 0 { return index &+ EightBytes.place(of: marks) }
      index &+= 8
    }
    return nil
  }

  /// Returns whether a space, a tab or a carriage return stands at a place.
  func isSpace(at place: Int) -> Bool {
    switch self[place] {
    case .space, .tab, .carriageReturn: true
    default: false
    }
  }

  /// Returns the last place of a byte, or `nil` when there is none.
  func lastIndex(of byte: UInt8) -> Int? {
    var index = count
    while index > 0 {
      index &-= 1
      if self[index] == byte { return index }
    }
    return nil
  }

  /// Returns how often a byte stands here that is not 0.
  func count(of byte: UInt8) -> Int {
    var found = 0
    var index = 0
    while index &+ 8 * 255 <= count {
      found &+= EightBytes.count(of: byte, in: self, from: index)
      index &+= 8 * 255
    }
    while index < count {
      // Each place counts for itself, up to 255, before all eight are added up.
      let end = Swift.min(count, index &+ 8 * 255)
      var places: UInt64 = 0
      while index < end {
        places &+= EightBytes(self, at: index).marks(of: byte) >> 7
        index &+= 8
      }
      let pairs = (places & 0x00FF_00FF_00FF_00FF) &+ (places >> 8 & 0x00FF_00FF_00FF_00FF)
      found &+= Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    return found
  }

  /// Returns where the plain part of a JSON string ends: at a quote, a backslash or a line feed.
  ///
  /// - Precondition: A line feed stands somewhere from `start` on.
  @inline(always)
  func endOfPlainPart(from start: Int) -> Int {
    var index = start
    while index < count {
      let bytes = EightBytes(self, at: index)
      let marks = bytes.endMarks
      if marks != 0 { return index &+ EightBytes.place(of: marks) }
      index &+= 8
    }
    preconditionFailure("a line has no line feed")
  }
}

extension Span<UInt8> {
  /// Returns where the first byte of a range stands that JSON wants escaped or that is not ASCII.
  ///
  /// - Complexity: O(*n*), eight bytes at a step.
  @inline(always)
  func endOfPlainASCII(in range: Range<Int>) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let marks = EightBytes(self, at: index).unplainMarks
      if marks != 0 { return Swift.min(index &+ EightBytes.place(of: marks), range.upperBound) }
      index &+= 8
    }
    return range.upperBound
  }
}

extension [UInt8] {
  /// Appends the bytes of a span that lie in a range.
  mutating func append(_ bytes: Span<UInt8>, in range: Range<Int>) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer {
      // The buffer is used within the call only. Byte by byte it would take eight times as long.
      unsafe append(contentsOf: $0)
    }
  }
}
