/// Tells the form of an input by its beginning.
struct FeedDetector {
  /// How many bytes are looked at, at most.
  static let limit = 1 << 20

  /// The beginning as it stands in the file.
  let raw: [UInt8]

  /// The beginning in UTF-8, without a byte order mark.
  let start: [UInt8]

  /// Whether the beginning is everything.
  private let isWhole: Bool

  /// The headings that columns of a table were said to have.
  private let columns: [CSVColumn: String]

  /// Prepares to tell the form of an input.
  ///
  /// - Parameters:
  ///   - raw: The beginning as it stands in the file.
  ///   - encoding: What it is written in.
  ///   - isWhole: Whether it is everything.
  ///   - columns: The headings that columns of a table were said to have.
  init(
    _ raw: [UInt8],
    _ encoding: TextEncoding = .utf8,
    isWhole: Bool,
    columns: [CSVColumn: String] = [:]
  ) {
    var start: [UInt8] = []
    var transcoder = Transcoder(encoding)
    transcoder.append(raw, isLast: isWhole, to: &start)
    self.raw = raw
    self.start = start.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(start.dropFirst(3)) : start
    self.isWhole = isWhole
    self.columns = columns
  }

  /// The variant of the input, or `nil` when more of it has to be seen.
  func variant(asked: FeedFormat?) throws(FeedError) -> FeedVariant? {
    switch asked {
    case .text: return .text
    case .csv: return try table()
    case .ndjson, .vk, .ok, .telegram, .max, .youtube, nil: break
    }
    let blanks: [UInt8] = [.space, .tab, .carriageReturn, .lineFeed]
    guard let first = start.first(where: { !blanks.contains($0) }) else {
      guard isWhole || start.count >= Self.limit else { return nil }
      if let asked, asked != .ndjson, !isWhole { throw .otherFormat(asked: asked, found: .text) }
      return asked == .ndjson ? .ndjson : .text
    }
    guard first == .openBrace || first == .openBracket, look != .document else {
      if asked == .ndjson { return .ndjson }
      if asked == nil, let rest = behindFirstLine {
        // Of objects that nobody knows nothing follows: people write such things in comments, too.
        do { return try rest.variant(asked: nil) } catch {}
      }
      guard let variant = try plainVariant() else { return nil }
      if let asked { throw .otherFormat(asked: asked, found: variant.format) }
      return variant
    }
    return try jsonVariant(asked: asked)
  }

  // MARK: JSON

  private func jsonVariant(asked: FeedFormat?) throws(FeedError) -> FeedVariant? {
    if asked == .ndjson {
      guard isWhole || start.contains(.lineFeed) || start.count >= 1 << 16 else { return nil }
      return standsOverLines ? .comments : .ndjson
    }
    let sketch = JSONSketch(start) { Self.variant(of: $0) != nil }
    // Until its first document ends, a short input may still show what it is.
    let hasSeenEnough = sketch.isWhole || isWhole || start.count >= 1 << 16
    let found = hasSeenEnough ? Self.variant(of: sketch) : nil
    if found == .ndjson, asked == nil { return standsOverLines ? .comments : .ndjson }
    if let found {
      if let asked, found.format != asked { throw .otherFormat(asked: asked, found: found.format) }
      return found
    }
    guard isWhole || start.count >= Self.limit else { return nil }
    throw .unknown(Self.isFailure(sketch) ? .failure : .json(keys: sketch.topKeys))
  }

  /// Whether canonical comments do not stand line by line, but in an array or spread out.
  private var standsOverLines: Bool {
    guard let first = start.firstIndex(where: { $0 > .space }) else { return false }
    if start[first] == .openBracket { return true }
    // Behind a brace that stands alone on its line, a key has to follow; else the line is broken.
    let rest = start[(first + 1)...]
    guard let next = rest.firstIndex(where: { $0 > .space }) else { return false }
    return start[next] == .quote && rest[..<next].contains(.lineFeed)
  }

  /// What keys tell; none are looked for that a network leaves out when there is nothing to say.
  private static func variant(of sketch: JSONSketch) -> FeedVariant? {
    if sketch.has("update_id") || sketch.has("result[].update_id") || sketch.has("ok", "result") {
      return .telegramUpdates
    }
    if sketch.has("update_type") || sketch.has("updates[].update_type")
      || sketch.has("messages[].body") || sketch.has("messages[].recipient")
      || sketch.has("updates", "marker")
    {
      return .max
    }
    if sketch.has("messages[].text_entities") || sketch.has("messages[].date")
      || sketch.has("messages", "type", "name") || sketch.has("chats.list")
      || sketch.has("about", "personal_information")
    {
      return .telegramExport
    }
    if sketch.has("items[].snippet") || sketch.has("kind", "pageInfo") { return .youtube }
    if sketch.has("response") || sketch.has("items[].from_id") || sketch.has("items", "count")
      || sketch.has("type", "group_id") || sketch.has("type", "object", "event_id")
      || sketch.has("updates[].object") || sketch.has("updates", "ts")
    {
      return .vk
    }
    if sketch.has("discussionId") || sketch.has("comments[].author_id")
      || sketch.has("comments[].date_ms") || sketch.has("comments", "has_more")
    {
      return .ok
    }
    if sketch.has("from_id", "text") || sketch.has("from_id", "deleted") { return .vkComments }
    return sketch.has("text") ? .ndjson : nil
  }

