/// The first records of what may be a table, read with one delimiter.
///
/// A line of text may hold a semicolon or a tab, too. So a table is told by what only tables have:
/// known headings, or a column of numbers or times beneath a heading; else by its even records.
struct TableSketch {
  /// How many records are looked at, at most.
  private static let limit = 20

  /// The cells of the records that hold anything.
  private let records: [[String]]

  private let delimiter: UInt8

  /// Reads the first records.
  ///
  /// - Parameters:
  ///   - start: The beginning of the input in UTF-8, without a byte order mark.
  ///   - delimiter: The byte between cells.
  ///   - isWhole: Whether the beginning is everything.
  init(_ start: [UInt8], delimiter: UInt8, isWhole: Bool) {
    var records: [[String]] = []
    var record = CSVRecord()
    var position = 0
    while records.count < Self.limit, position < start.count,
      let end = record.read(start, from: position, delimiter: delimiter, isAtEnd: isWhole)
    {
      if !record.isBlank { records.append(record.cells.map { record.string($0, start) }) }
      position = end
    }
    self.records = records
    self.delimiter = delimiter
  }

  /// How many cells the first record has.
  var columnCount: Int { records.first?.count ?? 0 }

  /// Whether the first record is one of headings.
  ///
  /// Sentences have commas and may be followed by numbers, so with commas there has to be more.
  var hasHeadings: Bool { namesColumns || delimiter != .comma && isRectangular && hasTypedColumn }

  /// The headings as they were written, without those spaces that are none of theirs.
  ///
  /// Errors show them, and must not show what people wrote. So there are none but where known
  /// headings stand among them, nor where a cell has an id, a phone or a mail address in it, a long
  /// text, or what could steer a terminal.
  var headings: [String] {
    guard namesColumns else { return [] }
    let cells = records[0].map(\.trimmed).filter { !$0.isEmpty }
    return cells.allSatisfy(\.looksLikeHeading) ? cells : []
  }

  /// Whether two known headings stand in the first record, or one and a column of numbers or times.
  ///
  /// One alone proves nothing: people begin with «Время» or «Группа», too.
  private var namesColumns: Bool {
    guard isRectangular else { return false }
    let known = records[0].count { cell in
      let heading = cell.asHeading
      return Self.numberings.contains(heading)
        || CSVColumn.allCases.contains { $0.headings.contains(heading) }
    }
    return known > 1 || known == 1 && hasTypedColumn
  }

  /// What stands over the numbers of rows, of which no field of a comment is made.
  private static let numberings: Set<String> = ["№", "№ п/п"]

  /// Whether every record has a cell for each of the first one's, and none reads like a sentence.
  private var isRectangular: Bool {
    guard let first = records.first, first.count > 1, records.count > 1 else { return false }
    // A text in the last column may hold delimiters of its own.
    return records.allSatisfy { record in
      record.count >= first.count && !isSentence(record.prefix(first.count))
    }
  }

  private var hasTypedColumn: Bool { records[0].indices.contains(where: isTyped) }

  /// Whether all records have as many cells, and each is more than the sign behind a smile.
  ///
  /// Sentences have commas, so those prove nothing here.
  var isEven: Bool {
    guard delimiter != .comma, let first = records.first, first.count > 1, records.count > 1 else {
      return false
    }
    return records.allSatisfy { record in
      record.count == first.count && !isSentence(record[...]) && record.contains { $0.hasLetter }
        && record.allSatisfy { $0.isEmpty || $0.hasLetter || $0.hasDigit }
    }
  }

  /// Whether a delimiter is followed by a space, as in sentences.
  private func isSentence(_ record: ArraySlice<String>) -> Bool {
    record.dropFirst().contains { $0.hasPrefix(" ") }
  }

  /// Whether a column has nothing but numbers or times beneath a heading that is none.
  private func isTyped(_ column: Int) -> Bool {
    guard records[0][column].hasLetter || records[0][column].contains("№"),
      !records[0][column].hasDigit
    else { return false }
    let signs = Set<Unicode.Scalar>([".", ":", "-", "/", " ", "+", "T", "Z"])
    return records.dropFirst().allSatisfy { record in
      record[column].hasDigit
        && record[column].unicodeScalars.allSatisfy { signs.contains($0) || $0.isDigit }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  fileprivate var hasDigit: Bool { unicodeScalars.contains(where: \.isDigit) }

  fileprivate var hasLetter: Bool { unicodeScalars.contains(where: \.properties.isAlphabetic) }

  /// Whether a program could have put it over a column.
  fileprivate var looksLikeHeading: Bool {
    guard unicodeScalars.count <= 60 else { return false }
    var digits = 0
    for scalar in unicodeScalars {
      digits = scalar.isDigit ? digits + 1 : 0
      if digits > 4 || scalar == "@" { return false }
      // Signs that turn the direction of writing are of the format category.
      if [.control, .format].contains(scalar.properties.generalCategory) { return false }
    }
    return true
  }
}
