import Folding
import Rules

/// What words a text consists of, in sixteen numbers: nearly the same words give nearly the same.
///
/// Each word's hash falls into one of sixteen bins, and each bin keeps the least: one-permutation
/// hashing (Li, Owen, Zhang, NIPS 2012). The share of bins in which two texts agree estimates how
/// many of their words they share. The order of words, digits, pictographs, punctuation, repeated
/// and stretched words and Latin letters in Russian words make no difference; links do.
public struct Fingerprint: Sendable {
  /// The number of bins.
  static let binCount = 16

  /// A bin that no word fell into.
  static let empty = UInt32.max

  /// The shortest word that counts, in letters: shorter ones say little about a text.
  static let shortestWord = 3

  /// The least hash of each bin, or ``empty``.
  private(set) var bins = [16 of UInt32](repeating: Self.empty)

  /// Whether the text has no word and no link, so that nothing can be told of it.
  public private(set) var isEmpty = true

  /// Creates the fingerprint of a text without words.
  public init() {}

  /// Creates the fingerprint of the text that was searched last, given its bytes.
  ///
  /// - Complexity: O(*n*) in the length of the text; allocates nothing.
  init(_ searcher: borrowing Searcher, _ bytes: Span<UInt8>) {
    for index in searcher.text.tokens.indices {
      let token = searcher.text.tokens[index]
      switch token.kind {
      case .word where token.symbols.count >= Self.shortestWord:
        add(searcher.text.meanings[index].sound)
      case .link:
        var hash = StableHash()
        hash.add(bytes, in: token.bytes)
        add(hash.value)
      default: break
      }
    }
  }

  private mutating func add(_ hash: UInt64) {
    isEmpty = false
    let bin = Int(hash >> 60)
    // The bits below those that chose the bin; the greatest value means an empty one.
    bins[bin] = min(bins[bin], UInt32(truncatingIfNeeded: hash >> 24), Self.empty - 1)
  }

  /// Whether two texts share at least four words in five, as far as fingerprints can tell.
  func isLike(_ other: borrowing Fingerprint) -> Bool {
    var different = 0
    var used = 0
    var bin = 0
    while bin < Self.binCount {
      let (own, others) = (bins[bin], other.bins[bin])
      bin &+= 1
      guard min(own, others) != Self.empty else { continue }
      used &+= 1
      if own != others { different &+= 1 }
      // Sixteen bins allow three different ones.
      if different * 5 > Self.binCount { return false }
    }
    return used > 0 && different * 5 <= used
  }
}
