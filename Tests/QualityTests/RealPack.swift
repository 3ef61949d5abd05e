import Moderation
import Rules
import Synchronization

/// The pack of the package, compiled once for all tests.
enum RealPack {
  static let pack = Result { () throws(PackError) in try RulePack(packSources) }

  /// Decides on a text by the pack of the package.
  static func decide(_ text: String, isReply: Bool = false) throws -> (Decision, [String]) {
    let pack = try pack.get()
    return try classifier.withLock { classifier in
      if classifier == nil { classifier = try Classifier(pack) }
      classifier?.decide(text, CommentContext(isReply: isReply))
      guard let decision = classifier?.decision else { return (Decision(), []) }
      return (decision, decision.findings.map { pack.rules[$0.rule].id })
    }
  }

  private static let classifier = Mutex<Classifier?>(nil)
}
