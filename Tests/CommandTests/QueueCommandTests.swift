import Foundation
import Ledger
import Rules
import Testing

/// `sito queue`, through the program itself, over a ledger that `sito filter` made.
@Suite struct QueueCommandTests {
  let desk: LedgerDesk

  init() throws { desk = try LedgerDesk() }

  @Test func `the queue shows the urgent first, with marks, age and text`() throws {
    let run = try desk.queue("list")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.lines
    #expect(lines.first?.hasPrefix("! vk-200000001-4512-3") == true)
    #expect(run.text.contains("оскорбления · жалоба"))
    #expect(run.text.contains("яма у дома, дураки 🙂"))
    #expect(run.text.contains("В очереди 4, срочных 1"))
    let objects = try desk.queue("list", "--json", "--category", "insult").objects
    #expect(
      objects.map { $0["case"] as? String } == ["vk-200000001-4512-2", "vk-200000001-4512-4"]
    )
    #expect(try desk.queue("list", "--older-than", "1d").text == "Таких дел в очереди нет.\n")
  }

  @Test func `a case is shown with all that a verdict needs`() throws {
    let run = try desk.queue("show", "vk-200000001-4512-1")
    for words in [
      "  какая [xуйня]", "«xуйня» читается «хуйня»", "латинские буквы вместо русских", "п. 10 — p",
      "Программа: удалить — мат", "Автор 310000007 «Иван Образцов»",
      "По правилам предложено: предупреждение", "sito queue confirm vk-310000007-1",
    ] {
      #expect(run.text.contains(words), "\(words) in \(run.text)")
    }
    let complaint = try desk.queue("show", "vk-200000001-4512-4")
    #expect(complaint.text.contains("ЕСТЬ ОБРАЩЕНИЕ — на него нужно ответить (жалоба)"))
    let json = try #require(try desk.queue("show", "--json", "vk-200000001-4512-1").objects.first)
    #expect(json["text"] as? String == "какая xуйня")
    #expect(json["proposed"] as? String == "warning")
    #expect(try desk.queue("show", "vk-1-2-3").status == 1)
  }

  @Test func `next takes a case that nobody else then decides`() throws {
    let run = try desk.queue("next", "--moderator", "1", "--json")
    #expect(run.objects.first?["case"] as? String == "vk-200000001-4512-3")
    #expect(run.objects.first?["moderator"] as? String == "moderator:1")
    let other = try desk.queue(
      "approve",
      "vk-200000001-4512-3",
      "--reason",
      "шутка",
      "--moderator",
      "2"
    )
    #expect(other.status == 1)
    #expect(other.errors.contains("дело сейчас у другого (модератор 1)"))
    let own = try desk.queue(
      "approve",
      "vk-200000001-4512-3",
      "--reason",
      "шутка",
      "--moderator",
      "1"
    )
    #expect(own.status == 0)
    #expect(own.text.contains("решение записано — оставить"))
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `no verdict falls on a text that was changed since it was seen`() throws {
    let theCase = "vk-200000001-4512-2"
    _ = try desk.queue("claim", theCase, "--moderator", "1")
    let seen = try #require(try desk.queue("show", "--json", theCase).objects.first)
    let event = "\(try #require(seen["event"] as? Int))"
    let edited =
      #"{"network":"vk","page":"-200000001","post":"4512","id":"2","edit":1,"#
      + #""author":{"id":"310000007","kind":"user"},"text":"я приду, дурак, и убью"}"#
    let feed = try sito(["filter", "--ledger", desk.ledger], text: edited, home: desk.pack.url)
    #expect(feed.status == 0)
    let arguments = ["approve", theCase, "--reason", "цитата", "--moderator"]
    let blind = try desk.queue(arguments + ["1"])
    #expect(blind.status == 1)
    #expect(blind.errors.contains("автор изменил комментарий после того, как вы его видели"))
    // Another moderator may take it, and who names an older text is told.
    #expect(try desk.queue(arguments + ["2", "--event", event]).status == 1)
    let now = try #require(try desk.queue("show", "--json", theCase).objects.first)
    let last = "\(try #require(now["event"] as? Int))"
    #expect(try desk.queue(arguments + ["2", "--event", last]).status == 0)
    #expect(
      try desk.queue(["approve", "--all", "--reason", "р", "--event", "1", "--moderator", "1"])
        .status == 64
    )
  }

  @Test func `an approval of other words tells what stays a strike, and how to take it back`()
    throws
  {
    let theCase = "vk-200000001-4512-1"
    let by = ["--moderator", "2"]
    _ = try desk.queue("remove", theCase, "--reason", "profanity", "--moderator", "1")
    let edited =
      #"{"network":"vk","page":"-200000001","post":"4512","id":"1","edit":1,"#
      + #""author":{"id":"310000007","kind":"user"},"text":"какая беда"}"#
    _ = try sito(["filter", "--ledger", desk.ledger], text: edited, home: desk.pack.url)
    let shown = try desk.queue("show", theCase).text
    #expect(shown.contains("прежний текст удалил модератор 1"), "\(shown)")
    let approved = try desk.queue(["approve", theCase, "--reason", "исправил"] + by)
    #expect(approved.text.contains("удалённый прежний текст остаётся нарушением"), "\(approved)")
    #expect(approved.text.contains("approve --no-strike"))
    let author = try desk.audit("author", "310000007").text.replacing("\n    ", with: " ")
    #expect(author.contains("нарушений на счету 1"), "\(author)")
    #expect(author.contains("за прежний текст: его удалил модератор 1"), "\(author)")
    _ = try desk.queue(["reopen", theCase, "--reason", "цитата"] + by)
    let forgiven = try desk.queue(["approve", theCase, "--no-strike", "--reason", "цитата"] + by)
    #expect(forgiven.status == 0, "\(forgiven.errors)")
    #expect(!forgiven.text.contains("остаётся нарушением"))
    #expect(try desk.audit("author", "310000007").text.contains("нарушений на счету 0"))
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `a removal without a strike keeps the violation that was named`() throws {
    let theCase = "vk-200000001-4512-2"
    _ = try desk.queue(
      ["remove", theCase, "--no-strike", "--reason", "profanity", "--moderator", "1"]
    )
    let verdict = try desk.state.cases[CaseID(theCase)]?.verdict
    #expect(verdict?.strike == nil)
    #expect(verdict?.ground == Ground(category: .profanity, clause: "п. 10"))
  }

  @Test func `bulk writes a record for each, and leaves complaints alone`() throws {
    let run = try desk.queue(
      "remove",
      "--all",
      "--category",
      "insult",
      "--reason",
      "insult",
      "--json",
      "--moderator",
      "1"
    )
    #expect(run.status == 1)
    #expect(run.objects.map { $0["ok"] as? Bool } == [true, false])
    #expect(run.objects.last?["refused"] as? String == "guarded")
    // The code stands for the policy's own words.
    #expect(try desk.queue("show", "vk-200000001-4512-2").text.contains("удалить — оскорбление"))
  }

  @Test func `bulk leaves the urgent and the escalated alone unless they are meant`() throws {
    let all = ["approve", "--all", "--older-than", "0m", "--reason", "шутка", "--json"]
    _ = try desk.queue(
      "escalate",
      "vk-200000001-4512-2",
      "--reason",
      "не знаю",
      "--moderator",
      "1"
    )
    let run = try desk.queue(all + ["--moderator", "2"])
    #expect(run.status == 1)
    let refused = run.objects.compactMap { $0["refused"] as? String }
    #expect(refused.sorted() == ["escalated", "urgent"])
    #expect(run.objects.count == 4)
    #expect(try desk.queue(all + ["--urgent", "--moderator", "2"]).status == 0)
    #expect(try desk.queue(all + ["--escalated", "--moderator", "2"]).status == 0)
    #expect(try desk.queue("list").text == "Очередь пуста.\n")
  }

  @Test func `all without a condition decides nothing, and an empty choice says so`() throws {
    let all = ["remove", "--all", "--reason", "insult", "--moderator", "1"]
    let run = try desk.queue(all)
    #expect(run.status == 64)
    #expect(run.errors.contains("--all просит условие"))
    #expect(try desk.queue("list").text.contains("В очереди 4"))
    let nobody = try desk.queue(all + ["--author", "1"])
    #expect(nobody.status == 0)
    #expect(nobody.errors.contains("таких дел в очереди нет"))
  }

  @Test func `undo takes back the last own verdict, and only that`() throws {
    #expect(try desk.queue("undo", "--reason", "ошибся", "--moderator", "1").status == 1)
    _ = try desk.queue("approve", "vk-200000001-4512-2", "--reason", "шутка", "--moderator", "1")
    _ = try desk.queue("approve", "vk-200000001-4512-1", "--reason", "шутка", "--moderator", "2")
    let run = try desk.queue("undo", "--reason", "ошибся", "--moderator", "1")
    #expect(run.text.contains("vk-200000001-4512-2: решение отменено"))
    let other = try desk.queue(
      "undo",
      "vk-200000001-4512-1",
      "--reason",
      "р",
      "--moderator",
      "1"
    )
    #expect(other.errors.contains("последнее решение не ваше (модератор 2)"))
  }

  @Test func `undo twice takes back one verdict, and names it`() throws {
    let cases = ["vk-200000001-4512-2", "vk-200000001-4512-1"]
    for name in cases {
      _ = try desk.queue("approve", name, "--reason", "шутка", "--moderator", "1")
    }
    let undo = ["undo", "--reason", "ошибся", "--moderator", "1"]
    #expect(try desk.queue(undo).text.contains("\(cases[1]): решение отменено"))
    for _ in 0..<2 {
      let again = try desk.queue(undo)
      #expect(again.status == 1)
      #expect(
        again.errors.contains("последнее решение (\(cases[1])) уже отменено"),
        "\(again.errors)"
      )
    }
    #expect(try desk.queue(["undo", cases[0]] + undo.dropFirst()).status == 0)
    #expect(try desk.audit("verify").status == 0)
  }

  @Test func `who skips a case may think better of it`() throws {
    let name = "vk-200000001-4512-2"
    let options = ["--reason", "не знаю", "--moderator", "1"]
    let skip = try desk.queue(["skip", name] + options)
    #expect(skip.text.contains("пропущено: next его вам больше не предложит"), "\(skip.text)")
    #expect(!skip.text.contains("другой"))
    #expect(try desk.queue(["approve", name] + options).status == 0)
  }

  @Test func `an event that the case never had, and a ledger that is a folder`() throws {
    let arguments = ["approve", "vk-200000001-4512-2", "--reason", "р", "--moderator", "1"]
    let run = try desk.queue(arguments + ["--event", "999"])
    #expect(run.status == 1)
    #expect(run.errors.contains("у дела нет события 999"))
    let folder = URL(filePath: desk.ledger).deletingLastPathComponent().path
    let list = try sito(["queue", "list", "--ledger", folder], home: desk.pack.url)
    #expect(list.status == 2)
    #expect(list.errors.contains("папка, а журнал — это файл"), "\(list.errors)")
    let feed = try sito(["filter", "--ledger", folder], text: "", home: desk.pack.url)
    #expect(feed.errors.contains("папка, а журнал — это файл"), "\(feed.errors)")
  }

  @Test(
    arguments: [
      ["approve", "vk-1-2-3"], ["approve", "--reason", "р"],
      ["approve", "vk-1-2-3", "--reason", " "], ["approve", "vk-1", "--all", "--reason", "р"],
      ["next", "--moderator", "Иван"], ["next", "--moderator", ""], ["list", "--older-than", "x"],
      ["restrict", "vk-1", "--reason", "р", "--measure", "долго"], ["note", "vk-1", "--text", ""],
    ]
  )
  func `wrong usage`(_ arguments: [String]) throws {
    let isNamed = arguments.contains("--moderator") || arguments[0] == "list"
    let run = try desk.queue(arguments + (isNamed ? [] : ["--moderator", "1"]))
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test func `the ledger and the moderator come from the environment, too`() throws {
    let environment = ["SITO_LEDGER": desk.ledger, "SITO_MODERATOR": "7"]
    let run = try sito(
      ["queue", "note", "vk-200000001-4512-2", "--text", "звонили"],
      home: desk.pack.url,
      environment: environment
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      try desk.queue("show", "vk-200000001-4512-2").text.contains("модератор 7: заметка — звонили")
    )
    #expect(try sito(["queue", "list"], home: desk.pack.url).status == 64)
    #expect(try sito(["queue", "list", "--ledger", "/no/ledger"], home: desk.pack.url).status == 2)
  }

  /// To close the ledger's file by hand would take SQLite's locks on it away: the next program to end
  /// would believe to be the last, delete the log, and what is written after that would be lost.
  @Test func `what is written is there after other programs came and went`() throws {
    let note = { (text: String) in
      [Event.Kind.noteAdded(CaseNote(caseID: CaseID("vk-200000001-4512-2"), text: text))]
    }
    let now = Milliseconds(Date().timeIntervalSince1970 * 1000)
    let store = try LedgerStore(path: desk.ledger)
    try store.append(note("первая"), at: now, actor: "moderator:7")
    // It looks whether the file has its end, with the log of the first beside it.
    do { _ = try LedgerStore(path: desk.ledger).head }
    let other = ["vk-200000001-4512-2", "--text", "чужая", "--moderator", "8"]
    #expect(try desk.queue(["note"] + other).status == 0)
    let last = try store.append(note("вторая"), at: now, actor: "moderator:7")
    #expect(try desk.queue("show", "vk-200000001-4512-2").text.contains("вторая"))
    let head = try LedgerStore(path: desk.ledger, isReadOnly: true).head
    #expect(head.sequence == last[0].header.sequence)
  }

  @Test func `programs that ask at once get different cases`() throws {
    let processes = try (1...4).map { number in
      let output = try Scratch(Data())
      let process = Process()
      process.executableURL = program
      process.arguments = [
        "queue", "next", "--json", "--ledger", desk.ledger, "--moderator", "\(number)",
      ]
      process.environment = ["SITO_HOME": desk.pack.url.path]
      process.standardOutput = try FileHandle(forWritingTo: output.url)
      try process.run()
      return (process, output)
    }
    let cases = try processes.map { process, output in
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      let object = try JSONSerialization.jsonObject(with: Data(contentsOf: output.url))
      return try #require((object as? [String: Any])?["case"] as? String)
    }
    #expect(Set(cases).count == 4)
    #expect(try desk.audit("verify").status == 0)
  }
}
