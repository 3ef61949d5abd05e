/// Fields of a known kind. A value of another kind is an error that names the key; null and a key
/// that is not there are `nil`.
extension JSONItem {
  /// Returns where a string stands.
  func string(_ key: StaticString, of node: Node) throws(RowError) -> Range<Int>? {
    try field(key, of: node, .string).map { text(of: $0) }
  }

  /// Returns where a name stands that may be written as a number, digit for digit.
  func name(_ key: StaticString, of node: Node) throws(RowError) -> Range<Int>? {
    guard let value = value(key, of: node) else { return nil }
    guard kind(of: value) == .string || kind(of: value) == .number else {
      throw .wrongField("\(key)", expected: .string, found: kind(of: value))
    }
    return text(of: value)
  }

  /// Returns where the name of somebody or something else stands; an empty one and 0 name nothing.
  func reference(_ key: StaticString, of node: Node) throws(RowError) -> Range<Int>? {
    guard let name = try name(key, of: node), !name.isEmpty, !bytes.span.has("0", in: name)
    else { return nil }
    return name
  }

  /// Returns a whole number that may be written as a string, or `nil` when it is something else.
  ///
  /// It throws nothing: what is asked for as a number only adds to a comment.
  func integer(_ key: StaticString, of node: Node) -> Int? {
    guard let value = value(key, of: node) else { return nil }
    return Int(decimal: bytes.span, in: text(of: value))
  }

  /// Returns an object.
  func object(_ key: StaticString, of node: Node) throws(RowError) -> Node? {
    try field(key, of: node, .object)
  }

  /// Returns an array.
  func array(_ key: StaticString, of node: Node) throws(RowError) -> Node? {
    try field(key, of: node, .array)
  }

  /// Returns whether a key has the value `true`.
  func isTrue(_ key: StaticString, of node: Node) -> Bool {
    value(key, of: node).map { kind(of: $0) == .boolean && !text(of: $0).isEmpty } ?? false
  }

  /// Returns whether a key has a text as its value.
  func has(_ key: StaticString, _ text: StaticString, of node: Node) -> Bool {
    value(key, of: node).map { bytes.span.has(text, in: self.text(of: $0)) } ?? false
  }

  /// Returns a string or number as a string.
  func string(in range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func field(
    _ key: StaticString,
    of node: Node,
    _ expected: JSONKind
  ) throws(RowError) -> Node? {
    guard let value = value(key, of: node) else { return nil }
    guard kind(of: value) == expected else {
      throw .wrongField("\(key)", expected: expected, found: kind(of: value))
    }
    return value
  }
}
