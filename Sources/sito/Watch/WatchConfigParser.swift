import Feeds
import Foundation
import Moderation
import Rules
import Yams

/// Reads `sito.yaml`, with all its mistakes at once.
///
/// What it names has to be there: a folder mistyped would otherwise wait for files for ever.
struct WatchConfigParser {
  /// What was read so far.
  private(set) var config = WatchConfig()

  private var reader: YAMLReader
  private let base: URL

  /// What is wrong with the file.
  var diagnostics: [Diagnostic] { reader.diagnostics }

  /// Reads the text of a file, whose relative paths start at `base`.
  init(file: String, _ text: String, base: URL) {
    reader = YAMLReader(file: file)
    self.base = base
    guard let top = reader.compose(text.isEmpty ? "{}" : text) ?? emptyTop() else { return }
    let fields = reader.mapping(top, keys: ["ledger", "home", "poll", "threads", "inboxes"])
    // One wrong shape of the whole file is told once.
    guard top.mapping != nil else { return }
    for key in ["ledger", "inboxes"] where fields[key] == nil {
      reader.report(.missingField(key), at: top)
    }
    if let node = fields["ledger"] { config.ledger = readLedger(node) ?? "" }
    if let node = fields["home"] { config.home = readHome(node) }
    if let node = fields["poll"] { config.poll = reader.number(node, in: 0.05...3600) ?? 5 }
    if let node = fields["threads"], let number = reader.number(node, in: 1...64) {
      if number != number.rounded() { reader.report(.expectsWhole, at: node) }
      config.threads = Int(number)
    }
    if let node = fields["inboxes"] { readInboxes(node) }
  }

  /// What stands for a file in which there is nothing but comments; nil when it is no YAML.
  private mutating func emptyTop() -> Node? { diagnostics.isEmpty ? reader.compose("{}") : nil }

  private mutating func readLedger(_ node: Node) -> String? {
    guard let path = path(node) else { return nil }
    if FileKind(path) == .folder { reader.report(.ledgerIsFolder, at: node) }
    if FileKind(path.parent) != .folder {
      reader.report(.noFolder(path.parent), at: node)
    }
    return path
  }

  private mutating func readHome(_ node: Node) -> String? {
    guard let path = path(node) else { return nil }
    for name in ["rules", "wordlists"] where FileKind(path + "/" + name) != .folder {
      reader.report(.noFolder(path + "/" + name), at: node)
    }
    return path
  }

  private mutating func readInboxes(_ node: Node) {
    guard let nodes = node.sequence, !nodes.isEmpty else {
      reader.report(.expectsInboxes, at: node)
      return
    }
    for node in nodes {
      if let inbox = readInbox(node) { config.inboxes.append(inbox) }
    }
    let folders = config.inboxes.map(\.folder)
    for (index, inbox) in config.inboxes.enumerated() {
      let places = folders[..<index] + [inbox.decisions, inbox.done, inbox.failed]
      // A folder that is watched and written to would be fed with its own decisions.
      if places.contains(inbox.folder) || folders[..<index].contains(where: inbox.writes)
        || folders[index...].contains(where: inbox.writes)
      {
        reader.report(.watchedTwice(inbox.folder), at: nodes[index])
      }
      // It would take its own files for comments, and the ledger would be gone.
      for file in [config.ledger, reader.file] where isSameFile(file.parent, inbox.folder) {
        reader.report(.ownFile(file, inbox.folder), at: nodes[index])
      }
    }
  }

  private static let keys = [
    "folder", "network", "page", "format", "columns", "encoding", "decisions", "done", "failed",
    "output-format", "only", "with-text",
  ]

  private mutating func readInbox(_ node: Node) -> WatchConfig.Inbox? {
    let fields = reader.mapping(node, keys: Self.keys)
    guard node.mapping != nil else { return nil }
    let feed = readFeed(fields)
    let selection = fields["only"].map { readSelection($0) }
    let layout = fields["output-format"].flatMap {
      reader.choice($0, of: FilterCommand.Layout.self)
    }
    let includesText = fields["with-text"].flatMap { reader.bool($0) }
    guard let folderNode = fields["folder"] else {
      reader.report(.missingField("folder"), at: node)
      return nil
    }
    guard let folder = path(folderNode) else { return nil }
    guard FileKind(folder) == .folder else {
      reader.report(.noFolder(folder), at: folderNode)
      return nil
    }
    if !isWritable(folder) { reader.report(.notWritable(folder), at: folderNode) }
    var places: [String: String] = [:]
    for key in ["decisions", "done", "failed"] {
      places[key] =
        fields[key].map { place($0, besides: key == "decisions" ? nil : folder) }
        ?? folder + "/" + key
    }
    return WatchConfig.Inbox(
      folder: folder,
      decisions: places["decisions"] ?? "",
      done: places["done"] ?? "",
      failed: places["failed"] ?? "",
      feed: feed,
      selection: selection ?? .everything,
      layout: layout.flatMap { DecisionLayout(rawValue: $0.rawValue) } ?? .ndjson,
      includesText: includesText ?? false
    )
  }

