package import Yams

/// Reads values out of a YAML file and notes what does not fit, with its place.
package struct YAMLReader {
  /// The file's path, as diagnostics name it.
  package let file: String

  /// What did not fit so far.
  package private(set) var diagnostics: [Diagnostic] = []

  package init(file: String) { self.file = file }

  /// Returns the file's top node, or `nil` when it is no YAML.
  package mutating func compose(_ text: String) -> Node? {
    do {
      // Scalars are read as they are written. The usual resolver would try six regular expressions
      // on each to tell what type it may have, which took most of a start.
      return try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
        report(.notYAML, at: mark)
      case .duplicatedKeysInMapping(let keys, let context):
        report(.repeatedKeys(keys), at: context.mark)
      default: report(.notYAML, at: nil)
      }
    } catch {
      report(.notYAML, at: nil)
    }
    return nil
  }

  private mutating func report(_ message: Phrase, at mark: Mark?) {
    let place = Diagnostic.Place(file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    diagnostics.append(Diagnostic(message, at: place))
  }

  package func place(of node: Node) -> Diagnostic.Place {
    Diagnostic.Place(file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  package mutating func report(_ message: Phrase, at node: Node, isWarning: Bool = false) {
    diagnostics.append(Diagnostic(message, at: place(of: node), isWarning: isWarning))
  }

  /// Whether nothing stands behind a key, or the word for it.
  func isEmpty(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// Returns the pairs of a mapping whose keys are known; others are mistakes.
  package mutating func mapping(_ node: Node, keys: [String]) -> [String: Node] {
    guard let mapping = node.mapping else {
      report(.expectsMapping(keys), at: node)
      return [:]
    }
    var pairs: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.string ?? ""
      if keys.contains(name) {
        pairs[name] = value
      } else {
        report(.unknownKey(name, keys), at: key)
      }
    }
    return pairs
  }

  package mutating func string(_ node: Node) -> String? {
    if let string = node.scalar?.string { return string }
    report(.expectsText, at: node)
    return nil
  }

  /// Returns a list of strings; one string alone is a list of one, and an empty list is a mistake.
  package mutating func strings(_ node: Node) -> [String] {
    guard let sequence = node.sequence else { return string(node).map { [$0] } ?? [] }
    if sequence.isEmpty { report(.emptyList, at: node) }
    return sequence.compactMap { string($0) }
  }

  package mutating func number(_ node: Node, in range: ClosedRange<Double>) -> Double? {
    guard let text = node.scalar?.string, let number = Double(text), range.contains(number) else {
      report(.expectsNumber(range), at: node)
      return nil
    }
    return number
  }

  package mutating func bool(_ node: Node) -> Bool? {
    switch node.scalar?.string {
    case "true", "да": return true
    case "false", "нет": return false
    default:
      report(.expectsBool, at: node)
      return nil
    }
  }

  /// Returns the case that a word names.
  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node,
    of type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    if let word = node.scalar?.string, let choice = Choice(rawValue: word) { return choice }
    report(.expectsChoice(Choice.allCases.map(\.rawValue)), at: node)
    return nil
  }
}

extension Phrase {
  static let notYAML = Phrase(
    ru: "файл не читается как YAML: проверьте отступы, кавычки и двоеточия около этого места",
    en: "this is not YAML: check indents, quotes and colons around here"
  )
  static let emptyList = Phrase(ru: "список пуст", en: "the list is empty")
  static let expectsText = Phrase(ru: "здесь должен быть текст", en: "a text is expected here")
  static let expectsBool = Phrase(
    ru: "здесь должно быть `true` или `false`",
    en: "`true` or `false` is expected here"
  )

  static func expectsNumber(_ range: ClosedRange<Double>) -> Phrase {
    let bounds = (range.lowerBound.short, range.upperBound.short)
    return Phrase(
      ru: "здесь должно быть число от \(bounds.0) до \(bounds.1)",
      en: "a number from \(bounds.0) to \(bounds.1) is expected here"
    )
  }

  static func repeatedKeys(_ keys: [String]) -> Phrase {
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return Phrase(ru: "поле стоит здесь дважды: \(list)", en: "a field stands twice here: \(list)")
  }

  static func expectsChoice(_ choices: [String]) -> Phrase {
    let list = choices.map { "`\($0)`" }.joined(separator: ", ")
    return Phrase(ru: "здесь должно быть одно из: \(list)", en: "one of \(list) is expected here")
  }

  static func expectsMapping(_ keys: [String]) -> Phrase {
    let list = keys.map { "`\($0):`" }.joined(separator: ", ")
    return Phrase(
      ru: "здесь должны быть поля \(list)",
      en: "the fields \(list) are expected here"
    )
  }

  static func unknownKey(_ key: String, _ keys: [String]) -> Phrase {
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return Phrase(
      ru: "поля `\(key)` нет; бывают \(list)",
      en: "there is no field `\(key)`; there are \(list)"
    )
  }
}

extension Double {
  /// The number without a needless fraction.
  fileprivate var short: String {
    self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self)
  }
}
