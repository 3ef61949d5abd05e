/// Which parts of a JSON document are worth reading, as a map of its places.
///
/// Each network's document has its own outline: `messages` of a Telegram export are entered, each of
/// its elements is taken whole, and contacts are skipped without being kept in memory.
protocol JSONOutline: Sendable {
  /// The names of the places.
  associatedtype Place: Hashable, Sendable

  /// What to do with a document as a whole.
  static var document: JSONStep<Place> { get }

  /// Says what to do with a value that has a key in an object, or none in an array.
  static func step(from place: Place, to key: String?) -> JSONStep<Place>
}

/// What to do with one value of a JSON document.
enum JSONStep<Place: Hashable & Sendable>: Sendable {
  /// It is passed over and never held whole.
  case skip

  /// It is handed out whole.
  case take(Place)

  /// What it holds is asked about, value by value.
  ///
  /// A value that holds none is handed out in its place, so that a wrong kind is not passed over
  /// in silence.
  case enter(Place)

  /// An array is entered and the same done with its elements; anything else is handed out whole.
  case takeEach(Place)
}

/// What a walk through a JSON document came upon.
enum JSONEvent<Place: Hashable & Sendable> {
  /// A value that was to be taken, as a range of the walk's bytes.
  case item(Place, Range<Int>)

  /// A value that was to be taken, but is too long to be held.
  case oversized

  /// The end of an object or array that was entered.
  case left(Place)

  /// The bytes are used up, and there may be more.
  case needsInput

  /// A byte that fits nowhere; the walk goes on with the next document.
  case broken

  /// The input ends within a document.
  case cutShort

  /// The input ends.
  case end
}
