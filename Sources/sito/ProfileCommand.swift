import ArgumentParser
import Feeds
import Moderation
import Rules

/// `sito rules profile`: what each rule and entry costs and finds.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: says(
      "Показывает, какие правила и записи медленны, а какие молчат.",
      "Shows which rules and entries are slow, and which are silent."
    ),
    discussion: says(
      "Комментарии — строки JSON, как их пишет `sito convert`. Время — только на правило или запись, без поиска самих слов.",
      "The comments are lines of JSON, as `sito convert` writes them. The time is the rule's or entry's own, without finding the words."
    )
  )

  @Argument(
    help: ArgumentHelp(
      says("Файл; «-» — стандартный ввод.", "A file; `-` for the standard input."),
      valueName: "file"
    )
  )
  var file: String

  @OptionGroup var pack: PackOptions

  @Option(help: ArgumentHelp(says("Сколько строк показать.", "How many rows to show.")))
  var rows = 20

  @Flag(
    help: ArgumentHelp(
      says("Перечислить записи, которые ни разу не нашлись.", "List entries that were never found.")
    )
  )
  var silent = false

  func run() throws {
    let input = try Input(file)
    let rulePack = try pack.load(allowFailing: true)
    let (profile, rejected) = try profile(of: input, rulePack)
    guard profile.texts > 0 else {
      throw Failure.cannotRun(
        says(
          "\(file): здесь нет ни одного комментария; нужны строки JSON с полем `text`, их делает `sito convert`",
          "\(file): there is no comment here; lines of JSON with `text` are needed, `sito convert` makes them"
        )
      )
    }
    print(says("правила", "rules"))
    show(profile.rules) { rulePack.rules[$0].id }
    print(says("\nзаписи", "\nentries"))
    show(profile.entries) { rulePack.lexicon.place(of: $0) }
    let never = profile.entries.indices.filter { profile.entries[$0].texts == 0 }
    let idle = profile.rules.indices.filter { profile.rules[$0].texts == 0 }
    print(
      says(
        "\nтекстов \(profile.texts); ни разу не сработали: правил \(idle.count), записей \(never.count)",
        "\n\(profile.texts) texts; never found: \(idle.count) rules, \(never.count) entries"
      )
    )
    if silent {
      for number in idle { print(rulePack.rules[number].id) }
      for entry in never { print(rulePack.lexicon.place(of: entry)) }
    }
    if rejected > 0 {
      printError(says("не прочитано строк: \(rejected)", "rejected lines: \(rejected)"))
      throw ExitCode(1)
    }
  }

  /// What the comments of a file cost and find, and how many lines are no comments.
  private func profile(of input: Input, _ pack: RulePack) throws -> (PackProfile, rejected: Int) {
    var profile = PackProfile(pack)
    var rejected = 0
    var classifier = try Classifier(pack, asking: .everything)
    var chunks = LineChunks(descriptor: input.descriptor)
    var chunk = LineChunk()
    var batch = CommentBatch()
    while try chunks.next(into: &chunk) {
      NDJSONReader().read(&chunk, into: &batch)
      for row in batch.rows {
        if row.error != nil { rejected += 1 }
        guard let text = row.text.range, text.count <= Classifier.textLimit else { continue }
        let bytes = batch.bytes.span.extracting(text)
        classifier.decide(bytes, CommentContext(isReply: !row.replyTo.isAbsent))
        classifier.add(bytes, to: &profile)
      }
    }
    return (profile, rejected)
  }

  /// Prints the slowest rows: milliseconds, tries, texts, name.
  private func show(_ all: [PackProfile.Row], name: (Int) -> String) {
    print(says("мс\tпопыток\tтекстов\tчто", "ms\ttries\ttexts\twhat"))
    for index in all.indices.sorted(by: { all[$0].time > all[$1].time }).prefix(rows) {
      let (row, time) = (all[index], all[index].time.components)
      let microseconds = time.seconds * 1_000_000 + time.attoseconds / 1_000_000_000_000
      let fraction = String(microseconds % 1000 + 1000).dropFirst()
      print("\(microseconds / 1000).\(fraction)\t\(row.tries)\t\(row.texts)\t\(name(index))")
    }
  }
}
