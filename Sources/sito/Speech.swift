import Glibc
import Rules

/// The language that messages are in: `--lang`, else the locale's if it is English, else Russian.
let language: Language = {
  let arguments = CommandLine.arguments
  for (index, argument) in arguments.enumerated() {
    if argument == "--lang", index + 1 < arguments.count {
      return Language(rawValue: arguments[index + 1]) ?? .russian
    }
    if argument.hasPrefix("--lang=") {
      return Language(rawValue: String(argument.dropFirst(7))) ?? .russian
    }
  }
  for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
    guard let value = environment(name), !value.isEmpty else { continue }
    return value.hasPrefix("en") ? .english : .russian
  }
  return .russian
}()

/// Returns the wording in the language of messages.
func says(_ russian: String, _ english: String) -> String {
  language == .russian ? russian : english
}

/// Returns the value of an environment variable.
func environment(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}

/// Writes a line to the standard error.
func printError(_ text: String, terminator: String = "\n") {
  let bytes = Array((text + terminator).utf8)
  _ = unsafe write(2, bytes, bytes.count)
}

/// Why the program could not do its work, and the exit status that says so.
struct Failure: Error {
  var message: String
  var status: Int32

  /// The error behind it, for whoever can do something about it.
  var cause: (any Error)?

  /// The work could not begin: bad rules, an unreadable file.
  static func cannotRun(_ message: String, because cause: (any Error)? = nil) -> Failure {
    Failure(message: message, status: 2, cause: cause)
  }
}
