import ArgumentParser

/// `sito rules sweep`: which words of a dictionary the rules would flag.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: says(
      "Прогоняет словарь: какие слова правила отметят зря.",
      "Runs a dictionary through the rules: which words they flag in vain."
    ),
    discussion: says(
      """
      В строке — слово; всё после табуляции не читается. Слово отмечено, если оно одно не осталось бы на \
      странице или похоже на мат. С --pairs слова ставятся по два рядом: не сольются ли они в бранное.
      Коды завершения: 0 — всё отмеченное названо в --intended; 1 — нет.
      """,
      """
      A line has a word; what stands behind a tab is not read. A word is flagged when it would not be \
      allowed alone or scores as profanity. With --pairs words are put side by side: whether two of them \
      are read as one.
      Exit status: 0 all that is flagged is named in --intended; 1 it is not.
      """
    )
  )

  @Argument(
    help: ArgumentHelp(
      says(
        "Файлы; без них или «-» — стандартный ввод.",
        "Files; none or `-` for the standard input."
      ),
      valueName: "file"
    )
  )
  var files: [String] = []

  @OptionGroup var pack: PackOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Файл с началами слов, которые отмечаются по делу; `=слово` — ровно это слово.",
        "A file of beginnings of words that are flagged on purpose; `=word` is exactly that word."
      ),
      valueName: "file"
    )
  )
  var intended: String?

  @Flag(help: ArgumentHelp(says("Искать слияния пар слов.", "Look for joins of pairs of words.")))
  var pairs = false

  func run() throws {
    let inputs = try (files.isEmpty ? ["-"] : files).map(Input.init)
    let lemmas = try IntendedLemmas(file: intended)
    let rulePack = try pack.load(allowFailing: true)
    let sweep = Sweep(pack: rulePack, lemmas: lemmas)
    let (count, hits) = pairs ? try sweep.pairs(of: inputs) : try sweep.words(of: inputs)
    for hit in hits { print(hit) }
    printError(
      pairs
        ? says(
          "слов \(count), пар \(count * count), слились зря \(hits.count)",
          "\(count) words, \(count * count) pairs, \(hits.count) joined in vain"
        )
        : says(
          "слов \(count), отмечено зря \(hits.count)",
          "\(count) words, \(hits.count) flagged in vain"
        )
    )
    if !hits.isEmpty { throw ExitCode(1) }
  }
}
