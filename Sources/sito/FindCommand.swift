import ArgumentParser
import Folding
import Moderation
import Rules

/// `sito rules find`: which rule, list and line match a word, and why not if none does.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract: says(
      "Какое правило, список и строка ловят слово.",
      "Which rule, list and line match a word."
    )
  )

  @Argument(help: ArgumentHelp(says("Слово или оборот.", "A word or a phrase."), valueName: "word"))
  var words: [String]

  @OptionGroup var pack: PackOptions

  func run() throws {
    let pack = try pack.load(allowFailing: true)
    let text = words.joined(separator: " ")
    var searcher = Searcher(try pack.foldingTables.get())
    searcher.search(text.utf8.span, pack.lexicon)
    let lines = searcher.matches.map { describe($0, pack) }
    let excepted = searcher.exceptions.map { describe(exception: $0, pack) }
    print(
      (lines + excepted).joined(separator: "\n"),
      terminator: lines.isEmpty && excepted.isEmpty ? "" : "\n"
    )
    if lines.isEmpty {
      print(says("ни одна запись не совпала", "no entry matches"))
      for entry in nearest(to: text, pack.lexicon) {
        print(says("  похоже: ", "  close: ") + pack.lexicon.place(of: entry))
      }
      throw ExitCode(1)
    }
  }

  private func describe(_ match: Match, _ pack: RulePack) -> String {
    let list = pack.lexicon.listNames[match.list]
    let rules = pack.rules.filter { $0.condition.mentions(list: list) }.map { rule in
      rule.stage == .live ? rule.id : "\(rule.id) [\(rule.stage.rawValue)]"
    }
    let disguise = match.disguise.names
    return pack.lexicon.place(of: match.entry)
      + (disguise.isEmpty ? "" : " (\(disguise.joined(separator: ", ")))") + "\n  "
      + (rules.isEmpty
        ? says("этот список не нужен ни одному правилу", "no rule uses this list")
        : says("правила: ", "rules: ") + rules.joined(separator: ", "))
  }

  private func describe(exception match: Match, _ pack: RulePack) -> String {
    let exception = pack.lexicon.place(of: match.entry)
    guard case .entry(let entry) = pack.lexicon.entries[match.entry].exception else {
      return says("исключение для всего списка ", "exception to the whole list ") + exception
    }
    return says("исключение ", "exception ") + exception + says(" из ", " to ")
      + pack.lexicon.place(of: entry)
  }

  /// The entries whose beginning is most like the word's.
  private func nearest(to text: String, _ lexicon: Lexicon) -> [Int] {
    let word = text.lowercased().filter { $0.isLetter }
    let ranked = lexicon.entries.indices.map { entry in
      (entry: entry, common: commonPrefix(word, lexicon.entries[entry].text.filter { $0.isLetter }))
    }
    return ranked.filter { $0.common >= 3 }.sorted { ($1.common, $0.entry) < ($0.common, $1.entry) }
      .prefix(3).map(\.entry)
  }

  private func commonPrefix(_ a: String, _ b: String) -> Int {
    zip(a, b).prefix { $0 == $1 }.count
  }
}

extension Lexicon {
  /// The place of an entry with the entry itself, or as many of its scalars as are asked for:
  /// `wordlists/insult/fool.txt:12: дурак*`.
  func place(of entry: Int, limit: Int = .max) -> String {
    let entry = entries[entry]
    let scalars = entry.text.unicodeScalars
    let text = scalars.count > limit ? String(scalars.prefix(limit)) + "…" : entry.text
    return "wordlists/\(listNames[entry.list]).txt:\(entry.line): \(text)"
  }
}
