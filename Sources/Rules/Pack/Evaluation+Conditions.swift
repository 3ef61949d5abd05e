import Folding
import Matching

/// What each kind of condition means.
extension Evaluation {
  /// How many words may stand between an entry and the person it is said to.
  static let addressDistance = 4

  /// The most words of a reply that is taken to be said to the one it answers.
  static let shortReply = 4

  /// Returns whether a condition holds, and notes the places that make it hold.
  mutating func ask(
    _ condition: CompiledCondition,
    rule: Int,
    _ searcher: borrowing Searcher,
    _ bytes: Swift.Span<UInt8>
  ) -> Bool {
    switch condition {
    case .list(let lists): return noteMatches(of: lists, rule, searcher) { _ in true }
    case .near(let a, let b, let within, let order):
      return noteMatches(of: a, rule, searcher) { match in
        b.contains { list in
          searcher.matches(of: list, within: within, of: match).contains {
            Self.isNear(match, searcher.matches[$0], within, order, searcher.text)
          }
        }
      }
    case .addressed(let lists, let you):
      let (isReply, mentions) = (isReply, mentions)
      return noteMatches(of: lists, rule, searcher) { match in
        Self.isAddressed(match, you: you, isReply: isReply, mentions, searcher)
      }
    case .count(let measure, let bounds):
      guard bounds.contains(Double(count(measure, searcher.text))) else { return false }
      noteTokens(of: measure, rule, searcher.text)
      return true
    case .places(let lists, let bounds):
      let places = distinctPlaces(of: lists, searcher)
      guard bounds.contains(Double(places)) else { return false }
      _ = noteMatches(of: lists, rule, searcher) { _ in true }
      return true
    case .ratio(let measure, let bounds):
      let all = max(searcher.text.counts.words, 1)
      guard bounds.contains(Double(count(measure, searcher.text)) / Double(all)) else {
        return false
      }
      noteTokens(of: measure, rule, searcher.text)
      return true
    case .domain(let hosts): return noteHosts(hosts, rule, searcher.text, bytes)
    case .personal(let kind): return notePersonalData(kind, rule, searcher.text, bytes)
    case .reply: return isReply
    case .rule(let number):
      guard holds[number] else { return false }
      for span in spans where span.rule == number {
        note(span.tokens, rule: rule, match: span.match)
      }
      return true
    case .label(let label): return isSet(label)
    case .not(let part):
      let first = spans.count
      defer { dropSpans(from: first) }
      return !ask(part, rule: rule, searcher, bytes)
    case .all(let parts):
      let first = spans.count
      for part in parts where !ask(part, rule: rule, searcher, bytes) {
        dropSpans(from: first)
        return false
      }
      return true
    case .any(let parts):
      // Every part is asked, so that a moderator sees all that speaks for the rule.
      var holds = false
      for part in parts where ask(part, rule: rule, searcher, bytes) { holds = true }
      return holds
    }
  }

  private mutating func noteMatches(
    of lists: [Int],
    _ rule: Int,
    _ searcher: borrowing Searcher,
    where isMeant: (Match) -> Bool
  ) -> Bool {
    var holds = false
    for list in lists {
      for index in searcher.matches(of: list) where isMeant(searcher.matches[index]) {
        holds = true
        note(searcher.matches[index].tokens, rule: rule, match: index)
      }
    }
    return holds
  }

  /// Whether two matches stand near each other in one sentence.
  private static func isNear(
    _ a: Match,
    _ b: Match,
    _ within: Int,
    _ order: Condition.Order,
    _ text: FoldedText
  ) -> Bool {
    let isAfter = a.tokens.lowerBound >= b.tokens.lowerBound
    guard order == .any || isAfter == (order == .after) || a.tokens == b.tokens else {
      return false
    }
    let between =
      isAfter
      ? b.tokens.upperBound..<max(b.tokens.upperBound, a.tokens.lowerBound)
      : a.tokens.upperBound..<max(a.tokens.upperBound, b.tokens.lowerBound)
    // Words that overlap are near each other unless they are the very same words.
    if a.tokens.overlaps(b.tokens) { return a.tokens != b.tokens }
    return between.count <= within
      && (between.lowerBound...between.upperBound).allSatisfy { text.tokens[$0].gap < .sentence }
  }

