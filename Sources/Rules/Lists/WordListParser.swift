import Folding
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
  mutating func readGroups(of name: String, _ lines: [Line]) {
    for line in lines {
      guard line.first == "@", let equals = line.scalars.firstIndex(of: "=") else { continue }
      let group = String(trimming: line.scalars[(line.start + 1)..<equals])
      let place = line.place(in: "wordlists/\(name).txt")
      if groups[group] != nil {
        diagnostics.append(Diagnostic(.repeatedGroup(group), at: place))
      }
      do throws(Diagnostic) {
        groups[group] = try EntryParser.parseGroup(
          line.scalars,
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
  mutating func readEntries(of name: String, _ lines: [Line]) {
    var list = WordList(name: name, readings: .shape, entries: [])
    let file = list.file
    var seen: [Spelling: Int] = [:]
    // Exceptions to an entry that is itself a mistake are none.
    var hasEntry = false
    for line in lines {
      let place = line.place(in: file)
      do throws(Diagnostic) {
        switch line.first {
        case "@": try readDirective(line, at: place, &list)
        case "!": try readException(line, at: place, hasEntry: hasEntry, &list)
        default:
          hasEntry = true
          let entry = try entry(line, from: line.start, at: place)
          if let earlier = seen.updateValue(line.number, forKey: Spelling(entry.text)) {
            diagnostics.append(
              Diagnostic(.repeatedEntry(line: earlier), at: place, isWarning: true)
            )
          }
          if entry.elements.contains(where: \.isTooOpen) {
            diagnostics.append(Diagnostic(.tooOpen, at: place, isWarning: true))
          }
          if entry.elements.contains(where: \.isMixed) {
            diagnostics.append(Diagnostic(.mixedAlphabets, at: place, isWarning: true))
          }
          list.entries.append(entry)
        }
      } catch {
        diagnostics.append(error)
      }
    }
    lists.append(list)
  }

  /// A line of a word list that says something.
  struct Line {
    /// Its number in the file, counted from 1.
    var number: Int

    /// Its scalars without comment, blanks at the end and byte order mark.
    var scalars: [Unicode.Scalar]

    /// The first of them that is no blank; there is one.
    var start: Int

    /// Takes the scalars of a line that are no comment; nil when there is none but blanks.
    fileprivate init?(number: Int, _ all: [Unicode.Scalar]) {
      guard let start = all.firstIndex(where: { !$0.isBlank }),
        let last = all.lastIndex(where: { !$0.isBlank })
      else { return nil }
      self.number = number
      self.start = start
      scalars = Array(all[...last])
    }

    var first: Unicode.Scalar { scalars[start] }

    func place(in file: String) -> Diagnostic.Place {
      Diagnostic.Place(file, line: number, column: start + 1)
    }
  }

  /// The lines of a file that say something.
  static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(128)
    var number = 1
    var isComment = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        if let line = Line(number: number, scalars) { lines.append(line) }
        scalars.removeAll(keepingCapacity: true)
        number += 1
        isComment = false
      } else if scalar == "#" || isComment {
        isComment = true
      } else if scalar != "\u{FEFF}" {
        scalars.append(scalar)
      }
    }
    if let line = Line(number: number, scalars) { lines.append(line) }
    return lines
  }

  /// An entry as it is written, compared byte for byte: a string's own way is to normalise both first.
  private struct Spelling: Hashable {
    private let text: String

    init(_ text: String) { self.text = text }

    static func == (a: Spelling, b: Spelling) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
      var hash = StableHash()
      let bytes = text.utf8.span
      hash.add(bytes, in: bytes.indices)
      hasher.combine(hash.value)
    }
  }

  private func entry(
    _ line: Line,
    from column: Int,
    at place: Diagnostic.Place
  ) throws(Diagnostic) -> Entry {
    let elements = try EntryParser.parse(line.scalars, from: column, at: place, groups: groups)
    return Entry(
      text: String(trimming: line.scalars[column...]),
      line: place.line,
      elements: elements,
      exceptions: []
    )
  }

  private mutating func readDirective(
    _ line: Line,
    at place: Diagnostic.Place,
    _ list: inout WordList
  ) throws(Diagnostic) {
    guard !line.scalars.contains("=") else { return }  // A group: it has been read before.
    let words = String(trimming: line.scalars[...]).split(separator: " ")
    guard words.count == 2, words[0] == "@readings",
      let readings = Readings(rawValue: String(words[1]))
    else { throw Diagnostic(.unknownDirective, at: place) }
    list.readings = readings
  }

  private func readException(
    _ line: Line,
    at place: Diagnostic.Place,
    hasEntry: Bool,
    _ list: inout WordList
  ) throws(Diagnostic) {
    if line.scalars[line.start...].starts(with: ["!", "!"]) {
      list.exceptions.append(try entry(line, from: line.start + 2, at: place))
      return
    }
    guard hasEntry else { throw Diagnostic(.exceptionOfNothing, at: place) }
    let exception = try entry(line, from: line.start + 1, at: place)
    // An entry that is a mistake is not there: no pack will come of the list anyway.
    guard let last = list.entries.indices.last else { return }
    list.entries[last].exceptions.append(exception)
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
      switch scalar.value {
      case 0..<0x80:
        bytes.append(UInt8(scalar.value))
      case 0x80..<0x800:
        bytes.append(UInt8(0xC0 | scalar.value >> 6))
        bytes.append(UInt8(0x80 | scalar.value & 0x3F))
      default:
        bytes += scalar.utf8
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}

extension Entry.Element {
  /// Whether it asks for one letter and lets anything follow.
  ///
  /// A star behind brackets opens each alternative, so `(в|твой)*` is any word that begins with в.
  fileprivate var isTooOpen: Bool {
    guard case .word(let pattern) = matcher else { return false }
    return pattern.isOpenAtEnd && !pattern.isOpenAtStart && pattern.part.shortest == 1
  }
}

extension Entry.Element {
  /// Whether letters of two alphabets stand side by side: most often one was typed for the other.
  fileprivate var isMixed: Bool {
    guard case .word(let pattern) = matcher else { return false }
    return pattern.part.mixesAlphabets
  }
}

extension Phrase {
  fileprivate static let mixedAlphabets = Phrase(
    ru: "русские и латинские буквы в одном слове: так оно найдётся, только если написано так же",
    en: "Russian and Latin letters in one word: it is found only where it is written so"
  )
  fileprivate static let tooOpen = Phrase(
    ru: "`*` после одной буквы подойдёт к любому слову на неё; за скобками — у каждого варианта",
    en: "`*` behind one letter fits any word with it; a star behind brackets opens each alternative"
  )
  fileprivate static let unknownDirective = Phrase(
    ru: "бывает `@readings plain`, `shape`, `whole`, `all` или `@заготовка = а|б`",
    en: "it is `@readings plain`, `shape`, `whole`, `all` or `@group = а|б`"
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
