import Feeds
import Foundation
import Testing

/// What text is written in, told from its bytes.
@Suite struct EncodingTests {
  static let texts = [
    "Когда включат отопление на Садовой?", "КОГДА ДАДУТ ТЕПЛО", "Спасибо", "ёлки-палки, опять",
    "Дорогу у школы починили. Спасибо!\nА ФОНАРЬ НЕ ГОРИТ", "вот дурак",
  ]

  @Test(arguments: texts)
  func `Russian is read on every code page`(_ text: String) throws {
    for encoding in TextEncoding.allCases {
      var bytes = text.bytes(in: encoding)
      if encoding == .utf16LittleEndian { bytes = [0xFF, 0xFE] + bytes }
      if encoding == .utf16BigEndian { bytes = [0xFE, 0xFF] + bytes }
      let fed = try feed(bytes, format: .text)
      #expect(fed.texts == text.split(separator: "\n").map(String.init), "\(encoding)")
      #expect(fed.tally.encodings == (encoding == .utf8 ? [] : [encoding]))
      // Whoever names it is not told.
      let named = try feed(bytes, format: .text, encoding: encoding)
      #expect(named.texts == fed.texts)
      #expect(named.tally.encodings.isEmpty)
    }
  }

  @Test func `each byte of a code page is the character that Foundation knows`() throws {
    for encoding in [TextEncoding.windows1251, .koi8r] {
      for byte in UInt8(0x80)...0xFF where encoding != .windows1251 || byte != 0x98 {
        guard let expected = String(data: Data([byte]), encoding: encoding.foundation) else {
          continue
        }
        #expect(try feed([byte], format: .text, encoding: encoding).texts == [expected])
      }
    }
  }

  @Test func `UTF-8 with a few broken bytes stays UTF-8`() throws {
    let bytes = Array("привет".utf8) + [0xFF, 0xD0]
    #expect(try feed(bytes, format: .text).texts == ["привет\u{FFFD}\u{FFFD}"])
  }
}

extension TextEncoding {
  /// Foundation's name of the encoding, as far as it has one.
  fileprivate var foundation: String.Encoding {
    switch self {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    case .windows1251: .windowsCP1251
    case .koi8r, .ibm866: String.Encoding(rawValue: 0x8000_0A02)
    }
  }
}

extension String {
  /// The text in an encoding, without a byte order mark; empty when the encoding lacks a character.
  func bytes(in encoding: TextEncoding) -> [UInt8] {
    guard encoding == .ibm866 else { return [UInt8](data(using: encoding.foundation) ?? Data()) }
    // Foundation on Linux does not know it. Its letters stand in two rows.
    return unicodeScalars.map { scalar in
      switch scalar {
      case "А"..."п": UInt8(scalar.value - 0x410 + 0x80)
      case "р"..."я": UInt8(scalar.value - 0x440 + 0xE0)
      case "Ё": 0xF0
      case "ё": 0xF1
      case "№": 0xFC
      default: UInt8(scalar.value)
      }
    }
  }
}
