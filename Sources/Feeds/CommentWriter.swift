/// Writes comments as canonical JSON, an object a line.
///
/// What a comment does not have is left out. A comment without an id gets the one that its decision
/// would name, so that it keeps it when it is read again.
public struct CommentWriter: Sendable {
  /// Creates a writer.
  public init() {}

  /// Appends a comment, which is a row without an error.
  ///
  /// - Complexity: O(*n*) in the length of its fields.
  public func append(_ row: CommentRow, _ batch: CommentBatch, to output: inout [UInt8]) {
    JSONText.append("{", to: &output)
    let start = output.count
    output.append(#","network":"#, row.network, batch)
    output.append(#","page":"#, row.page, batch)
    output.append(#","post":"#, row.post, batch)
    if row.id.isAbsent {
      JSONText.append(#","id":"line-"#, to: &output)
      JSONText.append(row.line, to: &output)
      output.append(.quote)
    }
    output.append(#","id":"#, row.id, batch)
    JSONText.append(#","edit":"#, to: &output)
    JSONText.append(row.edit, to: &output)
    appendObject(#","author":{"#, to: &output) {
      $0.append(#","id":"#, row.authorID, batch)
      $0.append(#","name":"#, row.authorName, batch)
      $0.append(#","kind":"#, row.authorKind, batch)
    }
    if row.replyToAuthor.isAbsent {
      output.append(#","reply_to":"#, row.replyTo, batch)
    } else {
      appendObject(#","reply_to":{"#, to: &output) {
        $0.append(#","id":"#, row.replyTo, batch)
        $0.append(#","author":"#, row.replyToAuthor, batch)
      }
    }
    output.append(#","created_at":"#, row.createdAt, batch)
    output.append(#","text":"#, row.text, batch)
    appendLinks(of: row, batch, to: &output)
    appendMentions(of: row, batch, to: &output)
    // Every key brings its comma; the first one has none before it.
    output.remove(at: start)
    JSONText.append("}\n", to: &output)
  }

  /// Appends an object, unless it has no member.
  private func appendObject(
    _ key: StaticString,
    to output: inout [UInt8],
    _ members: (inout [UInt8]) -> Void
  ) {
    let before = output.count
    JSONText.append(key, to: &output)
    let start = output.count
    members(&output)
    guard output.count > start else { return output.removeLast(start - before) }
    output.remove(at: start)
    output.append(.closeBrace)
  }

  private func appendLinks(
    of row: CommentRow,
    _ batch: CommentBatch,
    to output: inout [UInt8]
  ) {
    guard !row.links.isAbsent else { return }
    JSONText.append(#","links":["#, to: &output)
    for (index, link) in batch.links(of: row).enumerated() {
      if index > 0 { output.append(.comma) }
      JSONText.append(string: batch.bytes.span, in: link, to: &output)
    }
    output.append(.closeBracket)
  }

  /// Appends which words mention somebody, as Unicode scalars of the text.
  private func appendMentions(
    of row: CommentRow,
    _ batch: CommentBatch,
    to output: inout [UInt8]
  ) {
    guard !row.mentions.isEmpty, let text = row.text.range else { return }
    let bytes = batch.bytes.span
    JSONText.append(#","mentions":["#, to: &output)
    for mention in batch.mentions(of: row) {
      if output.last != .openBracket { output.append(.comma) }
      let start = bytes.scalarCount(in: text.lowerBound..<mention.words.lowerBound)
      JSONText.append(#"{"start":"#, to: &output)
      JSONText.append(start, to: &output)
      JSONText.append(#","end":"#, to: &output)
      JSONText.append(start + bytes.scalarCount(in: mention.words), to: &output)
      output.append(#","id":"#, mention.id, batch)
      output.append(.closeBrace)
    }
    output.append(.closeBracket)
  }
}

extension [UInt8] {
  /// Appends a member of an object, if the comment has the field.
  fileprivate mutating func append(
    _ key: StaticString,
    _ field: FieldRange,
    _ batch: CommentBatch
  ) {
    guard let range = field.range else { return }
    JSONText.append(key, to: &self)
    JSONText.append(string: batch.bytes.span, in: range, to: &self)
  }
}
