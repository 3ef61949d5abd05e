import GRDB
import Moderation
import Rules

/// What comes out when a recorded decision is made anew by the pack that made it.
public struct Replay: Hashable, Sendable {
  /// The event with the evidence.
  public let sequence: Int64

  /// The edit of the comment.
  public let edit: Int

  /// What came out.
  public let outcome: Outcome

  /// What can come out.
  public enum Outcome: Hashable, Sendable {
    /// The same evidence, byte for byte.
    case same
    /// The same decision by another engine or ICU: what was recorded, and what decides now.
    case sameByOther(recorded: String, now: String)
    /// Another decision; the fields of the evidence that differ.
    case different([String])
    /// The words were erased.
    case erased
    /// The pack cannot be put together again; the files that are missing, none when the pack was
    /// never recorded.
    case noPack([String])
  }
}

extension LedgerStore {
  /// Makes the decisions of a case anew, each by the pack that made it.
  ///
  /// A pack is compiled for each that is needed, which takes seconds.
  ///
  /// - Parameters:
  ///   - id: The case.
  ///   - maker: Writes the evidence down.
  /// - Returns: What came out for each edit; nil when there is no such case.
  /// - Throws: A ``LedgerError``, or a `PackError` when the recorded files no longer compile.
  public func replay(_ id: CaseID, by maker: EvidenceMaker) throws -> [Replay]? {
    let found = try read { db in try Projection.current(db, kept: nil).caseState(id, db) }
    guard let found else { return nil }
    var packs: [Digest: RulePack] = [:]
    return try found.edits.map { edit in
      guard let evidence = try event(edit.sequence)?.kind.evidence else {
        throw LedgerError(.damaged, path: path)
      }
      let outcome = try replay(evidence, edit.sequence, maker, &packs)
      return Replay(sequence: edit.sequence, edit: edit.edit, outcome: outcome)
    }
  }

  private func replay(
    _ recorded: Evidence,
    _ sequence: Int64,
    _ maker: EvidenceMaker,
    _ packs: inout [Digest: RulePack]
  ) throws -> Replay.Outcome {
    guard let snapshot = try snapshot(of: sequence) else { return .erased }
    if packs[recorded.pack] == nil {
      let (files, missing) = try packFiles(recorded.pack)
      guard let files, missing.isEmpty else { return .noPack(missing) }
      packs[recorded.pack] = try RulePack(PackSources(files: files))
    }
    guard let pack = packs[recorded.pack] else { return .noPack([]) }
    var classifier = try Classifier(pack)
    let comment = FlaggedComment(recorded, snapshot)
    var repeats = Repeats()
    repeats.copies = recorded.context.copies
    repeats.copiers = recorded.context.copiers
    repeats.ownCopies = recorded.context.ownCopies
    repeats.ownPosts = recorded.context.ownPosts
    let bytes = comment.bytes
    var outcome: Replay.Outcome?
    for (page, limits) in Self.pages(of: comment, classifier) {
      let context = CommentContext(
        page: page,
        isReply: recorded.context.isReply,
        mentions: recorded.context.mentions.map(comment.bytes),
        repeats: repeats
      )
      classifier.decide(bytes.span, context)
      let (now, _) = try maker.evidence(on: comment, by: classifier, context, limits: limits)
      let found = Replay.Outcome(recorded, now: now)
      if case .different = found {
        // What comes out by today's spelling is told.
        outcome = outcome ?? found
      } else {
        return found
      }
    }
    return outcome ?? .noPack([])
  }

  /// By which pages' thresholds a comment may have been decided, and which were written down.
  ///
  /// Today's come first. Earlier versions took the name of a network to the letter, and one wrote down
  /// the thresholds of the right page whatever it had decided by.
  private static func pages(
    of comment: FlaggedComment,
    _ classifier: borrowing Classifier
  ) -> [(by: CommentContext.PageNumber, limits: CommentContext.PageNumber)] {
    let (network, id) = (comment.identity.network ?? "", comment.identity.page ?? "")
    let right = classifier.page(network: network, id: id)
    let spelled = classifier.page(spelled: network, id: id)
    let none = classifier.page(spelled: "", id: id)
    return [(right, right), (spelled, spelled), (none, right)]
  }

  /// The files of a recorded pack by path, and the paths of those that are missing; no files when
  /// the pack was never recorded.
  public func packFiles(_ pack: Digest) throws -> (files: [String: String]?, missing: [String]) {
    try read { db in
      let bodies = try String.fetchCursor(
        db,
        sql: "SELECT body FROM events WHERE kind = 'policyAdopted'"
      )
      while let body = try bodies.next() {
        let adoption = try CanonicalJSON.decode(PolicyAdoption.self, body)
        guard adoption.pack == pack else { continue }
        let missing = try Self.missingFiles(of: adoption, db)
        var files: [String: String] = [:]
        for (path, digest) in adoption.files {
          files[path] = try String.fetchOne(
            db,
            sql: "SELECT body FROM files WHERE digest = ?",
            arguments: [digest.hexadecimal]
          )
        }
        return (files, missing)
      }
      return (nil, [])
    }
  }
}

extension Replay.Outcome {
  /// Compares what was recorded with what comes out now.
  fileprivate init(_ recorded: Evidence, now: Evidence) {
    var now = now
    // What the author did before, and what the input proved, is no part of the decision.
    now.priorStrikes = recorded.priorStrikes
    now.proposedMeasure = recorded.proposedMeasure
    now.seenAfter = recorded.seenAfter
    if now == recorded {
      self = .same
      return
    }
    let versions = ("\(recorded.engine), ICU \(recorded.icu)", "\(now.engine), ICU \(now.icu)")
    now.engine = recorded.engine
    now.icu = recorded.icu
    self =
      now == recorded
      ? .sameByOther(recorded: versions.0, now: versions.1)
      : .different(recorded.fields(unlike: now))
  }
}

extension Evidence {
  /// The names of the fields in which two pieces of evidence differ.
  fileprivate func fields(unlike other: Evidence) -> [String] {
    zip(Mirror(reflecting: self).children, Mirror(reflecting: other).children)
      .filter { String(describing: $0.value) != String(describing: $1.value) }
      .compactMap { $0.0.label }
  }
}
