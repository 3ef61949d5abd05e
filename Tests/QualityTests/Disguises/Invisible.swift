extension HidingWay {
  /// Characters that do not show, and marks over, under and through the letters.
  static let invisible = [
    HidingWay("a character that does not show") { word, random in
      cut(word, 1, by: unseen, &random)
    },
    HidingWay("characters that do not show") { word, random in
      word.spread { unseen.randomElement(using: &random) ?? "\u{200B}" }
    },
    marks("strikes", ["\u{336}", "\u{335}", "\u{337}", "\u{338}"]),
    marks("underlines", ["\u{332}", "\u{333}", "\u{331}"]),
    marks("stresses", ["\u{301}", "\u{300}", "\u{302}"]),
    marks("circles and keys around letters", ["\u{20DD}", "\u{20E3}", "\u{20DE}"]),
    HidingWay("heaps of marks") { word, random in
      word.map { letter in
        let heap = (0..<Int.random(in: 1...5, using: &random)).compactMap { _ in
          Unicode.Scalar(UInt32.random(in: 0x310...0x32F, using: &random)).map(String.init)
        }
        return String(letter) + heap.joined()
      }.joined()
    },
  ]

  private static let unseen = [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{34F}", "\u{180E}",
    "\u{2063}", "\u{200E}", "\u{FE0F}",
  ]

  private static func marks(_ name: String, _ marks: [String]) -> HidingWay {
    HidingWay(name) { word, random in
      let mark = marks.randomElement(using: &random) ?? ""
      return word.map { String($0) + mark }.joined()
    }
  }
}
