import Folding
import Moderation
import Rules

/// The findings of a decision.
extension DecisionWriter {
  /// Appends the findings, which come in the order of the text, so that it is counted only once.
  func appendFindings(
    _ classifier: borrowing Classifier,
    _ text: Range<Int>,
    _ bytes: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    var counted = (bytes: text.lowerBound, scalars: 0)
    for finding in classifier.decision.findings {
      let (match, link) = finding.places(in: text)
      counted.scalars += bytes.scalarCount(in: counted.bytes..<match.lowerBound)
      counted.bytes = match.lowerBound
      if output.last != .openBracket { output.append(.comma) }
      append(finding, classifier, match, link, counted.scalars, bytes, to: &output)
    }
  }

  private func append(
    _ finding: Decision.Finding,
    _ classifier: borrowing Classifier,
    _ match: Range<Int>,
    _ link: Range<Int>?,
    _ start: Int,
    _ bytes: Span<UInt8>,
    to output: inout [UInt8]
  ) {
    let row = classifier.pack.rows[finding.rule]
    JSONText.append(#"{"rule":""#, to: &output)
    JSONText.append(classifier.pack.rules[finding.rule].id, to: &output)
    if let category = row.category {
      JSONText.append(#"","category":""#, to: &output)
      JSONText.append(category.rawValue, to: &output)
    }
    JSONText.append(#"","start":"#, to: &output)
    JSONText.append(start, to: &output)
    JSONText.append(#","end":"#, to: &output)
    JSONText.append(start + bytes.scalarCount(in: match), to: &output)
    JSONText.append(#","match":"#, to: &output)
    JSONText.append(string: bytes, in: match, to: &output)
    if let link {
      JSONText.append(#","link":"#, to: &output)
      JSONText.append(string: bytes, in: link, to: &output)
    }
    JSONText.append(#","reads":""#, to: &output)
    for index in finding.reading {
      output.append(scalar: classifier.readings[index].character.value)
    }
    JSONText.append(#"","disguise":["#, to: &output)
    var isFirst = true
    for (disguise, name) in Disguise.named where finding.disguise.contains(disguise) {
      appendWord(name, isFirst: isFirst, to: &output)
      isFirst = false
    }
    JSONText.append(#"],"weight":"#, to: &output)
    JSONText.append(decimal: row.weight, to: &output)
    if finding.isShadow { JSONText.append(#","shadow":true"#, to: &output) }
    JSONText.append("}", to: &output)
  }
}

extension Decision.Finding {
  /// Tells where a finding stands among the bytes of a batch.
  ///
  /// Rules read the links that a text hides as if they stood behind it. What was found there has an
  /// empty place at the end of the text, and the link besides.
  func places(in text: Range<Int>) -> (match: Range<Int>, link: Range<Int>?) {
    let start = text.lowerBound + bytes.lowerBound
    let end = text.lowerBound + bytes.upperBound
    guard start > text.upperBound else { return (start..<min(end, text.upperBound), nil) }
    return (text.upperBound..<text.upperBound, start..<end)
  }
}
