/// The pairs of node and state that a walk has come to from its present start.
///
/// An open hash table of fixed size. When too many pairs fall together, the oldest is forgotten: the
/// walk then comes to it once more, which costs a step and changes nothing.
struct VisitedStates: Sendable {
  /// Each pair's key with the generation of its start in the highest 16 bits.
  ///
  /// Entries of earlier starts carry another generation, so it need not be emptied.
  private var slots = [UInt64](repeating: 0, count: slotCount)
  private var generation: UInt64 = 0

  private static let slotCount = 4096

  /// Forgets what was visited, in one step for all but one start in 65,535.
  mutating func removeAll() {
    generation += 1
    if generation > 0xFFFF {
      for slot in slots.indices { slots[slot] = 0 }
      generation = 1
    }
  }

  /// Adds a key of 48 bits, and returns whether it was not there.
  @inline(__always)
  mutating func insert(_ bits: UInt64) -> Bool {
    let key = generation << 48 | bits
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 52)
    for _ in 0..<16 {
      if slots[slot] == key { return false }
      if slots[slot] >> 48 != generation { break }
      slot = (slot &+ 1) & (Self.slotCount - 1)
    }
    slots[slot] = key
    return true
  }
}
