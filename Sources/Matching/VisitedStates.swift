/// The pairs of node and state that a walk has come to from its present start.
///
/// An open hash table of fixed size. When too many pairs fall together, the oldest is forgotten: the
/// walk then comes to it once more, which costs a step and changes nothing.
struct VisitedStates: Sendable {
  /// Each pair's key with the generation of its start in the highest 16 bits.
  ///
  /// Entries of earlier starts carry another generation, so it need not be emptied.
  var keys: [UInt64]
  private(set) var generation: UInt64 = 0

  private static let slotCount = 4096

  /// Creates a table without keys, or one of no size that only holds another's place.
  init(keys: [UInt64] = [UInt64](repeating: 0, count: slotCount)) { self.keys = keys }

  /// Forgets what was visited, in one step for all but one start in 65,535.
  mutating func removeAll() {
    generation += 1
    if generation > 0xFFFF {
      for slot in keys.indices { keys[slot] = 0 }
      generation = 1
    }
  }

  /// Adds a key of 48 bits to a table, and returns whether it was not there.
  ///
  /// It is given the keys as a span, which is taken once for many of them: an array asks at each
  /// change whether it is the only one.
  @inline(__always)
  static func insert(
    _ bits: UInt64,
    _ generation: UInt64,
    into keys: inout MutableSpan<UInt64>
  ) -> Bool {
    let key = generation << 48 | bits
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    for _ in 0..<16 {
      if keys[slot] == key { return false }
      if keys[slot] >> 48 != generation { break }
      slot = (slot &+ 1) & (slotCount - 1)
    }
    keys[slot] = key
    return true
  }
}
