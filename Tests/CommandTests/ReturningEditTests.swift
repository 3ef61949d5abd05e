import Foundation
import Ledger
import Rules
import Testing

/// Comments of VK's exports, which count no edits, that go back to earlier words.
@Suite struct ReturningEditTests {
  let pack: SmallPack
  let folder: Scratch
  let id = CaseID("vk-200000001-4512-1")
  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
    // What was fed days ago: an insult, and the words that its author put in its place.
    let day: Milliseconds = 86_400_000
    let now = Milliseconds(Date().timeIntervalSince1970 * 1000)
    _ = try feed(export("ты дурак"))
    let first = try #require(try events().compactMap(\.kind.evidence).first)
    try FileManager.default.removeItem(atPath: ledger)
    let words = Snapshot(text: "спасибо", readings: [])
    var edit = first
    (edit.action, edit.categories, edit.findings) = ("allow", [], [])
    (edit.text, edit.snapshot) = (Digest(of: words.text.utf8), try words.digest())
    let store = try LedgerStore(path: ledger)
    let insult = Snapshot(text: "ты дурак", readings: ["дурак"])
    var opened = first
    opened.snapshot = try insult.digest()
    for (evidence, words, age) in [(opened, insult, 3 * day), (edit, words, 2 * day)] {
      try store.write(at: now - age, actor: "engine") {
        _ = try $0.take(evidence, words, under: RestrictionPolicy())
      }
    }
  }

  /// An answer of `wall.getComments`, with another comment that was written some hours ago.
  private func export(_ text: String, other hours: Int? = nil) -> String {
    let other = hours.map {
      let date = Int(Date().timeIntervalSince1970) - $0 * 3600
      return
        #",{"id":2,"from_id":310000008,"date":\#(date),"text":"когда тепло","post_id":4512,"owner_id":-200000001}"#
    }
    return #"{"response":{"count":2,"items":[{"id":1,"from_id":310000007,"date":1780000000,"#
      + #""text":"\#(text)","post_id":4512,"owner_id":-200000001}\#(other ?? "")]}}"#
  }

  private func feed(_ text: String) throws -> Run {
    try sito(["filter", "--ledger", ledger], text: text, home: pack.url)
  }

  private func events() throws -> [Event] {
    try LedgerStore(path: ledger, isReadOnly: true).events()
  }

  private var state: CaseState {
    get throws {
      try #require(try LedgerStore(path: ledger, isReadOnly: true).state().cases[id])
    }
  }

  @Test func `a newer export with the earlier words is a new edit, once`() throws {
    let fresh = export("ты дурак", other: 1)
    let run = try feed(fresh)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("новых записей 1, уже были 0"), "\(run.errors)")
    #expect(try state.edits.count == 3)
    #expect(try state.categories == [.insult])
    #expect(try state.isOpen)
    for _ in 0..<2 {
      #expect(try feed(fresh).errors.contains("новых записей 0, уже были 1"))
      // The words in between, in the export of that time.
      #expect(try feed(export("спасибо", other: 50)).errors.contains("новых записей 0"))
    }
    #expect(try state.edits.count == 3)
    let replay = try sito(["audit", "replay", "\(id)", "--ledger", ledger], home: pack.url)
    #expect(replay.text.contains("решение то же, до знака"), "\(replay.text)")
    #expect(try LedgerStore(path: ledger, isReadOnly: true).verify().flaws == [])
  }

  @Test(arguments: [nil, 60]) func `an older export, and one that proves nothing, are told`(
    hours: Int?
  ) throws {
    let run = try feed(export("ты дурак", other: hours))
    #expect(run.status == 0)
    #expect(run.errors.contains("новых записей 0, уже были 1"), "\(run.errors)")
    #expect(run.errors.contains("не видно: 1 (\(id))"), "\(run.errors)")
    #expect(run.errors.contains("sito queue reopen"))
    #expect(!run.errors.contains("дурак"))
    #expect(try state.edits.count == 2)
  }

  @Test func `the last words of an input count, wherever its newest comment stands`() throws {
    // Lines that somebody appends to day by day: the words that were seen last are those of today.
    let log = export("ты дурак", other: 1) + "\n" + export("спасибо", other: 1)
    #expect(try feed(log).errors.contains("новых записей 0"))
    #expect(try state.edits.count == 2)
    let next = export("спасибо", other: 1) + "\n" + export("ты дурак")
    #expect(try feed(next).errors.contains("новых записей 1"))
    #expect(try feed(next).errors.contains("новых записей 0"))
    #expect(try feed(log).errors.contains("новых записей 0"))
  }
}
