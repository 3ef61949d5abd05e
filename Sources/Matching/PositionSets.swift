/// Sets of small numbers, each kept once and known by its own number.
///
/// The members lie in one array behind one another and are found by a hash table of their own: an
/// automaton has tens of thousands of states, and a dictionary of arrays takes most of a program's
/// start.
struct PositionSets {
  /// The members of all sets, each set's in ascending order.
  private(set) var members: [Int32] = []

  /// Where each set begins in ``members``, with one entry more.
  private(set) var from: [Int32] = [0]

  /// The numbers of the sets by their hash, or -1; never full.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// The number of sets.
  var count: Int { from.count - 1 }

  /// Where a set's members stand.
  func range(of set: Int) -> Range<Int> { Int(from[set])..<Int(from[set + 1]) }

  /// Returns the number of a set, given its members in ascending order and without repetition.
  ///
  /// A set that is not known yet gets the next number.
  mutating func number(of set: [Int32]) -> Int {
    var slot = Self.hash(set[...]) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if isEqual(number, set) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = count
    slots[slot] = Int32(number)
    members += set
    from.append(Int32(members.count))
    if 2 * count > slots.count { grow() }
    return number
  }

  private func isEqual(_ number: Int, _ set: [Int32]) -> Bool {
    let own = range(of: number)
    guard own.count == set.count else { return false }
    for index in set.indices where members[own.lowerBound + index] != set[index] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for number in 0..<count {
      var slot = Self.hash(members[range(of: number)]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  private static func hash(_ set: ArraySlice<Int32>) -> Int {
    var hash: UInt64 = 0
    for member in set {
      hash = (hash ^ UInt64(UInt32(bitPattern: member))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return Int(truncatingIfNeeded: hash)
  }
}

/// Brings numbers into ascending order and drops repeated ones, in place.
func sortAndUnify(_ numbers: inout [Int32]) {
  guard numbers.count > 1 else { return }
  numbers.sort()
  var kept = 0
  for index in 1..<numbers.count where numbers[index] != numbers[kept] {
    kept += 1
    numbers[kept] = numbers[index]
  }
  numbers.removeSubrange((kept + 1)...)
}
