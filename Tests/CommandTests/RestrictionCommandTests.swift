import Foundation
import Ledger
import Rules
import Testing

/// `sito audit` and `sito queue` on restrictions, through the program itself.
@Suite struct RestrictionCommandTests {
  let desk: LedgerDesk
  let id = "vk-310000007-1"

  init() throws { desk = try LedgerDesk() }

  private func confirm(_ measure: String, by moderator: String) throws -> Run {
    try desk.queue("confirm", id, "--measure", measure, "--reason", "10", "--moderator", moderator)
  }

  @Test func `a proposal is confirmed, shown, lifted`() throws {
    #expect(try desk.audit("restrictions", "--status", "proposed").text.contains(id))
    let run = try confirm("7d", by: "1")
    #expect(run.text.contains("ограничение на 7 дней, до "), "\(run.text) \(run.errors)")
    let active = try desk.audit("restrictions", "--status", "active", "--json").objects
    #expect(active.first?["measure"] as? String == "7d")
    #expect(active.first?["confirmed_by"] as? [String] == ["moderator:1"])
    let lift = try desk.audit("lift", id, "--reason", "извинился", "--moderator", "2")
    #expect(lift.status == 0, "\(lift.errors)")
    #expect(try desk.audit("restrictions").text.contains("Сняты досрочно: 1"))
    #expect(try desk.audit("lift", id, "--reason", "р", "--moderator", "2").status == 1)
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `without end it takes two moderators`() throws {
    #expect(try confirm("indefinite", by: "1").text.contains("подтвердили 1 из 2"))
    #expect(try confirm("indefinite", by: "1").errors.contains("нужен другой модератор"))
    #expect(try confirm("indefinite", by: "2").text.contains("ограничение без срока"))
    #expect(try desk.state.restrictions[RestrictionID(id)]?.status == .active)
  }

  @Test func `an appeal is decided by another moderator, with the text at hand`() throws {
    _ = try confirm("30d", by: "1")
    let open = try desk.audit(
      "appeal",
      "open",
      id,
      "--moderator",
      "1",
      input: "Это была цитата\n"
    )
    #expect(open.status == 0, "\(open.errors)")
    #expect(try desk.audit("restrictions", "--status", "appeal").text.contains("ответить до"))
    let shown = try desk.audit("appeal", "show", id).text
    #expect(shown.contains("Это была цитата"))
    #expect(shown.contains("какая [xуйня]"))
    let own = try desk.audit("appeal", "overturn", id, "--reason", "р", "--moderator", "1")
    #expect(own.status == 1)
    #expect(own.errors.contains("решает другой модератор"))
    let other = try desk.audit("appeal", "overturn", id, "--reason", "цитата", "--moderator", "2")
    #expect(other.status == 0, "\(other.errors)")
    #expect(try desk.state.restrictions[RestrictionID(id)]?.status == .overturned)
    #expect(try desk.audit("appeal", "open", id, "--moderator", "1", input: " \n").status == 2)
  }

  @Test func `a term that is over is shown so before it is recorded, and recorded once`() throws {
    let past: Milliseconds = 1_780_000_000_000
    let confirmation = RestrictionConfirmation(
      restriction: RestrictionID(id),
      measure: .days(1),
      confirmations: 1,
      reason: "р"
    )
    try LedgerStore(path: desk.ledger).append(
      [.restrictionConfirmed(confirmation)],
      at: past,
      actor: "moderator:1"
    )
    let shown = try desk.audit("restrictions", "--json").objects.first
    #expect(shown?["status"] as? String == "expired")
    #expect(shown?["recorded"] as? String == "active")
    #expect(try desk.audit("expire", "--at", "2026-05-28T00:00:00Z").text.contains("Записано: 0"))
    #expect(try desk.audit("expire").text.contains("Записано: 1"))
    #expect(try desk.audit("expire").text.contains("Записано: 0"))
    #expect(try desk.audit("expire", "--at", "2999-01-01T00:00:00Z").status == 64)
    #expect(try desk.state.restrictions[RestrictionID(id)]?.status == .expired)
  }

  @Test func `an author's history is whole after the texts were erased`() throws {
    _ = try desk.queue("remove", "vk-200000001-4512-1", "--reason", "profanity", "--moderator", "1")
    let before = try desk.audit("author", "vk/310000007").text
    for words in [
      "Автор vk-310000007 «Иван Образцов»", "«какая xуйня»", "удалить — мат", "предупреждение",
    ] {
      #expect(before.contains(words), "\(words) in \(before)")
    }
    let events = try LedgerStore(path: desk.ledger).events().filter { $0.kind.snapshot != nil }
    try LedgerStore(path: desk.ledger).append(
      [.textErased(TextErasure(events: events.map(\.header.sequence), reason: "срок хранения"))],
      at: 1_800_000_000_000,
      actor: "engine"
    )
    let after = try desk.audit("author", "310000007").text
    #expect(!after.contains("xуйня"))
    #expect(after.contains("(текст стёрт, SHA-256"))
    #expect(after.contains("удалить — мат"))
    #expect(try desk.queue("show", "vk-200000001-4512-2").text.contains("текст стёрт"))
    #expect(try desk.queue("list").text.contains("(текст стёрт)"))
    #expect(try desk.audit("author", "9").status == 1)
  }
}
