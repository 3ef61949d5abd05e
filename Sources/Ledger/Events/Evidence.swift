public import Rules

/// Why a comment was flagged: everything a decision was made of, except the words themselves.
///
/// The words stand apart in a ``Snapshot``, so that they can be erased while the chain stays whole.
public struct Evidence: Codable, Hashable, Sendable {
  /// The comment.
  public var comment: CommentIdentity

  /// Who wrote it, if the network said so.
  public var author: AuthorIdentity?

  /// What the author is: a user, a group, a bot.
  public var authorKind: String?

  /// When it was written, as the network said it.
  public var createdAt: String?

  /// The comment that it answers.
  public var replyTo: String?

  /// Where the comment can be seen.
  public var permalink: String?

  /// The SHA-256 of the text in UTF-8.
  public var text: Digest

  /// The digest of the ``Snapshot`` with the words, which the store keeps beside this event.
  public var snapshot: Digest

  /// What the engine decided: `review` or `remove`, or `allow` for an edit of a comment that has a case.
  public var action: String

  /// Whether a moderator should see it at once.
  public var isUrgent: Bool

  /// Whether the guard kept it from being removed.
  public var isGuarded: Bool

  /// The categories that reached their threshold, strongest first.
  public var categories: [Rules.Category]

  /// The labels.
  public var labels: [Label]

  /// The scores above 0, by category.
  public var scores: [String: Millionths]

  /// What was found, in the order of the text.
  public var findings: [Finding]

  /// The page's thresholds for the categories that have a score.
  public var thresholds: [String: Thresholds]

  /// Why, in a sentence for people.
  public var reason: String

  /// The clause of the published rules that the strongest rule rests on.
  public var clause: String

  /// The law that the strongest rule rests on; empty when there is none.
  public var law: String

  /// The version of the published rules in force; empty when the policy names none.
  public var rulesVersion: String

  /// The hash of the rule pack that decided.
  public var pack: Digest

  /// The version of the engine.
  public var engine: String

  /// The version of ICU.
  public var icu: String

  /// What the engine was told beside the text.
  public var context: Context

  /// The strike that the comment is at once, when the engine removed it.
  public var strike: Strike?

  /// The weight of the author's strikes that counted before this one.
  public var priorStrikes: Millionths

  /// The measure that the ladder proposes, if any.
  public var proposedMeasure: Measure?

  /// A time behind which the words were seen, in milliseconds since 1970; only of a comment that went
  /// back to words that it had before.
  ///
  /// It is when another comment was written that came in the same input, and lies behind the event with
  /// the words in between: so these are newer, and no older export that is fed once more.
  public var seenAfter: Milliseconds?

  /// Creates it from its parts.
  public init(
    comment: CommentIdentity,
    author: AuthorIdentity?,
    authorKind: String?,
    createdAt: String?,
    replyTo: String?,
    permalink: String?,
    text: Digest,
    snapshot: Digest,
    action: String,
    isUrgent: Bool,
    isGuarded: Bool,
    categories: [Rules.Category],
    labels: [Label],
    scores: [String: Millionths],
    findings: [Finding],
    thresholds: [String: Thresholds],
    reason: String,
    clause: String,
    law: String,
    rulesVersion: String,
    pack: Digest,
    engine: String,
    icu: String,
    context: Context,
    strike: Strike?,
    priorStrikes: Millionths,
    proposedMeasure: Measure?,
    seenAfter: Milliseconds? = nil
  ) {
    self.comment = comment
    self.author = author
    self.authorKind = authorKind
    self.createdAt = createdAt
    self.replyTo = replyTo
    self.permalink = permalink
    self.text = text
    self.snapshot = snapshot
    self.action = action
    self.isUrgent = isUrgent
    self.isGuarded = isGuarded
    self.categories = categories
    self.labels = labels
    self.scores = scores
    self.findings = findings
    self.thresholds = thresholds
    self.reason = reason
    self.clause = clause
    self.law = law
    self.rulesVersion = rulesVersion
    self.pack = pack
    self.engine = engine
    self.icu = icu
    self.context = context
    self.strike = strike
    self.priorStrikes = priorStrikes
    self.proposedMeasure = proposedMeasure
    self.seenAfter = seenAfter
  }

  /// Whether the engine found nothing in the comment: an edit by which its author has put it right.
  public var isAllowed: Bool { action == "allow" }

  /// A rule's hit.
  public struct Finding: Codable, Hashable, Sendable {
    /// The rule.
    public var rule: String
    /// Its category.
    public var category: Rules.Category
    /// The first Unicode scalar of the text that it hit.
    public var start: Int
    /// The scalar behind the last one that it hit.
    public var end: Int
    /// How the words were disguised.
    public var disguise: [String]
    /// What the rule adds to the score.
    public var weight: Millionths
    /// The clause of the published rules that it rests on.
    public var clause: String
    /// The law that it rests on.
    public var law: String
    /// Whether the rule only reports.
    public var isShadow: Bool

    /// Creates it from its parts.
    public init(
      rule: String,
      category: Rules.Category,
      start: Int,
      end: Int,
      disguise: [String],
      weight: Millionths,
      clause: String,
      law: String,
      isShadow: Bool
    ) {
      self.rule = rule
      self.category = category
      self.start = start
      self.end = end
      self.disguise = disguise
      self.weight = weight
      self.clause = clause
      self.law = law
      self.isShadow = isShadow
    }
  }

  /// From which scores on a category acts; nil for never.
  public struct Thresholds: Codable, Hashable, Sendable {
    /// The score from which a comment is reviewed.
    public var review: Millionths?
    /// The score from which it is removed.
    public var remove: Millionths?

    /// Creates it from its parts.
    public init(
      review: Millionths? = nil,
      remove: Millionths? = nil
    ) {
      self.review = review
      self.remove = remove
    }
  }

  /// A part of the text, in Unicode scalars.
  public struct Place: Codable, Hashable, Sendable {
    /// The first scalar.
    public var start: Int
    /// The scalar behind the last one.
    public var end: Int

    /// Creates a place.
    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// What a decision depends on beside text and pack.
  public struct Context: Codable, Hashable, Sendable {
    /// Whether the comment answers somebody else.
    public var isReply: Bool
    /// Where the text mentions somebody and only the network knows that.
    public var mentions: [Place]
    /// How often the text had come.
    public var copies: Int
    /// How many authors had written it.
    public var copiers: Int
    /// How often this author had.
    public var ownCopies: Int
    /// Under how many posts this author had.
    public var ownPosts: Int

    /// Creates it from its parts.
    public init(
      isReply: Bool,
      mentions: [Place] = [],
      copies: Int,
      copiers: Int,
      ownCopies: Int,
      ownPosts: Int
    ) {
      self.isReply = isReply
      self.mentions = mentions
      self.copies = copies
      self.copiers = copiers
      self.ownCopies = ownCopies
      self.ownPosts = ownPosts
    }
  }
}
