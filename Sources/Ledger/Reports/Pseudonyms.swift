import Crypto
public import Foundation
public import Rules

/// Names that stand for authors in exports: the same author always has the same one, and nobody
/// without the key can tell whose it is.
public struct Pseudonyms: Sendable {
  /// At least ``shortestKey`` bytes.
  private let key: SymmetricKey

  /// How many bytes a key has at least: what HMAC-SHA256 can use.
  public static let shortestKey = 32

  /// Why a key cannot be used.
  public struct Failure: Error {
    /// What is wrong and what to do, for people.
    public let message: Phrase
  }

  /// Takes a key; a line feed at its end, which editors leave there, is no part of it.
  ///
  /// - Throws: A ``Failure`` for a key that is too short to withstand guessing.
  public init(key data: Data) throws(Failure) {
    var bytes = data[...]
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes = bytes.dropLast() }
    guard bytes.count >= Self.shortestKey else {
      throw Failure(message: .shortKey(bytes.count))
    }
    key = SymmetricKey(data: bytes)
  }

  /// The pseudonym of an author, such as `a-4f0c…`: the first 96 bits of an HMAC-SHA256.
  public func name(of author: AuthorIdentity) -> String { "a-\(code("author", author.key))" }

  /// The pseudonym of a restriction: its author's, and its number.
  public func name(of restriction: RestrictionID, of author: AuthorIdentity) -> String {
    let number = restriction.description.split(separator: "-").last ?? ""
    return "\(name(of: author))-\(number)"
  }

  /// The pseudonym of a case, whose own name leads to the comment and so to its author.
  public func name(of caseID: CaseID) -> String { "c-\(code("case", caseID.description))" }

  private func code(_ kind: String, _ name: String) -> String {
    // What kind of thing it is goes in, so that equal names of different things stay apart.
    HMAC<SHA256>.authenticationCode(for: Data("\(kind)\0\(name)".utf8), using: key).prefix(12)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

extension Phrase {
  fileprivate static func shortKey(_ count: Int) -> Phrase {
    Phrase(
      ru: """
        ключ слишком короткий: байтов \(count), нужно хотя бы \(Pseudonyms.shortestKey); сделайте \
        новый: (umask 077; openssl rand -hex 32 > ключ)
        """,
      en: """
        the key is too short: \(count) bytes, at least \(Pseudonyms.shortestKey) are needed; make one: \
        (umask 077; openssl rand -hex 32 > key)
        """
    )
  }
}
