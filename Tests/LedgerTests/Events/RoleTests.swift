import Rules
import Testing

@testable import Ledger

/// One person has one code, however it is typed.
@Suite struct RoleTests {
  @Test(arguments: [
    ("12", "moderator:12"), ("012", "moderator:12"), ("moderator:12", "moderator:12"),
    ("Moderator:012", "moderator:12"), ("anna", "moderator:anna"), ("ANNA", "moderator:anna"),
    ("0", "moderator:0"), ("000", "moderator:0"), ("01a", "moderator:01a"),
    ("", nil), ("moderator:", nil), ("moderator:moderator:12", nil), ("a:b", nil), ("Анна", nil),
    ("a b", nil), (String(repeating: "a", count: 55), nil),
  ])
  func moderators(typed: String, code: String?) {
    #expect(Role.moderator(typed) == code)
    if let code {
      #expect(Role.canonical(code) == code)
      #expect(Role.moderator(code) == code)
    }
  }

  @Test(arguments: [
    ("operator", "operator"), ("moderator:07", "moderator:7"), ("engine", nil),
    ("network:vk", nil), ("12", nil), ("", nil),
  ])
  func persons(typed: String, code: String?) { #expect(Role.person(typed) == code) }

  @Test func `what is no moderator has the form that it has`() {
    #expect(Role.canonical("network:VK") == "network:VK")
    #expect(Role.isSame("moderator:moderator:012", "moderator:12"))
    #expect(!Role.isSame("moderator:1", "moderator:11"))
  }

  @Test func `another spelling does not get into the chain any more, and may stand there`() throws {
    let ledger = try TestLedger()
    try ledger.take(1)
    let note = Event.Kind.noteAdded(.init(caseID: Sample.comment(1).caseID, text: "звонили"))
    #expect(throws: LedgerConflict(.wrongActor, "moderator:Anna")) {
      try ledger.store.append([note], at: Sample.now, actor: "moderator:Anna")
    }
    var desk = try Desk()
    try desk.append([note], "moderator:Anna")
    try desk.append(
      [.verdictGiven(.init(caseID: Desk.id, choice: .approve, reason: "р"))],
      "moderator:Anna"
    )
    // Who wrote it so can take it back.
    #expect(try desk.perform(.undo(reason: "р"), by: "moderator:anna") == nil)
  }
}
