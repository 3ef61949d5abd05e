import Feeds
import Foundation
import TestSupport
import Testing

/// Broken exports of every kind: no crash, no text lost in silence, no comment made up.
@Suite struct FeedMutationTests {
  private static let documents = fixtureNames.filter {
    $0.hasSuffix("json") && !$0.contains("cut-short")
  }

  @Test(arguments: fixtureNames)
  func `an export can be cut anywhere`(_ name: String) throws {
    let bytes = try fixture(name)
    let format = try feed(bytes).format
    let texts = try feed(bytes).texts
    for end in 0..<bytes.count {
      guard let fed = try? feed(Array(bytes[..<end]), format: format) else { continue }
      guard Self.documents.contains(name) else {
        // Where a table or a text ends, nobody knows; what came before its last comment is whole.
        let whole = fed.texts.dropLast()
        #expect(Array(whole) == Array(texts.prefix(whole.count)), "cut at \(end)")
        continue
      }
      // What came before the cut came whole, in its order. Names and discussions may lie behind the
      // cut, so only the texts are compared.
      #expect(fed.texts == Array(texts.prefix(fed.texts.count)), "cut at \(end)")
    }
  }

  @Test(arguments: documents)
  func `an export that is cut within a document says where`(_ name: String) throws {
    let bytes = try fixture(name)
    let format = try feed(bytes).format
    let depths = Self.depths(of: bytes)
    for end in stride(from: 40, to: bytes.count, by: 11) where depths[end] > 0 {
      guard let fed = try? feed(Array(bytes[..<end]), format: format) else { continue }
      #expect(fed.errors.last == .documentCutShort(byte: end + 1), "cut at \(end)")
    }
  }

  @Test(arguments: documents)
  func `each value can be missing or another kind`(_ name: String) throws {
    let text = String(decoding: try fixture(name), as: UTF8.self)
      .replacing("\\x", with: "\\u00")
    let format = try feed(fixture(name)).format
    let replacements: [Any?] = [nil, NSNull(), "слово", 17, true, [1], ["a": "b"]]
    // One document at a time, each on a line of its own, unless the file is one document.
    let documents =
      (try? JSONSerialization.jsonObject(with: Data(text.utf8))) != nil
      ? [text] : text.split(separator: "\n").map(String.init)
    for document in documents {
      guard let value = try? JSONSerialization.jsonObject(with: Data(document.utf8)) else {
        continue
      }
      for path in Self.paths(in: value) {
        for replacement in replacements {
          let changed = Self.replace(path[...], in: value, by: replacement)
          let bytes = try JSONSerialization.data(withJSONObject: changed ?? [:])
          // It may not be told any more what it is; if it is, each part is a comment or an error.
          guard let fed = try? feed([UInt8](bytes), format: format) else { continue }
          #expect(fed.comments.allSatisfy { ($0.error == nil) == ($0.fields["text"] != nil) })
        }
      }
    }
  }

  @Test(arguments: fixtureNames.filter { $0.hasSuffix("csv") })
  func `each column can be missing, and each cell hold anything`(_ name: String) throws {
    let bytes = try fixture(name)
    guard !name.contains("utf16"), !name.contains("sep") else { return }
    let delimiter: UInt8 = bytes.contains(.init(ascii: ";")) ? .init(ascii: ";") : .init(ascii: ",")
    let cells = bytes.split(separator: delimiter, omittingEmptySubsequences: false).map(Array.init)
    for index in cells.indices {
      for cell in ["", "x", "\"", "\"\"", "\n", "\"\n\"", "98765432109876543210", "\0"] {
        var changed = cells
        changed[index] = Array(cell.utf8)
        let table = Array(changed.joined(separator: [delimiter]))
        guard let again = try? feed(table, format: .csv) else { continue }
        #expect(again.comments.allSatisfy { ($0.error == nil) == ($0.fields["text"] != nil) })
      }
      var changed = cells
      changed.remove(at: index)
      guard let again = try? feed(Array(changed.joined(separator: [delimiter])), format: .csv)
      else { continue }
      #expect(again.comments.allSatisfy { ($0.error == nil) == ($0.fields["text"] != nil) })
    }
  }

  @Test(arguments: fixtureNames)
  func `random changes do no harm`(_ name: String) throws {
    let source = try fixture(name)
    let format = try feed(source).format
    var generator = Seeded(UInt64(source.count))
    let signs = Array("{}[]\",:;\\ux\n\r\t 0e-".utf8) + [0, 0xFF, 0xD0, 0xED]
    for _ in 0..<200 {
      var bytes = source
      for _ in 0...Int.random(in: 0...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        let sign = signs.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes[place] = sign
        case 2: bytes.insert(sign, at: place)
        default: bytes.removeSubrange(place..<min(place + 5, bytes.count))
        }
      }
      guard let fed = try? feed(bytes, format: format, blockSize: 97) else { continue }
      #expect(fed.comments.allSatisfy { ($0.error == nil) == ($0.fields["text"] != nil) })
    }
  }

  /// How many brackets lie open before each byte.
  private static func depths(of bytes: [UInt8]) -> [Int] {
    var depths: [Int] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    for byte in bytes {
      depths.append(depth)
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = isInString
      case UInt8(ascii: "\""): isInString.toggle()
      case _ where isInString: break
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
    }
    return depths
  }

  /// The ways to every value within a value: keys and indices.
  private static func paths(in value: Any) -> [[String]] {
    let inner: [(String, Any)] =
      if let object = value as? [String: Any] {
        object.map { ($0.key, $0.value) }
      } else if let array = value as? [Any] {
        array.enumerated().map { ("\($0.offset)", $0.element) }
      } else {
        []
      }
    return inner.flatMap { key, value in
      [[key]] + paths(in: value).map { [key] + $0 }
    }
  }

  /// A value in which another one stands at the end of a way, or nothing.
  private static func replace(_ path: ArraySlice<String>, in value: Any, by new: Any?) -> Any? {
    guard let key = path.first else { return new }
    if var object = value as? [String: Any] {
      object[key] = object[key].flatMap { replace(path.dropFirst(), in: $0, by: new) }
      return object
    }
    if var array = value as? [Any], let index = Int(key) {
      if let element = replace(path.dropFirst(), in: array[index], by: new) {
        array[index] = element
      } else {
        array.remove(at: index)
      }
      return array
    }
    return value
  }
}
