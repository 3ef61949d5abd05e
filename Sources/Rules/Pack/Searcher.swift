public import Folding
import Matching

/// Finds the entries of word lists in one text after another.
///
/// A searcher is a set of buffers that belongs to one thread, so it cannot be copied: a copy made by
/// oversight, and there were several a comment, cost more than the search.
public struct Searcher: ~Copyable, Sendable {
  /// The text that was searched last.
  public private(set) var text = FoldedText()

  /// What was found, sorted by list, then by place.
  public internal(set) var matches: [Match] = []

  /// The exceptions that were found, each with the entry it excepts.
  public internal(set) var exceptions: [Match] = []

  /// Whether an exception is among the matches that are being gathered.
  var hasExceptions = false

  /// The letters of the words that had to be read.
  public var readings: [Symbol] { walk.readings }

  /// The most words of one text that are found by guessing; later ones are left unread.
  ///
  /// Networks end comments at 16,384 characters or earlier, so no real one comes near it.
  public static let hitLimit = 8192

  /// The most pictographs that may stand between two words of a phrase.
  ///
  /// They are no words, so no gap counts them; without a limit a row of ten thousand would be gone
  /// along again from each of its places.
  static let pictographLimit = 64

  /// The tokens that were looked at while phrases were followed, over all texts.
  ///
  /// Tests tell by it that no text makes the work grow faster than its length.
  public internal(set) var stepCount = 0

  /// The most tokens that one of `matches` takes up.
  var longestMatch = 1

  let folder: Folder

  /// What reads disguised words, and what it found in them.
  var builder: LatticeBuilder
  var walk = LatticeWalk()
  var shape: [Symbol] = []
  var disguisedHits: [Hit] = []

  /// Where the automaton completed patterns in the text.
  private var completions = Completions()

  /// The sets of patterns that the automaton completed in each word as it is written.
  var visits: [Int32] = []

  /// Where each token's visits begin, with one entry more.
  var visitsFrom: [Int32] = []

  /// The words found by guessing, sorted by their first token.
  var hits: [Hit] = []

  /// The first of `hits` at or behind each token; empty when there are none.
  var hitsFrom: [Int32] = []

  /// The most tokens that one of `hits` takes up, or 1.
  var longestHit = 1

  /// Creates a searcher.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  public init() throws(ICUError) {
    let folder = try Folder()
    let builder = try LatticeBuilder()
    self.folder = folder
    self.builder = builder
  }

  /// Finds the entries of a lexicon in a text.
  ///
  /// - Complexity: O(*n*) in the length of the text, with bounds on what each word may cost.
  public mutating func search(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    folder.fold(bytes, into: &text)
    hits.removeAll(keepingCapacity: true)
    walk.removeAll()
    findWords(lexicon)
    findShapes(bytes, lexicon)
    findDisguised(bytes, lexicon)
    indexHits()
    findEntries(lexicon)
  }

  /// Finds the words as they are written.
  private mutating func findWords(_ lexicon: Lexicon) {
    visits.removeAll(keepingCapacity: true)
    visitsFrom.removeAll(keepingCapacity: true)
    // The buffer is taken out of `self`, so that the text can be read while it is filled.
    var completions = Completions()
    swap(&completions, &self.completions)
    completions.find(lexicon.automaton, in: text.symbols.span)
    var next = 0
    for token in text.tokens {
      visitsFrom.append(Int32(visits.count))
      // Symbols of numbers lie between those of words, and some belong to no token any more.
      guard token.kind == .word else { continue }
      while next < completions.count, completions.place(next) < token.symbols.lowerBound {
        next += 1
      }
      while next < completions.count, completions.place(next) <= token.symbols.upperBound {
        let set = lexicon.automaton.completion(in: completions.state(next))
        visits.append(Int32(truncatingIfNeeded: set))
        next += 1
      }
    }
    visitsFrom.append(Int32(visits.count))
    swap(&completions, &self.completions)
  }

  /// Sorts the hits by place and notes where each token's begin.
  private mutating func indexHits() {
    hitsFrom.removeAll(keepingCapacity: true)
    longestHit = 1
    guard !hits.isEmpty else { return }
    hits.sort {
      ($0.tokens.lowerBound, $0.source, $0.pattern, $0.tokens.upperBound)
        < ($1.tokens.lowerBound, $1.source, $1.pattern, $1.tokens.upperBound)
    }
    for hit in hits { longestHit = max(longestHit, hit.tokens.count) }
    var hit = 0
    for token in 0...text.tokens.count {
      while hit < hits.count && hits[hit].tokens.lowerBound < token { hit += 1 }
      hitsFrom.append(Int32(hit))
    }
  }
}
