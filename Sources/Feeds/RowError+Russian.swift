extension RowError {
  /// What is wrong with a line, in Russian and without a word of it.
  public var russian: String {
    switch self {
    case .invalidJSON(let byte): "неверный JSON около байта \(byte)"
    case .cutShort: "строка обрывается внутри объекта"
    case .excess(let byte): "лишнее после объекта, с байта \(byte)"
    case .notAnObject(let found): "нужен объект `{…}`, а здесь \(found.russian)"
    case .wrongKind(let key, let expected, let found):
      "поле `\(key.rawValue)`: ожидается \(expected.russian), а здесь \(found.russian)"
    case .notAnInteger(let key): "поле `\(key.rawValue)`: нужно целое число"
    case .missing(let key): "нет поля `\(key.rawValue)`"
    case .tooDeep(let limit): "вложенность больше \(limit)"
    case .lineTooLong(let limit): "строка длиннее \(Self.size(limit))"
    case .wrongField(let field, let expected, let found):
      "поле `\(field)`: ожидается \(expected.russian), а здесь \(found.russian)"
    case .missingField(let field): "нет поля `\(field)`"
    case .part(let byte, let error): "часть с байта \(byte): \(error.russian)"
    case .partTooLong(let limit): "длиннее \(Self.size(limit))"
    case .tooManyCells(let cells, let columns):
      "ячеек \(cells), а столбцов \(columns): текст с разделителем внутри берут в кавычки"
    case .networkFailure: "вместо комментариев сеть ответила ошибкой"
    case .quoteNotClosed: "файл обрывается внутри ячейки, начатой с кавычки"
    case .brokenDocument(let byte): "файл испорчен на байте \(byte)"
    case .documentCutShort(let byte): "файл обрывается на байте \(byte)"
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes % (1 << 20) == 0 ? "\(bytes >> 20) МБ" : "\(bytes) байт"
  }
}

extension JSONKind {
  fileprivate var russian: String {
    switch self {
    case .object: "объект"
    case .array: "список"
    case .string: "строка"
    case .number: "число"
    case .boolean: "да или нет"
    case .null: "null"
    }
  }
}
