import Folding

@testable import Matching

extension Pattern {
  /// The pattern as a word list has it: `дурак*`, `*дур?ак`, with `?` behind what may be missing.
  init(_ text: String) {
    var parts: [Part] = []
    for scalar in text.unicodeScalars {
      if scalar == "?", let last = parts.popLast() {
        parts.append(.optional(last))
      } else if let symbol = Symbol(scalar) {
        parts.append(.symbol(symbol))
      }
    }
    self.init(
      .sequence(parts),
      isOpenAtStart: text.hasPrefix("*"),
      isOpenAtEnd: text.hasSuffix("*")
    )
  }
}

extension Pattern.Part {
  static func optional(_ part: Self) -> Self { .choice([.sequence([]), part]) }

  /// The places where the part may end in a word when it begins at a given one.
  ///
  /// This is the matcher anyone would write, to compare the automaton with.
  func ends(in word: [Symbol], from start: Int) -> Set<Int> {
    typealias Ends = (Int) -> Set<Int>
    let ends: Ends = reduce(
      empty: { [$0] },
      symbol: { symbol in { $0 < word.count && word[$0] == symbol ? [$0 + 1] : [] } },
      then: { one, next in { one($0).reduce(into: []) { $0.formUnion(next($1)) } } },
      or: { one, other in { one($0).union(other($0)) } }
    )
    return ends(start)
  }
}

extension Pattern.Part: CustomStringConvertible {
  /// The part as it would be written.
  var description: String {
    String(
      String.UnicodeScalarView(
        code.map { byte in
          switch byte {
          case Self.opening: "("
          case Self.bar: "|"
          case Self.closing: ")"
          default: Symbol(rawValue: byte).character
          }
        }
      )
    )
  }
}

extension Pattern {
  /// Whether the pattern matches a word, found out without an automaton.
  func matches(_ word: [Symbol], isAnchored: Bool = false) -> Bool {
    let starts = isOpenAtStart && !isAnchored ? 0...word.count : 0...0
    return starts.contains { start in
      let ends = part.ends(in: word, from: start)
      return isOpenAtEnd ? !ends.isEmpty : ends.contains(word.count)
    }
  }
}

/// Every word over an alphabet, from the empty one up to a length.
func words(over alphabet: String, upTo length: Int) -> [[Symbol]] {
  let letters = Symbol.symbols(of: alphabet)
  var longest: [[Symbol]] = [[]]
  var all = longest
  for _ in 0..<length {
    longest = longest.flatMap { word in letters.map { word + [$0] } }
    all += longest
  }
  return all
}
