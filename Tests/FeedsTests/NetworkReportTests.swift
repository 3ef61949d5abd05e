import Feeds
import Testing

/// What VK reports besides comments, for whoever keeps account of restricted authors.
@Suite struct NetworkReportTests {
  private func event(_ type: String, _ object: String, id: String = "e1") -> String {
    #"{"type":"\#(type)","group_id":200000001,"event_id":"\#(id)","object":\#(object)}"# + "\n"
  }

  @Test func `blocks and deletions come beside the comments, in their order`() throws {
    let fed = try feed(fixture("vk-callback-events.ndjson"))
    #expect(
      fed.reports.map(\.kind) == [
        .commentDeleted, .commentRestored, .commentDeleted, .userBlocked, .userUnblocked,
      ]
    )
    var deleted = NetworkReport(.commentDeleted, network: "vk", line: 6)
    deleted.page = "-200000001"
    deleted.event = "7d1f0f"
    deleted.author = "310000007"
    deleted.post = "4512"
    deleted.comment = "9981"
    #expect(fed.reports.first == deleted)
    var blocked = NetworkReport(.userBlocked, network: "vk", line: 14)
    blocked.page = "-200000001"
    blocked.event = "8a07"
    blocked.author = "310000008"
    blocked.moderator = "310000001"
    blocked.until = 0
    blocked.reason = 1
    blocked.note = "реклама"
    #expect(fed.reports[3] == blocked)
    #expect(fed.reports[2].moderator == "310000001")
    #expect(fed.reports[2].post == "photo88")
    #expect(fed.reports[4].isExpiry == false)
  }

  @Test func `a term that ran out was lifted by nobody, and ids keep every digit`() throws {
    let object = #"{"admin_id":0,"user_id":98765432109876543210,"by_end_date":1}"#
    let report = try #require(try feed(event("user_unblock", object)).reports.first)
    #expect(report.isExpiry)
    #expect(report.moderator == nil)
    #expect(report.author == "98765432109876543210")
    #expect(report.until == nil, "what the network does not say is absent")
  }

  @Test func `an event that comes twice is reported once`() throws {
    let block = event("user_block", #"{"user_id":1,"unblock_date":1795156102}"#)
    let fed = try feed(block + block)
    #expect(fed.reports.map(\.until) == [1_795_156_102])
    #expect(fed.tally.counts == ["user_block": 1, "repeated_event": 1])
  }

  @Test func `Long Poll brings reports, too`() throws {
    let one = event("user_block", #"{"user_id":1}"#, id: "a")
    let two = event("user_unblock", #"{"user_id":1}"#, id: "b")
    let fed = try feed(#"{"ts":"1","updates":[\#(one),\#(two)]}"#)
    #expect(fed.reports.map(\.event) == ["a", "b"])
    #expect(fed.comments.isEmpty)
  }

  @Test(arguments: [
    ("user_block", "{}", RowError.missingField("user_id")),
    ("user_block", "[1]", .wrongField("object", expected: .object, found: .array)),
    ("user_unblock", #"{"user_id":true}"#, nil),
    ("wall_reply_delete", #"{"owner_id":-1}"#, .missingField("id")),
  ])
  func `an event that does not say whom it is about is an error`(
    _ type: String,
    _ object: String,
    _ error: RowError?
  ) throws {
    let fed = try feed(event(type, object))
    #expect(fed.reports.isEmpty)
    #expect(fed.errors.count == 1)
    if let error { #expect("\(fed.errors)".contains("\(error)")) }
  }

  @Test func `many reports need no memory for all of them`() throws {
    let events = (0..<3000).map { event("user_block", #"{"user_id":\#($0)}"#, id: "e\($0)") }
    let fed = try feed(events.joined())
    #expect(fed.reports.map(\.author) == (0..<3000).map { String($0) })
  }
}
