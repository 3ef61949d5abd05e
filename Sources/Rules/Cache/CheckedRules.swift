import Folding

/// The rules of a pack that was found to have no mistakes.
///
/// Kept beside the compiled lists, they spare a start most of the reading of YAML and the checks. The
/// policy is not kept: its file is short, and reading it each time is one form less to keep up.
struct CheckedRules: Sendable {
  /// The rules, in the order in which they are asked.
  var rules: [Rule]

  /// What is doubtful in the files.
  var warnings: [Diagnostic]
}

extension CheckedRules {
  /// Writes the rules down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(rules.flatMap { [$0.id, $0.title, $0.clause, $0.law, $0.place.file] })
    bytes.write(rules.map(\.weight))
    bytes.write(
      rules.flatMap { rule in
        [
          rule.outcome.stored, StoredConditions.place(of: rule.stage), Int32(rule.place.line),
          Int32(rule.place.column), Int32(rule.cancels.count), Int32(rule.hits.count),
          Int32(rule.misses.count),
        ]
      }
    )
    bytes.write(rules.flatMap(\.cancels))
    let examples = rules.flatMap { $0.hits + $0.misses }
    bytes.write(examples.map(\.text))
    bytes.write(
      examples.flatMap { example in
        [
          example.line, example.isReply ? 1 : 0, example.repeats.copies, example.repeats.copiers,
          example.repeats.ownCopies, example.repeats.ownPosts,
        ].map(Int64.init)
      }
    )
    var conditions = StoredConditions()
    for rule in rules { conditions.write(rule.condition) }
    conditions.store(in: &bytes)
    warnings.store(in: &bytes)
  }

  /// Reads rules that were written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold them.
  init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let texts = try bytes.readStrings()
    let weights = try bytes.read(Double.self)
    let numbers = try bytes.read(Int32.self)
    var cancels = try bytes.readStrings()[...]
    var examples = try Self.readExamples(&bytes)[...]
    var conditions = try StoredConditions(stored: &bytes)
    guard texts.count == 5 * weights.count, numbers.count == 7 * weights.count else {
      throw StoredBytes.CutShort()
    }
    rules = []
    for index in weights.indices {
      let (text, own) = (texts[(5 * index)...], numbers[(7 * index)...])
      let (first, number) = (text.startIndex, own.startIndex)
      rules.append(
        Rule(
          id: text[first],
          title: text[first + 1],
          outcome: try Rule.Outcome(stored: own[number]),
          clause: text[first + 2],
          law: text[first + 3],
          weight: weights[index],
          stage: try StoredConditions.value(at: own[number + 1]),
          condition: try conditions.read(),
          cancels: try Self.take(own[number + 4], from: &cancels),
          hits: try Self.take(own[number + 5], from: &examples),
          misses: try Self.take(own[number + 6], from: &examples),
          place: Diagnostic.Place(
            text[first + 4],
            line: Int(own[number + 2]),
            column: Int(own[number + 3])
          )
        )
      )
    }
    warnings = try [Diagnostic](storedWarnings: &bytes)
  }

  private static func readExamples(
    _ bytes: inout StoredBytes
  ) throws(StoredBytes.CutShort) -> [Rule.Example] {
    let texts = try bytes.readStrings()
    let numbers = try bytes.read(Int64.self)
    guard numbers.count == 6 * texts.count else { throw StoredBytes.CutShort() }
    return texts.indices.map { index in
      let own = numbers[(6 * index)..<(6 * index + 6)].map(Int.init)
      var repeats = Repeats()
      (repeats.copies, repeats.copiers) = (own[2], own[3])
      (repeats.ownCopies, repeats.ownPosts) = (own[4], own[5])
      return Rule.Example(text: texts[index], line: own[0], isReply: own[1] == 1, repeats: repeats)
    }
  }

  /// Takes so many values off the front.
  private static func take<Value>(
    _ count: Int32,
    from values: inout ArraySlice<Value>
  ) throws(StoredBytes.CutShort) -> [Value] {
    guard count >= 0, Int(count) <= values.count else { throw StoredBytes.CutShort() }
    defer { values.removeFirst(Int(count)) }
    return Array(values.prefix(Int(count)))
  }
}

extension Rule.Outcome {
  /// The category's place among all, or the label's behind them.
  fileprivate var stored: Int32 {
    switch self {
    case .category(let category): Int32(category.index)
    case .label(let label): Int32(Category.allCases.count + label.index)
    }
  }

  fileprivate init(stored number: Int32) throws(StoredBytes.CutShort) {
    let count = Int32(Category.allCases.count)
    self =
      number < count
      ? .category(try StoredConditions.value(at: number))
      : .label(try StoredConditions.value(at: number - count))
  }
}

extension [Diagnostic] {
  /// Writes warnings down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(flatMap { [$0.place.file, $0.message.russian, $0.message.english] })
    bytes.write(flatMap { [Int32($0.place.line), Int32($0.place.column)] })
  }

  /// Reads warnings that were written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold them.
  init(storedWarnings bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let texts = try bytes.readStrings()
    let places = try bytes.read(Int32.self)
    guard texts.count % 3 == 0, places.count == texts.count / 3 * 2 else {
      throw StoredBytes.CutShort()
    }
    self = (0..<(texts.count / 3)).map { index in
      Diagnostic(
        Phrase(ru: texts[3 * index + 1], en: texts[3 * index + 2]),
        at: Diagnostic.Place(
          texts[3 * index],
          line: Int(places[2 * index]),
          column: Int(places[2 * index + 1])
        ),
        isWarning: true
      )
    }
  }
}
