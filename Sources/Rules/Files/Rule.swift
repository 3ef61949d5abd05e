/// A condition on a comment, and what follows when it holds.
public struct Rule: Equatable, Sendable, Identifiable {
  /// The name that decisions and moderators refer to.
  ///
  /// It never changes once a rule is in use: the ledger keeps it.
  public var id: String

  /// What it looks for, in Russian.
  public var title: String

  /// What it speaks for.
  public var outcome: Outcome

  /// The clause of the page's published rules that it rests on.
  public var clause: String

  /// The law that it rests on, if any.
  public var law: String

  /// What it adds to its category's score, between -1 and 1; 0 for rules that set a label.
  public var weight: Double

  /// Whether it decides.
  public var stage: Stage

  /// When it holds.
  public var condition: Condition

  /// The rules whose findings it takes back when it holds.
  public var cancels: [String]

  /// Texts on which it must hold.
  public var hits: [Example]

  /// Texts on which it must not.
  public var misses: [Example]

  /// Where it stands.
  public var place: Diagnostic.Place

  /// What a rule speaks for.
  public enum Outcome: Hashable, Sendable {
    /// It adds to the score of a category.
    case category(Category)
    /// It sets a label.
    case label(Label)
  }

  /// How much a rule takes part.
  public enum Stage: String, CaseIterable, Sendable {
    /// It does nothing but run its own tests.
    case draft
    /// It reports and decides nothing.
    case shadow
    /// It decides.
    case live
  }

  /// A text that a rule carries as its own test.
  public struct Example: Hashable, Sendable {
    /// The text.
    public var text: String

    /// Its line in the rule's file.
    public var line: Int

    /// Whether it answers somebody.
    public var isReply = false

    /// How often it has come.
    public var repeats = Repeats()
  }
}

/// When a rule holds.
///
/// Lists and rules are named here as in the file.
public indirect enum Condition: Hashable, Sendable {
  /// An entry of one of the lists was found.
  case list([String])
  /// An entry of `a` stands at most `within` words from one of `b`, in the same sentence.
  case near(a: [String], b: [String], within: Int, order: Order)
  /// An entry of one of the lists is said to somebody.
  case addressed([String])
  /// There are so many of something.
  case count(Measure, Bounds)
  /// Entries of the lists were found at so many places.
  case places([String], Bounds)
  /// Such a share of the words is something.
  case ratio(Measure, Bounds)
  /// A link leads to a host of one of the lists.
  case domain([String])
  /// Somebody's data stand there.
  case personal(PersonalData)
  /// The comment is a reply.
  case reply
  /// Another rule holds.
  case rule(String)
  /// A label is set.
  case label(Label)
  /// The condition does not hold.
  case not(Condition)
  /// All hold.
  case all([Condition])
  /// One of them holds.
  case any([Condition])

  /// In what order two entries stand near each other.
  public enum Order: String, CaseIterable, Sendable {
    /// In any.
    case any
    /// The first one behind the second.
    case after
    /// The first one before the second.
    case before
  }

  /// A number from … to, both included.
  public struct Bounds: Hashable, Sendable {
    /// The least that counts.
    public var least: Double
    /// The most that counts.
    public var most: Double

    func contains(_ value: Double) -> Bool { value >= least && value <= most }
  }

  /// Something that a text has a number of.
  public enum Measure: String, CaseIterable, Sendable {
    case words, links, mentions, hashtags, phones, emails, emoji, numbers, capitals, mixed
    case exclamations, questions, lines
    case copies, copiers
    case ownCopies = "own-copies"
    case ownPosts = "own-posts"

    /// Whether it is a number of comments in a stream and not of something in one text.
    var isOfStream: Bool {
      switch self {
      case .copies, .copiers, .ownCopies, .ownPosts: true
      default: false
      }
    }
  }

  /// Data that point at a person.
  public enum PersonalData: String, CaseIterable, Sendable {
    case card, snils, passport, phone, email
  }
}

extension Condition {
  /// The least number of repeats that makes a difference to the condition, or `nil` when none does.
  var leastRepeats: Double? {
    switch self {
    case .count(let measure, let bounds) where measure.isOfStream:
      // «No more than 2» comes to an end at 3.
      bounds.least > 1 ? bounds.least : bounds.most + 1
    case .not(let part): part.leastRepeats
    case .all(let parts), .any(let parts): parts.compactMap(\.leastRepeats).min()
    default: nil
    }
  }

  /// The lists of entries that the condition names, with those of its parts.
  var listNames: [String] {
    switch self {
    case .list(let lists), .addressed(let lists), .places(let lists, _): lists
    case .near(let a, let b, _, _): a + b
    case .not(let part): part.listNames
    case .all(let parts), .any(let parts): parts.flatMap(\.listNames)
    case .count, .ratio, .domain, .personal, .reply, .rule, .label: []
    }
  }

  /// The lists of hosts that the condition names.
  var domainNames: [String] {
    switch self {
    case .domain(let lists): lists
    case .not(let part): part.domainNames
    case .all(let parts), .any(let parts): parts.flatMap(\.domainNames)
    default: []
    }
  }

  /// The rules that the condition asks.
  var ruleNames: [String] {
    switch self {
    case .rule(let id): [id]
    case .not(let part): part.ruleNames
    case .all(let parts), .any(let parts): parts.flatMap(\.ruleNames)
    default: []
    }
  }

  /// The labels that the condition asks.
  var labels: [Label] {
    switch self {
    case .label(let label): [label]
    case .not(let part): part.labels
    case .all(let parts), .any(let parts): parts.flatMap(\.labels)
    default: []
    }
  }
}

extension Condition {
  /// Whether the condition, or a part of it, asks for a list.
  public func mentions(list: String) -> Bool {
    listNames.contains(list) || domainNames.contains(list)
  }
}
