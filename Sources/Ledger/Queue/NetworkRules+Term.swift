import Rules

extension NetworkRules {
  /// Throws when the network could not keep the term of a restriction: better now than when it stands in
  /// the ledger and cannot be carried out.
  func requireTerm(of measure: Measure, _ state: RestrictionState) throws(Refusal) {
    guard case .days(let days) = measure else { return }
    let author = state.proposal.author
    let network = self[author.network]
    let deed: Network.Deed = author.id.hasPrefix("-") ? .banCommunity : .ban
    guard case .between(let terms) = network.way(to: deed, post: nil).terms,
      !terms.contains(Milliseconds(days) * .day)
    else { return }
    throw Refusal(
      .term(network: network.title, shortest: terms.lowerBound, longest: terms.upperBound),
      state.id
    )
  }
}
