import Feeds
import Glibc
import Testing

/// Comments that come slowly are handed out as they come.
@Suite struct SlowPipeTests {
  @Test(arguments: [
    (
      #"{"name":"ч","type":"private_group","id":1,"messages":[{"id":1,"type":"message","text":"а"},"#,
      #"{"id":2,"type":"message","text":"б"}]}"#, "an open document"
    ),
    (
      #"{"type":"wall_reply_new","group_id":1,"object":{"id":1,"text":"а"}}"# + "\n",
      #"{"type":"wall_reply_new","group_id":1,"object":{"id":2,"text":"б"}}"# + "\n", "events"
    ),
    ("id;text\n1;а\n", "2;б\n", "a table"), ("{\"text\":\"а\"}\n", "{\"text\":\"б\"}\n", "lines"),
  ])
  func `nothing is held back`(_ first: String, _ second: String, _ why: String) throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    defer { close(ends[0]) }
    // A document is told for sure by more than its first message.
    let padding = String(repeating: " ", count: 1 << 16)
    let start = Array((why == "an open document" ? first + padding : first).utf8)
    // The pipe takes all of it at once: a test may not wait for another thread. The number is
    // F_SETPIPE_SZ, which Swift does not see.
    try #require(fcntl(ends[1], 1031, 1 << 18) >= 1 << 18)
    #expect(unsafe write(ends[1], start, start.count) == start.count)
    var feed = try CommentFeed(descriptor: ends[0])
    var chunk = LineChunk()
    var batch = CommentBatch()
    func next() throws -> [String?]? {
      guard try feed.next(into: &chunk, or: &batch) else { return nil }
      feed.reader?.read(&chunk, into: &batch)
      return batch.rows.map { batch.string($0.text) }
    }
    #expect(try next() == ["а"], "\(why)")
    let rest = Array(second.utf8)
    _ = unsafe write(ends[1], rest, rest.count)
    close(ends[1])
    #expect(try next() == ["б"], "\(why)")
    #expect(try next() == nil)
  }
}
