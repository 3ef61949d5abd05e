import Folding
import Matching

/// The stretches met last, with the disguised words that were found in them, so that none is read in
/// every way twice.
///
/// People write the same few thousand of them over and over: «длинный», «кто-то», «ok», «10-й», «и вы
/// не». A stretch is known by its bytes and whatever else its readings depend on, so nothing is ever
/// taken for something else, and what is found does not depend on what came before. Stretches share two
/// rows, and of three the two that came last are kept. The size is fixed, whatever the texts are.
struct StretchMemory: Sendable {
  /// The stretches in which nothing was found, by the hash of their names: nearly all.
  private var silent = [StretchName](repeating: StretchName(), count: 1 << silentBits)

  /// The other stretches, by the hash of their names.
  private var telling = [StretchName](repeating: StretchName(), count: 1 << tellingBits)

  /// What was found in each of those.
  private var finds = [Finds](repeating: Finds(), count: 1 << tellingBits)

  private static let silentBits = 15
  private static let tellingBits = 12

  /// What is remembered of a stretch.
  enum Answer {
    /// It has to be read.
    case unknown
    /// Nothing was found in it.
    case nothing
    /// Something was found, and stands in a row.
    case found(row: Int)

    /// Whether it need not be read.
    var isKnown: Bool {
      if case .unknown = self { false } else { true }
    }
  }

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
    for index in silent.indices { silent[index] = StretchName() }
    for index in telling.indices { telling[index] = StretchName() }
  }

  /// What is remembered of a stretch.
  func answer(on name: StretchName) -> Answer {
    let hash = name.hash
    let place = Self.place(of: hash, Self.silentBits)
    if silent[place] == name || silent[place ^ 1] == name { return .nothing }
    let row = Self.place(of: hash, Self.tellingBits)
    if telling[row] == name { return .found(row: row) }
    return telling[row ^ 1] == name ? .found(row: row ^ 1) : .unknown
  }

  /// What was found in the stretch of a row.
  func finds(at row: Int) -> Finds { finds[row] }

  /// Remembers what was found in a stretch.
  mutating func add(_ name: StretchName, _ own: Finds) {
    guard !own.isEmpty else {
      let place = Self.place(of: name.hash, Self.silentBits)
      silent[place ^ 1] = silent[place]
      silent[place] = name
      return
    }
    let row = Self.place(of: name.hash, Self.tellingBits)
    telling[row ^ 1] = telling[row]
    finds[row ^ 1] = finds[row]
    telling[row] = name
    finds[row] = own
  }

  private static func place(of hash: UInt64, _ bits: Int) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
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
