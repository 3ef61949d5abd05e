import Folding
public import Moderation
import Rules

/// Writes down why a classifier flagged a comment.
///
/// The same comment, pack, context and engine give the same evidence, byte for byte: so a decision
/// can be derived again years later.
public struct EvidenceMaker: Sendable {
  /// The version of the engine.
  public let engine: String

  /// Creates a maker.
  public init(engine: String) { self.engine = engine }

  /// Returns the evidence of the classifier's last decision, which is about `comment`, and the words
  /// that belong to it.
  ///
  /// What the author did before is not in it yet; the ledger adds that.
  ///
  /// - Parameters:
  ///   - comment: The comment.
  ///   - classifier: What has decided on it.
  ///   - context: What it was told beside the text.
  ///   - page: The page whose thresholds are written down, if not the context's: one version wrote down
  ///     those of another spelling than it decided by.
  /// - Returns: The evidence and the words.
  /// - Throws: An `EncodingError`, which no comment causes.
  public func evidence(
    on comment: FlaggedComment,
    by classifier: borrowing Classifier,
    _ context: CommentContext,
    limits page: CommentContext.PageNumber? = nil
  ) throws -> (Evidence, Snapshot) {
    let decision = classifier.decision
    let pack = classifier.pack
    let page = page ?? context.page
    var limits: [Rules.Category: Policy.Thresholds] = [:]
    for category in Rules.Category.allCases {
      limits[category] = classifier.limits(of: page, category)
    }
    let ground = Self.ground(of: classifier)
    var readings: [String] = []
    let findings = Self.findings(of: classifier, in: comment, &readings)
    let snapshot = Snapshot(
      text: comment.text,
      links: comment.links,
      authorName: comment.authorName,
      readings: readings
    )
    let removed = decision.categories.filter { category in
      limits[category]?.remove.map { decision.scores[category.index] >= $0 } ?? false
    }
    let evidence = Evidence(
      comment: comment.identity,
      author: comment.author,
      authorKind: comment.authorKind,
      createdAt: comment.createdAt,
      replyTo: comment.replyTo,
      permalink: comment.identity.permalink,
      text: Digest(of: comment.text.utf8),
      snapshot: try snapshot.digest(),
      action: decision.action.rawValue,
      isUrgent: decision.isUrgent,
      isGuarded: decision.isGuarded,
      categories: decision.categories,
      labels: decision.labels,
      scores: Self.scores(of: decision),
      findings: findings,
      thresholds: Self.thresholds(of: decision, limits),
      reason: classifier.reason,
      clause: ground?.clause ?? "",
      law: ground?.law ?? "",
      rulesVersion: pack.policy.restrictions.rulesVersion,
      pack: Digest(hexadecimal: pack.hash) ?? .none,
      engine: engine,
      icu: ICU.version,
      context: Evidence.Context(
        isReply: context.isReply,
        mentions: context.mentions.map { comment.place(of: $0) },
        copies: context.repeats.copies,
        copiers: context.repeats.copiers,
        ownCopies: context.repeats.ownCopies,
        ownPosts: context.repeats.ownPosts
      ),
      strike: decision.action == .remove
        ? pack.policy.restrictions.strike(for: removed) : nil,
      priorStrikes: Millionths(count: 0),
      proposedMeasure: nil
    )
    return (evidence, snapshot)
  }

  /// The rule that weighs most in the strongest category.
  private static func ground(of classifier: borrowing Classifier) -> Rule? {
    guard let strongest = classifier.decision.categories.first else { return nil }
    let rules = classifier.evaluation.held.map { classifier.pack.rules[$0] }
    return rules.filter { $0.stage == .live && $0.outcome == .category(strongest) }
      .max { ($0.weight, $1.id) < ($1.weight, $0.id) }
  }

  private static func scores(of decision: Decision) -> [String: Millionths] {
    var scores: [String: Millionths] = [:]
    for category in Rules.Category.allCases where decision.scores[category.index] > 0 {
      scores[category.rawValue] = Millionths(decision.scores[category.index])
    }
    return scores
  }

  private static func thresholds(
    of decision: Decision,
    _ limits: [Rules.Category: Policy.Thresholds]
  ) -> [String: Evidence.Thresholds] {
    var thresholds: [String: Evidence.Thresholds] = [:]
    for category in Rules.Category.allCases where decision.scores[category.index] > 0 {
      let limit = limits[category] ?? Policy.Thresholds()
      thresholds[category.rawValue] = Evidence.Thresholds(
        review: limit.review.map(Millionths.init),
        remove: limit.remove.map(Millionths.init)
      )
    }
    return thresholds
  }

  /// Returns what was found, with places in Unicode scalars of the text.
  ///
  /// What was found in a hidden link has an empty place at the end of the text.
  private static func findings(
    of classifier: borrowing Classifier,
    in comment: FlaggedComment,
    _ readings: inout [String]
  ) -> [Evidence.Finding] {
    var findings: [Evidence.Finding] = []
    for finding in classifier.decision.findings {
      let rule = classifier.pack.rules[finding.rule]
      guard case .category(let category) = rule.outcome else { continue }
      let place = comment.place(of: finding.bytes)
      findings.append(
        Evidence.Finding(
          rule: rule.id,
          category: category,
          start: place.start,
          end: place.end,
          disguise: finding.disguise.names,
          weight: Millionths(rule.weight),
          clause: rule.clause,
          law: rule.law,
          isShadow: finding.isShadow
        )
      )
      var reading = ""
      for index in finding.reading {
        reading.unicodeScalars.append(classifier.readings[index].character)
      }
      readings.append(reading)
    }
    return findings
  }
}
