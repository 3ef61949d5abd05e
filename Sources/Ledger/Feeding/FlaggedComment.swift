import Rules

/// A comment as its network told it: what evidence needs beside the decision.
public struct FlaggedComment: Hashable, Sendable {
  /// The comment.
  public var identity: CommentIdentity

  /// Who wrote it, if the network said so.
  public var author: AuthorIdentity?

  /// The name that the author showed.
  public var authorName: String?

  /// What the author is: a user, a group, a bot.
  public var authorKind: String?

  /// When it was written, as the network said it.
  public var createdAt: String?

  /// The comment that it answers.
  public var replyTo: String?

  /// The text as it came, which is nearly always UTF-8.
  public var raw: [UInt8]

  /// The text; a sequence that is no UTF-8 is U+FFFD.
  public var text: String { String(decoding: raw, as: UTF8.self) }

  /// The addresses that the text hides, parted by spaces.
  public var links: String?

  /// Creates a comment.
  ///
  /// One without an id is named by its author and text, so that it is the same case whenever it comes
  /// again.
  public init(
    network: String?,
    page: String?,
    post: String?,
    id: String?,
    edit: Int = 0,
    author: String? = nil,
    text raw: [UInt8],
    links: String? = nil
  ) {
    // What is empty names nothing, and VK writes 0 for whoever is gone: neither is anybody.
    let (network, page) = (network.present.map(NetworkName.canonical), page.present)
    let author = author.present.flatMap { $0.allSatisfy { $0 == "0" } ? nil : $0 }
    let words = Digest(of: Array("\(author ?? "")\n".utf8) + raw)
    let name = id.present ?? "text-" + words.hexadecimal.prefix(16)
    identity = CommentIdentity(
      network: network,
      page: page,
      post: post.present,
      id: name,
      edit: edit
    )
    self.author = author.map { AuthorIdentity(network: network ?? "", id: $0) }
    self.raw = raw
    self.links = links
  }

  /// Puts a comment together from its evidence and the words that belong to it.
  init(_ evidence: Evidence, _ snapshot: Snapshot) {
    identity = evidence.comment
    author = evidence.author
    authorName = snapshot.authorName
    authorKind = evidence.authorKind
    createdAt = evidence.createdAt
    replyTo = evidence.replyTo
    raw = Array(snapshot.text.utf8)
    links = snapshot.links
  }

  /// Tells where bytes of the text stand in Unicode scalars; what lies behind it is at its end.
  func place(of bytes: Range<Int>) -> Evidence.Place {
    func scalar(at byte: Int) -> Int {
      String(decoding: raw[..<min(byte, raw.count)], as: UTF8.self).unicodeScalars.count
    }
    return Evidence.Place(start: scalar(at: bytes.lowerBound), end: scalar(at: bytes.upperBound))
  }

  /// Tells where scalars of the text stand among its bytes.
  func bytes(of place: Evidence.Place) -> Range<Int> {
    func byte(at scalar: Int) -> Int {
      text.unicodeScalars.prefix(scalar).reduce(0) { $0 + UTF8.width($1) }
    }
    return byte(at: place.start)..<byte(at: place.end)
  }

  /// What rules read: the text, and behind it, parted by a space, where its hidden links lead.
  var bytes: [UInt8] { links.map { raw + Array(" \($0)".utf8) } ?? raw }
}

extension String? {
  /// The text, unless there is none in it.
  fileprivate var present: String? { flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}

extension CommentIdentity {
  /// Where the comment can be seen, in the networks where that follows from its identity.
  public var permalink: String? {
    func isNumber(_ text: some StringProtocol) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    guard let page, let post else { return nil }
    switch network {
    case "vk" where isNumber(page.hasPrefix("-") ? page.dropFirst() : page[...]) && isNumber(post):
      return "https://vk.com/wall\(page)_\(post)?reply=\(id)"
    case "telegram" where page.hasPrefix("-100") && isNumber(page.dropFirst(4)):
      return "https://t.me/c/\(page.dropFirst(4))/\(id)"
    default: return nil
    }
  }
}
