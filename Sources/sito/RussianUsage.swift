import ArgumentParser

/// What ArgumentParser says of a command line, in Russian.
///
/// The library speaks English only, so its sentences are known by their wording. One that is not known
/// stays as it is: half a message in English says more than none.
enum RussianUsage {
  /// A wrong command line: what is wrong, the usage, where to read more.
  ///
  /// - Parameters:
  ///   - message: The library's short message.
  ///   - full: The library's message with everything around it.
  /// - Returns: The full message in Russian.
  static func error(_ message: String, in full: String) -> String {
    let isAboutCommand = full.contains("<subcommand>\n")
    return full.replacing(
      "Error: \(message)",
      with: "Ошибка: \(sentence(message, isAboutCommand))",
      maxReplacements: 1
    )
    .replacing(#/(?m)^Help:  /#, with: "Подсказка:  ")
    .replacing(#/(?m)^Usage: /#, with: "Использование: ")
    .replacing(#/(?m)^  See '(.+)' for more information\.$/#) { "  Подробнее: \($0.1)" }
    .inRussianTerms
  }

  /// The help of a command.
  static func help(_ full: String) -> String {
    full.replacing(#/^OVERVIEW: /#, with: "")
      .replacing(#/(?m)^USAGE: /#, with: "Использование: ")
      .replacing(#/(?m)^ARGUMENTS:$/#, with: "Аргументы:")
      .replacing(#/(?m)^OPTIONS:$/#, with: "Параметры:")
      .replacing(#/(?m)^SUBCOMMANDS:$/#, with: "Команды:")
      .replacing("Show the version.", with: "Версии программы и правил.")
      .replacing("Show help information.", with: "Эта справка.")
      .replacing(#/See '(.+)' for detailed help\./#) { "О команде подробно: \($0.1)" }
      .replacing("(values:", with: "(значения:")
      .replacing("default:", with: "по умолчанию:")
      .replacing("(default)", with: "(по умолчанию)")
      .inRussianTerms
  }

  /// What is wrong, in one sentence.
  private static func sentence(_ english: String, _ isAboutCommand: Bool) -> String {
    // A cluster of short options may be wrong in two ways.
    let readings = english.split(separator: #/\n   or: /#)
    if readings.count > 1 {
      return readings.map { sentence(String($0), isAboutCommand) }.joined(separator: "; или ")
    }
    if let (_, name, other) = english.wholeMatch(
      of: #/Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/#
    )?.output {
      let hint = other.map { "; может быть, `\($0)`?" } ?? ""
      return "нет такого параметра: `\(name)`\(hint)"
    }
    if let (_, name) = english.wholeMatch(of: #/Missing value for '(.+?)'(?: in '.+')?/#)?.output {
      return "не хватает значения: `\(name)`"
    }
    if let (_, name, value) = english.wholeMatch(
      of: #/(?s)The option '(.+?)' does not take any value, but '(.*)' was specified\./#
    )?.output {
      return "у параметра `\(name)` нет значений, а здесь `\(value)`"
    }
    if let (_, value) = english.wholeMatch(of: #/(?s)Unexpected argument '(.*)'/#)?.output {
      return isAboutCommand ? "нет такой команды: `\(value)`" : "лишнее слово: `\(value)`"
    }
    if let (_, values) = english.wholeMatch(of: #/(?s)\d+ unexpected arguments: '(.*)'/#)?.output {
      // What follows a command that is none may be as it should be.
      return isAboutCommand
        ? "нет такой команды: `\(values.split(separator: "', '").first ?? values)`"
        : "лишние слова: `\(values.replacing("', '", with: "`, `"))`"
    }
    if let (_, name) = english.wholeMatch(of: #/Missing expected argument '(.+)'/#)?.output {
      return "не указано: `\(name)`"
    }
    if let (_, names) = english.wholeMatch(of: #/Missing one of: '(.+)'/#)?.output {
      return "укажите что-то одно: `\(names.replacing("', '", with: "`, `"))`"
    }
    if let (_, value, name, rest) = english.wholeMatch(
      of: #/(?s)The value '(.*)' is invalid for '(.+?)'(.*)/#
    )?.output {
      return "значение `\(value)` не подходит для `\(name)`\(choices(String(rest)))"
    }
    if english == "Missing required subcommand." { return "не указана команда" }
    return english
  }

  /// Which values there are, behind a wrong one.
  private static func choices(_ english: String) -> String {
    if let (_, list) = english.wholeMatch(
      of: #/(?s)\. Please provide one of the following:\n(.+)/#
    )?.output {
      let values = list.split(separator: "\n").map { $0.trimmingPrefix("  - ") }
      return "; бывает " + values.map { "`\($0)`" }.joined(separator: ", ")
    }
    guard let (_, list) = english.wholeMatch(of: #/\. Please provide one of (.+)\./#)?.output else {
      return english
    }
    return "; бывает "
      + list.matches(of: #/'(.+?)'/#).map { "`\($0.1)`" }.joined(separator: ", ")
  }
}

extension String {
  /// What stands for something else in a usage line.
  fileprivate var inRussianTerms: String {
    replacing("<options>", with: "<параметры>").replacing("<subcommand>", with: "<команда>")
  }
}
