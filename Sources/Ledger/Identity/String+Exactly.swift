import Folding

/// Comparing strings by their bytes: `==` takes different ones for the same when they look alike.
extension String {
  /// Whether both have the same bytes.
  func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Takes the bytes in.
  func hashExactly(into hasher: inout Hasher) {
    var hash = StableHash()
    let bytes = utf8.span
    hash.add(bytes, in: bytes.indices)
    hasher.combine(hash.value)
  }
}

extension String? {
  /// Whether both are there and have the same bytes, or neither is there.
  func isExactly(_ other: String?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isExactly(other)
  }
}
