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

  /// Tells the encoding of text by its first bytes.
  ///
  /// A byte order mark decides. Without one, text with more broken UTF-8 sequences than whole ones
  /// is taken for windows-1251, and for UTF-8 otherwise: Russian in windows-1251 is hardly ever
  /// valid UTF-8, not even for a few words.
  init(of start: [UInt8], isWhole: Bool) {
    if start.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if start.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      self = Self.looksLikeWindows1251(start, isWhole: isWhole) ? .windows1251 : .utf8
    }
  }

  private static func looksLikeWindows1251(_ start: [UInt8], isWhole: Bool) -> Bool {
    let bytes = start.span
    // The last character may be cut in two.
    let end = isWhole ? bytes.count : max(0, bytes.count - 3)
    var whole = 0
    var letters = 0
    var index = 0
    while index < end {
      switch bytes.unit(at: index, before: bytes.count) {
      case .escaped: index += 1
      case .plain(let length):
        if length > 1 { whole += 1 }
        index += length
      case .broken(let length):
        // А…я, Ё and ё: what Russian is written with.
        if bytes[index] >= 0xC0 || bytes[index] == 0xA8 || bytes[index] == 0xB8 { letters += 1 }
        index += length
      }
    }
    return letters > whole
  }
}