  private mutating func readFeed(_ fields: [String: Node]) -> FeedChoice {
    let format = fields["format"].flatMap { reader.choice($0, of: FeedOptions.Format.self) }
    let encoding = fields["encoding"].flatMap { reader.choice($0, of: FeedOptions.Encoding.self) }
    var headings: [CSVColumn: String] = [:]
    if let node = fields["columns"] {
      let names = CSVColumn.allCases.map(\.rawValue)
      for (name, value) in reader.mapping(node, keys: names) {
        if let column = CSVColumn(rawValue: name) { headings[column] = reader.string(value) }
      }
      if let format, format != .auto, format != .csv { reader.report(.columnsOfTable, at: node) }
    }
    return FeedChoice(
      format: format.flatMap { FeedFormat(rawValue: $0.rawValue) },
      columns: headings,
      encoding: encoding.flatMap { TextEncoding(rawValue: $0.rawValue) },
      network: fields["network"].flatMap { name($0) },
      page: fields["page"].flatMap { name($0) }
    )
  }

  private mutating func readSelection(_ node: Node) -> FilterRun.Selection {
    var selection = FilterRun.Selection([], takesUrgent: false)
    let words = reader.strings(node)
    for (word, node) in zip(words, node.sequence.map(Array.init) ?? [node]) {
      if word == "urgent" {
        selection.takesUrgent = true
      } else if let action = Decision.Action(rawValue: word) {
        selection.insert(action)
      } else {
        reader.report(.expectsActions, at: node)
      }
    }
    return selection
  }

  /// Reads a name that is not empty.
  private mutating func name(_ node: Node) -> String? {
    guard let name = reader.string(node) else { return nil }
    if name.isEmpty { reader.report(.emptyName, at: node) }
    return name
  }

  /// Reads a path; a relative one starts at the folder of the file.
  private mutating func path(_ node: Node) -> String? {
    guard let text = name(node), !text.isEmpty else { return nil }
    let url = text.hasPrefix("/") ? URL(filePath: text) : base.appending(path: text)
    let path = url.standardizedFileURL.path
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Reads a folder that is made when it is missing, and that has to be on the disk of another one
  /// when files are moved between them.
  private mutating func place(_ node: Node, besides folder: String?) -> String {
    guard let path = path(node) else { return "" }
    let standing = FileKind(path) == .folder ? path : path.parent
    if FileKind(path) == .file || FileKind(standing) != .folder {
      reader.report(.noFolder(FileKind(path) == .file ? path : standing), at: node)
    } else if !isWritable(standing) {
      reader.report(.notWritable(standing), at: node)
    } else if let folder, deviceNumber(folder) != deviceNumber(standing) {
      reader.report(.otherDisk(path, folder), at: node)
    }
    return path
  }
}

extension WatchConfig.Inbox {
  /// Whether files are written to a folder.
  fileprivate func writes(_ path: String) -> Bool {
    [decisions, done, failed].contains(path)
  }
}

extension Phrase {
  fileprivate static let expectsInboxes = Phrase(
    ru: "здесь должен быть список папок: `- folder: …`",
    en: "a list of folders is expected here: `- folder: …`"
  )
  fileprivate static let expectsWhole = Phrase(
    ru: "здесь должно быть целое число",
    en: "a whole number is expected here"
  )
  fileprivate static let expectsActions = Phrase(
    ru: "здесь должно быть `allow`, `review`, `remove` или `urgent`",
    en: "`allow`, `review`, `remove` or `urgent` is expected here"
  )
  fileprivate static let emptyName = Phrase(ru: "здесь пусто", en: "nothing stands here")
  fileprivate static let columnsOfTable = Phrase(
    ru: "`columns` бывает только у таблиц: уберите его или `format`",
    en: "`columns` is for tables only: leave it or `format` out"
  )
  fileprivate static let ledgerIsFolder = Phrase(
    ru: "журнал — это файл, а здесь папка",
    en: "the ledger is a file, and this is a folder"
  )

  fileprivate static func noFolder(_ path: String) -> Phrase {
    Phrase(ru: "нет папки `\(path)`", en: "there is no folder `\(path)`")
  }

  fileprivate static func notWritable(_ path: String) -> Phrase {
    Phrase(
      ru: "нет прав на запись в папку `\(path)`",
      en: "no right to write to the folder `\(path)`"
    )
  }

  fileprivate static func otherDisk(_ path: String, _ folder: String) -> Phrase {
    Phrase(
      ru: "`\(path)` не на том же диске, что `\(folder)`: файл нельзя переложить одним движением",
      en: "`\(path)` is not on the disk of `\(folder)`: files cannot be moved there in one step"
    )
  }

  fileprivate static func ownFile(_ file: String, _ folder: String) -> Phrase {
    Phrase(
      ru: "в папке `\(folder)` лежит `\(file)`: держите его в другой, оттуда берутся все файлы",
      en:
        "`\(file)` stands in the folder `\(folder)`: keep it in another, all files are taken from there"
    )
  }

  fileprivate static func watchedTwice(_ folder: String) -> Phrase {
    Phrase(
      ru: "за папкой `\(folder)` уже следят или в неё что-то пишут",
      en: "the folder `\(folder)` is watched already, or something is written to it"
    )
  }
}
