import Folding
import Matching

/// The stretches met last, with the disguised words that were found in them, so that none is read in
/// every way twice.
///
/// People write the same few hundred of them over and over: «длинный», «кто-то», «ok», «10-й», «и вы
/// не». A stretch is known by its bytes and whatever else its readings depend on, so nothing is ever
/// taken for something else, and what is found does not depend on what came before. Stretches share two
/// rows, and of three the two that came last are kept. The size is fixed, whatever the texts are.
struct StretchMemory: Sendable {
  /// The stretches, by the hash of their names.
  private var names = [StretchName](repeating: StretchName(), count: 1 << rowBits)

  /// What was found in each.
  private var finds = [Finds](repeating: Finds(), count: 1 << rowBits)

  private static let rowBits = 14

  /// The words that were found in a stretch: two at most, else it is not remembered.
  struct Finds: BitwiseCopyable {
    /// A word that its shape told.
    var shape = StretchHit()
    /// A word that was found in a lattice, and another one.
    var first = StretchHit()
    var second = StretchHit()

    /// Whether nothing was found.
    var isEmpty: Bool { shape.isNone && first.isNone && second.isNone }
  }

  /// Forgets all: what was found depends on the words that were looked for.
  mutating func forgetAll() {
    for index in names.indices { names[index] = StretchName() }
  }

  /// The row of a stretch, or -1.
  func row(of name: StretchName) -> Int {
    let place = place(of: name)
    if names[place] == name { return place }
    return names[place ^ 1] == name ? place ^ 1 : -1
  }

  /// What was found in the stretch of a row.
  func finds(at row: Int) -> Finds { finds[row] }

  /// Remembers what was found in a stretch.
  mutating func add(_ name: StretchName, _ own: Finds) {
    let place = place(of: name)
    names[place ^ 1] = names[place]
    finds[place ^ 1] = finds[place]
    names[place] = name
    finds[place] = own
  }

  private func place(of name: StretchName) -> Int {
    Int(truncatingIfNeeded: name.hash >> UInt64(64 - Self.rowBits))
  }
}

/// A word found in a stretch, told without the text that the stretch stands in.
struct StretchHit: BitwiseCopyable {
  private var pattern: Int32 = -1
  private var disguise: Disguise = []

  /// Its first token and the one behind its last, counted from the stretch's first.
  private var start: UInt8 = 0
  private var end: UInt8 = 0

  /// The letters of its reading.
  private var count: UInt8 = 0
  private var reading = WordName()

  /// No word.
  init() {}

  /// Whether there is no word.
  var isNone: Bool { pattern < 0 }

  /// Takes a word out of a text, or returns nil when its reading is too long to be remembered.
  init?(_ hit: Hit, from first: Int, _ readings: [Symbol]) {
    guard hit.reading.count <= WordName.limit, hit.tokens.upperBound - first < 256 else {
      return nil
    }
    pattern = Int32(truncatingIfNeeded: hit.pattern)
    disguise = hit.disguise
    start = UInt8(hit.tokens.lowerBound - first)
    end = UInt8(hit.tokens.upperBound - first)
    count = UInt8(hit.reading.count)
    reading = WordName(readings.span, hit.reading)
  }

  /// Puts the word into a text.
  func hit(from first: Int, _ source: Hit.Source, _ walk: inout LatticeWalk) -> Hit {
    Hit(
      pattern: Int(pattern),
      tokens: first + Int(start)..<first + Int(end),
      source: source,
      disguise: disguise,
      reading: walk.keep(reading, count: Int(count))
    )
  }
}
