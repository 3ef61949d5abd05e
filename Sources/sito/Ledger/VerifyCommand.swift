import ArgumentParser
import Foundation
import Ledger
import Rules

/// `sito audit verify`: whether anybody has rewritten the ledger.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: says(
      "Проверяет, что журнал никто не переписал и ничего не потеряно.",
      "Checks that nobody has rewritten the ledger and nothing is lost."
    ),
    discussion: says(
      """
      Сверяет цепочку хешей, слова, файлы правил и сводку с событиями. Коды завершения: 0 — журнал цел; \
      1 — нет, и сказано, с какого события; 2 — журнал не открылся.
      """,
      """
      Compares the chain of digests, the words, the rule files and the projection with the events. \
      Exit status: 0 the ledger is whole; 1 it is not, from the event that is told; 2 it cannot be opened.
      """
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  @Option(
    help: ArgumentHelp(
      says(
        "Голова цепочки, которую сохранил кто-то другой (`sito audit head`).",
        "A head of the chain that somebody else has kept (`sito audit head`)."
      ),
      valueName: "file"
    )
  )
  var head: String?

  func run() throws {
    let kept = try head.map(readHead)
    let result = try options.withStore(readsDamaged: true) { try $0.verify(against: kept) }
    if kept == .empty {
      print(
        says(
          "сохранена голова пустой цепочки: она ничего не доказывает",
          "the head that was kept is that of an empty chain: it proves nothing"
        )
      )
    }
    for notice in result.notices { print(notice.message.text(in: language)) }
    for flaw in result.flaws.prefix(20) { print(flaw.message.text(in: language)) }
    let more = result.flaws.count - 20
    if more > 0 { print(says("и ещё расхождений: \(more)", "and \(more) more")) }
    if result.hasOtherProjection {
      print(
        says(
          "сводку можно сделать заново по событиям: sito audit rebuild (если её могли подменить, сначала снимите с файла копию)",
          "the projection can be made anew from the events: sito audit rebuild (if somebody may have changed it, copy the file first)"
        )
      )
    }
    let place = "\(result.head.sequence) \(result.head.digest.hexadecimal)"
    guard result.flaws.isEmpty else {
      print(
        says("журнал НЕ цел; цепочка верна до \(place)", "NOT whole; the chain holds to \(place)")
      )
      throw ExitCode(1)
    }
    if result.events == 0 {
      return print(says("журнал пуст: событий ещё нет", "the ledger is empty: no events yet"))
    }
    print(
      says(
        "журнал цел: событий \(result.events), голова \(place)",
        "the ledger is whole: \(result.events) events, head \(place)"
      )
    )
  }
}

/// Reads a head that `sito audit head` wrote.
private func readHead(_ path: String) throws -> ChainHead {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Failure.cannotRun(
      says("`\(path)` не читается", "`\(path)` cannot be read")
    )
  }
  let text = String(decoding: data, as: UTF8.self)
  // Before the first event there are zeros; no other head has the number 0.
  guard let head = try? CanonicalJSON.decode(ChainHead.self, text),
    head.sequence > 0 || head == .empty
  else {
    throw Failure.cannotRun(
      says(
        "`\(path)` — не голова цепочки: нужен файл, который записала `sito audit head`",
        "`\(path)` is no head of a chain: a file that `sito audit head` wrote is needed"
      )
    )
  }
  return head
}

/// `sito audit head`: how far the chain goes, for somebody else to keep.
struct HeadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: says(
      "Печатает голову цепочки: кто её хранит, тот заметит любую подмену.",
      "Prints the head of the chain: whoever keeps it notices any rewriting."
    )
  )

  @OptionGroup var options: LedgerOptions

  @OptionGroup var speech: SpeechOptions

  func run() throws {
    let head = try options.withStore { try $0.head }
    print(try CanonicalJSON.encode(head))
  }
}
