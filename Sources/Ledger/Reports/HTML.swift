/// A piece of an HTML document in which every text that was put in is escaped.
///
/// What stands in the program's own literals is markup; what comes in by interpolation is text,
/// unless it is HTML already. So a comment can never become markup.
///
///     let cell: HTML = "<td>\(comment)</td>"
public struct HTML: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// The markup.
  public private(set) var text: String

  /// Takes markup from a literal of the program.
  public init(stringLiteral markup: StaticString) { text = "\(markup)" }

  /// Takes the parts of an interpolated literal.
  public init(stringInterpolation parts: Interpolation) { text = parts.text }

  /// Puts pieces together.
  init(_ pieces: [HTML], separator: HTML = "") {
    text = pieces.map(\.text).joined(separator: separator.text)
  }

  /// Adds a piece.
  static func += (a: inout HTML, b: HTML) { a.text += b.text }

  /// The parts of an interpolated literal.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Creates an interpolation without parts.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    /// Adds markup from a literal; only a literal can be static, so nothing else gets in here.
    public mutating func appendLiteral(_ markup: StaticString) { text += "\(markup)" }

    /// Adds a text, escaped.
    public mutating func appendInterpolation(_ text: String) { self.text += text.escapedForHTML }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: some BinaryInteger) { text += "\(number)" }

    /// Adds markup.
    public mutating func appendInterpolation(_ html: HTML) { text += html.text }

    /// Adds pieces of markup one behind another.
    public mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { text += piece.text }
    }
  }
}

extension String {
  /// The text with all that means something in HTML written so that it means itself, between tags
  /// and between quotes.
  ///
  /// What cannot stand in HTML at all, such as NUL, is written as U+FFFD.
  var escapedForHTML: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        escaped.unicodeScalars.append("\u{FFFD}")
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
