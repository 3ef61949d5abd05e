extension CommentBatch {
  /// Returns a line of the chunk as it came, without its line feed; empty when it was not kept.
  ///
  /// - Complexity: O(*n*) in the size of the chunk: it is meant for the rare line that is rejected.
  public func line(_ number: Int) -> [UInt8] {
    guard let line = lines.first(where: { $0.number == number }) else { return [] }
    return Array(bytes[line.range])
  }
}
