/// A JSON value whose whole numbers keep every digit that an id can have.
enum JSONValue: Codable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let integer = try? container.decode(Int64.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }

  subscript(key: String) -> JSONValue? {
    if case .object(let pairs) = self { pairs[key] } else { nil }
  }

  /// The keys of an object.
  var keys: Set<String>? { if case .object(let pairs) = self { Set(pairs.keys) } else { nil } }

  var array: [JSONValue]? { if case .array(let items) = self { items } else { nil } }

  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

  /// A text, or a whole number as a text.
  var text: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    default: nil
    }
  }

  /// A whole number, written as a number or as a text.
  var integer: Int64? {
    switch self {
    case .integer(let number): number
    case .string(let text): Int64(text)
    default: nil
    }
  }

  /// A time in seconds since 1970, in milliseconds; nil when absent, and for 0, which means none.
  var seconds: Milliseconds? {
    guard let integer, integer > 0, integer < 253_402_300_800 else { return nil }
    return integer * 1000
  }
}
