/// What was said of the names that came last, in bounded memory.
///
/// At least the last `limit` names are remembered, and at most twice as many.
struct RecentNames<Value: Sendable>: Sendable {
  private let limit: Int

  /// The names that came last, at most `limit`.
  private var young: [String: Value] = [:]

  /// The names that came before those, which are forgotten next.
  private var old: [String: Value] = [:]

  /// Prepares to remember a number of names.
  ///
  /// The usual number is what fits into a dictionary of 65 536 places; a few more would double it.
  init(limit: Int = 3 << 14) { self.limit = limit }

  /// What was said of a name; names of up to 15 bytes cost no memory of their own.
  subscript(name: String) -> Value? {
    get { young[name] ?? old[name] }
    set {
      if young.count >= limit {
        swap(&young, &old)
        young.removeAll(keepingCapacity: true)
      }
      young[name] = newValue
    }
  }

  /// Forgets everything.
  mutating func removeAll() {
    young.removeAll(keepingCapacity: true)
    old.removeAll(keepingCapacity: true)
  }
}
