import Foundation

/// Keys that an object of a JSON text has twice: readers take the one or the other, so nobody can say what
/// was meant.
enum RepeatedKeys {
  /// Whether any object in a text has a key twice.
  ///
  /// - Parameter json: A text that is valid JSON.
  /// - Returns: Whether it has.
  static func occur(in json: Data) -> Bool {
    /// The keys of each object that is open; nil for a list.
    var open: [Set<String>?] = []
    var isKey = false
    var index = json.startIndex
    while index < json.endIndex {
      switch json[index] {
      case UInt8(ascii: "{"): (isKey, open) = (true, open + [[]])
      case UInt8(ascii: "["): (isKey, open) = (false, open + [nil])
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: ","): isKey = (open.last ?? nil) != nil
      case UInt8(ascii: ":"): isKey = false
      case UInt8(ascii: "\""):
        let end = closingQuote(of: json, from: index)
        if isKey, let key = try? JSONDecoder().decode(String.self, from: json[index...end]) {
          guard open[open.count - 1]?.insert(key).inserted == true else { return true }
        }
        index = end
      default: break
      }
      index += 1
    }
    return false
  }

  /// Where the text that begins at a quote ends.
  private static func closingQuote(of json: Data, from start: Int) -> Int {
    var index = start + 1
    while index < json.endIndex - 1, json[index] != UInt8(ascii: "\"") {
      index += json[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index, json.endIndex - 1)
  }
}
