/// Lists of values by a number, in two flat arrays.
///
/// One list lies behind the other, so a look-up costs no pointer to follow and a table is written
/// and read as two pieces.
struct Table<Value: Sendable>: Sendable {
  /// Where each list begins in ``values``, with one entry more.
  private(set) var from: [Int32]

  /// The values of all lists.
  private(set) var values: [Value] = []

  /// Creates a table from its two arrays.
  init(from: [Int32], values: [Value]) {
    self.from = from
    self.values = values
  }

  /// Lays lists out.
  init(_ lists: some Sequence<[Value]>) {
    from = [0]
    for list in lists { append(list) }
  }

  /// Adds a list, whose number is the next one.
  mutating func append(_ list: [Value]) {
    values += list
    from.append(Int32(values.count))
  }

  /// The number of lists.
  var count: Int { from.count - 1 }

  /// The positions of a number's list in the table.
  @inline(__always)
  func positions(of number: Int) -> Range<Int> { Int(from[number])..<Int(from[number + 1]) }

  /// The value at a position.
  @inline(__always)
  subscript(position: Int) -> Value { values[position] }
}
