import Ledger
import Rules
import Testing

/// Flagged comments come in, once each.
@Suite struct FeedingTests {
  let ledger: TestLedger

  init() throws { ledger = try TestLedger() }

  @Test func `the same comment again adds nothing`() throws {
    #expect(try ledger.take(1))
    #expect(try !ledger.take(1, at: Sample.now + 1))
    let other = try LedgerStore(path: ledger.path)
    try other.write(at: Sample.now, actor: "engine") { transaction in
      let isNew = try transaction.take(
        Sample.evidence(1),
        Sample.snapshot("ты дурак"),
        under: RestrictionPolicy()
      )
      #expect(!isNew)
    }
    #expect(try ledger.store.head.sequence == 1)
  }

  @Test func `an edited comment is an edit of the same case, whatever its number`() throws {
    try ledger.take(1)
    #expect(try ledger.take(1, "ты совсем дурак", edit: 1))
    // An export does not know how often the comment was edited.
    #expect(try !ledger.take(1, "ты совсем дурак", edit: 0))
    #expect(try !ledger.take(1, edit: 0))
    #expect(try ledger.take(1, edit: 2))
    let state = try #require(try ledger.store.state().cases[Sample.comment(1).caseID])
    #expect(state.edits.map(\.edit) == [0, 1, 2])
    #expect(state.events == [1, 2, 3])
  }

  @Test func `an older edit that comes later does not become the current one`() throws {
    try ledger.take(1, "ты дурак, извини", edit: 5)
    #expect(try !ledger.take(1, "ты дурак", edit: 3))
    // Who counts no edits may bring newer words.
    #expect(try ledger.take(1, "сам дурак", edit: 0))
    let state = try #require(try ledger.store.state().cases[Sample.comment(1).caseID])
    #expect(state.edits.map(\.edit) == [5, 0])
  }

