/// Lays the rows of a sparse table over one another in one array, so that the steps of one fill the
/// gaps of others.
///
/// A row is a set of columns and stands at a place; its column *c* lies in slot *place + c*. No two
/// rows have the same place or share a slot. The automaton of a rule pack has 45,000 rows of 64
/// columns, of which it uses two or three each: packed they take a tenth of the memory, and what is
/// asked for at each letter stays in the processor's caches.
struct RowPacking {
  /// One bit for each slot that a row uses.
  private var slots: [UInt64] = [0, 0]

  /// One bit for each place that a row has.
  private var places: [UInt64] = [0, 0]

  /// Where rows with so many columns were placed last; none fits before.
  private var hints = [Int](repeating: 0, count: 65)

  /// The place behind the last row's.
  private(set) var end = 0

  /// Makes all rows from here on stand behind those placed so far.
  mutating func startBehind() {
    for index in hints.indices { hints[index] = max(hints[index], end) }
  }

  /// Finds the first place for a row and takes it.
  ///
  /// Rows with many columns should come first: those with few fit into what they leave.
  mutating func place(columns: UInt64) -> Int {
    let columnCount = columns.nonzeroBitCount
    var place = hints[columnCount]
    while true {
      let word = place >> 6
      while slots.count < word + 2 {
        slots.append(0)
        places.append(0)
      }
      let shift = UInt64(place & 63)
      // Shifting by 64 gives zero, as it has to for a place at a word's beginning.
      let window = slots[word] >> shift | slots[word + 1] << (64 - shift)
      if window & columns == 0 && places[word] >> shift & 1 == 0 {
        slots[word] |= columns << shift
        slots[word + 1] |= columns >> (64 - shift)
        places[word] |= 1 << shift
        hints[columnCount] = place + 1
        end = max(end, place + 1)
        return place
      }
      place += 1
    }
  }
}
