/// The first few keys of JSON documents, each with its way from the top: `response.items[].id`.
///
/// It is enough to tell the networks' documents apart without reading them.
struct JSONSketch: Sendable {
  /// The ways that were seen.
  private(set) var ways: Set<String> = []

  /// The outline of a sketch: everything is entered, though not too deep.
  private enum Outline: JSONOutline {
    /// The way to a value, and how many objects and arrays lie around it.
    struct Place: Hashable {
      var way = ""
      var depth = 0
    }

    static var document: JSONStep<Place> { .enter(Place()) }

    static func step(from place: Place, to key: String?) -> JSONStep<Place> {
      var inner = Place(way: place.way, depth: place.depth + 1)
      if let key {
        if !inner.way.isEmpty { inner.way += "." }
        inner.way += key
      } else if !inner.way.isEmpty {
        // An array around everything is passed over: its elements are documents.
        inner.way += "[]"
      }
      return inner.depth < 8 ? .enter(inner) : .skip
    }
  }

  /// How many parts of documents a sketch looks at.
  private static let partLimit = 50_000

  /// How many ways a sketch notes, and how many documents it looks at.
  ///
  /// An input made for it could hold a new way in each of many documents.
  private static let limit = 512

  /// Whether the first document that is not broken was seen to its end.
  private(set) var isWhole = false

  /// Draws the beginning of an input.
  ///
  /// - Parameters:
  ///   - start: The beginning.
  ///   - isEnough: Whether the ways seen so far tell enough; asked at the end of each document.
  init(_ start: [UInt8], isEnough: (JSONSketch) -> Bool) {
    var walk = JSONWalk<Outline>(itemLimit: start.count)
    var bytes = start
    var parts = 0
    var documents = 0
    while parts < Self.partLimit, ways.count < Self.limit, documents < Self.limit {
      parts += 1
      switch walk.next() {
      case .item(let place, _): ways.insert(place.way)
      case .left(let place):
        ways.insert(place.way)
        guard place.way.isEmpty else { continue }
        isWhole = true
        documents += 1
        if isEnough(self) { return }
      case .oversized, .broken: break
      case .cutShort, .end: return
      case .needsInput:
        // There is no more: what lies open is left as it is.
        if bytes.isEmpty { return }
        walk.refill(with: bytes)
        bytes.removeAll()
      }
    }
  }

  /// Returns whether a value stands at the end of a way, or something stands within it.
  func has(_ way: String) -> Bool {
    ways.contains(way) || ways.contains { $0.hasPrefix(way + ".") || $0.hasPrefix(way + "[") }
  }

  /// Returns whether there are values at the ends of all ways.
  func has(_ ways: String...) -> Bool { ways.allSatisfy { has($0) } }

  /// The keys at the top of the documents that look like words, in the alphabet's order.
  var topKeys: [String] {
    let keys = Set(ways.map { String($0.prefix { $0 != "." && $0 != "[" }) })
    let words = keys.filter { key in
      (1...30) ~= key.utf8.count
        && key.utf8.allSatisfy { $0 < 0x80 && ($0 == UInt8(ascii: "_") || $0 | 0x20 >= 0x61) }
    }
    return Array(words.sorted().prefix(6))
  }
}
