import CICU
import TestSupport
import Testing

@testable import Folding

/// The folder and the way anyone would fold with ICU: whole texts, in several passes.
///
/// They are asked about letters, spaces and what changes neither. Elsewhere they differ on purpose:
/// ICU keeps U+2800, small capitals and accented Latin letters; it composes «а» and a diaeresis to a
/// letter of other languages, where a mark only decorates for us; and a stress or a soft hyphen
/// between «и» and the breve keeps it from composing «й».
@Suite struct ICUTwinTests {
  private static let letters: [Unicode.Scalar] = {
    let ranges: [ClosedRange<UInt32>] = [
      0x41...0x5A, 0x61...0x7A, 0x410...0x44F, 0x410...0x44F, 0x401...0x401, 0x451...0x451,
      0x24B6...0x24E9, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D6A3,
    ]
    return ranges.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic)
  }()

  private static let marks = ["\u{301}", "\u{336}", "\u{20E3}", "\u{AD}", "\u{200B}", "\u{FE0F}"]
  private static let spaces = [" ", " ", "\u{A0}", "\u{2003}", "\n"]

  private static func text(_ generator: inout Seeded) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...40, using: &generator) {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<3: text += (spaces.randomElement(using: &generator) ?? " ").unicodeScalars
      case 3: text += ["и", "\u{306}"]
      case 4: text += ["И", "\u{306}"]
      case 5: text += ["Е", "\u{308}"]
      case 6:
        // Letters over which a stress makes no other letter.
        text.append("бдуоыэюя".unicodeScalars.randomElement(using: &generator) ?? "б")
        text += (marks.randomElement(using: &generator) ?? "").unicodeScalars
      default: text.append(letters.randomElement(using: &generator) ?? "a")
      }
    }
    return String(text)
  }

  @Test func `agrees with ICU about letters`() throws {
    var generator = Seeded(7)
    for _ in 0..<4000 {
      let text = Self.text(&generator)
      #expect(try words(in: text) == icuWords(in: text), "\(text.debugDescription)")
    }
  }

  /// A letter that ICU folds to one of ours is that one for us, too.
  @Test func `agrees with ICU about every single letter`() throws {
    let folder = try Folder()
    var wrong: [Unicode.Scalar] = []
    for scalar in (UInt32(0x41)...0x1FFFF).compactMap(Unicode.Scalar.init)
    where scalar.properties.isAlphabetic && folder.table.entry(of: scalar.value).kind != .several {
      let folded = Symbol.symbols(of: icuFold(String(scalar)))
      guard folded.count == 1, icuFold(String(scalar)).unicodeScalars.count == 1 else { continue }
      let entry = folder.table.entry(of: scalar.value)
      if entry.symbol != folded[0] { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
  }
}

private func icuFold(_ text: String) -> String {
  let source = Array(text.utf8)
  var folded = [UInt8](repeating: 0, count: source.count * 12 + 16)
  let count = unsafe cicu_fold(source, Int32(source.count), &folded, Int32(folded.count))
  precondition(count >= 0 && count <= folded.count)
  return String(decoding: folded[..<Int(count)], as: UTF8.self)
}

private func icuWords(in text: String) -> [String] {
  var words = [""]
  for scalar in icuFold(text).unicodeScalars {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: continue
    default: break
    }
    if scalar.properties.isWhitespace {
      words.append("")
    } else {
      words[words.count - 1].unicodeScalars.append(scalar == "ё" ? "е" : scalar)
    }
  }
  return words.filter { !$0.isEmpty }
}
