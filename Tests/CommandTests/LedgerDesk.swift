import Foundation
import Ledger

/// A ledger that `sito filter` fed with some invented comments, and the commands over it.
struct LedgerDesk {
  let pack: SmallPack
  private let folder: Scratch

  var ledger: String { folder.url.appending(path: "sito.ledger").path }

  /// What the ledger says now.
  var state: LedgerState {
    get throws { try LedgerStore(path: ledger, isReadOnly: true).state() }
  }

  init() throws {
    pack = try SmallPack()
    folder = try Scratch.folder()
    let texts = ["ничего", "какая xуйня", "ты дурак", "убью", "яма у дома, дураки 🙂"]
    let lines = texts.enumerated().map { id, text in
      #"{"network":"vk","page":"-200000001","post":"4512","id":"\#(id)","#
        + #""author":{"id":"310000007","name":"Иван Образцов","kind":"user"},"text":"\#(text)"}"#
    }
    let run = try sito(
      ["filter", "--ledger", ledger],
      text: lines.joined(separator: "\n"),
      home: pack.url
    )
    precondition(run.status == 0, run.errors)
  }

  func queue(_ arguments: String...) throws -> Run { try queue(arguments) }

  func queue(_ arguments: [String]) throws -> Run {
    try sito(
      ["queue", arguments[0], "--ledger", ledger] + arguments.dropFirst(),
      home: pack.url
    )
  }

  func audit(_ arguments: String..., input: String = "") throws -> Run {
    try sito(["audit"] + arguments + ["--ledger", ledger], text: input, home: pack.url)
  }
}
