import Folding
import Matching

/// The stretches met last, with the disguised words that were found in them, so that none is read in
/// every way twice.
///
/// People write the same few thousand of them over and over: «длинный», «кто-то», «ok», «10-й», «и вы
/// не». A stretch is known by its bytes and whatever else its readings depend on, so nothing is ever
/// taken for something else, and what is found does not depend on what came before. Stretches share two
/// rows, and of three the two that came last are kept. A memory begins small, so that a program that
/// reads few texts starts soon, and grows once to a fixed size, whatever the texts are.
struct StretchMemory: Sendable {
  /// The stretches in which nothing was found, by the hash of their names: nearly all.
  private var silent = [StretchName](repeating: StretchName(), count: 1 << silentBits.first)

  /// The other stretches, by the hash of their names.
  private var telling = [StretchName](repeating: StretchName(), count: 1 << tellingBits.first)

  /// What was found in each of those.
  private var finds = [Finds](repeating: Finds(), count: 1 << tellingBits.first)

  /// How many stretches were added to either.
  private var added = (silent: 0, telling: 0)

  /// How many rows there are in the beginning and in the end, as powers of two.
  private static var silentBits: (first: Int, last: Int) { (9, 15) }
  private static var tellingBits: (first: Int, last: Int) { (6, 12) }

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

  /// Has what is remembered of a stretch fetched; it will be asked for soon.
  func fetch(_ name: StretchName) {
    let place = Self.place(of: name.hash, silent.count)
    silent.prefetch(place)
    silent.prefetch(place ^ 1)
  }

  /// What is remembered of a stretch.
  func answer(on name: StretchName) -> Answer {
    let hash = name.hash
    let place = Self.place(of: hash, silent.count)
    if silent[place] == name || silent[place ^ 1] == name { return .nothing }
    let row = Self.place(of: hash, telling.count)
    if telling[row] == name { return .found(row: row) }
    return telling[row ^ 1] == name ? .found(row: row ^ 1) : .unknown
  }

  /// What was found in the stretch of a row.
  func finds(at row: Int) -> Finds { finds[row] }

  /// Remembers what was found in a stretch; rows that were told before may be others then.
  mutating func add(_ name: StretchName, _ own: Finds) {
    if own.isEmpty {
      if added.silent == silent.count { growSilent() }
      added.silent &+= 1
      put(name)
    } else {
      if added.telling == telling.count { growTelling() }
      added.telling &+= 1
      put(name, own)
    }
  }

  private mutating func put(_ name: StretchName) {
    let place = Self.place(of: name.hash, silent.count)
    silent[place ^ 1] = silent[place]
    silent[place] = name
  }

  private mutating func put(_ name: StretchName, _ own: Finds) {
    let row = Self.place(of: name.hash, telling.count)
    telling[row ^ 1] = telling[row]
    finds[row ^ 1] = finds[row]
    telling[row] = name
    finds[row] = own
  }

  private mutating func growSilent() {
    let size = 1 << Self.silentBits.last
    guard silent.count < size else { return }
    let old = silent
    silent = [StretchName](repeating: StretchName(), count: size)
    for name in old where name != StretchName() { put(name) }
  }

  private mutating func growTelling() {
    let size = 1 << Self.tellingBits.last
    guard telling.count < size else { return }
    let (names, own) = (telling, finds)
    telling = [StretchName](repeating: StretchName(), count: size)
    finds = [Finds](repeating: Finds(), count: size)
    for row in names.indices where names[row] != StretchName() { put(names[row], own[row]) }
  }

  /// The row of a hash among so many, a power of two.
  private static func place(of hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> UInt64(64 - count.trailingZeroBitCount))
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
