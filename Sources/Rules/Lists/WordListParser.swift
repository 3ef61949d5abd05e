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
      let group = String(trimming: line[1..<equals])
      let place = Diagnostic.Place("wordlists/\(name).txt", line: number, column: 1)
      if groups[group] != nil {
        diagnostics.append(Diagnostic(.repeatedGroup(group), at: place))
      }
      do throws(Diagnostic) {
        groups[group] = try EntryParser.parseGroup(
          line,
          from: equals + 1,
          at: place,
          groups: groups
        )
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
              Diagnostic(.repeatedEntry(line: earlier), at: place, isWarning: true)
            )
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
  static func lines(of text: String) -> [(number: Int, characters: [Unicode.Scalar])] {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.enumerated().compactMap { number, line in
      var scalars: [Unicode.Scalar] = []
      for scalar in Substring(line).unicodeScalars {
        if scalar == "#" { break }
        let isFirst = scalars.isEmpty
        if isFirst && (scalar.isBlank || scalar == "\u{FEFF}") { continue }
        scalars.append(scalar)
      }
      while let last = scalars.last, last.isBlank { scalars.removeLast() }
      return scalars.isEmpty ? nil : (number + 1, scalars)
    }
  }

  private func entry(
    _ line: [Unicode.Scalar],
    from column: Int,
    at place: Diagnostic.Place
  ) throws(Diagnostic) -> Entry {
    let elements = try EntryParser.parse(line, from: column, at: place, groups: groups)
    return Entry(
      text: String(trimming: line[column...]),
      line: place.line,
      elements: elements,
      exceptions: []
    )
  }

  private mutating func readDirective(
    _ line: [Unicode.Scalar],
    at place: Diagnostic.Place,
    _ list: inout WordList
  ) throws(Diagnostic) {
    guard !line.contains("=") else { return }  // A group: it has been read before.
    let words = String(trimming: line[...]).split(separator: " ")
    guard words.count == 2, words[0] == "@readings",
      let readings = Readings(rawValue: String(words[1]))
    else { throw Diagnostic(.unknownDirective, at: place) }
    list.readings = readings
  }

  private func readException(
    _ line: [Unicode.Scalar],
    at place: Diagnostic.Place,
    _ list: inout WordList
  ) throws(Diagnostic) {
    if line.count > 1, line[1] == "!" {
      list.exceptions.append(try entry(line, from: 2, at: place))
      return
    }
    guard !list.entries.isEmpty else { throw Diagnostic(.exceptionOfNothing, at: place) }
    let exception = try entry(line, from: 1, at: place)
    list.entries[list.entries.count - 1].exceptions.append(exception)
  }
}

extension Unicode.Scalar {
  /// Whether it is a space, a tab or a carriage return.
  fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\r" || self == "\u{A0}" }
}

extension String {
  /// Creates a string from scalars, leaving out white space around them.
  ///
  /// Word lists have a hundred thousand scalars, and `String`'s own generic way takes ten times
  /// longer than all else that is done to them.
  init(trimming scalars: ArraySlice<Unicode.Scalar>) {
    let start = scalars.firstIndex { !$0.isBlank } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.isBlank } ?? start - 1
    var bytes: [UInt8] = []
    for scalar in scalars[start..<Swift.max(start, end + 1)] {
      bytes += UTF8.encode(scalar) ?? .init()
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Phrase {
  fileprivate static let unknownDirective = Phrase(
    ru: "бывает `@readings plain`, `@readings shape`, `@readings all` или `@заготовка = а|б`",
    en: "it is `@readings plain`, `@readings shape`, `@readings all` or `@group = а|б`"
  )
  fileprivate static let exceptionOfNothing = Phrase(
    ru: "исключение стоит под записью, из которой исключает",
    en: "an exception stands below the entry that it is an exception to"
  )

  fileprivate static func repeatedGroup(_ name: String) -> Phrase {
    Phrase(ru: "заготовка `\(name)` уже есть", en: "there is a group `\(name)` already")
  }

  fileprivate static func repeatedEntry(line: Int) -> Phrase {
    Phrase(ru: "такая запись уже есть в строке \(line)", en: "line \(line) has this entry already")
  }
}
