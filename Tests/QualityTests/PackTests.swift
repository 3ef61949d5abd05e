import Moderation
import Rules
import Testing

/// The pack as a whole.
@Suite struct PackTests {
  @Test func `the pack loads without mistakes`() throws {
    do throws(PackError) {
      let pack = try RealPack.pack.get()
      let warnings = PackError(diagnostics: pack.warnings, sources: packSources.files)
      #expect(pack.warnings.isEmpty, "\(warnings.rendered(in: .russian))")
    } catch {
      Issue.record("\(error.rendered(in: .russian))")
    }
  }

  @Test func `every rule passes its own tests`() throws {
    for failed in try RealPack.pack.get().failedExamples() {
      Issue.record("\(failed.place.file):\(failed.place.line): \(failed.rule): \(failed.text)")
    }
  }

  @Test func `every category and label has a rule`() throws {
    let outcomes = Set(try RealPack.pack.get().rules.filter { $0.stage == .live }.map(\.outcome))
    for category in Rules.Category.allCases { #expect(outcomes.contains(.category(category))) }
    for label in Label.allCases { #expect(outcomes.contains(.label(label))) }
  }

  @Test func `every rule that speaks against a comment names its clause`() throws {
    for rule in try RealPack.pack.get().rules where rule.weight > 0 {
      if rule.outcome == .category(.rude) { continue }
      #expect(!rule.clause.isEmpty, "\(rule.id)")
    }
  }

  @Test func `nothing is removed as unlawful, and it is always urgent`() throws {
    let policy = try RealPack.pack.get().policy
    #expect(policy.thresholds[.unlawful]?.remove == nil)
    #expect(policy.urgentCategories.contains(.unlawful))
    #expect(policy.guardLabels == [.complaint, .question, .emergency])
    #expect(policy.guardedCategories == [.insult, .spam, .rude])
  }
}
