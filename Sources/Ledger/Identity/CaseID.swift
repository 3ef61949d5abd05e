/// The name of a case: readable, the same for ever, and different for different comments.
///
///     vk-200000001-4512-9981
///
/// It is network, page, post and comment. In VK and Telegram a page's minus is left out, because
/// nearly all pages are communities; the wall of a person is `vk-+200000001-…`. A part that is
/// missing is `~`, and whatever is no letter of ASCII, digit, dot or underscore is written as `~`
/// and two hexadecimal digits.
public struct CaseID: Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let description: String

  /// The name of a comment's case.
  public init(_ comment: CommentIdentity) {
    let page = comment.page.map { page in
      guard ["vk", "telegram"].contains(comment.network) else { return page.escapedForName }
      let digits = page.hasPrefix("-") ? page.dropFirst() : page[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        return page.escapedForName
      }
      return page.hasPrefix("-") ? String(digits) : "+\(digits)"
    }
    description = [
      comment.network?.escapedForName, page, comment.post?.escapedForName,
      comment.id.escapedForName,
    ]
    .map { $0 ?? "~" }.joined(separator: "-")
  }

  /// A name as somebody typed it; nothing says that there is such a case.
  public init(_ name: String) { description = name }

  /// Whether two names are of one comment, in networks that number comments by page and not by post.
  ///
  /// VK numbers those of a wall so; those of photos, videos and topics have numbers of their own.
  func isSameComment(as other: CaseID) -> Bool {
    let (a, b) = (canonical.parts, other.canonical.parts)
    guard a.count == 4, b.count == 4, a[1] != "~", (a[0], a[1], a[3]) == (b[0], b[1], b[3]) else {
      return false
    }
    switch a[0] {
    case "telegram": return true
    case "vk": return [a[2], b[2]].allSatisfy { $0 == "~" || $0.allSatisfy(\.isNumber) }
    default: return false
    }
  }

  /// Network, page, post and comment: no part has a hyphen in it.
  var parts: [Substring] {
    description.split(separator: "-", omittingEmptySubsequences: false)
  }
}

/// The name of a restriction: its author and how manifold it is the author's, as `vk-310000007-2`.
public struct RestrictionID: Hashable, Sendable, CustomStringConvertible {
  /// The name.
  public let description: String

  /// The name of an author's restriction, counted from 1.
  public init(_ author: AuthorIdentity, number: Int) { description = "\(author.key)-\(number)" }

  /// A name as somebody typed it; nothing says that there is such a restriction.
  public init(_ name: String) { description = name }
}

extension CaseID: Codable, Comparable {
  /// Reads a name.
  public init(from decoder: any Decoder) throws { description = try String(from: decoder) }
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
  /// Compares the names.
  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

extension RestrictionID: Codable, Comparable {
  /// Reads a name.
  public init(from decoder: any Decoder) throws { description = try String(from: decoder) }
  /// Writes the name.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
  /// Compares the names.
  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

extension String {
  /// The text with only ASCII letters, digits, dots and underscores left as they are.
  ///
  /// Any other byte is `~` and two hexadecimal digits, and an empty text is `~~`. Different texts
  /// stay different.
  var escapedForName: String {
    if isEmpty { return "~~" }
    var name = ""
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F:
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        name += byte < 16 ? "~0" : "~"
        name += String(byte, radix: 16, uppercase: true)
      }
    }
    return name
  }
}
