import Folding
import Foundation
import Testing

@testable import Rules

/// Compiled lists that are kept: the same as before, or none.
@Suite struct PackCacheTests {
  private static let lists = [
    "list": "дурак*\n!дураковка\nне <2> (кот|пес)\n<число> рублей\n!!роман идиот\nдурак*",
    "deep/words": "@readings all\nпизд*\n<эмодзи> кот",
    "hosts": "example.ru\nпример.рф",
  ]

  private static func sources() -> PackSources {
    let rules =
      rule("a", when: "{list: [list, deep/words]}") + rule("b", when: "{domain: hosts}")
    var files = ["rules/policy.yaml": emptyPolicy, "rules/test.yaml": "rules:\n" + rules]
    for (name, text) in lists { files["wordlists/\(name).txt"] = text }
    return PackSources(files: files)
  }

  /// Gives a folder that is gone afterwards to a test.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `what was kept finds the same and warns of the same`() throws {
    try withFolder { folder in
      let sources = Self.sources()
      let pack = try RulePack(sources)
      PackCache(folder: folder, build: "1").keep(pack.compiledLists)
      let lists = try #require(PackCache(folder: folder, build: "1").lists(sources.hash))
      let again = try RulePack(sources, lists: lists)
      #expect(again.hash == pack.hash)
      #expect(!pack.warnings.isEmpty && again.warnings == pack.warnings)
      for text in [
        "дурак и дураковка", "не мой кот", "5 рублей", "п и з д е ц", "🔥 кот",
        "https://пример.рф/x",
        "дурак, роман идиот", "ничего",
      ] {
        #expect(try Answer(again, text).places == Answer(pack, text).places, "\(text)")
      }
    }
  }

  @Test func `rules and policy come back as they were`() throws {
    let conditions = [
      "{near: {list: [list], of: deep/words, within: 3, order: after}}", "{addressed: list}",
      "{count: {of: links, min: 1, max: 4}}", "{count: {list: list, min: 2}}",
      "{ratio: {of: capitals, min: 0.5}}", "{personal: card}", "{reply: true}", "{rule: a}",
      "{label: thanks}", "{all: [{list: list}, {any: [{reply: true}, {not: {list: list}}]}]}",
    ]
    var sources = Self.sources()
    var rules = labelRule("thanks", "thanks", when: "{list: list}", stage: "shadow")
    for (number, condition) in conditions.enumerated() {
      rules += rule("r\(number)", weight: -0.25, when: condition, more: "cancels: [a], law: з")
    }
    sources.files["rules/more.yaml"] = "rules:\n" + rules
    sources.files["wordlists/address/you.txt"] = "ты"
    sources.files["rules/policy.yaml"] = """
      categories: {rude: {review: 0.5, urgent: true, reason: грубо}}
      guard: {labels: [complaint], categories: [rude], note: ответить}
      pages: {vk/-1: {rude: {review: 0.25}}}
      ladder: [warning, 5d, indefinite]

      """
    try withFolder { folder in
      let pack = try RulePack(sources)
      PackCache(folder: folder, build: "1").keep(pack.compiledLists)
      let lists = try #require(PackCache(folder: folder, build: "1").lists(sources.hash))
      let again = try RulePack(sources, lists: lists)
      #expect(again.rules == pack.rules)
      #expect(again.policy == pack.policy)
      #expect(again.policy != Policy())
      #expect(again.warnings == pack.warnings)
    }
  }

  @Test func `a file of another pack or another build is none`() throws {
    try withFolder { folder in
      let lists = try RulePack(Self.sources()).compiledLists
      PackCache(folder: folder, build: "1").keep(lists)
      #expect(PackCache(folder: folder, build: "1").lists(lists.hash) != nil)
      #expect(PackCache(folder: folder, build: "2").lists(lists.hash) == nil)
      #expect(PackCache(folder: folder, build: "1").lists("0") == nil)
      let file = PackCache(folder: folder, build: "1").file(lists.hash)
      #expect(PackCache.lists("0", in: file, "1") == nil)
      #expect(PackCache.lists(lists.hash, in: file, "2") == nil)
      PackCache(folder: folder, build: "2").keep(lists)
      #expect(PackCache(folder: folder, build: "1").lists(lists.hash) != nil)
    }
  }

  @Test func `a damaged file is none, wherever the damage is`() throws {
    try withFolder { folder in
      let lists = try RulePack(Self.sources()).compiledLists
      PackCache(folder: folder, build: "1").keep(lists)
      let file = PackCache(folder: folder, build: "1").file(lists.hash)
      let whole = try Data(contentsOf: file)
      for place in stride(from: 0, to: whole.count, by: whole.count / 97) {
        var damaged = whole
        damaged[place] ^= 1
        try damaged.write(to: file)
        #expect(PackCache.lists(lists.hash, in: file, "1") == nil, "bit at \(place)")
        try whole.prefix(place).write(to: file)
        #expect(PackCache.lists(lists.hash, in: file, "1") == nil, "cut at \(place)")
      }
    }
  }

  @Test func `bytes that end anywhere are an error and no trap`() throws {
    var whole = StoredBytes()
    let lists = try RulePack(Self.sources()).compiledLists
    lists.store(in: &whole)
    for end in stride(from: 0, to: whole.bytes.count, by: whole.bytes.count / 499) {
      var cut = StoredBytes(Array(whole.bytes[..<end]))
      #expect(throws: StoredBytes.CutShort.self) { try CompiledLists(hash: "", stored: &cut) }
    }
  }

  @Test func `many that write at once leave a whole file`() async throws {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lists = try RulePack(Self.sources()).compiledLists
    let cache = PackCache(folder: folder, build: "1")
    cache.keep(lists)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          cache.keep(lists)
          return cache.lists(lists.hash) != nil
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }

  @Test func `a folder that cannot be written is no error`() throws {
    let lists = try RulePack(Self.sources()).compiledLists
    let cache = PackCache(folder: URL(filePath: "/proc/no/such/place"), build: "1")
    cache.keep(lists)
    #expect(cache.lists(lists.hash) == nil)
  }

  @Test func `old files make room for new ones`() throws {
    try withFolder { folder in
      for number in 0..<(PackCache.fileLimit + 3) {
        var sources = Self.sources()
        sources.files["wordlists/list.txt"]?.append("\nслово\(number == 0 ? "" : "а")*")
        sources.files["rules/test.yaml"]?.append("# \(number)\n")
        PackCache(folder: folder, build: "1").keep(try RulePack(sources).compiledLists)
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.count == PackCache.fileLimit)
    }
  }
}
