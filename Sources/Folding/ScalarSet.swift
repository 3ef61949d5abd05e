/// A set of Unicode scalars that is mostly asked about ASCII ones.
struct ScalarSet: Sendable {
  /// A bit for each scalar below 64, and for each from there to 127.
  private let low: UInt64
  private let high: UInt64

  /// The scalars beyond ASCII, which are rare enough to be looked up.
  private let wide: Set<UInt32>

  /// Creates the set of a string's scalars.
  init(_ string: String) {
    let values = string.unicodeScalars.map(\.value)
    low = values.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 }
    high = values.reduce(0) { 64..<128 ~= $1 ? $0 | 1 << UInt64($1 - 64) : $0 }
    wide = Set(values.filter { $0 >= 128 })
  }

  /// Whether a scalar is in the set.
  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    guard scalar < 128 else { return wide.contains(scalar) }
    return (scalar < 64 ? low >> UInt64(scalar) : high >> UInt64(scalar & 63)) & 1 == 1
  }
}
