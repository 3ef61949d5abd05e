/// Events that are no comments but matter to whoever keeps account of restricted authors.
extension VKEvent {
  /// Adds a report of the event, if it is one that is reported.
  ///
  /// - Throws: A `RowError` when the event does not say whom or what it is about.
  func addReport(to sink: inout CommentSink) throws(RowError) {
    switch type {
    case "user_block": return try addBlock(.userBlocked, to: &sink)
    case "user_unblock": return try addBlock(.userUnblocked, to: &sink)
    default: break
    }
    guard let end = type.utf8.lastIndex(of: UInt8(ascii: "_")),
      let subject = VKSubject(rawValue: String(type[..<end]))
    else { return }
    switch type[type.index(after: end)...] {
    case "delete": try addChange(.commentDeleted, of: subject, to: &sink)
    case "restore": try addChange(.commentRestored, of: subject, to: &sink)
    default: break
    }
  }

  /// Adds that somebody was blocked, or is no more.
  private func addBlock(
    _ kind: NetworkReport.Kind,
    to sink: inout CommentSink
  ) throws(RowError) {
    var report = try report(kind)
    report.author = try string("user_id")
    guard report.author != nil else { throw .missingField("user_id") }
    report.moderator = try string("admin_id")
    report.until = object.integer("unblock_date", of: object.root)
    report.reason = object.integer("reason", of: object.root)
    report.note = try object.string("comment", of: object.root).map(object.string(in:))
    report.isExpiry =
      object.isTrue("by_end_date", of: object.root)
      || object.integer("by_end_date", of: object.root) == 1
    // VK says 0 where nobody did it.
    if report.moderator == "0" || report.isExpiry { report.moderator = nil }
    sink.batch.reports.append(report)
  }

  /// Adds that a comment was deleted or is there again.
  private func addChange(
    _ kind: NetworkReport.Kind,
    of subject: VKSubject,
    to sink: inout CommentSink
  ) throws(RowError) {
    var report = try report(kind)
    report.comment = try string("id")
    guard report.comment != nil else { throw .missingField("id") }
    for key in subject.ownerKeys.reversed() {
      if let owner = try string(key) { report.page = owner }
    }
    for key in subject.idKeys.reversed() {
      if let post = try string(key) { report.post = "\(subject.prefix)\(post)" }
    }
    report.author = try string(kind == .commentDeleted ? "user_id" : "from_id")
    report.moderator = try string("deleter_id")
    sink.batch.reports.append(report)
  }

  private func report(_ kind: NetworkReport.Kind) throws(RowError) -> NetworkReport {
    guard object.kind(of: object.root) == .object else {
      throw .wrongField("object", expected: .object, found: object.kind(of: object.root))
    }
    var report = NetworkReport(kind, network: "vk", line: line)
    if !groupID.isEmpty { report.page = "-\(groupID)" }
    if !id.isEmpty { report.event = id }
    return report
  }

  private func string(_ key: StaticString) throws(RowError) -> String? {
    try object.name(key, of: object.root).map(object.string(in:))
  }
}
