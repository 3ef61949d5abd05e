import Feeds
import Foundation

/// The folder of the invented exports, a file for each variant that a network has.
let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

/// The names of the invented exports, in the alphabet's order.
let fixtureNames =
  (try? FileManager.default.contentsOfDirectory(atPath: fixtures.path))?.sorted() ?? []

/// The bytes of an invented export.
func fixture(_ name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: fixtures.appending(path: name)))
}

/// What a feed made of an input.
struct Fed: Equatable {
  var format: FeedFormat
  var comments: [ReadComment] = []
  var tally = FeedTally()

  /// What the network reported besides comments.
  var reports: [NetworkReport] = []

  /// The comments as canonical lines, and what was no comment, as a person would be told.
  var lines: [String] = []

  /// The texts of the comments.
  var texts: [String?] { comments.filter { $0.error == nil }.map { $0.fields["text"] } }

  /// What kept parts from being comments.
  var errors: [RowError] { comments.compactMap(\.error) }
}

/// Feeds bytes from a file, read in blocks of some size.
func feed(
  _ bytes: [UInt8],
  format: FeedFormat? = nil,
  columns: [CSVColumn: String] = [:],
  encoding: TextEncoding? = nil,
  blockSize: Int? = nil
) throws -> Fed {
  let file = TemporaryFile(bytes)
  file.rewind()
  var feed = try CommentFeed(
    descriptor: file.descriptor,
    format: format,
    columns: columns,
    encoding: encoding,
    blockSize: blockSize
  )
  var fed = Fed(format: feed.format)
  var chunk = LineChunk()
  var batch = CommentBatch()
  while try feed.next(into: &chunk, or: &batch) {
    feed.reader?.read(&chunk, into: &batch)
    fed.reports += batch.reports
    for row in batch.rows {
      fed.comments.append(ReadComment(row, in: batch))
      var line: [UInt8] = []
      if let error = row.error {
        line += "# line \(row.line): \(error)\n".utf8
      } else {
        CommentWriter().append(row, batch, to: &line)
      }
      fed.lines.append(String(decoding: line.dropLast(), as: UTF8.self))
    }
  }
  fed.tally = feed.tally
  for (kind, count) in feed.tally.counts.sorted(by: { $0.key < $1.key }) {
    fed.lines.append("# \(kind): \(count)")
  }
  if feed.tally.badTimes > 0 { fed.lines.append("# bad times: \(feed.tally.badTimes)") }
  return fed
}

/// Feeds a text.
func feed(
  _ text: String,
  format: FeedFormat? = nil,
  columns: [CSVColumn: String] = [:]
) throws -> Fed {
  try feed(Array(text.utf8), format: format, columns: columns)
}
