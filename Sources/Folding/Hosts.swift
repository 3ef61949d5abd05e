/// Host names without `https://` before them: `t.me/name`, `example.ru`, `пример.рф`.

/// Whether a dot stands within a host name whose last part is a known top-level domain.
func endsInKnownDomain(_ bytes: Span<UInt8>, from dot: Int) -> Bool {
  var label = dot + 1
  var end = label
  while true {
    while end < bytes.count, bytes[end].isHostPart { end += 1 }
    guard end > label, end - dot <= hostLimit else { return false }
    if end + 1 < bytes.count, bytes[end] == 0x2E, bytes[end + 1].isHostPart {
      label = end + 1
      end = label
    } else {
      break
    }
  }
  guard end - label <= 10 else { return false }
  return knownDomains.contains { domain in
    domain.utf8.count == end - label && bytes.has(domain, at: label, ignoringCase: true)
  }
}

/// The most bytes that are looked at behind a dot: no host name is longer (RFC 1035, section 3.1).
///
/// Without a limit a text of nothing but `a.a.a.a` would be read to its end again at each dot.
private let hostLimit = 253

/// Top-level domains that are common in Russian texts and no Russian words.
private let knownDomains = [
  "ru", "рф", "su", "com", "net", "org", "me", "info", "biz", "io", "cc", "ly", "gg", "app", "pro",
  "by",
  "kz", "ua", "tk", "tv", "co", "site", "online", "shop", "store", "xyz", "top", "club", "link",
  "live",
  "bet", "fun", "space", "website", "life", "vip", "one", "ink", "pw", "ws", "click", "icu", "uk",
  "de",
  "eu", "us", "ge", "uz", "am", "moscow", "tech", "world", "today", "ml", "cf", "ga", "gl", "to",
]

extension UInt8 {
  /// Whether a byte is a digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether a byte belongs to a host name: Latin letters, digits, hyphens, and any other alphabet.
  var isHostPart: Bool {
    self >= 0x80 || isDigit || (0x61...0x7A).contains(self)
      || (0x41...0x5A).contains(self) || self == 0x2D
  }

  /// Whether a byte belongs to a user's name: Latin letters, digits, `_`, `-`.
  var isNamePart: Bool { self < 0x80 && isHostPart || self == 0x5F }
}

extension Span where Element == UInt8 {
  /// Whether a string stands at an offset.
  func has(_ string: String, at offset: Int, ignoringCase: Bool = false) -> Bool {
    guard offset + string.utf8.count <= count else { return false }
    var index = offset
    for byte in string.utf8 {
      let own =
        ignoringCase && (0x41...0x5A).contains(self[index]) ? self[index] | 0x20 : self[index]
      if own != byte { return false }
      index += 1
    }
    return true
  }
}
