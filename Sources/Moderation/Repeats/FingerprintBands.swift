import Folding

/// The four bands of a fingerprint, four bins each, by which texts are looked up.
///
/// A text is looked up twice, among everybody's and among its author's; what both have in common is
/// worked out once.
struct FingerprintBands {
  /// The slot of each band, or -1 when no word fell into the band.
  typealias Slots = [4 of Int32]

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

  /// Returns the slots among a number of them, a power of two.
  func slots(of owner: UInt64, among count: Int) -> Slots {
    var slots = Slots(repeating: -1)
    for band in hashes.indices where !isEmpty[band] {
      var hash = hashes[band]
      hash.add(number: owner ^ UInt64(band))
      slots[band] = Int32(truncatingIfNeeded: Int(truncatingIfNeeded: hash.value) & (count - 1))
    }
    return slots
  }
}
