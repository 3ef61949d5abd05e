import Rules

/// Names in ledgers of earlier versions, which kept a network as it was spelled: `VK`, `Telegram`.
///
/// A case and an author keep the name by which they were recorded, for ever. What comes later under the
/// network's one name is found by these.
extension CaseID {
  /// The name that the case would have with its network in the one spelling; the name itself, mostly.
  var canonical: CaseID {
    var parts = parts
    guard parts.count == 4, !parts[0].contains("~") else { return self }
    let network = NetworkName.canonical(String(parts[0]))
    guard network != parts[0] else { return self }
    if ["vk", "telegram"].contains(network) {
      // Only in the networks' one spelling was a page's minus left out.
      let digits = parts[1].hasPrefix(Self.minus) ? parts[1].dropFirst(3) : parts[1]
      if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        parts[1] = digits.startIndex == parts[1].startIndex ? "+\(digits)" : digits
      }
    }
    parts[0] = network[...]
    return CaseID(parts.joined(separator: "-"))
  }

  /// A minus as a name has it.
  private static let minus = "-".escapedForName
}

extension AuthorIdentity {
  /// The author with the network in its one spelling.
  public var canonical: AuthorIdentity {
    AuthorIdentity(network: NetworkName.canonical(network), id: id)
  }

  /// Whether somebody means this author by an id, or by the ledger's name, `vk-310000007`, or by network
  /// and id, `vk/310000007`; the network in whatever spelling.
  public func isNamed(_ name: String) -> Bool {
    if id == name { return true }
    let forms = [self, canonical].flatMap { [$0.key, "\($0.network)/\($0.id)"] }
    if forms.contains(name) { return true }
    guard let slash = name.firstIndex(of: "/") else { return false }
    let other = AuthorIdentity(
      network: String(name[..<slash]),
      id: String(name[slash...].dropFirst())
    )
    return other.canonical == canonical
  }
}

extension String {
  /// Whether two names are of one network, each in whatever spelling.
  public func isSameNetwork(as other: String) -> Bool {
    NetworkName.canonical(self) == NetworkName.canonical(other)
  }
}
