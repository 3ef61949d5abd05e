/// One record of a table: where its cells stand.
///
/// Cells may stand between quotes; then they may hold delimiters, line feeds, and quotes that are
/// doubled. A quote within a cell that does not begin with one is a quote.
struct CSVRecord: Sendable {
  /// A cell of the record.
  struct Cell: Hashable, Sendable {
    /// Where it stands, without quotes around it.
    var range: Range<Int>

    /// Whether it holds doubled quotes, or something behind its last quote.
    var hasQuotes: Bool
  }

  /// The cells in their order.
  private(set) var cells: [Cell] = []

  /// Reads a record.
  ///
  /// - Parameters:
  ///   - bytes: The bytes that hold it.
  ///   - start: Where it begins.
  ///   - delimiter: The byte between cells.
  ///   - isAtEnd: Whether the input ends with the bytes.
  /// - Returns: The byte behind the record and its line end, or `nil` when it does not end here.
  mutating func read(
    _ bytes: [UInt8],
    from start: Int,
    delimiter: UInt8,
    isAtEnd: Bool
  ) -> Int? {
    let bytes = bytes.span
    cells.removeAll(keepingCapacity: true)
    var index = start
    while true {
      guard let end = readCell(bytes, from: index, delimiter, isAtEnd) else { return nil }
      guard end < bytes.count else { return end }
      index = end + 1
      if bytes[end] == .lineFeed { return index }
      if bytes[end] == .carriageReturn {
        // The line feed may not have come yet.
        guard index < bytes.count || isAtEnd else { return nil }
        return index < bytes.count && bytes[index] == .lineFeed ? index + 1 : index
      }
    }
  }

  /// Adds the cell that begins at a place, and returns the byte that ends it.
  private mutating func readCell(
    _ bytes: Span<UInt8>,
    from start: Int,
    _ delimiter: UInt8,
    _ isAtEnd: Bool
  ) -> Int? {
    func endsPlainCell(_ index: Int) -> Bool {
      let byte = bytes[index]
      return byte == delimiter || byte == .lineFeed || byte == .carriageReturn
    }
    var index = start
    guard index < bytes.count, bytes[index] == .quote else {
      while index < bytes.count, !endsPlainCell(index) { index &+= 1 }
      guard index < bytes.count || isAtEnd else { return nil }
      cells.append(Cell(range: start..<index, hasQuotes: false))
      return index
    }
    index += 1
    var hasQuotes = false
    while true {
      guard let quote = bytes.firstIndex(of: .quote, from: index),
        quote + 1 < bytes.count || isAtEnd
      else { return nil }
      index = quote + 1
      guard index < bytes.count, bytes[index] == .quote else { break }
      hasQuotes = true
      index += 1
    }
    var end = index - 1
    // What follows the last quote belongs to the cell, quote and all.
    while index < bytes.count, !endsPlainCell(index) {
      hasQuotes = true
      index &+= 1
      end = index
    }
    guard index < bytes.count || isAtEnd else { return nil }
    cells.append(Cell(range: (start + 1)..<end, hasQuotes: hasQuotes))
    return index
  }

  /// Appends the text of a cell.
  func append(_ cell: Cell, _ bytes: [UInt8], to output: inout [UInt8]) {
    guard cell.hasQuotes else { return output.append(bytes.span, in: cell.range) }
    var index = cell.range.lowerBound
    while index < cell.range.upperBound {
      output.append(bytes[index])
      let isDoubled =
        bytes[index] == .quote && index + 1 < cell.range.upperBound && bytes[index + 1] == .quote
      index += isDoubled ? 2 : 1
    }
  }

  /// The text of a cell as a string.
  func string(_ cell: Cell, _ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    append(cell, bytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// Returns whether no cell holds anything.
  var isBlank: Bool { cells.allSatisfy(\.range.isEmpty) }
}
