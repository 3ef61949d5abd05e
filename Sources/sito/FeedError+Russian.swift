import Feeds

extension FeedError {
  /// Why an input could not be read at all, in Russian and without a word of it.
  var russian: String {
    switch self {
    case .unknown(let look): look.russian
    case .otherFormat(let asked, let found):
      "это не `\(asked.rawValue)`, а похоже на `\(found.rawValue)`: не указывайте `--format`"
    case .noTextColumn(let columns, let headings):
      "таблица, столбцов \(columns), и ни один не похож на тексты: "
        + "назовите его по заголовку, `--columns 'text=ЗАГОЛОВОК'`"
        + (headings.isEmpty ? "" : Self.russianList(columns, headings))
    case .noColumn(let column, let columns, let headings):
      "в первой строке таблицы нет заголовка, который назван в `--columns` для `\(column.rawValue)`"
        + Self.russianList(columns, headings)
    case .system(let error): error.russian
    }
  }

  /// The headings behind an error, or how many columns there are when it is not certain that the
  /// first row holds headings.
  fileprivate static func russianList(_ columns: Int, _ headings: [String]) -> String {
    headings.isEmpty
      ? "; столбцов в ней: \(columns)"
      : "; её заголовки: " + headings.map { "«\($0)»" }.joined(separator: ", ")
  }
}

extension FeedLook {
  /// What the input looks like and what to try, in Russian.
  fileprivate var russian: String {
    switch self {
    case .workbook: "это книга с таблицами: сохраните её как CSV. " + Self.savingAsCSV
    case .office:
      "это книга старого Excel или документ старого Word: книгу сохраните как CSV. "
        + Self.savingAsCSV
    case .document:
      "это документ Word: сохраните его как обычный текст, по комментарию в строке"
    case .image:
      "это картинка, комментарии с неё не прочитать: нужна выгрузка или сам текст"
    case .zip:
      "это архив: сначала распакуйте его; если это книга с таблицами, сохраните её как CSV. "
        + Self.savingAsCSV
    case .compressed: "это сжатый файл: сначала распакуйте его"
    case .pdf: "это PDF: комментарии из него не прочитать"
    case .html:
      "это веб-страница или XML: выгрузите в JSON (в Telegram Desktop — «Машиночитаемый JSON»)"
    case .failure:
      "здесь не комментарии, а ошибка, которую вернула сеть: посмотрите в файле, что она говорит, "
        + "проверьте ключ доступа и параметры и запросите ещё раз"
    case .json(let keys):
      (keys.isEmpty
        ? "это JSON неизвестного вида"
        : "это JSON неизвестного вида, в нём есть " + keys.map { "`\($0)`" }.joined(separator: ", "))
        + ": нужна выгрузка VK, OK, Telegram, MAX или YouTube либо комментарии с полем `text`"
    case .table(let columns, let headings):
      "это похоже на таблицу, и какой столбец в ней с текстами, неизвестно: назовите его по заголовку, "
        + "`--columns 'text=ЗАГОЛОВОК'`; если это не таблица, укажите `--format text`"
        + FeedError.russianList(columns, headings)
    case .binary: "это не текст: нужен JSON, CSV или простой текст"
    }
  }

  /// How a table is saved as CSV, in the words of the programs' menus.
  private static let savingAsCSV =
    "Excel: «Файл → Сохранить как», тип «CSV UTF-8 (разделитель — запятая)»; LibreOffice: "
    + "«Файл → Сохранить как», тип «Текст CSV», кодировка «Юникод (UTF-8)»; "
    + "МойОфис: «Файл → Сохранить как», тип CSV"
}
