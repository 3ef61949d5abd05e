import Ledger
import Rules
import TestSupport
import Testing

/// A comment that goes back to earlier words, in exports that count no edits.
@Suite struct ReturningEditTests {
  let ledger: TestLedger
  let hour: Milliseconds = 3_600_000

  init() throws { ledger = try TestLedger() }

  private func receive(
    _ text: String,
    at: Milliseconds,
    seenAfter: Milliseconds? = nil,
    isAllowed: Bool = false
  ) throws -> Reception.Outcome {
    var evidence = try Sample.evidence(1, text: text)
    if isAllowed { (evidence.action, evidence.categories) = ("allow", []) }
    let made = evidence
    return try ledger.store.write(at: at, actor: "engine") { transaction in
      try transaction.receive(
        made,
        Sample.snapshot(text),
        under: RestrictionPolicy(),
        seenAfter: seenAfter
      )
      .outcome
    }
  }

  private var state: CaseState {
    get throws { try #require(try ledger.store.state().cases[Sample.comment(1).caseID]) }
  }

  @Test func `bad, put right, and bad again is a new edit, when the export is newer`() throws {
    #expect(try receive("ты дурак", at: Sample.now) == .added)
    #expect(try receive("спасибо", at: Sample.now + hour, isAllowed: true) == .added)
    try ledger.store.write(at: Sample.now + 2 * hour, actor: "moderator:1") { transaction in
      _ = try transaction.perform(
        .decide(.approve, reason: "исправлено"),
        on: Sample.comment(1).caseID,
        under: RestrictionPolicy()
      )
    }
    #expect(try !state.isOpen)
    let now = Sample.now + 5 * hour
    // The first export once more: it was made before the words in between were seen.
    #expect(try receive("ты дурак", at: now, seenAfter: Sample.now - hour) == .earlier)
    #expect(try receive("ты дурак", at: now) == .earlier)
    #expect(try !state.isOpen)
    #expect(try receive("ты дурак", at: now, seenAfter: Sample.now + 4 * hour) == .added)
    #expect(try state.isOpen)
    #expect(try state.edits.map(\.text).count == 3)
    #expect(try state.edits.last?.text == state.edits.first?.text)
    // Neither the same export nor that of the words in between adds anything now.
    for _ in 0..<2 {
      #expect(try receive("ты дурак", at: now + 1, seenAfter: Sample.now + 4 * hour) == .known)
      #expect(
        try receive("спасибо", at: now + 1, seenAfter: Sample.now + hour, isAllowed: true)
          == .earlier
      )
    }
    #expect(try state.edits.count == 3)
    #expect(try ledger.store.verify().flaws == [])
    // And what stands in the file is what the events say, for whoever makes it anew.
    _ = try ledger.store.rebuildProjection()
    #expect(try state.edits.count == 3)
  }

  @Test func `a time proves nothing that is no later, within the clocks' difference, or to come`()
    throws
  {
    _ = try receive("ты дурак", at: Sample.now)
    _ = try receive("сам дурак", at: Sample.now + hour)
    let now = Sample.now + 2 * hour
    for time in [Sample.now, Sample.now + hour, Sample.now + hour + 600_000, now + 700_000] {
      #expect(try receive("ты дурак", at: now, seenAfter: time) == .earlier, "\(time)")
    }
    #expect(try receive("ты дурак", at: now, seenAfter: Sample.now + hour + 600_001) == .added)
  }

  @Test func `what a number says to be older stays so, whatever the export proves`() throws {
    _ = try ledger.take(1, "ты дурак", edit: 1)
    _ = try ledger.take(1, "сам дурак", edit: 2, at: Sample.now + 1)
    let evidence = try Sample.evidence(1, edit: 1)
    let outcome = try ledger.store.write(at: Sample.now + 9 * hour, actor: "engine") {
      try $0.receive(
        evidence,
        Sample.snapshot("ты дурак"),
        under: RestrictionPolicy(),
        seenAfter: Sample.now + 8 * hour
      )
      .outcome
    }
    #expect(outcome == .known)
  }

  @Test func `an event without a proof that repeats words cannot follow`() throws {
    _ = try receive("ты дурак", at: Sample.now)
    _ = try receive("сам дурак", at: Sample.now + hour)
    for seenAfter in [nil, Sample.now + hour] {
      var evidence = try Sample.evidence(1)
      evidence.seenAfter = seenAfter
      let made = evidence
      #expect(throws: LedgerConflict(.knownEdit, "\(Sample.comment(1).caseID)")) {
        try ledger.store.write(at: Sample.now + 2 * hour, actor: "engine") {
          _ = try $0.append(.commentEdited(made), snapshot: Sample.snapshot("ты дурак"))
        }
      }
    }
  }

  @Test func `evidence without a proof is written as it always was`() throws {
    let body = try CanonicalJSON.encode(try Sample.evidence(1))
    #expect(!body.contains("seenAfter"))
  }

  /// An author changes words to and fro, exports are made at any times, and fed in any order, some of them
  /// many times: whatever has been fed adds nothing when it is fed again.
  @Test(arguments: 1...40) func `nothing that was fed adds anything again`(seed: UInt64) throws {
    struct Export {
      var text: String
      var newest: Milliseconds
    }
    var random = Seeded(seed)
    var time = Sample.now
    var exports: [Export] = []
    var fed: [Export] = []
    var text = "а"
    for _ in 0..<30 {
      time += Milliseconds.random(in: 60_000...(2 * hour), using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text = ["а", "б", "в"].randomElement(using: &random) ?? "а"
      case 1:
        // The newest comment may be older than the export by far.
        let age = Milliseconds.random(in: 0...(3 * hour), using: &random)
        exports.append(Export(text: text, newest: time - age))
      default:
        guard !exports.isEmpty else { continue }
        let export = exports[Int.random(in: exports.indices, using: &random)]
        _ = try receive(export.text, at: time, seenAfter: export.newest)
        fed.append(export)
        let edits = try state.edits.count
        for again in fed.shuffled(using: &random) {
          time += 1000
          #expect(try receive(again.text, at: time, seenAfter: again.newest) != .added)
        }
        #expect(try state.edits.count == edits)
      }
    }
  }
}
