/// A monthly report as programs read it.
extension MonthlyReport {
  /// The report as one JSON object with a line feed behind it; hidden counts are `null`.
  public func json() throws -> String {
    try CanonicalJSON.encode(
      Document(
        month: month.description,
        zone: offset.description,
        page: page,
        limit: PublishedTable.limit,
        removed: Table(removed),
        automatic: Table(automatic),
        left: Count(left),
        measures: Table(measures),
        clauses: Table(clauses),
        appeals: Table(appeals),
        openAppeals: Count(openAppeals),
        complaints: Table(complaints),
        complaintsAutomatic: Count(complaintsAutomatic),
        until: until?.utc
      )
    ) + "\n"
  }

  private struct Document: Encodable {
    var month: String
    var zone: String
    var page: String?
    var limit: Int
    var removed: Table
    var automatic: Table
    var left: Count
    var measures: Table
    var clauses: Table
    var appeals: Table
    var openAppeals: Count
    var complaints: Table
    var complaintsAutomatic: Count
    var until: String?

    enum CodingKeys: String, CodingKey {
      case month, zone, page, limit, removed, automatic, left, measures, clauses, appeals
      case complaints, until
      case complaintsAutomatic = "complaints_automatic"
      case openAppeals = "open_appeals"
    }
  }

  /// A count, or `null` where an optional would be left out.
  private struct Count: Encodable {
    var count: Int?
    init(_ count: Int?) { self.count = count }
    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let count { try container.encode(count) } else { try container.encodeNil() }
    }
  }

  private struct Table: Encodable {
    var rows: [Row]
    var total: Count

    init(_ table: PublishedTable) {
      rows = table.rows.map { Row(key: $0.key, title: $0.title, count: Count($0.count)) }
      total = Count(table.total)
    }

    struct Row: Encodable {
      var key: String
      var title: String
      var count: Count
    }
  }
}
