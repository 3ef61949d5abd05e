/// How a table is written and which of its columns are which.
struct CSVLayout: Sendable, Equatable {
  /// The byte between cells.
  var delimiter: UInt8

  /// How many records stand before the first comment: the headings, and before them perhaps Excel's
  /// `sep=;` and blank lines.
  var headerRecords: Int

  /// Whether the table says itself what stands between its cells, as Excel has it do.
  private(set) var namesDelimiter = false

  /// Where the headings begin.
  private(set) var beginning: Int

  /// How many columns the headings name.
  var columnCount: Int

  /// The number of each column that was found, counted from 0.
  var places: [CSVColumn: Int] = [:]

  /// Whether a column holds the texts.
  var hasText: Bool { places[.text] != nil }

  /// Reads the layout from the beginning of a table.
  ///
  /// The delimiter is the one with which the most columns are known, and among equals the one with
  /// the most cells.
  ///
  /// - Parameters:
  ///   - start: The beginning of the table in UTF-8, without a byte order mark.
  ///   - named: The headings that columns were said to have.
  init(_ start: [UInt8], named: [CSVColumn: String] = [:]) {
    var first = 0
    var candidates: [UInt8] = [.semicolon, .comma, .tab]
    headerRecords = 1
    if start.count > 5, start.starts(with: "sep=".utf8),
      start[5] == .lineFeed || start[5] == .carriageReturn
    {
      candidates = [start[4]]
      namesDelimiter = true
      headerRecords = 2
      first = (start.firstIndex(of: .lineFeed) ?? start.count - 1) + 1
    }
    // Blank lines are skipped, and counted as rows.
    while first < start.count, [.lineFeed, .carriageReturn].contains(start[first]) {
      if start[first] == .lineFeed { headerRecords += 1 }
      first += 1
    }
    delimiter = candidates[0]
    columnCount = 0
    beginning = first
    for candidate in candidates {
      var record = CSVRecord()
      _ = record.read(start, from: first, delimiter: candidate, isAtEnd: true)
      let headings = record.cells.map { record.string($0, start).asHeading }
      let found = Self.places(in: headings, named: named)
      if (found.count, headings.count) > (places.count, columnCount) {
        delimiter = candidate
        places = found
        columnCount = headings.count
      }
    }
  }

  private static func places(
    in headings: [String],
    named: [CSVColumn: String]
  ) -> [CSVColumn: Int] {
    var places: [CSVColumn: Int] = [:]
    var taken: Set<Int> = []
    for (column, heading) in named {
      guard let place = headings.firstIndex(of: heading.asHeading) else { continue }
      places[column] = place
      taken.insert(place)
    }
    for column in CSVColumn.allCases where named[column] == nil {
      for heading in column.headings {
        guard let place = headings.firstIndex(of: heading), !taken.contains(place) else { continue }
        places[column] = place
        taken.insert(place)
        break
      }
    }
    return places
  }
}

extension String {
  /// The heading without spaces around it, in small letters, with `ё` as `е`.
  var asHeading: String {
    var heading = UnicodeScalarView()
    for scalar in lowercased().trimmed.unicodeScalars {
      heading.append(scalar == "ё" ? "е" : scalar)
    }
    return String(heading)
  }

  /// The text without spaces around it.
  var trimmed: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
