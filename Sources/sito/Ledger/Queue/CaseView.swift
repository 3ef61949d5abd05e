import Ledger
import Rules

/// A case as a moderator sees it who has to decide.
struct CaseView {
  let state: CaseState
  let evidence: Evidence
  let words: Snapshot?
  let history: [Event]
  let author: AuthorState?
  /// The author's cases, the last ones first.
  let others: [CaseState]
  let restrictions: [RestrictionState]
  /// Those of them that have begun and lost their ground.
  let unfounded: Set<RestrictionID>
  /// The weight of the author's strikes that count now.
  let strikes: Millionths
  /// The proposed restrictions whose strikes are forgotten by now, so that nobody may confirm them.
  let forgotten: Set<RestrictionID>
  /// What the policy would propose if the comment were removed.
  let outlook: Measure?
  let isProtected: Bool
  let holder: String?
  let claimEnd: Milliseconds?
  let now: Milliseconds
  var offset = UTCOffset.moscow

  /// Reads what is known of a case; nil when there is no such case.
  init?(_ id: CaseID, in store: LedgerStore, at now: Milliseconds, under policy: Policy) throws {
    let ledger = try store.state(around: id)
    guard let state = ledger.cases[id], let edit = state.edits.last,
      let evidence = try store.event(edit.sequence)?.kind.evidence
    else { return nil }
    let rules = policy.restrictions
    self.state = state
    self.evidence = evidence
    self.now = now
    words = try store.snapshot(of: edit.sequence)
    history = try state.events.compactMap { try store.event($0) }
    author = state.author.flatMap { ledger.authors[$0] }
    others = (author?.cases ?? []).filter { $0 != id }.compactMap { ledger.cases[$0] }.reversed()
    restrictions = (author?.restrictions ?? []).compactMap { ledger.restrictions[$0] }
    unfounded = Set(restrictions.filter(ledger.isUnfounded).map(\.id))
    let isUnpunished = evidence.isUnpunished(nil, under: rules)
    outlook = isUnpunished ? nil : ledger.outlook(of: state, at: now, under: rules)
    holder = state.holder(at: now, under: rules)
    claimEnd = state.claimEnd(under: rules)
    if let author {
      let sanctions = Sanctions(
        rules,
        author: author.author,
        kind: author.kind,
        page: state.comment.page,
        standing: author.standing
      )
      strikes = sanctions.counted(at: now)
      isProtected = sanctions.isProtected
      forgotten = Set(sanctions.forgotten(at: now))
    } else {
      forgotten = []
      strikes = Millionths(count: 0)
      isProtected = false
    }
  }

  /// The labels that ask for an answer.
  var questions: [Label] { evidence.labels.filter { $0 != .thanks } }

  /// The proposed restriction that rests on the author's strikes, if it can be confirmed.
  var proposal: RestrictionState? {
    restrictions.last { $0.status == .proposed && !forgotten.contains($0.id) }
  }

  func time(_ time: Milliseconds) -> String { LocalTime(time, offset).words }

  /// The text in parts, those that were found marked.
  var parts: [(text: String, isMarked: Bool)]? {
    guard let words else { return nil }
    let scalars = Array(words.text.unicodeScalars)
    var isMarked = [Bool](repeating: false, count: scalars.count)
    for finding in evidence.findings where !finding.isShadow {
      for index in finding.start..<max(finding.start, min(finding.end, scalars.count)) {
        isMarked[index] = true
      }
    }
    var parts: [(text: String, isMarked: Bool)] = []
    for (scalar, mark) in zip(scalars, isMarked) {
      if parts.last?.isMarked != mark { parts.append(("", mark)) }
      parts[parts.count - 1].text.unicodeScalars.append(scalar)
    }
    return parts.map { ($0.text.withoutControls, $0.isMarked) }
  }

  /// The findings by place and ground, as positions in the evidence; those within a longer one of
  /// their category are left out, so that a moderator reads every place once.
  var foundPlaces: [[Int]] {
    let all = evidence.findings
    let live = all.indices.filter { !all[$0].isShadow }
    var groups: [[Int]] = []
    for index in live {
      let finding = all[index]
      let isWithin = live.contains { other in
        let longer = all[other]
        return longer.category == finding.category && longer.start <= finding.start
          && finding.end <= longer.end && longer.end - longer.start > finding.end - finding.start
      }
      if isWithin, finding.start < finding.end { continue }
      let known = groups.firstIndex { group in
        let first = all[group[0]]
        return (first.start, first.end, first.clause, first.law)
          == (finding.start, finding.end, finding.clause, finding.law)
      }
      if let known { groups[known].append(index) } else { groups.append([index]) }
    }
    return groups
  }

  /// The very words that a finding has hit, in one line; nil when they were erased, or for the whole text.
  func match(_ finding: Evidence.Finding) -> String? {
    guard let scalars = words.map({ Array($0.text.unicodeScalars) }),
      finding.start < finding.end, finding.end <= scalars.count
    else { return nil }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[finding.start..<finding.end])
    return text.inOneLine
  }
}
