import Foundation
import Rules
import Testing
import TestSupport

@testable import Ledger

/// Canonical JSON against Foundation's: the same bytes, whatever is written.
@Suite struct CanonicalTwinTests {
  private func twin(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func expectSame(_ value: some Encodable) throws {
    #expect(try CanonicalJSON.encode(value) == twin(value))
  }

  @Test func `every event of a ledger, its words and its states`() throws {
    let ledger = try TestLedger.full()
    for event in try ledger.store.events() {
      let stored = try StoredEvent(
        event.kind,
        sequence: event.header.sequence,
        at: event.header.at,
        actor: event.header.actor,
        previous: event.header.previous
      )
      #expect(stored.header.digest == event.header.digest)
      switch event.kind {
      case .caseOpened(let it), .commentEdited(let it): try expectSame(it)
      case .verdictGiven(let it): try expectSame(it)
      case .restrictionProposed(let it): try expectSame(it)
      case .policyAdopted(let it): try expectSame(it)
      case .actionPlanned(let it): try expectSame(it)
      default: break
      }
      if let words = try ledger.store.snapshot(of: event.header.sequence) { try expectSame(words) }
    }
    let state = try ledger.store.state()
    for value in state.cases.values { try expectSame(value) }
    for value in state.authors.values { try expectSame(value) }
    for value in state.restrictions.values { try expectSame(value) }
    for value in state.actions.values { try expectSame(value) }
  }

  @Test func `every scalar below 0x300, and signs of more bytes`() throws {
    for number in UInt32(0)..<0x300 {
      guard let scalar = Unicode.Scalar(number) else { continue }
      try expectSame("а\(scalar)/")
      try expectSame(["\(scalar)": 1])
    }
    try expectSame("\u{2028}\u{2029}\u{FEFF}\u{FFFF}🙂\u{10FFFF}e\u{301}é")
  }

  @Test func `numbers`() throws {
    for number in [0, 1, -1, Int.max, Int.min] { try expectSame([number]) }
    try expectSame(UInt64.max)
    for number in [
      0.0, -0.0, 1, 0.5, 1e20, 1e-7, 123456789.125, .pi, .leastNonzeroMagnitude, 1e300,
    ] {
      try expectSame(number)
      try expectSame(["a": number])
    }
    try expectSame(Float(0.1))
    #expect(throws: EncodingError.self) { try CanonicalJSON.encode(Double.nan) }
    #expect(throws: EncodingError.self) { try CanonicalJSON.encode(["a": Double.infinity]) }
  }

  @Test func `nothing, and what is empty`() throws {
    try expectSame([Int]())
    try expectSame([String: Int]())
    try expectSame(Nothing())
    try expectSame([Nothing()])
    try expectSame(["a": Nothing()])
    try expectSame(JSONValue.null)
    try expectSame([JSONValue.null, .bool(true), .array([.object(["я": .null])])])
    try expectSame([1: "a", 20: "b", 3: "c"])
    try expectSame(Either.left("а"))
    try expectSame([Either.right(a: 1, b: nil), .none])
  }

  @Test func `values of any depth`() throws {
    var random = Seeded(7)
    for _ in 0..<300 { try expectSame(value(&random, depth: 5)) }
  }

  private struct Nothing: Encodable {
    func encode(to encoder: any Encoder) { _ = encoder.container(keyedBy: Key.self) }
    private enum Key: CodingKey {}
  }

  private enum Either: Encodable {
    case left(String)
    case right(a: Int, b: Int?)
    case none
  }

  private func value(_ random: inout Seeded, depth: Int) -> JSONValue {
    let texts = ["", "a", "А", "aB", "ab", "a.b", "rules/policy.yaml", "я\n\"\\", "10", "9", "é"]
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3: return .number(.random(in: -1000...1000, using: &random))
    case 4: return .string(text())
    case 5: return .array((0..<3).map { _ in value(&random, depth: depth - 1) })
    default:
      var object: [String: JSONValue] = [:]
      for _ in 0..<5 { object[text()] = value(&random, depth: depth - 1) }
      return .object(object)
    }
  }
}