  /// Whether the input is what a network answers when something went wrong.
  private static func isFailure(_ sketch: JSONSketch) -> Bool {
    sketch.has("error.error_code") || sketch.has("error.code") || sketch.has("error_code")
      || sketch.has("failed") || sketch.has("ok", "description") || sketch.has("code", "message")
  }

  // MARK: Tables and text

  private func table() throws(FeedError) -> FeedVariant? {
    guard isWhole || start.contains(.lineFeed) || start.count >= Self.limit else { return nil }
    let layout = CSVLayout(start, named: columns)
    let sketch = TableSketch(
      Array(start[layout.beginning...]),
      delimiter: layout.delimiter,
      isWhole: true
    )
    for column in CSVColumn.allCases where columns[column] != nil && layout.places[column] == nil {
      throw .noColumn(column, columns: layout.columnCount, headings: sketch.headings)
    }
    guard layout.hasText else {
      throw .noTextColumn(columns: layout.columnCount, headings: sketch.headings)
    }
    return .csv(layout)
  }

  private func plainVariant() throws(FeedError) -> FeedVariant? {
    if let look { throw .unknown(look) }
    if !columns.isEmpty { return try table() }
    // The first line decides whether it is a table, and a few more whether it looks like one.
    guard isWhole || start.contains(.lineFeed) || start.count >= Self.limit else { return nil }
    let layout = CSVLayout(start)
    if layout.hasText && (layout.columnCount > 1 || hasQuotedRecord) { return .csv(layout) }
    // Excel was told the delimiter, so there is no doubt.
    if layout.namesDelimiter { return try table() }
    guard let first = start.split(separator: .lineFeed, maxSplits: 1).first,
      Self.delimiters.contains(where: first.contains)
    else { return .text }
    let lines = start.split(separator: .lineFeed).dropLast(isWhole ? 0 : 1).prefix(20)
    guard isWhole || lines.count >= 3 || start.count >= Self.limit else { return nil }
    let sketches = Self.delimiters.map { TableSketch(start, delimiter: $0, isWhole: isWhole) }
    if let sketch = sketches.first(where: \.hasHeadings) ?? sketches.first(where: \.isEven) {
      throw .unknown(.table(columns: sketch.columnCount, headings: sketch.headings))
    }
    // Nothing says that its first record is more than another comment.
    if let columns = evenColumns(Array(lines)) {
      throw .unknown(.table(columns: columns, headings: []))
    }
    return .text
  }

  /// Whether the second line begins with a quote, as a record of one cell does whose text needs quotes.
  private var hasQuotedRecord: Bool {
    guard let feed = start.firstIndex(of: .lineFeed) else { return false }
    return start[(feed + 1)...].first == .quote
  }

  /// The input but for its first line, if that is something in front of objects, such as what a server says
  /// before its answer; nil when no object follows.
  private var behindFirstLine: FeedDetector? {
    guard let feed = start.firstIndex(of: .lineFeed), feed + 1 < start.count,
      start[(feed + 1)...].starts(with: [.openBrace, .quote])
    else { return nil }
    return FeedDetector(Array(start[(feed + 1)...]), isWhole: isWhole, columns: columns)
  }

  /// What stands between the cells of a table.
  private static let delimiters: [UInt8] = [.semicolon, .tab, .comma]

  /// How many columns there are if every line has the same number of semicolons or of tabs, and
  /// there are some; or of commas without a space behind them.
  ///
  /// Other commas prove nothing: sentences have them.
  private func evenColumns(_ lines: [ArraySlice<UInt8>]) -> Int? {
    guard lines.count >= 3, let first = lines.first else { return nil }
    let isProse = lines.contains { line in
      zip(line, line.dropFirst()).contains { $0 == (.comma, .space) }
    }
    for delimiter in isProse ? [UInt8.semicolon, .tab] : Self.delimiters {
      let count = first.count { $0 == delimiter }
      if count > 0, lines.allSatisfy({ line in line.count { $0 == delimiter } == count }) {
        return count + 1
      }
    }
    return nil
  }
}
