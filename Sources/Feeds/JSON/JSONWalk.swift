/// A walk through JSON documents of any size, in the memory of one value.
///
/// The walk is given its bytes piece by piece and says when it wants more, so it never waits itself.
/// What the outline skips is passed over as it comes in, and what it takes is held until it is whole.
/// Only the outline's way is checked for its grammar; whoever takes a value checks that.
///
/// There may be any number of documents, one after another, with or without commas between them. Behind a byte that fits nowhere the walk
/// looks for a line that begins with a bracket and goes on there.
struct JSONWalk<Outline: JSONOutline>: Sendable {
  typealias Place = Outline.Place

  /// The bytes that were read and are still needed.
  private(set) var bytes: [UInt8] = []

  /// The byte that the next step looks at.
  private var position = 0

  /// How many bytes were given back before the first of `bytes`.
  private var base = 0

  /// The line that the byte at `countedTo` stands in, counted from 1.
  private var line = 1

  /// How far the lines have been counted, at most `position`.
  private var countedTo = 0

  /// The objects and arrays that were entered, the innermost last.
  private var open: [Level] = []

  /// What may come next.
  private var expected = Expected.value(Outline.document, orEnd: false)

  /// The value that is being passed over, if there is one.
  private var scan: JSONValueScan?

  /// The place and the first byte of the value that is to be taken, while it is passed over.
  private var taken: (place: Place, start: Int)?

  private var isAtEnd = false

  /// How many bytes a taken value may have.
  private let itemLimit: Int

  /// How many bytes a key may have, with the blanks before its colon; no network's has a hundred.
  private static var keyLimit: Int { 1 << 16 }

  /// An object or array that was entered.
  private struct Level {
    var place: Place

    /// What to do with its elements; `nil` for an object.
    var elements: JSONStep<Place>?

    /// Whether anything was taken in it or entered.
    var isHeard = false
  }

  private enum Expected {
    /// A value, or the end of the array.
    case value(JSONStep<Place>, orEnd: Bool)

    /// A key, or the end of the object.
    case key(orEnd: Bool)

    /// A comma, or the end of the innermost object or array.
    case separator

    /// A line that begins with a bracket.
    case document
  }

  /// Whether the object that was left last had nothing in it that the outline asks for.
  private(set) var leftUnheard = false

  /// Prepares a walk.
  ///
  /// - Parameter itemLimit: How many bytes a value may have that is taken.
  init(itemLimit: Int) { self.itemLimit = itemLimit }

  /// Where the value that was handed out last begins: its line and its byte, both counted from 1.
  private(set) var place = (line: 1, byte: 1)

  /// Appends input, up to a number of bytes.
  mutating func refill(
    from source: inout ByteSource,
    upTo count: Int
  ) throws(SystemError) {
    giveBack()
    if try source.read(upTo: count, into: &bytes) == 0 { isAtEnd = true }
  }

  /// Appends input that is in memory already; the input ends when there is none.
  mutating func refill(with input: [UInt8]) {
    giveBack()
    bytes.append(contentsOf: input)
    if input.isEmpty { isAtEnd = true }
  }

  /// Gives back the bytes that are not needed any more, except the last one, which tells whether a
  /// line begins behind it.
  private mutating func giveBack() {
    let unneeded = (taken?.start ?? position) - 1
    guard unneeded > 0 else { return }
    countLines(to: min(unneeded, position))
    bytes.removeSubrange(..<unneeded)
    base += unneeded
    position -= unneeded
    countedTo -= unneeded
    scan?.position -= unneeded
    if let start = taken?.start { taken?.start = start - unneeded }
  }

  /// Goes on to the next thing that the outline asks for.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes passed over.
  mutating func next() -> JSONEvent<Place> {
    while true {
      if scan != nil {
        if let event = goOnScanning() { return event }
        continue
      }
      if case .document = expected {
        guard findDocument() else { return isAtEnd ? .end : .needsInput }
      }
      position = bytes.span.endOfBlank(from: position)
      guard position < bytes.count else { return exhausted() }
      if let event = step(bytes[position]) { return event }
    }
  }

  /// Takes one step at a byte that is no white space.
  private mutating func step(_ byte: UInt8) -> JSONEvent<Place>? {
    switch expected {
    case .value(_, orEnd: true) where byte == .closeBracket: return close()
    case .key(orEnd: true) where byte == .closeBrace: return close()
    case .value(let step, _): return begin(step, byte)
    case .key: return readKey(byte)
    case .separator:
      guard let level = open.last else { return fail(.broken) }
      if byte == (level.elements == nil ? .closeBrace : .closeBracket) { return close() }
      guard byte == .comma else { return fail(.broken) }
      position += 1
      expectMember(of: level, orEnd: false)
      return nil
    case .document: return nil
    }
  }

