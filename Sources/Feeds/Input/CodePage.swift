/// The characters of an encoding in which each is one byte, as Russian was written before Unicode.
///
/// The first 128 are ASCII; the others differ.
struct CodePage: Sendable {
  /// The characters of the bytes 0x80…0xFF; what is no character is U+FFFD.
  let upper: [UInt16]

  private init(_ characters: String) {
    upper = characters.unicodeScalars.map { UInt16($0.value) }
    precondition(upper.count == 128, "a code page has a character for each byte")
  }

  /// The page of an encoding, or `nil` when its characters have more than one byte.
  init?(_ encoding: TextEncoding) {
    switch encoding {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: return nil
    case .windows1251: self = .windows1251
    case .koi8r: self = .koi8r
    case .ibm866: self = .ibm866
    }
  }

  /// What Windows writes, and so does a Russian Excel.
  static let windows1251 = CodePage(
    """
    ЂЃ\u{201A}ѓ\u{201E}\u{2026}\u{2020}\u{2021}\u{20AC}\u{2030}Љ\u{2039}ЊЌЋЏђ\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{FFFD}\u{2122}љ\u{203A}њќћџ\
    \u{A0}ЎўЈ\u{A4}\u{490}\u{A6}\u{A7}Ё\u{A9}Є\u{AB}\u{AC}\u{AD}\u{AE}Ї\u{B0}\u{B1}Іі\u{491}\u{B5}\u{B6}\u{B7}ё№є\u{BB}јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмнопрстуфхцчшщъыьэюя
    """
  )

  /// What Unix and mail wrote.
  static let koi8r = CodePage(
    """
    ─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓\u{2320}■\u{2219}\u{221A}\u{2248}\u{2264}\u{2265}\u{A0}\u{2321}\u{B0}\u{B2}\u{B7}\u{F7}\
    ═║╒ё╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬\u{A9}\
    юабцдефгхийклмнопярстужвьызшэщчъ\
    ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ
    """
  )

  /// What DOS wrote, and some bookkeeping still does.
  static let ibm866 = CodePage(
    """
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
    абвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
    рстуфхцчшщъыьэюяЁёЄєЇїЎў\u{B0}\u{2219}\u{B7}\u{221A}№\u{A4}■\u{A0}
    """
  )

  /// How often each letter stands in a thousand letters of Russian text, from «а» to «я».
  private static let frequencies = [
    80, 16, 45, 17, 30, 85, 9, 17, 74, 12, 35, 44, 32, 67, 110, 28, 47, 55, 63, 26, 3, 10, 5, 15, 7,
    4, 0, 19, 17, 3, 6, 20,
  ]

  /// How much like Russian bytes read on this page: the sum of how usual their letters are.
  ///
  /// Small letters count a little more than capitals, for there are more of them.
  func likeness(of counts: [Int]) -> Int {
    var sum = 0
    for byte in 0x80...0xFF {
      switch Int(upper[byte - 0x80]) {
      case let scalar where 0x430...0x44F ~= scalar:
        sum += counts[byte] * Self.frequencies[scalar - 0x430] * 5
      case let scalar where 0x410...0x42F ~= scalar:
        sum += counts[byte] * Self.frequencies[scalar - 0x410] * 4
      default: break
      }
    }
    return sum
  }
}
