import Folding

/// Stretches in which nothing was found the last time.
extension Searcher {
  /// What is known of a suspect.
  enum Verdict: UInt8, BitwiseCopyable {
    /// Nothing is disguised in it.
    case innocent
    /// It is to be read; when nothing is found, it can be remembered.
    case open
    /// It is to be read each time.
    case unsettled
  }

  /// Finds out which suspects need not be read.
  mutating func recallStretches(_ bytes: Span<UInt8>) {
    verdicts.removeAll(keepingCapacity: true)
    openStretches.removeAll(keepingCapacity: true)
    for (number, suspect) in text.suspects.enumerated() {
      guard let name = StretchName(suspect, bytes, text) else {
        verdicts.append(.unsettled)
        continue
      }
      let isKnown = stretches.holds(name)
      verdicts.append(isKnown ? .innocent : .open)
      if !isKnown { openStretches.append((number, name)) }
    }
  }

  /// Remembers the suspects in which nothing was found.
  mutating func rememberStretches() {
    // A text with so many hits was not read to its end.
    guard hits.count < Self.hitLimit else { return }
    for (number, name) in openStretches where verdicts[number] == .open { stretches.add(name) }
  }
}