  /// Begins a value at its first byte.
  private mutating func begin(_ step: JSONStep<Place>, _ byte: UInt8) -> JSONEvent<Place>? {
    if open.isEmpty, let skipped = skipBetweenDocuments(byte) { return skipped }
    guard byte.beginsJSONValue else { return fail(.broken) }
    switch step {
    case .enter(let place) where byte == .openBrace:
      return enter(Level(place: place, elements: nil))
    case .enter(let place) where byte == .openBracket:
      return enter(Level(place: place, elements: Outline.step(from: place, to: nil)))
    case .takeEach(let place) where byte == .openBracket:
      return enter(Level(place: place, elements: step))
    case .enter(let place), .take(let place), .takeEach(let place):
      countLines(to: position)
      self.place = (line, base + position + 1)
      taken = (place, position)
    case .skip: taken = nil
    }
    scan = JSONValueScan(position: position)
    return nil
  }

  /// Moves over what people leave between documents that they put together: byte order marks and
  /// commas.
  ///
  /// - Returns: `nil` when nothing of that kind stands here; else whether there is an event.
  private mutating func skipBetweenDocuments(_ byte: UInt8) -> JSONEvent<Place>?? {
    if byte == .comma {
      position += 1
      return .some(nil)
    }
    guard byte == 0xEF else { return nil }
    guard position + 2 < bytes.count else { return exhausted() }
    guard bytes[position + 1] == 0xBB, bytes[position + 2] == 0xBF else { return nil }
    position += 3
    return .some(nil)
  }

  private mutating func enter(_ level: Level) -> JSONEvent<Place>? {
    open.append(level)
    position += 1
    expectMember(of: level, orEnd: true)
    return nil
  }

  private mutating func expectMember(of level: Level, orEnd: Bool) {
    expected = level.elements.map { .value($0, orEnd: orEnd) } ?? .key(orEnd: orEnd)
  }

  /// Goes on over the value that was begun, and hands it out if it was to be taken.
  private mutating func goOnScanning() -> JSONEvent<Place>? {
    guard var scan else { return nil }
    let isWhole = scan.advance(over: bytes.span) || isAtEnd && scan.endsWithInput
    position = min(scan.position, bytes.count)
    if let start = taken?.start, position - start > itemLimit {
      self.scan = isWhole ? nil : scan
      taken = nil
      if isWhole { endValue() }
      return .oversized
    }
    guard isWhole else {
      self.scan = scan
      return exhausted()
    }
    self.scan = nil
    endValue()
    guard let (place, start) = taken else { return nil }
    taken = nil
    hear()
    return .item(place, start..<position)
  }

  /// Moves over a key and its colon, if both are here whole.
  private mutating func readKey(_ byte: UInt8) -> JSONEvent<Place>? {
    guard let level = open.last, byte == .quote else { return fail(.broken) }
    var scan = JSONValueScan(position: position)
    let isWhole = scan.advance(over: bytes.span)
    let colon = isWhole ? bytes.span.endOfBlank(from: scan.position) : bytes.count
    guard colon < bytes.count else {
      // It is looked through again whenever more has come.
      return bytes.count - position > Self.keyLimit ? fail(.broken) : exhausted()
    }
    guard bytes[colon] == .colon else {
      position = colon
      return fail(.broken)
    }
    // A key of an outline holds no escape, so the bytes between the quotes are the key.
    let key = String(decoding: bytes[(position + 1)..<(scan.position - 1)], as: UTF8.self)
    position = colon + 1
    expected = .value(Outline.step(from: level.place, to: key), orEnd: false)
    return nil
  }

  /// Leaves the innermost object or array.
  private mutating func close() -> JSONEvent<Place>? {
    position += 1
    let level = open.removeLast()
    leftUnheard = level.elements == nil && !level.isHeard
    hear()
    endValue()
    return .left(level.place)
  }

  private mutating func hear() {
    if !open.isEmpty { open[open.count - 1].isHeard = true }
  }

  private mutating func endValue() {
    expected = open.isEmpty ? .value(Outline.document, orEnd: false) : .separator
  }

  /// What follows from there being no more bytes here.
  private mutating func exhausted() -> JSONEvent<Place> {
    if !isAtEnd { return .needsInput }
    guard !open.isEmpty || scan != nil else { return .end }
    position = bytes.count
    return fail(.cutShort)
  }

  /// Gives the present document up.
  private mutating func fail(_ event: JSONEvent<Place>) -> JSONEvent<Place> {
    countLines(to: position)
    place = (line, base + position + 1)
    open.removeAll()
    scan = nil
    taken = nil
    expected = .document
    return event
  }

  /// Moves to the next line that begins with a bracket, and returns whether there is one here.
  private mutating func findDocument() -> Bool {
    var feed = max(position - 1, 0)
    while let next = bytes.span.firstIndex(of: .lineFeed, from: feed), next + 1 < bytes.count {
      position = next + 1
      if bytes[position] == .openBrace || bytes[position] == .openBracket {
        endValue()
        return true
      }
      feed = position
    }
    position = bytes.count
    return false
  }

  private mutating func countLines(to end: Int) {
    guard end > countedTo else { return }
    line += bytes.span.extracting(countedTo..<end).count(of: .lineFeed)
    countedTo = end
  }
}

extension UInt8 {
  /// Whether a JSON value can begin with the byte.
  fileprivate var beginsJSONValue: Bool {
    switch self {
    case .openBrace, .openBracket, .quote, .minus, .zero ... .nine, UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      true
    default: false
    }
  }
}
