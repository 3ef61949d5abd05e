import Folding
import TestSupport
import Testing

@testable import Matching

/// Rows laid over one another, and sets kept once.
@Suite struct RowPackingTests {
  @Test func `no two rows share a place or a slot`() {
    var random = Seeded(3)
    var packing = RowPacking()
    var places: Set<Int> = []
    var slots: Set<Int> = []
    for _ in 0..<5000 {
      var columns: UInt64 = 0
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        columns |= 1 << UInt64.random(in: 0...63, using: &random)
      }
      let place = packing.place(columns: columns)
      #expect(places.insert(place).inserted)
      for column in 0..<64 where columns >> UInt64(column) & 1 == 1 {
        #expect(slots.insert(place + column).inserted)
      }
      #expect(place < packing.end)
    }
  }

  @Test func `rows behind a border stand behind all before it`() {
    var packing = RowPacking()
    for column in 0..<64 { _ = packing.place(columns: 1 << UInt64(column)) }
    let border = packing.end
    packing.startBehind()
    for column in 0..<64 { #expect(packing.place(columns: 1 << UInt64(column)) >= border) }
  }

  @Test func `equal sets have one number, as in a dictionary`() {
    var random = Seeded(4)
    var sets = PositionSets()
    var numbers: [[Int32]: Int] = [:]
    for _ in 0..<20_000 {
      var set = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Int32.random(in: 0...20, using: &random)
      }
      sortAndUnify(&set)
      #expect(set == Set(set).sorted())
      let number = sets.number(of: set)
      #expect(numbers[set, default: number] == number)
      numbers[set] = number
      #expect(Array(sets.members[sets.range(of: number)]) == set)
    }
    #expect(sets.count == numbers.count)
  }
}
