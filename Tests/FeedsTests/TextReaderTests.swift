import Feeds
import Testing

@Suite struct TextReaderTests {
  @Test func `every line is a comment`() {
    let input = "Когда дадут тепло?\r\n\n  \n{\"text\":\"а\"}\n \0 "
    #expect(
      comments(in: input.utf8, by: TextReader()) == [
        ReadComment(line: 1, ["text": "Когда дадут тепло?"]),
        ReadComment(line: 4, ["text": "{\"text\":\"а\"}"]),
        ReadComment(line: 5, ["text": " \0 "]),
      ]
    )
  }

  @Test func `only the last carriage return ends the line`() {
    #expect(
      comments(in: "а\rб\r\r\n".utf8, by: TextReader()) == [
        ReadComment(line: 1, ["text": "а\rб\r"])
      ]
    )
  }

  @Test func `lines of a later chunk go on counting`() {
    var chunk = LineChunk(Array("а\nб".utf8), firstLine: 40)
    var batch = CommentBatch()
    TextReader().read(&chunk, into: &batch)
    #expect(batch.rows.map(\.line) == [40, 41])
    #expect(batch.rows.map { batch.string($0.text) } == ["а", "б"])
  }
}
