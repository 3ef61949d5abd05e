/// The words of a comment, as a reader of a case file has to see them.
extension HTML {
  /// A comment's text with places marked, and with everything made visible that hides.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - places: The places to mark, in Unicode scalars; they may overlap and be out of order, and
  ///     one beyond the end of the text is cut.
  init(_ text: String, marking places: [Range<Int>]) {
    let scalars = Array(text.unicodeScalars)
    var markup: HTML = ""
    var end = 0
    for place in Self.merged(places, upTo: scalars.count) {
      markup += Self.visible(scalars[end..<place.lowerBound])
      markup += "<mark>\(Self.visible(scalars[place]))</mark>"
      end = place.upperBound
    }
    markup += Self.visible(scalars[end...])
    self = markup
  }

  /// Text in which signs that do not show are written by their numbers.
  ///
  /// A page that obeyed them would show other words than the author wrote, or in another order.
  static func visible(_ scalars: some Sequence<Unicode.Scalar>) -> HTML {
    var pieces: [HTML] = []
    var plain = ""
    var last: Unicode.Scalar?
    for scalar in scalars {
      defer { last = scalar }
      guard scalar.hides(behind: last) else {
        plain.unicodeScalars.append(scalar)
        continue
      }
      if !plain.isEmpty { pieces.append("\(plain)") }
      plain = ""
      pieces.append("<i class=\"hidden\">\(scalar.number)</i>")
    }
    if !plain.isEmpty { pieces.append("\(plain)") }
    return HTML(pieces)
  }

  private static func merged(_ places: [Range<Int>], upTo count: Int) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    let whole = places.map { $0.clamped(to: 0..<count) }.filter { !$0.isEmpty }
    for place in whole.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, place.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
      } else {
        merged.append(place)
      }
    }
    return merged
  }
}
