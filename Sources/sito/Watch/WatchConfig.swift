import Feeds
import Foundation
import Rules

/// What `sito watch` does: the contents of `sito.yaml`, checked and with whole paths.
struct WatchConfig: Sendable {
  /// The ledger's file.
  var ledger = ""

  /// The folder that holds `rules/` and `wordlists/`; the usual one when `nil`.
  var home: String?

  /// How many seconds pass between two looks at the inboxes; a file that has not changed from one
  /// look to the next is complete.
  var poll = 5.0

  /// How many threads decide; as many as `sito filter` takes when `nil`.
  var threads: Int?

  /// The folders to watch, in the order in which they are handled.
  var inboxes: [Inbox] = []

  /// A folder that somebody puts files of comments into, and what becomes of them.
  struct Inbox: Sendable {
    /// The folder; what stands in folders within it is left alone.
    var folder: String

    /// Where the decisions on each file go, a file for each.
    var decisions: String

    /// Where a file goes when everything in it was decided.
    var done: String

    /// Where a file goes that somebody has to look at, with a message beside it.
    var failed: String

    /// How the files are read.
    var feed: FeedChoice

    /// Which decisions are written, in which form, and whether with the texts.
    var selection = FilterRun.Selection.everything
    var layout = DecisionLayout.ndjson
    var includesText = false
  }

  /// Reads and checks a file.
  ///
  /// Relative paths in it start at its own folder.
  ///
  /// - Throws: A ``Failure`` that tells every mistake with its line.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      let input = try Input(path)  // which says why not
      close(input.descriptor)
      throw Failure.cannotRun(says("\(path): не читается", "\(path): cannot be read"))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Failure.cannotRun(
        says(
          "\(path): файл не в UTF-8: сохраните его в этой кодировке",
          "\(path): the file is not UTF-8: save it in that encoding"
        )
      )
    }
    let base = URL(filePath: path).deletingLastPathComponent()
    let parser = WatchConfigParser(file: path, text, base: base)
    guard parser.diagnostics.isEmpty else {
      let error = PackError(diagnostics: parser.diagnostics, sources: [path: text])
      throw Failure.cannotRun(error.rendered(in: language))
    }
    self = parser.config
  }

  init() {}
}
