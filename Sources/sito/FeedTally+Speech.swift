import Feeds

extension FeedTally {
  /// What was no comment, for the person at the terminal; empty when there was nothing.
  ///
  /// The kinds keep the networks' own names, by which they can be looked up.
  var summary: String {
    var lines: [String] = []
    if !counts.isEmpty {
      let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append(says("пропущено, не комментарии: ", "passed over, no comments: "))
      lines[0] += kinds.joined(separator: ", ")
    }
    if badTimes > 0 {
      lines.append(says("время не понято: \(badTimes)", "times not understood: \(badTimes)"))
    }
    if !encodings.isEmpty {
      let names = encodings.map(\.rawValue).sorted().joined(separator: ", ")
      lines.append(says("кодировка узнана по тексту: ", "encoding told from the text: ") + names)
    }
    return lines.joined(separator: "\n")
  }
}
