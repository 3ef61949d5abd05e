/// What files look like that hold nothing to be read.
extension FeedDetector {
  /// What the first bytes tell of files that hold no text.
  var look: FeedLook? {
    if raw.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive }
    let signatures: [([UInt8], FeedLook)] = [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .office),
      ([0x1F, 0x8B], .compressed), ([0x42, 0x5A, 0x68], .compressed),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A], .compressed), ([0x37, 0x7A, 0xBC, 0xAF], .compressed),
      ([0x28, 0xB5, 0x2F, 0xFD], .compressed), (Array("Rar!".utf8), .compressed),
      (Array("%PDF".utf8), .pdf), ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image),
      (Array("GIF8".utf8), .image), (Array("RIFF".utf8), .image),
      (Array("{\\rtf".utf8), .document),
    ]
    for (bytes, look) in signatures where raw.starts(with: bytes) { return look }
    let text = start.drop { $0 <= .space }.prefix(15).map { $0 | 0x20 }
    let tags = ["<!doctype", "<html", "<?xml", "<svg"]
    if tags.contains(where: { text.starts(with: $0.utf8.map { $0 | 0x20 }) }) { return .html }
    // Text has no control characters but those of lines and tabs, or hardly any.
    let controls = start.count { $0 < 0x09 || 0x0E..<0x1B ~= $0 || 0x1C..<0x20 ~= $0 }
    return controls * 20 > start.count ? .binary : nil
  }

  /// What the names of its first files tell of a ZIP archive.
  private var archive: FeedLook {
    func holds(_ name: String) -> Bool {
      let name = Array(name.utf8)
      return raw.indices.contains { raw[$0] == name[0] && raw[$0...].starts(with: name) }
    }
    if holds("xl/") || holds("opendocument.spreadsheet") { return .workbook }
    return holds("word/") || holds("opendocument.text") ? .document : .zip
  }
}
