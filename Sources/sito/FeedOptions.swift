import ArgumentParser
import Feeds

/// What comes in; options of every command that reads comments.
struct FeedOptions: ParsableArguments {
  /// The form of the input, or that it is to be told from its first bytes.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case auto, ndjson, text, csv, vk, ok, telegram, max, youtube
  }

  /// What text and tables are written in, or that it is to be told from their first bytes.
  enum Encoding: String, ExpressibleByArgument, CaseIterable {
    case auto
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1251 = "windows-1251"
    case koi8r = "koi8-r"
    case ibm866
  }

  @Argument(
    help: ArgumentHelp(
      says(
        "Файлы; без них или «-» — стандартный ввод.",
        "Files; none or `-` for the standard input."
      ),
      valueName: "file"
    )
  )
  var files: [String] = []

  @Option(
    help: ArgumentHelp(
      says(
        "Вид входа; без указания узнаётся по содержимому. ndjson — строки или массив JSON с text.",
        "The form of the input; told from the content when left out. ndjson: JSON with text."
      )
    )
  )
  var format = Format.auto

  @Option(
    help: ArgumentHelp(
      says(
        "Заголовки столбцов таблицы, если они необычны: text=Отзыв,author=Кто. Столбцы: "
          + columnNames,
        "The headings of a table's columns, if they are unusual: text=Review,author=Who. "
          + "Columns: \(columnNames)"
      ),
      valueName: "column=heading,…"
    )
  )
  var columns: String?

  @Option(
    help: ArgumentHelp(
      says(
        "Кодировка текста и таблиц; без указания узнаётся по содержимому.",
        "The encoding of text and tables; it is told from the content when left out."
      )
    )
  )
  var encoding = Encoding.auto

  @Option(
    help: ArgumentHelp(
      says(
        "Сеть комментариев, у которых она не названа: vk, ok, telegram, max.",
        "The network of the comments that do not name theirs: vk, ok, telegram, max."
      )
    )
  )
  var network: String?

  // The ids of communities begin with a minus, and are no options.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      says(
        "Страница комментариев, у которых она не названа.",
        "The page of the comments that do not name theirs."
      )
    )
  )
  var page: String?

  func validate() throws {
    _ = try headings
    if columns != nil && format != .auto && format != .csv {
      throw ValidationError(
        says("--columns бывает только у таблиц", "--columns is for tables only")
      )
    }
  }

  /// What was asked for, in the words of the reader.
  var choice: FeedChoice {
    get throws {
      FeedChoice(
        format: FeedFormat(rawValue: format.rawValue),
        columns: try headings,
        encoding: TextEncoding(rawValue: encoding.rawValue),
        network: network,
        page: page
      )
    }
  }

  /// The files, opened.
  var inputs: [Input] {
    get throws { try (files.isEmpty ? ["-"] : files).map(Input.init) }
  }

  private var headings: [CSVColumn: String] {
    get throws {
      var headings: [CSVColumn: String] = [:]
      for pair in (columns ?? "").split(separator: ",") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let column = CSVColumn(rawValue: String(parts[0])) else {
          let known = columnNames
          throw ValidationError(
            says(
              "--columns: столбец=заголовок через запятую; столбцы: \(known)",
              "--columns: column=heading, by commas; the columns are \(known)"
            )
          )
        }
        headings[column] = String(parts[1])
      }
      return headings
    }
  }
}

/// The names of all columns that a table can have.
private let columnNames = CSVColumn.allCases.map(\.rawValue).joined(separator: ", ")

/// How an input is to be read.
struct FeedChoice: Sendable {
  /// The form of the input; it is told from the content when `nil`.
  var format: FeedFormat?

  /// The headings of a table's columns that are not the usual ones.
  var columns: [CSVColumn: String]

  /// What text and tables are written in; it is told from the content when `nil`.
  var encoding: TextEncoding?

  /// The network and the page of the comments that do not say it.
  var network: String?
  var page: String?

  /// Opens the comments of a file.
  ///
  /// - Throws: A ``Failure`` that names the file and says what it looks like.
  func feed(of input: Input) throws -> CommentFeed {
    do {
      return try CommentFeed(
        descriptor: input.descriptor,
        format: format,
        columns: columns,
        encoding: encoding
      )
    } catch {
      let why = says(error.russian, error.description)
      throw Failure.cannotRun("\(input.name): \(why)", because: error)
    }
  }
}
