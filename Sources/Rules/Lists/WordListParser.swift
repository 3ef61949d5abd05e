import Matching

/// Reads the files of word lists, with all their mistakes at once.
struct WordListParser {
  /// The lists read so far.
  private(set) var lists: [WordList] = []

  /// What is wrong with the files read so far.
  private(set) var diagnostics: [Diagnostic] = []

  private var groups: [String: Pattern.Part] = [:]

  /// Reads the groups that a file defines, so that every file can use them.
  ///
  /// Files come in the order of their names, `groups.txt` first.
  mutating func readGroups(of name: String, _ text: String) {
    for (number, line) in Self.lines(of: text) {
      guard line.first == "@", let equals = line.firstIndex(of: "=") else { continue }
      let group = String(line[1..<equals]).trimmed
      let place = Diagnostic.Place("wordlists/\(name).txt", line: number, column: 1)
      if groups[group] != nil {
        diagnostics.append(Diagnostic(.repeatedGroup(group), at: place))
      }
      do throws(Diagnostic) {
        groups[group] = try EntryParser.parseGroup(
          line, from: equals + 1, at: place, groups: groups)
      } catch {
        diagnostics.append(error)
      }
    }
  }

  /// Reads the entries of a file.
  mutating func readEntries(of name: String, _ text: String) {
    var list = WordList(name: name, readings: .shape, entries: [])
    var seen: [String: Int] = [:]
    for (number, line) in Self.lines(of: text) {
      let place = Diagnostic.Place(list.file, line: number, column: 1)
      do throws(Diagnostic) {
        switch line[0] {
        case "@": try readDirective(line, at: place, &list)
        case "!": try readException(line, at: place, &list)
        default:
          let entry = try entry(line, from: 0, at: place)
          if let earlier = seen.updateValue(number, forKey: entry.text) {
            diagnostics.append(
              Diagnostic(.repeatedEntry(line: earlier), at: place, isWarning: true))
          }
          list.entries.append(entry)
        }
      } catch {
        diagnostics.append(error)
      }
    }
    lists.append(list)
  }

  /// The lines of a file that say something, without comments, with their numbers.
  static func lines(of text: String) -> [(number: Int, characters: [Character])] {
    // CRLF is one character to Swift, so lines are split at any line break.
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
      number, line in
      var characters = Array(line.prefix { $0 != "#" })
      while let last = characters.last, last.isWhitespace { characters.removeLast() }
      guard let first = characters.firstIndex(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else {
        return nil
      }
      return (number + 1, Array(characters[first...]))
    }
  }

  private func entry(
    _ line: [Character], from column: Int, at place: Diagnostic.Place
  ) throws(Diagnostic) -> Entry {
    let elements = try EntryParser.parse(line, from: column, at: place, groups: groups)
    return Entry(
      text: String(line[column...]).trimmed, line: place.line, elements: elements, exceptions: [])
  }

  private mutating func readDirective(
    _ line: [Character], at place: Diagnostic.Place, _ list: inout WordList
  ) throws(Diagnostic) {
    guard !line.contains("=") else { return }  // A group: it has been read before.
    let words = String(line).split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "@readings", let readings = Readings(rawValue: String(words[1]))
    else { throw Diagnostic(.unknownDirective, at: place) }
    list.readings = readings
  }

  private func readException(
    _ line: [Character], at place: Diagnostic.Place, _ list: inout WordList
  ) throws(Diagnostic) {
    guard !list.entries.isEmpty else { throw Diagnostic(.exceptionOfNothing, at: place) }
    let exception = try entry(line, from: 1, at: place)
    list.entries[list.entries.count - 1].exceptions.append(exception)
  }
}

extension String {
  /// The string without white space around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(String(start.reversed().drop(while: \.isWhitespace)).reversed())
  }
}

extension Phrase {
  fileprivate static let unknownDirective = Phrase(
    ru: "бывает `@readings plain`, `@readings shape`, `@readings all` или `@заготовка = а|б`",
    en: "it is `@readings plain`, `@readings shape`, `@readings all` or `@group = а|б`")
  fileprivate static let exceptionOfNothing = Phrase(
    ru: "исключение стоит под записью, из которой исключает",
    en: "an exception stands below the entry that it is an exception to")

  fileprivate static func repeatedGroup(_ name: String) -> Phrase {
    Phrase(ru: "заготовка `\(name)` уже есть", en: "there is a group `\(name)` already")
  }

  fileprivate static func repeatedEntry(line: Int) -> Phrase {
    Phrase(ru: "такая запись уже есть в строке \(line)", en: "line \(line) has this entry already")
  }
}
