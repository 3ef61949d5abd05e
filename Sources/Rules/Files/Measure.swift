/// What is done to an author: a warning, or a restriction for some days or without end.
///
/// In the chain and in files it is written `warning`, `7d`, `indefinite`.
public enum Measure: Hashable, Sendable {
  /// The author is told; nothing is restricted.
  case warning
  /// The author may not write for so many days, at least 1.
  case days(Int)
  /// The author may not write until somebody lifts it.
  case indefinite

  /// When the measure ends that begins at a time; nil for one that does not end by itself.
  ///
  /// Times are milliseconds. A warning is over at once.
  public func end(from start: Int64) -> Int64? {
    switch self {
    case .warning: start
    case .days(let count): start + Int64(count) * 86_400_000
    case .indefinite: nil
    }
  }
}

extension Measure: Codable, CustomStringConvertible {
  /// How it is written: `warning`, `7d`, `indefinite`.
  public var description: String {
    switch self {
    case .warning: "warning"
    case .days(let count): "\(count)d"
    case .indefinite: "indefinite"
    }
  }

  /// Reads `warning`, `7d` or `indefinite`.
  public init?(_ text: String) {
    switch text {
    case "warning": self = .warning
    case "indefinite": self = .indefinite
    default:
      guard text.hasSuffix("d"), let count = Int(text.dropLast()), (1...36_500).contains(count)
      else { return nil }
      self = .days(count)
    }
  }

  /// Reads what ``description`` writes.
  public init(from decoder: any Decoder) throws {
    guard let measure = Measure(try String(from: decoder)) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no measure")
      )
    }
    self = measure
  }

  /// Writes ``description``.
  public func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}
