/// A network's form of JSON: which parts of a document are comments, and how they become rows.
protocol DocumentFormat: JSONOutline {
  /// The keys that are asked for in a part itself and in nothing that the part holds.
  ///
  /// A message brings the one that it answers, whose words were a comment before. They are passed
  /// over, and not decoded a second time.
  static var outermostKeys: [StaticString] { get }

  /// Whether what was added waits for something that the document says later, such as names.
  var isHolding: Bool { get }

  /// Takes a part of the document that the outline asked for.
  ///
  /// A format that needs the part later may exchange it for another item.
  ///
  /// - Throws: A `RowError` when the part is no comment; what was added before it stays.
  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError)

  /// Notes that an object or array which was entered has ended.
  ///
  /// - Throws: A `RowError` when what it held is no comment.
  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError)

  /// Notes that a document was broken off, so that nothing that was entered will be left.
  mutating func breakOff()

  /// Creates a format that has read nothing.
  init()
}

extension DocumentFormat {
  static var outermostKeys: [StaticString] { [] }

  var isHolding: Bool { false }

  mutating func leave(_ place: Place, into sink: inout CommentSink) throws(RowError) {}

  mutating func breakOff() {}
}
