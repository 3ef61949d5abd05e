import Folding

/// The stretches met last in which no disguised word was found, so that none is read in every way
/// twice.
///
/// People write the same few hundred of them over and over: «длинный», «кто-то», «ok», «10-й», «и вы
/// не». A stretch is known by its bytes and whatever else its readings depend on, so nothing is ever
/// taken for something else, and what is found does not depend on what came before. Stretches share two
/// rows, and of three the two that came last are kept. The size is fixed, whatever the texts are.
struct StretchMemory: Sendable {
  /// The rows, by the hash of their stretches.
  private var rows = [StretchName](repeating: StretchName(), count: 1 << rowBits)

  private static let rowBits = 14

  /// Forgets all: what was found depends on the words that were looked for.
  mutating func forgetAll() {
    for index in rows.indices { rows[index] = StretchName() }
  }

  /// Whether nothing is known to be disguised in a stretch.
  func holds(_ name: StretchName) -> Bool {
    let row = row(of: name)
    return rows[row] == name || rows[row ^ 1] == name
  }

  /// Remembers that nothing is disguised in a stretch.
  mutating func add(_ name: StretchName) {
    let row = row(of: name)
    rows[row ^ 1] = rows[row]
    rows[row] = name
  }

  private func row(of name: StretchName) -> Int {
    Int(truncatingIfNeeded: name.hash >> UInt64(64 - Self.rowBits))
  }
}
