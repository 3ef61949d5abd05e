/// Some of a lexicon's lists, or all.
public struct ListSet: Sendable {
  /// A bit for each list by its number; nil when all are meant.
  var bits: [UInt64]?

  /// All lists.
  public static var all: ListSet { ListSet(bits: nil) }

  /// Whether a list is meant.
  @inline(__always)
  func contains(_ list: Int32) -> Bool {
    guard let bits else { return true }
    return bits[Int(list) >> 6] >> UInt64(list & 63) & 1 == 1
  }
}
