import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito audit reconcile`: the network's black list against the ledger.
struct ReconcileCommand: ParsableCommand {
  /// The networks whose lists can be read.
  enum NetworkName: String, ExpressibleByArgument, CaseIterable { case vk, telegram, ok }

  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: says(
      "Сверяет чёрный список сети с журналом.",
      "Compares a network's black list with the ledger."
    ),
    discussion: says(
      """
      Файлы — ответы сети как есть: groups.getBanned у ВКонтакте (если частями, то все: в одном файле или в нескольких), ChatMember \
      или список ограниченных участников у Telegram, group.getUserGroupsByIds у Одноклассников.
      Коды завершения: 0 — всё совпало; 1 — есть расхождения или список неполный; 2 — сверить нельзя.
      """,
      """
      The files are the network's answers as they came: VK's groups.getBanned (all parts of it, in one file or in several), \
      Telegram's ChatMember or a list of restricted participants, Odnoklassniki's group.getUserGroupsByIds.
      Exit status: 0 all agree; 1 there are differences, or the list is incomplete; 2 could not compare.
      """
    )
  )

  @Option(help: ArgumentHelp(says("Чей это список.", "Whose list it is.")))
  var network: NetworkName

  // The ids of communities begin with a minus, and are no options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        "Чья это страница, если в журнале их несколько.",
        "Which page it is of, if the ledger has several."
      ),
      valueName: "id"
    )
  )
  var page: String?

  @Flag(
    help: ArgumentHelp(
      says(
        "Страница новая: в журнале о ней ещё ничего нет, так и должно быть.",
        "The page is new: the ledger has nothing of it yet, and that is right."
      )
    )
  )
  var newPage = false

  @Argument(help: ArgumentHelp(says("Ответы сети.", "The network's answers."), valueName: "file"))
  var files: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var folder: RulesFolderOptions
  @OptionGroup var clock: ClockOptions

  @Flag(help: ArgumentHelp(says("Написать JSON.", "Write JSON."))) var json = false

  func validate() throws {
    if newPage, page == nil {
      throw ValidationError(
        says("--new-page: назовите и страницу, --page", "--new-page: name the page, too, --page")
      )
    }
  }

  func run() throws {
    let rules = try folder.networks
    var list = BlackList()
    for file in files { list.merge(try read(file)) }
    let records = try ledger.withStore { store in
      let state = try store.state()
      try checkPage(state.restrictedPages(of: network.rawValue))
      try checkNamedPage(state.knownPages(of: network.rawValue))
      return try state.recordedBans(network: network.rawValue, page: page, now: clock.time) {
        try store.event($0)?.kind.evidence
      }
    }
    let reconciliation = Reconciliation(
      records,
      list,
      of: rules[network.rawValue],
      at: clock.time
    )
    print(
      json
        ? try reconciliation.json()
        : reconciliation.text(of: rules[network.rawValue], in: language) + "\n",
      terminator: ""
    )
    if list.unread > 0 {
      printError(
        says(
          "без id, не сверены: \(list.unread)",
          "without an id, not compared: \(list.unread)"
        )
      )
    }
    if !reconciliation.agrees { throw ExitCode(1) }
  }

  private func read(_ file: String) throws -> BlackList {
    guard let data = try? Data(contentsOf: URL(filePath: file)) else {
      throw Failure.cannotRun(says("\(file): не удалось прочитать", "\(file): cannot be read"))
    }
    do throws(BlackListReader.Failure) {
      return try BlackListReader.read(data, of: network.rawValue)
    } catch {
      throw Failure.cannotRun("\(file): \(error.message.text(in: language))")
    }
  }

  /// A page mistyped would turn everybody who is rightly banned into somebody without a record, and
  /// nobody would be missed: so it is told, and not guessed.
  private func checkNamedPage(_ pages: [String]) throws {
    guard let page, !newPage, !pages.contains(page) else { return }
    let known =
      pages.isEmpty
      ? says(
        "о страницах этой сети в журнале нет ничего",
        "it has nothing of any page of the network"
      )
      : says("есть: ", "it has ") + pages.joined(separator: ", ")
    throw Failure.cannotRun(
      says(
        "страницы \(page.inOneLine) этой сети в журнале нет; \(known). Если страница новая, добавьте --new-page",
        "the ledger has no page \(page.inOneLine) of this network; \(known). If the page is new, add --new-page"
      )
    )
  }

  /// A list is of one page; which, it does not say.
  private func checkPage(_ pages: [String]) throws {
    guard page == nil, pages.count > 1 else { return }
    let names = pages.map { $0.isEmpty ? says("без страницы", "no page") : $0 }
      .joined(separator: ", ")
    throw Failure.cannotRun(
      says(
        "в журнале несколько страниц этой сети (\(names)): назовите одну, --page",
        "the ledger has several pages of this network (\(names)): name one, --page"
      )
    )
  }
}
