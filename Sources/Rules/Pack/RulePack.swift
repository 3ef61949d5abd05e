public import Folding

/// Rules, word lists and policy, checked and compiled.
///
/// A pack is a value that never changes: deciding on a comment is a pure function of the comment and
/// the pack, and the pack's ``hash`` in a decision says by which one it was made. Every thread shares
/// it.
public final class RulePack: Sendable {
  /// The rules, in the order in which they are asked: each behind the rules it depends on.
  public let rules: [Rule]

  /// What follows from scores.
  public let policy: Policy

  /// The entries of the word lists.
  public let lexicon: Lexicon

  /// The conditions of the rules, in the same order.
  let conditions: [CompiledCondition]

  /// The rules whose findings each rule takes back.
  let cancels: [[Int]]

  /// Which rules are worth asking about a comment.
  let triggers: Triggers

  /// Which of them change a decision.
  let relevance: Relevance

  /// What deciding asks of each rule, in the same order.
  public let rows: [RuleRow]

  /// The tables by which texts are folded, or why there are none.
  public let foldingTables: Result<FoldingTables, ICUError>

  /// How often a text has to have come for any rule to ask, or `nil` when none ever does.
  public let leastRepeats: Int?

  /// The SHA-256 of all files of the pack, in hexadecimal.
  public let hash: String

  /// What is doubtful in the files, though not wrong.
  public let warnings: [Diagnostic]

  /// What the word lists compiled to, to be kept for the next time.
  public let compiledLists: CompiledLists

  /// Compiles a pack.
  ///
  /// - Parameters:
  ///   - sources: The files.
  ///   - known: What their word lists compile to, if that is known.
  ///   - hash: The hash of the sources, if that is known.
  /// - Throws: A ``PackError`` with every mistake in the files.
  public init(
    _ sources: PackSources,
    lists known: CompiledLists? = nil,
    hash: String? = nil
  ) throws(PackError) {
    let (lists, checked, policy) = try Self.check(sources, known, hash)
    compiledLists = lists
    lexicon = lists.lexicon
    foldingTables = lists.foldingTables.map { .success($0) } ?? FoldingTables.shared
    self.hash = lists.hash
    rules = checked.rules
    self.policy = policy
    warnings = checked.warnings
    let compiler = ConditionCompiler(lexicon, self.rules, lists.hosts)
    conditions = self.rules.map { compiler.compile($0.condition) }
    cancels = self.rules.map { $0.cancels.compactMap { compiler.ruleNumbers[$0] } }
    leastRepeats = self.rules.filter { $0.stage != .draft }.compactMap(\.condition.leastRepeats)
      .min().map { Int($0.rounded(.up)) }
    let rows = self.rules.map(RuleRow.init)
    self.rows = rows
    triggers = Triggers(
      conditions,
      labels: rows.map(\.label),
      lists: lexicon.listNames.count
    )
    relevance = Relevance(rows, conditions, cancels: cancels)
  }

  /// Reads and checks what is not known yet.
  private static func check(
    _ sources: PackSources,
    _ known: CompiledLists?,
    _ knownHash: String?
  ) throws(PackError) -> (CompiledLists, CheckedRules, Policy) {
    let policyFile = "rules/policy.yaml"
    if let known, let checked = known.checked, let text = sources.text(of: policyFile) {
      return (known, checked, PolicyParser(file: policyFile, text).policy)
    }
    var diagnostics = sources.diagnostics + sources.encodingMistakes
    let texts = sources.files
    let files = texts.sorted { $0.key < $1.key }
    var rules: [Rule] = []
    var policy: Policy?
    var isBroken = false
    for (path, text) in files where path.hasPrefix("rules/") {
      if path == policyFile {
        let parser = PolicyParser(file: path, text)
        diagnostics += parser.diagnostics
        policy = parser.policy
      } else if path != "rules/networks.yaml" {
        let parser = RuleFileParser(file: path, text)
        diagnostics += parser.diagnostics
        isBroken = isBroken || parser.isBroken
        rules += parser.rules
      }
    }
    if policy == nil {
      diagnostics.append(Diagnostic(.noPolicy, at: Diagnostic.Place(policyFile)))
    }
    // Rules that were not read name no lists: hundreds of mistakes would follow that are none.
    if !sources.diagnostics.isEmpty || isBroken {
      throw PackError(diagnostics: diagnostics.sorted { $0.place < $1.place }, sources: texts)
    }
    let hash = known?.hash ?? knownHash ?? sources.hash
    var lists = known ?? compileLists(files, of: rules, hash)
    diagnostics += lists.diagnostics
    let names = Set(lists.lexicon.listNames)
    var checker = PackChecker(rules, lists: names, hosts: Set(lists.hosts.keys))
    let order = checker.order()
    diagnostics += checker.diagnostics
    let unpunished = (policy?.restrictions.unpunished ?? []).subtracting(RestrictionPolicy.cries)
    for id in unpunished.sorted() where !rules.contains(where: { $0.id == id }) {
      diagnostics.append(Diagnostic(.noRule(id), at: Diagnostic.Place(policyFile)))
    }
    diagnostics.sort { $0.place < $1.place }
    guard diagnostics.allSatisfy(\.isWarning), let policy else {
      throw PackError(diagnostics: diagnostics, sources: texts)
    }

    let checked = CheckedRules(rules: order.map { rules[$0] }, warnings: diagnostics)
    lists.checked = checked
    lists.foldingTables = try? FoldingTables.shared.get()
    return (lists, checked, policy)
  }

  /// Compiles the word lists: those that `domain:` names hold hosts, all others entries.
  private static func compileLists(
    _ files: [(key: String, value: String)],
    of rules: [Rule],
    _ hash: String
  ) -> CompiledLists {
    let hostLists = Set(rules.flatMap(\.condition.domainNames))
    var parser = WordListParser()
    var hosts: [String: [String]] = [:]
    let lists = files.filter { $0.key.hasPrefix("wordlists/") }.map { path, text in
      (
        name: String(path.dropFirst("wordlists/".count).dropLast(".txt".count)),
        lines: WordListParser.lines(of: text)
      )
    }.sorted { ($0.name != "groups" ? 1 : 0, $0.name) < ($1.name != "groups" ? 1 : 0, $1.name) }
    for (name, lines) in lists where !hostLists.contains(name) {
      parser.readGroups(of: name, lines)
    }
    for (name, lines) in lists {
      if hostLists.contains(name) {
        hosts[name] = lines.map { String(trimming: $0.scalars[...]).lowercased() }
      } else {
        parser.readEntries(of: name, lines)
      }
    }
    return CompiledLists(
      hash: hash,
      lexicon: Lexicon(parser.lists.filter { !$0.entries.isEmpty || $0.name != "groups" }),
      hosts: hosts,
      diagnostics: parser.diagnostics
    )
  }
}

extension Phrase {
  fileprivate static let noPolicy = Phrase(
    ru: "нет файла `policy.yaml` с порогами",
    en: "there is no file `policy.yaml` with thresholds"
  )
}
