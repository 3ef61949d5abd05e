import Folding
import Matching

/// Stretches in which something was looked for before.
extension Searcher {
  /// A suspect of the text, and what is known of it.
  struct Case {
    /// What is remembered of it.
    var answer = StretchMemory.Answer.unknown

    /// Its name, if what is found in it can be remembered.
    var name: StretchName?

    /// The first and the end of what was found in it, among the hits by shape and among the others.
    var shapes = 0..<0
    var others = 0..<0
  }

  /// Finds out which suspects need not be read.
  mutating func recallStretches(_ bytes: Span<UInt8>) {
    cases.removeAll(keepingCapacity: true)
    for suspect in text.suspects {
      let name = StretchName(suspect, bytes, text)
      if let name { stretches.fetch(name) }
      cases.append(Case(name: name))
    }
    for index in cases.indices {
      if let name = cases[index].name { cases[index].answer = stretches.answer(on: name) }
    }
  }

  /// Whether a suspect need not be read.
  ///
  /// Near the limit each is read, for there it matters after which hit no more are looked for.
  @inline(__always)
  func isRecalled(_ number: Int, _ count: Int) -> Bool {
    cases[number].answer.isKnown && count < Self.hitLimit - 8
  }

  /// Adds what is remembered of a suspect's shapes.
  mutating func recallShapes(of number: Int) {
    guard case .found(let row) = cases[number].answer else { return }
    let finds = stretches.finds(at: row)
    guard !finds.shape.isNone else { return }
    let first = text.suspects[number].tokens.lowerBound
    hits.append(finds.shape.hit(from: first, .shape, &walk))
  }

  /// Adds what else is remembered of a suspect.
  mutating func recallOthers(of number: Int) {
    guard case .found(let row) = cases[number].answer else { return }
    let finds = stretches.finds(at: row)
    let first = text.suspects[number].tokens.lowerBound
    if !finds.first.isNone { disguisedHits.append(finds.first.hit(from: first, .lattice, &walk)) }
    if !finds.second.isNone {
      disguisedHits.append(finds.second.hit(from: first, .lattice, &walk))
    }
  }

  /// Remembers what was found in the suspects that had to be read.
  mutating func rememberStretches() {
    // A text with so many hits was not read to its end.
    guard hits.count < Self.hitLimit else { return }
    for number in cases.indices where !cases[number].answer.isKnown {
      guard let name = cases[number].name, let finds = finds(in: number) else { continue }
      stretches.add(name, finds)
    }
  }

  /// What was found in a suspect, or nil when it is more than is remembered.
  private mutating func finds(in number: Int) -> StretchMemory.Finds? {
    var finds = StretchMemory.Finds()
    let own = cases[number]
    guard !own.shapes.isEmpty || !own.others.isEmpty else { return finds }
    let first = text.suspects[number].tokens.lowerBound
    guard own.shapes.count <= 1, own.others.count <= 2 else { return nil }
    for index in own.shapes {
      guard let hit = StretchHit(hits[index], from: first, walk.readings) else { return nil }
      finds.shape = hit
    }
    for index in own.others {
      guard let hit = StretchHit(disguisedHits[index], from: first, walk.readings) else {
        return nil
      }
      if finds.first.isNone { finds.first = hit } else { finds.second = hit }
    }
    return finds
  }
}