  @Test func `strikes propose, and a comment is one strike however often it is edited`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.take(1, "ты совсем дурак", edit: 1, strike: Sample.strike)
    let state = try ledger.store.state()
    let author = try #require(state.authors[Sample.author])
    #expect(author.standing.strikes.count == 1)
    let restriction = try #require(state.restrictions[RestrictionID(Sample.author, number: 1)])
    #expect(state.restrictions.count == 1)
    #expect(restriction.status == .proposed)
    #expect(restriction.measure == .warning)
    #expect(restriction.proposal.cases == [Sample.comment(1).caseID])
    #expect(restriction.proposal.clause == "п. 10")
    #expect(!restriction.isActive(at: Sample.now))
  }

  @Test func `evidence tells the strikes before and the measure that follows`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.take(2, strike: Sample.strike)
    let evidence = try ledger.store.events().compactMap(\.kind.evidence)
    #expect(evidence.map(\.priorStrikes) == [Millionths(0), Millionths(1)])
    #expect(evidence.map(\.proposedMeasure) == [.warning, nil])
  }

  @Test func `an approved comment takes its strike and the proposal back`() throws {
    try ledger.take(1, strike: Sample.strike)
    try ledger.store.write(at: Sample.now + 1, actor: "moderator:1") { transaction in
      try transaction.append(
        .verdictGiven(
          .init(caseID: Sample.comment(1).caseID, choice: .approve, reason: "цитата")
        )
      )
      try transaction.settle(Sample.author, under: RestrictionPolicy())
    }
    let state = try ledger.store.state()
    #expect(state.authors[Sample.author]?.standing.strikes.isEmpty ?? false)
    #expect(state.restrictions.values.map(\.status) == [.rejected])
  }

  @Test func `communities and the page itself have strikes and no proposals`() throws {
    let page = AuthorIdentity(network: "vk", id: "-200000001")
    try ledger.take(1, author: page, strike: Sample.strike)
    let state = try ledger.store.state()
    #expect(state.authors[page]?.standing.strikes.count == 1)
    #expect(state.restrictions.isEmpty)
  }

  @Test func `a network's report comes once`() throws {
    for id in ["8a07", "8a07", "", ""] {
      try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
        _ = try transaction.take(
          NetworkReport(
            what: .userBlocked,
            network: "vk",
            page: "-200000001",
            author: Sample.author,
            caseID: nil,
            id: id,
            details: ["reason": "1"]
          )
        )
      }
    }
    let events = try ledger.store.events()
    #expect(events.count == 2)
    #expect(events.allSatisfy { $0.header.actor == "network:vk" })
    #expect(try ledger.store.state().authors[Sample.author]?.reports.count == 2)
  }

  @Test(arguments: ["0", "", " ", "000"]) func `nobody's id is no author`(id: String) {
    let comment = FlaggedComment(
      network: "vk",
      page: id == "" ? "" : "-1",
      post: "",
      id: "",
      author: id,
      text: []
    )
    #expect(comment.author == nil)
    #expect(comment.identity.page == (id == "" ? nil : "-1"))
    #expect(comment.identity.post == nil)
    #expect(comment.identity.id.hasPrefix("text-"))
  }

  @Test(
    arguments: [
      ("Telegram", "telegram"), ("tg", "telegram"), ("TG", "telegram"), ("VK", "vk"),
      ("VKontakte", "vk"), ("Odnoklassniki", "ok"), ("max", "max"),
    ]
  )
  func `a network is itself in every spelling`(name: String, network: String) {
    let comment = FlaggedComment(
      network: name,
      page: "-1",
      post: nil,
      id: "1",
      author: "777000",
      text: []
    )
    #expect(comment.identity.network == network)
    #expect(comment.author == AuthorIdentity(network: network, id: "777000"))
    let author = AuthorIdentity(network: name, id: "777000")
    let policy = RestrictionPolicy()
    #expect(policy.protects(author, kind: nil, page: nil) == (network == "telegram"))
  }

  @Test(
    arguments: [
      ("telegram", "-1001900000001", nil, "498", 1), ("telegram", "-1001900000001", "498", nil, 1),
      ("telegram", nil, nil, "498", 2), ("vk", "-1", nil, "4512", 1), ("vk", "-1", "1", "2", 1),
      ("vk", "-1", "1", "photo1", 2), ("ok", "1", "1", "2", 2),
    ] as [(String, String?, String?, String?, Int)]
  )
  func `a message is one, whatever post an export gives it`(
    network: String,
    page: String?,
    first: String?,
    second: String?,
    count: Int
  ) throws {
    func take(_ post: String?, _ text: String, author: String = "1") throws {
      let identity = AuthorIdentity(network: network, id: author)
      var evidence = try Sample.evidence(1, text: text, author: identity, strike: Sample.strike)
      evidence.comment.network = network
      evidence.comment.page = page
      evidence.comment.post = post
      let made = evidence
      try ledger.store.write(at: Sample.now, actor: "engine") { transaction in
        _ = try transaction.take(made, Sample.snapshot(text), under: RestrictionPolicy())
      }
    }
    try take(first, "ты дурак")
    try take(second, "ты дурак")
    let state = try ledger.store.state()
    #expect(state.cases.count == count)
    #expect(state.authors.values.first?.standing.strikes.count == count)
    // Another text is an edit of the case, and another author's is another comment.
    try take(second, "ты совсем дурак")
    #expect(try ledger.store.state().cases.count == count)
    try take(second.map { "\($0)9" }, "ты дурак", author: "2")
    #expect(try ledger.store.state().cases.count == count + 1)
    #expect(try ledger.store.verify().flaws == [])
  }

  @Test func `a comment without an id is known by its author and words`() {
    func name(_ author: String?, _ text: String) -> CaseID {
      FlaggedComment(
        network: "vk",
        page: "-1",
        post: nil,
        id: nil,
        author: author,
        text: Array(text.utf8)
      ).identity.caseID
    }
    #expect(name("1", "а") == name("1", "а"))
    #expect(Set([name("1", "а"), name("2", "а"), name(nil, "а"), name("1", "б")]).count == 4)
  }

  @Test(
    arguments: [
      ("vk", "-200000001", "4512", "https://vk.com/wall-200000001_4512?reply=9"),
      ("vk", "-200000001", "photo88", nil),
      ("telegram", "-1002000000001", "1", "https://t.me/c/2000000001/9"),
      ("ok", "70000000001", "1", nil),
    ] as [(String, String, String, String?)]
  )
  func permalink(network: String, page: String, post: String, link: String?) {
    let comment = CommentIdentity(network: network, page: page, post: post, id: "9")
    #expect(comment.permalink == link)
  }
}
