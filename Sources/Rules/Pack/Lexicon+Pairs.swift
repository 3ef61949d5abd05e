extension Lexicon {
  /// Returns the patterns of all phrases that are just two words side by side, in lists that a closure
  /// chooses by their names; exceptions are left out.
  ///
  /// Words that people split in two, such as «ху йня», stand in the lists as such phrases.
  public func wordPairs(ofLists isMeant: (String) -> Bool) -> [(first: Int, second: Int)] {
    let meant = listNames.map(isMeant)
    return phrases.compactMap { phrase in
      let steps = steps[Int(phrase.firstStep)..<Int(phrase.endStep)]
      let entry = entries[Int(phrase.entry)]
      guard steps.count == 2, let first = steps.first, let second = steps.last,
        first.pattern >= 0, second.pattern >= 0, second.gap == 0, entry.exception == nil,
        meant[entry.list]
      else { return nil }
      return (Int(first.pattern), Int(second.pattern))
    }
  }
}