  /// Whether an entry is said to somebody: beside «ты» or «вы», in a sentence with a mention, or as
  /// a short reply.
  private static func isAddressed(
    _ match: Match,
    you: Int,
    isReply: Bool,
    _ mentions: [Range<Int>],
    _ searcher: borrowing Searcher
  ) -> Bool {
    let text = searcher.text
    if isReply && text.counts.words <= shortReply { return true }
    let isBesideYou = searcher.matches(of: you, within: addressDistance, of: match).contains {
      isNear(match, searcher.matches[$0], addressDistance, .any, text)
    }
    if isBesideYou { return true }
    guard text.counts.mentions > 0 || !mentions.isEmpty else { return false }
    var token = match.tokens.lowerBound
    if text.tokens[token].isMention(by: mentions) { return true }
    while token > 0, match.tokens.lowerBound - token <= 2 * addressDistance,
      text.tokens[token].gap < .sentence
    {
      token -= 1
      if text.tokens[token].isMention(by: mentions) { return true }
    }
    return false
  }

  private func distinctPlaces(of lists: [Int], _ searcher: borrowing Searcher) -> Int {
    var places = 0
    for list in lists {
      var end = -1
      for index in searcher.matches(of: list) where searcher.matches[index].tokens.lowerBound >= end
      {
        places += 1
        end = searcher.matches[index].tokens.upperBound
      }
    }
    return places
  }

  private func count(_ measure: Condition.Measure, _ text: FoldedText) -> Int {
    let counts = text.counts
    switch measure {
    case .words: return counts.words
    case .links: return counts.links
    case .mentions: return counts.mentions + mentions.count { !text.shows($0) }
    case .hashtags: return counts.hashtags
    case .phones: return counts.phones
    case .emails: return counts.emails
    case .emoji: return counts.emoji
    case .numbers: return counts.numbers
    case .capitals: return counts.capitals
    case .mixed: return counts.mixed
    case .exclamations: return counts.exclamations
    case .questions: return counts.questions
    case .lines: return counts.breaks + 1
    case .copies: return repeats.copies
    case .copiers: return repeats.copiers
    case .ownCopies: return repeats.ownCopies
    case .ownPosts: return repeats.ownPosts
    }
  }

  /// Notes the first tokens that were counted; what has no tokens stands for the whole text.
  private mutating func noteTokens(of measure: Condition.Measure, _ rule: Int, _ text: FoldedText) {
    let isCounted: (Token) -> Bool
    let mentions = mentions
    switch measure {
    case .links: isCounted = { $0.kind == .link }
    case .mentions: isCounted = { $0.isMention(by: mentions) }
    case .phones: isCounted = { $0.kind == .phone }
    case .emails: isCounted = { $0.kind == .email }
    case .emoji: isCounted = { $0.kind == .emoji }
    case .numbers: isCounted = { $0.kind == .number }
    case .capitals: isCounted = { $0.kind == .word && $0.isCapitals }
    case .mixed: isCounted = { $0.kind == .word && $0.isMixed }
    case .words, .hashtags, .exclamations, .questions, .lines, .copies, .copiers, .ownCopies,
      .ownPosts:
      return note(0..<0, rule: rule)
    }
    var left = 4
    for index in text.tokens.indices where left > 0 && isCounted(text.tokens[index]) {
      note(index..<(index + 1), rule: rule)
      left -= 1
    }
    if left == 4 { note(0..<0, rule: rule) }
  }

  /// Notes the links that lead to hosts of a list.
  private mutating func noteHosts(
    _ hosts: [HostPattern],
    _ rule: Int,
    _ text: FoldedText,
    _ bytes: Swift.Span<UInt8>
  ) -> Bool {
    guard text.counts.links > 0 else { return false }
    var holds = false
    for (index, token) in text.tokens.enumerated() where token.kind == .link {
      let place = hostRange(of: token.bytes, bytes)
      if hosts.contain(place, bytes) {
        holds = true
        note(index..<(index + 1), rule: rule)
      }
    }
    return holds
  }
}

extension Token {
  /// Whether it is a mention, or a word by which the network mentions somebody.
  fileprivate func isMention(by mentions: [Range<Int>]) -> Bool {
    kind == .mention || mentions.contains { $0.overlaps(bytes) }
  }
}

extension FoldedText {
  /// Whether the text itself shows a mention at a place.
  fileprivate func shows(_ mention: Range<Int>) -> Bool {
    counts.mentions > 0
      && tokens.contains { $0.kind == .mention && $0.bytes.overlaps(mention) }
  }
}
