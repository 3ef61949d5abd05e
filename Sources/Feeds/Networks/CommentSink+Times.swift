/// Times as networks write them.
extension CommentSink {
  /// Makes a field of a time that is counted from 1970, as `2026-11-20T06:15:02Z`.
  ///
  /// A time that cannot be understood stays as it is written if that is text, and is absent
  /// otherwise. It is counted, and never keeps a comment from being decided.
  ///
  /// - Parameters:
  ///   - key: The key, whose value is a whole number, perhaps written as a string.
  ///   - node: The object that has the key.
  ///   - item: The item that holds the object.
  ///   - perSecond: How many units a second has: 1 or 1000.
  /// - Returns: The field.
  mutating func time(
    _ key: StaticString,
    of node: JSONItem.Node,
    _ item: JSONItem,
    perSecond: Int = 1
  ) -> FieldRange {
    guard let value = item.value(key, of: node) else { return .absent }
    if let time = Int(decimal: item.bytes.span, in: item.text(of: value)),
      (0..<UnixTime.end) ~= time / perSecond, time >= 0
    {
      return field { UnixTime.append(time, perSecond: perSecond, to: &$0) }
    }
    tally.badTimes += 1
    switch item.kind(of: value) {
    case .string, .number: return field(item.text(of: value), of: item)
    case .object, .array, .boolean, .null: return .absent
    }
  }
}
