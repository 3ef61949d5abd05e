/// What a text file is written in.
public enum TextEncoding: String, CaseIterable, Sendable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"

  /// UTF-16 with the lower byte first, as Windows writes it.
  case utf16LittleEndian = "utf-16le"

  /// UTF-16 with the higher byte first.
  case utf16BigEndian = "utf-16be"

  /// The Cyrillic code page of Windows, in which a Russian Excel saves CSV.
  case windows1251 = "windows-1251"

  /// The Cyrillic code page of Unix and of mail.
  case koi8r = "koi8-r"

  /// The Cyrillic code page of DOS.
  case ibm866

  /// Tells the encoding of text by its first bytes.
  ///
  /// A byte order mark decides. Without one, text with more broken UTF-8 sequences than whole ones
  /// is taken for one of the code pages, for the one in which it reads most like Russian; Russian on
  /// a code page is hardly ever valid UTF-8, not even for a few words.
  init(of start: [UInt8], isWhole: Bool) {
    if start.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if start.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self = Self.codePage(of: start, isWhole: isWhole) ?? .utf8
    }
  }

  /// Returns a whole text as UTF-8 without a byte order mark, whatever of these it is written in.
  ///
  /// What is no character becomes U+FFFD; UTF-8 is taken as it is.
  /// - Complexity: O(*n*) in the length of the text.
  public static func utf8(of text: [UInt8]) -> [UInt8] {
    let start = Array(text.prefix(1 << 16))
    var transcoder = Transcoder(TextEncoding(of: start, isWhole: start.count == text.count))
    var output: [UInt8] = []
    transcoder.append(text, isLast: true, to: &output)
    return output.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(output.dropFirst(3)) : output
  }

  private static func codePage(of start: [UInt8], isWhole: Bool) -> TextEncoding? {
    let bytes = start.span
    // The last character may be cut in two.
    let end = isWhole ? bytes.count : max(0, bytes.count - 3)
    var whole = 0
    var broken = 0
    var index = 0
    while index < end {
      switch bytes.unit(at: index, before: bytes.count) {
      case .escaped: index += 1
      case .plain(let length):
        if length > 1 { whole += 1 }
        index += length
      case .broken(let length):
        broken += 1
        index += length
      }
    }
    guard broken > whole else { return nil }
    var counts = [Int](repeating: 0, count: 256)
    for byte in start { counts[Int(byte)] += 1 }
    // The most usual page is the first, and wins when nothing speaks for another.
    var best: (encoding: TextEncoding, likeness: Int)?
    for encoding in [TextEncoding.windows1251, .koi8r, .ibm866] {
      let likeness = CodePage(encoding)?.likeness(of: counts) ?? 0
      if likeness > best?.likeness ?? 0 { best = (encoding, likeness) }
    }
    return best?.encoding
  }
}
