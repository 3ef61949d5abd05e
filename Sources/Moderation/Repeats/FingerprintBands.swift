import Folding

/// The four bands of a fingerprint, four bins each, by which texts are looked up.
///
/// A text is looked up twice, among everybody's and among its author's; what both have in common is
/// worked out once.
struct FingerprintBands {
  /// The place of each band, if a word fell into the band.
  typealias Places = [4 of Place]

  /// Where a band is looked up.
  struct Place: BitwiseCopyable {
    /// The number of the slot, or -1 when no word fell into the band.
    var slot: Int32 = -1

    /// What tells the band from most others of the same slot.
    var tag: UInt32 = 0
  }

  /// The hash of each band, before it is known whose text it is.
  private var hashes = [4 of StableHash](repeating: StableHash())

  /// Whether no word fell into each band.
  private var isEmpty = [4 of Bool](repeating: true)

  init(_ fingerprint: Fingerprint) {
    for band in hashes.indices {
      var hash = StableHash()
      var isEmpty = true
      for bin in 4 * band..<4 * band + 4 {
        isEmpty = isEmpty && fingerprint.bins[bin] == Fingerprint.empty
        hash.add(number: fingerprint.bins[bin])
      }
      hashes[band] = hash
      self.isEmpty[band] = isEmpty
    }
  }

  /// Returns the places among a number of slots, a power of two of at most 2^32.
  func places(of owner: UInt64, among count: Int) -> Places {
    var places = Places(repeating: Place())
    for band in hashes.indices where !isEmpty[band] {
      var hash = hashes[band]
      hash.add(number: owner ^ UInt64(band))
      let value = hash.value
      places[band].slot = Int32(truncatingIfNeeded: Int(truncatingIfNeeded: value) & (count - 1))
      places[band].tag = UInt32(truncatingIfNeeded: value >> 32)
    }
    return places
  }
}
