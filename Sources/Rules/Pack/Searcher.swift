public import Folding
import Matching

/// Finds the entries of word lists in one text after another.
///
/// A searcher is a set of buffers that belongs to one thread, so it cannot be copied: a copy made by
/// oversight, and there were several a comment, cost more than the search.
public struct Searcher: ~Copyable, Sendable {
  /// The text that was searched last.
  public internal(set) var text = FoldedText()

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

  /// The letters of a stretch that may be an ordinary word.
  var pieceLetters: [Symbol] = []
  /// The same, with repeated letters left out.
  var pieceStem: [Symbol] = []

  /// What the words met last fold to and say.
  var words = WordRows()

  /// The lexicon by which the words were read.
  private var lexicon: Lexicon?

  /// The stretches met last, and what was found in them.
  var stretches = StretchMemory()

  /// What is known of each suspect of the text.
  var cases: [Case] = []

  /// What the words met so far say.
  var meanings = Meanings()

  /// The patterns that the text's words complete or were found in them by guessing.
  var hints = NumberHints()

  /// The tokens whose meanings lead to entries, in the text's order.
  var speaking: [(token: Int32, meaning: Int32)] = []

  /// The tokens that are no words and of a kind that says something.
  var things: [Int32] = []

  /// The clues that may lead to entries.
  var candidates: [Candidate] = []

  /// A bit for each list of which the text may have an entry.
  var chances: [UInt64] = []

  /// The lists that were found, in ascending order.
  var foundLists: [Int32] = []

  /// Where each list's matches stand in ``matches``; kept empty for those not found.
  var placesOfLists: [MatchPlaces] = []

  /// The words found by guessing, sorted by their first token.
  var hits: [Hit] = []

  /// The first of `hits` at or behind each token; empty when there are none.
  var hitsFrom: [Int32] = []

  /// The most tokens that one of `hits` takes up, or 1.
  var longestHit = 1

  /// Creates a searcher that folds by the given tables.
  public init(_ tables: FoldingTables) {
    folder = Folder(tables)
    builder = LatticeBuilder(tables)
  }

  /// Creates a searcher by the tables that all share.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  public init() throws(ICUError) {
    let tables = try FoldingTables.shared.get()
    self.init(tables)
  }

  /// Finds the entries of a lexicon in a text.
  ///
  /// - Complexity: O(*n*) in the length of the text, with bounds on what each word may cost.
  public mutating func search(_ bytes: Span<UInt8>, _ lexicon: Lexicon) {
    look(for: lexicon, in: bytes)
    find(.all, of: lexicon, in: bytes)
  }

  /// Finds the words of a lexicon in a text, and so of which lists the text may have entries.
  public mutating func look(for lexicon: Lexicon, in bytes: Span<UInt8>) {
    use(lexicon)
    folder.fold(bytes, into: &text, &words)
    hits.removeAll(keepingCapacity: true)
    walk.removeAll()
    findWords(lexicon)
    recallStretches(bytes)
    findShapes(bytes, lexicon)
    findDisguised(bytes, lexicon)
    rememberStretches()
    indexHits()
    findCandidates(lexicon)
  }

  /// Finds the entries of some lists in the text that was looked through last.
  ///
  /// - Parameters:
  ///   - lists: The lists.
  ///   - lexicon: The lexicon that was looked for.
  ///   - bytes: The text.
  public mutating func find(_ lists: ListSet, of lexicon: Lexicon, in bytes: Span<UInt8>) {
    findEntries(of: lists, lexicon)
    dropPieces(bytes, lexicon)
    indexMatches(lexicon)
  }

  /// The hash of a token's sound, by which texts are compared; 0 when it is no word.
  public func sound(of token: Int) -> UInt64 { text.meanings[token].sound }

  /// Makes sure that what is remembered was found by a lexicon.
  private mutating func use(_ lexicon: Lexicon) {
    if self.lexicon !== lexicon {
      if self.lexicon != nil { stretches.forgetAll() }
    } else if !meanings.isFull {
      return
    }
    if self.lexicon != nil {
      words.forgetMeanings()
      meanings.forgetAll()
    }
    self.lexicon = lexicon
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
    for hit in hits {
      longestHit = max(longestHit, hit.tokens.count)
      hints.insert(hit.pattern)
    }
    var hit = 0
    for token in 0...text.tokens.count {
      while hit < hits.count && hits[hit].tokens.lowerBound < token { hit += 1 }
      hitsFrom.append(Int32(hit))
    }
  }
}
