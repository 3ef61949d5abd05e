import ArgumentParser
import Rules

/// How messages are worded; an option of every command.
struct SpeechOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      says("Язык сообщений: ru или en.", "The language of messages: ru or en."),
      valueName: "lang"
    )
  )
  var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(says("--lang бывает ru или en", "--lang is ru or en"))
    }
  }
}
