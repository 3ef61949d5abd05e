import TestSupport

extension HidingWay {
  /// Letters in fancy dress.
  ///
  /// There are Latin ones only, so they dress translit and look-alikes.
  static let dresses =
    [
      dress("full-width", 0xFF41),
      dress("mathematical, bold", 0x1D41A), dress("mathematical, sans-serif", 0x1D5BA),
      dress("mathematical, script", 0x1D4EA), dress("mathematical, Fraktur", 0x1D586),
      dress("mathematical, double-struck", 0x1D552), dress("mathematical, monospace", 0x1D68A),
      dress("circled", 0x24D0), dress("in brackets", 0x249C), dress("on dark squares", 0x1F170),
      dress("in squares", 0x1F130), dress("on dark circles", 0x1F150),
      dress("regional letters", 0x1F1E6),
    ].map { name, first in
      HidingWay("\(name) translit") { word, random in
        plainTranslit.hide(word, &random).map { dressed($0, first) }
      }
    }
    + [dress("full-width", 0xFF41), dress("mathematical", 0x1D41A), dress("circled", 0x24D0)].map {
      name,
      first in
      HidingWay("\(name) Latin letters among Russian ones") { word, random in
        word.replacing(by: { (twins[$0] ?? []).map { dressed($0, first) } }, chance: 0.6, &random)
      }
    }

  private static func dress(_ name: String, _ first: UInt32) -> (String, UInt32) { (name, first) }

  /// Moves `a` to `z` to a block of letters that begins at a scalar.
  private static func dressed(_ text: String, _ first: UInt32) -> String {
    var dressed = ""
    for scalar in text.lowercased().unicodeScalars {
      let isLetter = (0x61...0x7A).contains(scalar.value)
      let value = isLetter ? first + scalar.value - 0x61 : scalar.value
      dressed.unicodeScalars.append(Unicode.Scalar(value) ?? scalar)
    }
    return dressed
  }
}
