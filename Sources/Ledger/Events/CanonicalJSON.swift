import Foundation

/// The one way in which the ledger writes a value: JSON with sorted keys and nothing optional about
/// it, so that the same value is always the same bytes.
///
/// Keys are ASCII, absent values are left out, numbers are whole, and texts are written scalar for
/// scalar: nothing is normalised.
public enum CanonicalJSON {
  /// Returns the bytes of a value.
  ///
  /// - Throws: An `EncodingError` for what JSON cannot write.
  public static func encode(_ value: some Encodable) throws -> String {
    String(decoding: try CanonicalEncoder.encode(value), as: UTF8.self)
  }

  /// Reads a value.
  public static func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

/// A decimal number as whole millionths: the chain holds no binary fractions.
public struct Millionths: Codable, Hashable, Comparable, Sendable {
  /// The number times 1,000,000.
  public var count: Int

  /// Creates a number from its millionths.
  public init(count: Int) { self.count = count }

  /// The millionth nearest to a number.
  public init(_ value: Double) { count = Int((value * 1_000_000).rounded()) }

  /// The number.
  public var value: Double { Double(count) / 1_000_000 }

  /// Reads a whole number.
  public init(from decoder: any Decoder) throws { count = try Int(from: decoder) }
  /// Writes a whole number.
  public func encode(to encoder: any Encoder) throws { try count.encode(to: encoder) }
  /// Compares the numbers.
  public static func < (a: Self, b: Self) -> Bool { a.count < b.count }
}
