import ArgumentParser
import Feeds
import Foundation
import Ledger
import Rules

/// `sito audit export`: the ledger for spreadsheets and other programs.
struct ExportCommand: ParsableCommand {
  /// What an export can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

  /// What is exported.
  enum Content: String, ExpressibleByArgument, CaseIterable { case restrictions, cases }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: says(
      "Выгружает ограничения или дела таблицей или в JSON.",
      "Exports restrictions or cases as a table or in JSON."
    ),
    discussion: says(
      """
      JSON — по объекту на строку, пустые поля опущены. Текстов комментариев и имён в выгрузке нет. С --pseudonyms нет и id авторов и комментариев: вместо них коды, одинаковые \
      при одном ключе. Причины решений выгружаются как написаны: персональных данных в них быть не должно.
      """,
      """
      JSON is one object a line, without empty fields. There are no texts of comments and no names in it. With --pseudonyms there are no ids of authors and comments either, but \
      codes that stay the same as long as the key does. Reasons come as they were written: they must hold no personal data.
      """
    )
  )

  @Argument(help: ArgumentHelp(says("Что выгрузить.", "What to export.")))
  var content = Content.restrictions

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var speech: SpeechOptions

  @Option(help: ArgumentHelp(says("Вид выгрузки.", "The form of the export.")))
  var format = Format.csv

  @Option(
    help: ArgumentHelp(
      says("Файл ключа: заменить id кодами.", "A key's file: put codes for ids."),
      valueName: "file"
    )
  )
  var pseudonyms: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(says("Куда писать.", "Where to write."), valueName: "file")
  )
  var output: String?

  func run() throws {
    let codes = try pseudonyms.map(Self.pseudonyms)
    let table = try ledger.withStore { store in
      let state = try store.state()
      return switch content {
      case .restrictions: AuditTable.restrictions(state, at: .now, codes)
      case .cases: try AuditTable.cases(state, codes) { try store.event($0)?.kind.evidence }
      }
    }
    try write(document: format == .csv ? table.csv : try table.lines(), to: output)
  }

  private static func pseudonyms(_ file: String) throws -> Pseudonyms {
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure.cannotRun(
        says(
          """
          \(file): такого файла нет. Сделайте ключ один раз: (umask 077; openssl rand -hex 32 > ключ) — и храните его: с другим \
          ключом коды будут другими
          """,
          """
          \(file): there is no such file. Make a key once: (umask 077; openssl rand -hex 32 > key), and keep it: with another \
          key the codes are others
          """
        )
      )
    }
    guard let data = try? Data(contentsOf: URL(filePath: file)) else {
      throw Failure.cannotRun(says("\(file): не удалось прочитать", "\(file): cannot be read"))
    }
    do throws(Pseudonyms.Failure) {
      return try Pseudonyms(key: data)
    } catch {
      throw Failure.cannotRun("\(file): \(error.message.text(in: language))")
    }
  }
}

extension AuditTable {
  /// The table as Excel opens it: a byte order mark, semicolons, and nothing that calculates.
  var csv: String {
    var bytes = Array("\u{FEFF}".utf8)
    for row in [headings] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ";")) }
        CSVText.append(cell: cell, to: &bytes)
      }
      bytes += Array("\r\n".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
