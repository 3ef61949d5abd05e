import ArgumentParser
import Feeds
import Folding
// For `stdout`, a variable to Swift: nothing sets it, and it is asked when all else has ended.
@unsafe @preconcurrency import Glibc
import Rules

/// The command line: it puts the rooms together and does nothing itself.
@main
struct Sito: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sito",
    abstract: says(
      "Читает комментарии и решает: оставить, показать модератору или удалить — и говорит почему.",
      "Reads comments and decides: allow, review or remove, and says why."
    ),
    version: version,
    subcommands: [
      FilterCommand.self, WatchCommand.self, ConvertCommand.self, ExplainCommand.self,
      RulesCommand.self,
      EvaluateCommand.self, QueueCommand.self, PlanCommand.self, AuditCommand.self,
    ]
  )

  /// Runs the command that the arguments name.
  static func main() async {
    // A closed pipe is no error; without this it would end the program before it can say anything.
    _ = signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow, which writing then tells.
    _ = signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      try flushOutput()
    } catch {
      if let failure = error as? Failure {
        printError(failure.message)
        Glibc.exit(failure.status)
      }
      sayInRussian(error)
      exit(withError: error)
    }
  }

  /// Writes what is printed but not written yet: on a full disk that fails, and must not pass for done.
  private static func flushOutput() throws {
    let isWhole = unsafe fflush(stdout) == 0 && ferror(stdout) == 0
    guard !isWhole, errno != EPIPE else { return }
    throw Failure.cannotRun(says("вывод прервался: ", "output broke off: ") + systemMessage())
  }

  /// Ends the program with what the library says of the command line, if there are Russian words for it.
  private static func sayInRussian(_ error: any Error) {
    guard language == .russian else { return }
    let full = fullMessage(for: error)
    let status = exitCode(for: error)
    if status.isSuccess {
      // A version and a script for the shell stay what they are.
      guard full.hasPrefix("OVERVIEW: ") else { return }
      print(RussianUsage.help(full))
    } else {
      guard full.hasPrefix("Error: ") else { return }
      printError(RussianUsage.error(message(for: error), in: full))
    }
    Glibc.exit(status.rawValue)
  }

  /// The versions of the engine, of ICU and of the rule pack, if there is one here.
  private static var version: String {
    guard CommandLine.arguments.contains("--version") else { return DecisionWriter.engine }
    let pack = try? PackOptions.parse([]).load(allowFailing: true)
    let rules = pack.map { String($0.hash.prefix(12)) } ?? says("не найден", "not found")
    return """
      sito \(DecisionWriter.engine)
      ICU \(ICU.version)
      \(says("пакет правил", "rule pack")) \(rules)
      """
  }
}
