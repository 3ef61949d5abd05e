import Glibc

/// Where text for people goes: how wide it is, and whether it has colours.
struct Screen {
  /// The columns of a line.
  let width: Int

  /// The colours.
  let paint: Paint

  /// The standard output: a terminal's width up to 120 columns, 80 in a pipe.
  static var current: Screen {
    let hasTerminal = isTerminal(1)
    var size = winsize()
    let isKnown = unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0
    let columns = hasTerminal && isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
    return Screen(
      width: min(max(columns, 40), 120),
      paint: Paint(isOn: hasTerminal && environment("NO_COLOR") == nil)
    )
  }

  /// Cuts a text so that it fits into a line.
  func cut(_ text: String, indent: Int) -> String {
    var (kept, columns) = ("", indent)
    for character in text {
      columns += character.columns
      if columns > width - 1 { return kept + "…" }
      kept.append(character)
    }
    return kept
  }

  /// Puts phrases one behind the other, in as many lines as they need.
  func wrapped(_ phrases: [String], between separator: String, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for phrase in phrases {
      let joined = lines.last.map { $0 + separator + phrase }
      if let joined, joined.columns <= width {
        lines[lines.count - 1] = joined
      } else {
        lines.append(margin + phrase)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Breaks a text with marked parts into lines between words.
  ///
  /// Colours go round every line's own part, so that a line is whole by itself; brackets stand only
  /// where a part begins and ends.
  func paragraph(_ parts: [(text: String, isMarked: Bool)], indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [[(Character, Bool)]] = [[]]
    var (columns, lastSpace) = (indent, 0)
    for part in parts {
      let text = part.isMarked && !paint.isOn ? paint.mark(part.text) : part.text
      for character in text {
        if character.isNewline {
          lines.append([])
          (columns, lastSpace) = (indent, 0)
          continue
        }
        if columns + character.columns > width, let line = lines.last {
          let kept = lastSpace > 0 ? lastSpace : line.count
          lines[lines.count - 1] = Array(line[..<kept])
          lines.append(Array(line[kept...].drop { $0.0.isWhitespace }))
          columns = indent + (lines.last ?? []).reduce(0) { $0 + $1.0.columns }
          lastSpace = 0
        }
        lines[lines.count - 1].append((character, part.isMarked))
        columns += character.columns
        if character.isWhitespace { lastSpace = lines[lines.count - 1].count }
      }
    }
    return lines.map { line in
      let end = line.lastIndex { !$0.0.isWhitespace }.map { $0 + 1 } ?? 0
      return end == 0 ? "" : margin + rendered(line[..<end])
    }
    .joined(separator: "\n")
  }

  private func rendered(_ line: ArraySlice<(Character, Bool)>) -> String {
    if !paint.isOn { return String(line.map { $0.0 }) }
    var (text, marked) = ("", "")
    for (character, isMarked) in line {
      if isMarked {
        marked.append(character)
        continue
      }
      if !marked.isEmpty { text += paint.mark(marked) }
      marked = ""
      text.append(character)
    }
    return marked.isEmpty ? text : text + paint.mark(marked)
  }
}

extension Character {
  /// How many columns of a terminal the character takes.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}") { return 2 }
    return switch first.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: first.properties.generalCategory == .format ? 0 : 1
    }
  }
}

extension String {
  /// How many columns of a terminal the text takes, without escape codes for colours.
  var columns: Int {
    var (count, isCode) = (0, false)
    for character in self {
      if character == "\u{1B}" { isCode = true }
      if !isCode { count += character.columns }
      if isCode, character == "m" { isCode = false }
    }
    return count
  }
}
