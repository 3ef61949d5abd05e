/// Comments of VK without anything around them: one after another, or in an array.
///
/// Scripts that gather comments of many pages often keep no more than these.
struct VKCommentList: DocumentFormat {
  /// The places of a list.
  enum Place { case comment }

  static var document: JSONStep<Place> { .takeEach(.comment) }

  static func step(from place: Place, to key: String?) -> JSONStep<Place> { .skip }

  init() {}

  mutating func take(
    _ item: inout JSONItem,
    at place: Place,
    into sink: inout CommentSink
  ) throws(RowError) {
    try VKComment(item, item.root, .of(item, item.root)).addThread(to: &sink)
  }
}
