import Folding

/// The last texts of a stream, found again by their fingerprints.
///
/// A text is looked up by four bands of its fingerprint, four bins each (locality-sensitive
/// hashing): texts that share nine words in ten have a band in common 98 times in 100, and then
/// their fingerprints are compared. Memory is taken as texts come, up to a fixed size.
struct TextStore: Sendable {
  /// How many texts are kept.
  static let capacity = 1 << 14

  /// The most different marks that are told apart for one text.
  static let markLimit = 8

  /// A text, or texts that are nearly the same.
  private struct Entry {
    /// The fingerprint of the first of them.
    var fingerprint = Fingerprint()

    /// Whose text it is, or 0 for anybody's.
    var owner: UInt64 = 0

    /// The comments counted.
    var copies: Int32 = 0

    /// How many of `marks` are in use.
    var markCount: Int16 = 0

    /// Whether it was found since the hand last passed.
    var isWarm = false

    /// The different marks that its comments had.
    var marks = [8 of UInt32](repeating: 0)

    /// A Bloom filter of the comments counted.
    ///
    /// When it fills up, new comments are taken for known ones and no longer counted.
    var comments: UInt64 = 0
  }

  /// The texts that are kept.
  private var entries: [Entry] = []

  /// For each slot of band hashes the last entry with such a band.
  private var slots = [Slot](repeating: Slot(), count: slotCount.first)

  /// How many slots there are in the beginning and in the end, powers of two.
  private static var slotCount: (first: Int, last: Int) { (1 << 10, 8 * capacity) }

  init() {
    // Memory that nothing is written to is not taken from the system; to move entries would be.
    entries.reserveCapacity(Self.capacity)
  }

  /// An entry with a certain band.
  ///
  /// One that was given up may still be named here: whoever finds it compares fingerprints.
  private struct Slot: BitwiseCopyable {
    /// What tells the band from most others of the slot, so that few entries are looked at in vain.
    var tag: UInt32 = 0

    /// The number of the entry, or -1.
    var entry: Int32 = -1
  }

  /// The entry that is given up next, unless it is warm (the clock algorithm).
  private var hand = 0

  /// Counts a comment.
  ///
  /// - Parameters:
  ///   - fingerprint: The text's fingerprint.
  ///   - bands: The fingerprint's bands.
  ///   - owner: Whose text it is, or 0 for anybody's.
  ///   - mark: What is told apart among its comments.
  ///   - comment: The comment, so that it counts only once.
  /// - Returns: The copies of its text and the different marks they had.
  mutating func take(
    _ fingerprint: Fingerprint,
    _ bands: FingerprintBands,
    of owner: UInt64,
    mark: UInt64?,
    comment: UInt64?
  ) -> (copies: Int, marks: Int) {
    let places = places(of: bands, owner)
    let known = find(fingerprint, owner, places)
    let index = known ?? add(fingerprint, owner, places)
    // One that came once may go at the next turn of the hand.
    entries[index].isWarm = known != nil
    if isNew(comment, at: index) {
      entries[index].copies += entries[index].copies < .max ? 1 : 0
      if let mark { note(UInt32(truncatingIfNeeded: mark), at: index) }
    }
    return (max(1, Int(entries[index].copies)), max(1, Int(entries[index].markCount)))
  }

  /// Makes room for one more text, and has its slots fetched.
  private mutating func places(
    of bands: FingerprintBands,
    _ owner: UInt64
  ) -> FingerprintBands.Places {
    makeRoom()
    let places = bands.places(of: owner, among: slots.count)
    for band in places.indices { slots.prefetch(Int(places[band].slot)) }
    return places
  }

  private func find(
    _ fingerprint: Fingerprint,
    _ owner: UInt64,
    _ own: FingerprintBands.Places
  ) -> Int? {
    for band in own.indices where own[band].slot >= 0 {
      let slot = slots[Int(own[band].slot)]
      let index = Int(slot.entry)
      if index >= 0, slot.tag == own[band].tag, entries[index].owner == owner,
        fingerprint.isLike(entries[index].fingerprint)
      {
        return index
      }
    }
    return nil
  }

  private mutating func add(
    _ fingerprint: Fingerprint,
    _ owner: UInt64,
    _ own: FingerprintBands.Places
  ) -> Int {
    let index = freeEntry()
    entries[index] = Entry(fingerprint: fingerprint, owner: owner)
    enter(index, own)
    return index
  }

  /// The number of an entry for a text that is new: the next one, or one that is given up.
  private mutating func freeEntry() -> Int {
    guard entries.count == Self.capacity else {
      entries.append(Entry())
      return entries.count - 1
    }
    while entries[hand].isWarm {
      entries[hand].isWarm = false
      hand = (hand + 1) % Self.capacity
    }
    defer { hand = (hand + 1) % Self.capacity }
    return hand
  }

  /// Notes the bands of an entry.
  private mutating func enter(_ index: Int, _ own: FingerprintBands.Places) {
    for band in own.indices where own[band].slot >= 0 {
      slots[Int(own[band].slot)] = Slot(tag: own[band].tag, entry: Int32(index))
    }
  }

  /// Takes all slots when there are fewer than 32 for each text; so bands seldom share one.
  private mutating func makeRoom() {
    let count = Self.slotCount.last
    guard 32 * entries.count >= slots.count, slots.count < count else { return }
    slots = [Slot](repeating: Slot(), count: count)
    // No entry has been given up so far: they stand in the order in which they came.
    for index in entries.indices {
      let bands = FingerprintBands(entries[index].fingerprint)
      enter(index, bands.places(of: entries[index].owner, among: count))
    }
  }

  /// Whether a comment has not been counted yet; from now on it has.
  private mutating func isNew(_ comment: UInt64?, at index: Int) -> Bool {
    guard let comment else { return true }
    let bits = 1 << (comment & 63) | 1 << (comment >> 6 & 63) as UInt64
    defer { entries[index].comments |= bits }
    return entries[index].comments & bits != bits
  }

  private mutating func note(_ mark: UInt32, at index: Int) {
    let count = Int(entries[index].markCount)
    for known in 0..<count where entries[index].marks[known] == mark { return }
    guard count < Self.markLimit else { return }
    entries[index].marks[count] = mark
    entries[index].markCount += 1
  }
}
