import Foundation
import Testing

/// What is said of a wrong command line.
@Suite struct UsageTests {
  @Test(arguments: [
    (["filter", "--quit"], "нет такого параметра: `--quit`; может быть, `--quiet`?"),
    (["filter", "--совсем-не-то"], "нет такого параметра: `--совсем-не-то`\n"),
    (["filter", "--only"], "не хватает значения: `--only <actions>`"),
    (
      ["filter", "-oq", "-x"],
      "нет такого параметра: `-oq`; или не хватает значения: `-o <file>`\n"
    ),
    (["filter", "--quiet=1"], "у параметра `--quiet` нет значений, а здесь `1`"),
    (["fitler"], "нет такой команды: `fitler`\n"),
    (["fitler", "файл"], "нет такой команды: `fitler`\n"),
    (["fitler", "a.json", "b.json"], "нет такой команды: `fitler`\n"),
    (["rules", "check", "а"], "лишнее слово: `а`"),
    (["rules", "check", "а", "б"], "лишние слова: `а`, `б`"),
    (["audit", "reconcile", "а"], "не указано: `--network <network>`"),
    (["filter", "--threads", "x"], "значение `x` не подходит для `--threads <threads>`\n"),
    (
      ["audit", "reconcile", "--network", "x", "а"],
      "значение `x` не подходит для `--network <network>`; бывает `vk`, `telegram`, `ok`\n"
    ),
    (
      ["filter", "--format", "x"],
      "для `--format <format>`; бывает `auto`, `ndjson`, `text`, `csv`, `vk`, `ok`, `telegram`,"
    ),
    (["filter", "--only", "x"], "--only: allow, review, remove, urgent через запятую"),
  ])
  func `is said in Russian`(_ arguments: [String], _ words: String) throws {
    let run = try sito(arguments)
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.hasPrefix("Ошибка: "))
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.errors.contains("\nИспользование: sito"))
    #expect(run.errors.contains("\n  Подробнее: sito"))
    for word in ["Error", "Usage", "Help", "See '", "subcommand", "options"] {
      #expect(!run.errors.contains(word), "\(run.errors)")
    }
  }

  @Test func `is said in English where that is asked for`() throws {
    let run = try sito(["filter", "--quit", "--lang", "en"])
    #expect(run.status == 64)
    #expect(
      run.errors.hasPrefix("Error: Unknown option '--quit'. Did you mean '--quiet'?\nUsage: ")
    )
    #expect(
      try sito(["filter", "--quit"], environment: ["LANG": "en_GB.UTF-8"]).errors == run.errors
    )
  }

  @Test(arguments: [[], ["rules"], ["filter", "--help"], ["help", "audit"]])
  func `help is in Russian, too`(_ arguments: [String]) throws {
    let run = try sito(arguments)
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.text.contains("Использование: sito") && run.text.contains("Параметры:"))
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "COMMANDS", "Show", "default", "See '", "values:"]
    {
      #expect(!run.text.contains(word), "\(run.text)")
    }
  }

  @Test func `scripts for the shell stay what they are`() throws {
    let run = try sito(["--generate-completion-script", "bash"])
    let english = try sito(["--generate-completion-script", "bash"], environment: ["LANG": "en"])
    #expect(run.status == 0 && english.text.hasPrefix("#!/bin/bash"))
    #expect(run.text.hasPrefix("#!/bin/bash"))
  }
}
