import Moderation
import Rules
import Testing

/// The package's own rules decide the same when those that cannot matter are left out.
@Suite struct ScopeTests {
  @Test func `examples of every rule are decided alike`() throws {
    let pack = try RealPack.pack.get()
    var some = try Classifier(pack)
    var all = try Classifier(pack, asking: .everything)
    var left = 0
    // Two of each kind: all of them would take a minute.
    for example in pack.rules.flatMap({ $0.hits.prefix(2) + $0.misses.prefix(2) }) {
      let context = CommentContext(isReply: example.isReply, repeats: example.repeats)
      some.decide(example.text, context)
      all.decide(example.text, context)
      let (own, whole) = (some.decision, all.decision)
      #expect(own.scores == whole.scores, "\(example.text)")
      #expect(own.labels == whole.labels, "\(example.text)")
      #expect(own.findings.map(\.rule) == whole.findings.map(\.rule), "\(example.text)")
      #expect(own.findings.map(\.bytes) == whole.findings.map(\.bytes), "\(example.text)")
      left += all.evaluation.held.count - some.evaluation.held.count
    }
    // The test would say nothing if no rule was ever left out.
    #expect(left > 20)
  }
}
