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

  @Test func `without end it takes two moderators, and not one with two spellings`() throws {
    #expect(try confirm("indefinite", by: "Anna").text.contains("подтвердили 1 из 2"))
    for spelling in ["anna", "moderator:ANNA"] {
      #expect(try confirm("indefinite", by: spelling).errors.contains("нужен другой модератор"))
    }
    #expect(try confirm("indefinite", by: "moderator:moderator:anna").status == 64)
    #expect(try desk.state.restrictions[RestrictionID(id)]?.status == .proposed)
    #expect(
      try desk.state.restrictions[RestrictionID(id)]?.confirmations.map(\.moderator)
        == ["moderator:anna"]
    )
  }

  @Test func `a clause that the rules do not name is no reason`() throws {
    let run = try desk.queue(
      "confirm",
      id,
      "--measure",
      "7d",
      "--reason",
      "99.9",
      "--moderator",
      "1"
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("пункта 99.9 в записанных правилах нет, есть: п. 10"))
    let words = try desk.queue("confirm", id, "--reason", "п. 99.9 устава", "--moderator", "1")
    #expect(words.status == 0, "\(words.errors)")
  }

  @Test func `the ground that a moderator names by a code is the decision's`() throws {
    let run = try desk.queue(
      "restrict",
      "vk-200000001-4512-1",
      "--measure",
      "7d",
      "--reason",
      "insult",
      "--moderator",
      "1"
    )
    #expect(run.status == 0, "\(run.errors)")
    let restriction = try #require(try desk.state.restrictions[RestrictionID(id)])
    #expect(restriction.confirmations.first?.ground == Ground(category: .insult))
    let pack = try SmallPack(more: [
      "rules/networks.yaml": """
      networks:
        vk:
          title: ВК
          ban: {method: ban, with: {id: author, till: until, code: reason, say: notice}, term: any}
          reasons: {insult: 2, profanity: 3}
      """
    ])
    let plan = try sito(["plan", "--ledger", desk.ledger], home: pack.url).objects
    let ban = plan.first { $0["kind"] as? String == "ban" }?["parameters"] as? [String: String]
    #expect(ban?["code"] == "2")
    #expect(ban?["say"]?.hasPrefix("оскорбление, до ") == true)
  }

  @Test func `a restriction is for the comment that was named`() throws {
    // The policy has proposed a warning for another comment, the profanity.
    let run = try desk.queue(
      "restrict",
      "vk-200000001-4512-2",
      "--measure",
      "7d",
      "--reason",
      "хамит не первый раз",
      "--moderator",
      "1"
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("предложение \(id) заменено на vk-310000007-2"), "\(run.text)")
    #expect(!run.text.contains("отклонено"))
    let plan = try sito(["plan", "--ledger", desk.ledger]).objects
    let ban = plan.first { $0["kind"] as? String == "ban" }?["parameters"] as? [String: String]
    #expect(ban?["comment"]?.hasPrefix("оскорбление, до ") == true, "\(ban ?? [:])")
    #expect(ban?["reason"] == "2")
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `a colleague's choice is not replaced, and who asks is told what to do`() throws {
    func restrict(_ number: Int, _ measure: String, by moderator: String) throws -> Run {
      try desk.queue(
        "restrict",
        "vk-200000001-4512-\(number)",
        "--measure",
        measure,
        "--reason",
        "хамит",
        "--moderator",
        moderator
      )
    }
    #expect(try restrict(1, "indefinite", by: "1").text.contains("подтвердили 1 из 2"))
    let other = try restrict(2, "7d", by: "2")
    #expect(other.status == 1)
    #expect(other.errors.contains("модератор 1 выбрал: ограничение без срока"), "\(other.errors)")
    #expect(other.errors.contains("sito queue confirm \(id)"))
    #expect(other.errors.contains("sito queue reject \(id)"))
    // The own choice may still be moved to another comment, and that is no rejection.
    let moved = try restrict(2, "indefinite", by: "1").text
    #expect(moved.contains("предложение \(id) заменено на vk-310000007-2"), "\(moved)")
    #expect(
      try desk.audit("author", "310000007").text.contains("\(id): заменено на vk-310000007-2")
    )
    let page = try desk.audit("case", "vk-200000001-4512-1", "--html").text
    #expect(page.contains("предложение заменено на vk-310000007-2"))
    let list = try desk.audit("restrictions").text
    #expect(list.contains("Заменены другим предложением: 1"), "\(list)")
    #expect(!list.contains("Отклонены"))
    let told = try desk.audit("restrictions", "--status", "superseded", "--json").objects.first
    #expect(told?["superseded_by"] as? String == "vk-310000007-2")
    #expect(try restrict(3, "indefinite", by: "2").text.contains("ограничение без срока"))
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `a warning is told as given, and not as over`() throws {
    _ = try confirm("warning", by: "1")
    let list = try desk.audit("restrictions")
    #expect(list.text.contains("Предупреждения вынесены: 1"), "\(list.text)")
    #expect(try desk.audit("restrictions", "--status", "expired", "--json").objects.isEmpty)
    let told = try desk.audit("restrictions", "--status", "issued", "--json").objects.first
    #expect(told?["status"] as? String == "issued")
    #expect(told?["ends_at"] == nil)
    let lift = try desk.audit("lift", id, "--reason", "р", "--moderator", "2")
    #expect(lift.errors.contains("предупреждение уже вынесено"))
    #expect(try desk.audit("expire").text == "Записано: 0\n")
    let theCase = "vk-200000001-4512-1"
    let file = try desk.audit("case", theCase).text
    #expect(file.contains("предупреждение, вынесено\n") && !file.contains("истёк"), "\(file)")
    let page = try desk.audit("case", theCase, "--html").text
    #expect(page.contains("вынесено") && !page.contains("истёк"))
    #expect(try desk.queue("show", theCase).text.contains("предупреждение — вынесено"))
  }

  @Test func `the ground that was chosen is shown everywhere, with a clause of the rules`() throws {
    let theCase = "vk-200000001-4512-2"
    let run = try desk.queue(
      ["restrict", theCase, "--measure", "7d", "--reason", "profanity", "--moderator", "1"]
    )
    #expect(run.status == 0)
    #expect(run.errors.contains("программа не нашла в комментарии такого нарушения"))
    let told = try desk.audit("restrictions", "--status", "active", "--json").objects.first
    #expect(told?["reason"] as? String == "мат")
    #expect(told?["clause"] as? String == "п. 10")
    let list = try desk.audit("restrictions", "--status", "active").text
    #expect(list.contains("мат") && !list.contains("оскорбление"), "\(list)")
    let page = try desk.audit("case", theCase, "--html").text
    #expect(page.contains("мат; п. 10"))
    #expect(page.contains("Вид нарушения"))
    // What was found needs no remark.
    let found = try desk.queue(
      ["remove", "vk-200000001-4512-3", "--reason", "unlawful", "--moderator", "1"]
    )
    #expect(found.status == 0 && found.errors == "")
  }

  @Test func `a ban whose ground is gone is told everywhere and not carried out`() throws {
    let theCase = "vk-200000001-4512-1"
    let (by, why) = (["--moderator", "2"], ["--reason", "цитата"])
    _ = try desk.queue(
      ["restrict", theCase, "--measure", "7d", "--reason", "profanity", "--moderator", "1"]
    )
    let founded = try desk.audit("restrictions", "--status", "active", "--json").objects.first
    #expect(founded?["unfounded"] as? Bool == false)
    _ = try desk.queue(["reopen", theCase] + why + by)
    _ = try desk.queue(["approve", theCase] + why + by)
    let list = try desk.audit("restrictions", "--status", "active")
    #expect(list.text.contains("основание отпало"), "\(list.text)")
    let told = try desk.audit("restrictions", "--status", "active", "--json").objects.first
    #expect(told?["unfounded"] as? Bool == true)
    for command in [["author", "310000007"], ["appeal", "show", id], ["case", theCase]] {
      let shown = try sito(["audit"] + command + ["--ledger", desk.ledger], home: desk.pack.url)
      #expect(shown.text.contains("основание отпало"), "\(command): \(shown.text)")
    }
    #expect(try desk.queue("show", theCase).text.contains("основание отпало"))
    for run in [
      try desk.queue("show", "--json", theCase), try desk.audit("author", "310000007", "--json"),
    ] {
      let restrictions = run.objects.first?["restrictions"] as? [[String: Any]]
      #expect(restrictions?.first?["unfounded"] as? Bool == true)
    }
    let plan = try sito(["plan", "--ledger", desk.ledger])
    #expect(plan.status == 1)
    #expect(!plan.objects.contains { $0["kind"] as? String == "ban" && $0["refused"] == nil })
    let refused = plan.objects.compactMap { $0["refused"] as? String }
    #expect(refused.contains { $0.contains("sito audit lift \(id)") }, "\(plan.text)")
    // Another removal is a ground again.
    _ = try desk.queue(["reopen", theCase] + why + by)
    _ = try desk.queue(["remove", theCase, "--reason", "profanity"] + by)
    let again = try sito(["plan", "--ledger", desk.ledger])
    #expect(again.objects.contains { $0["kind"] as? String == "ban" && $0["refused"] == nil })
  }

  @Test func `an author is not told of a warning whose ground is gone`() throws {
    let theCase = "vk-200000001-4512-1"
    _ = try desk.queue(["restrict", theCase, "--reason", "profanity", "--moderator", "1"])
    func warnings() throws -> Int {
      try sito(["plan", "--ledger", desk.ledger]).objects.count { $0["kind"] as? String == "warn" }
    }
    #expect(try warnings() == 1)
    for verb in ["reopen", "approve"] {
      _ = try desk.queue([verb, theCase, "--reason", "цитата", "--moderator", "2"])
    }
    #expect(try warnings() == 0)
  }

  @Test func `who has to lift a ban whose ground is gone is reminded`() throws {
    let theCase = "vk-200000001-4512-1"
    let (by, why) = (["--moderator", "2"], ["--reason", "цитата"])
    _ = try desk.queue(
      ["restrict", theCase, "--measure", "7d", "--reason", "profanity", "--moderator", "1"]
    )
    func reminders(_ options: String...) throws -> Run {
      try sito(["audit", "reminders", "--ledger", desk.ledger] + options)
    }
    _ = try sito(["plan", "--ledger", desk.ledger])
    let result = #"{"key":"ban:\#(id)","done":true,"answer":"1"}"#
    _ = try sito(["plan", "done", "--ledger", desk.ledger], text: result)
    #expect(try reminders().text == "Напоминать не о чем.\n")
    _ = try desk.queue(["reopen", theCase] + why + by)
    _ = try desk.queue(["approve", theCase] + why + by)
    let told = try reminders("--json").objects.first
    #expect(told?["task"] as? String == "unfounded")
    #expect(try reminders().text.contains("sito audit lift \(id)"))
    _ = try desk.audit("lift", id, "--reason", "цитата", "--moderator", "2")
    #expect(try reminders("--json").objects.isEmpty)
  }

  @Test func `what the policy proposes and what was chosen are told apart`() throws {
    let theCase = "vk-200000001-4512-1"
    _ = try confirm("indefinite", by: "1")
    let shown = try desk.queue("show", theCase).text
    #expect(shown.contains("По правилам предложено: предупреждение\n"), "\(shown)")
    #expect(
      shown.contains("Выбрал модератор 1: ограничение без срока — подтверждений 1 из 2"),
      "\(shown)"
    )
    let object = try desk.queue("show", "--json", theCase).objects.first
    #expect(object?["proposed"] as? String == "warning")
    #expect(object?["chosen"] as? String == "indefinite")
  }

  @Test func `who takes back a removal is told that the restriction stays`() throws {
    let theCase = "vk-200000001-4512-1"
    _ = try desk.queue("remove", theCase, "--reason", "profanity", "--moderator", "1")
    _ = try confirm("7d", by: "2")
    let undo = try desk.queue("undo", theCase, "--reason", "ошибся", "--moderator", "1")
    #expect(undo.status == 0)
    #expect(undo.errors.contains("остаётся в силе; снять его: sito audit lift \(id)"))
    _ = try desk.audit("lift", id, "--reason", "ошибка", "--moderator", "1")
    let again = try desk.queue("remove", theCase, "--reason", "profanity", "--moderator", "1")
    #expect(again.status == 0)
    let quiet = try desk.queue("undo", theCase, "--reason", "ошибся", "--moderator", "1")
    #expect(!quiet.errors.contains("lift"))
  }

  @Test func `an appeal that is right tells what stays removed, or brings it back`() throws {
    let theCase = "vk-200000001-4512-1"
    _ = try desk.queue("remove", theCase, "--reason", "profanity", "--moderator", "1")
    _ = try confirm("7d", by: "2")
    _ = try desk.audit("appeal", "open", id, "--moderator", "1", input: "Это была цитата\n")
    for judge in ["1", "2"] {
      let own = try desk.audit("appeal", "overturn", id, "--reason", "р", "--moderator", judge)
      #expect(own.status == 1)
    }
    let run = try desk.audit("appeal", "overturn", id, "--reason", "р", "--moderator", "3")
    #expect(run.text.contains("решение «удалить» остаётся: \(theCase)"), "\(run.text)")
    let undo = try desk.queue("undo", theCase, "--reason", "р", "--moderator", "3")
    #expect(undo.errors.contains("sito queue reopen"))
    let reopen = try desk.queue("reopen", theCase, "--reason", "обжаловано", "--moderator", "3")
    #expect(reopen.text.contains("\(theCase): дело снова в очереди"), "\(reopen.errors)")
    #expect(try desk.queue("list").text.contains("открыто заново"))
    let approve = try desk.queue("approve", theCase, "--reason", "р", "--moderator", "3")
    #expect(approve.status == 0)
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `an appeal that is right can bring the comment back at once`() throws {
    let theCase = "vk-200000001-4512-1"
    _ = try desk.queue("remove", theCase, "--reason", "profanity", "--moderator", "1")
    _ = try confirm("7d", by: "2")
    _ = try desk.audit("appeal", "open", id, "--moderator", "1", input: "Это была цитата\n")
    let run = try desk.audit(
      "appeal",
      "overturn",
      id,
      "--reason",
      "р",
      "--restore",
      "--moderator",
      "3"
    )
    #expect(run.text.contains("\(theCase): решение записано — оставить"), "\(run.errors)")
    #expect(!run.text.contains("остаётся"))
    #expect(try desk.state.cases[CaseID(theCase)]?.verdict?.choice == .approve)
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

  @Test func `who rejects a proposal is not told that the program took it back`() throws {
    _ = try desk.queue(
      ["remove", "vk-200000001-4512-2", "--reason", "insult", "--moderator", "1"]
    )
    let run = try desk.queue(["reject", id, "--reason", "цитата", "--moderator", "1"])
    #expect(run.status == 0)
    #expect(run.text.contains("отклонено") && run.text.contains("vk-310000007-2"), "\(run.text)")
    #expect(!run.text.contains("отозвано"), "\(run.text)")
  }

  @Test func `what is named twice is decided once`() throws {
    let theCase = "vk-200000001-4512-2"
    let run = try desk.queue(
      ["remove", theCase, theCase, "--reason", "insult", "--moderator", "1"]
    )
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
    #expect(run.text.split(separator: "\n").count { $0.hasPrefix(theCase) } == 1)
    let undo = try desk.queue(["undo", theCase, theCase, "--reason", "р", "--moderator", "1"])
    #expect(undo.status == 0, "\(undo.errors)")
  }

  @Test func `a proposal that is too old is not advised to be confirmed`() throws {
    let folder = try Scratch.folder()
    let path = folder.url.appending(path: "old.ledger").path
    let recorded = try LedgerStore(path: desk.ledger, isReadOnly: true)
    let theCase = CaseID("vk-200000001-4512-1")
    let edit = try #require(try recorded.state().cases[theCase]?.edits.last)
    let evidence = try #require(try recorded.event(edit.sequence)?.kind.evidence)
    let words = try #require(try recorded.snapshot(of: edit.sequence))
    let old = try LedgerStore(path: path)
    _ = try old.write(at: 1_735_700_000_000, actor: "engine") { transaction in
      try transaction.take(evidence, words, under: RestrictionPolicy())
    }
    let shown = try sito(["queue", "show", theCase.description, "--ledger", path]).text
    #expect(!shown.contains("sito queue confirm"), "\(shown)")
    #expect(shown.contains("sito queue reject \(id)"), "\(shown)")
    let by = ["--reason", "engine", "--moderator", "1", "--ledger", path]
    let run = try sito(["queue", "restrict", theCase.description] + by)
    #expect(run.status == 1)
    #expect(run.errors.contains("по правилам мера сейчас не положена"), "\(run.errors)")
    let removal = try sito(["queue", "remove", theCase.description] + by).text
    let why = "нарушения, на которых стоит предложение, устарели"
    #expect(removal.contains("предложение \(id) отозвано: \(why)"), "\(removal)")
  }
}
