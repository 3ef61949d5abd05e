/// A line of a list of hosts.
///
///     t.me               the host and all below it
///     *gosuslugi*        every host with these letters somewhere in its name
///     ! gosuslugi.ru     none of them all the same, nor what lies below it
///
/// The second form is for sites that pass for somebody else's: `gosuslugi-vyplata.ru`, `lk-gosuslugi.top`.
struct HostPattern: Equatable, Sendable {
  /// The name, or the part of one, in lower case.
  private let name: [UInt8]

  /// Whether the name may stand anywhere in a host's.
  private let isPart: Bool

  /// Whether the hosts are none of the list's, whatever else it says.
  let isException: Bool

  /// Reads a line, in whatever case.
  init(_ line: String) {
    var rest = line.lowercased()[...]
    isException = rest.first == "!"
    if isException { rest = rest.dropFirst().drop { $0 == " " } }
    isPart = rest.count > 2 && rest.first == "*" && rest.last == "*"
    name = Array((isPart ? rest.dropFirst().dropLast() : rest).utf8)
  }

  /// Whether a host, given its place in a text, is one of those that are meant.
  func fits(_ host: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard host.count >= name.count else { return false }
    guard isPart else {
      let start = host.upperBound - name.count
      return (start == host.lowerBound || bytes[start - 1] == 0x2E) && stands(at: start, bytes)
    }
    return (host.lowerBound...host.upperBound - name.count).contains { stands(at: $0, bytes) }
  }

  private func stands(at start: Int, _ bytes: Span<UInt8>) -> Bool {
    for (index, byte) in name.enumerated() {
      let own = bytes[start + index]
      if (0x41...0x5A).contains(own) ? own | 0x20 != byte : own != byte { return false }
    }
    return true
  }
}

extension [HostPattern] {
  /// Whether a host is one of a list's.
  func contain(_ host: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var isMeant = false
    for pattern in self where pattern.fits(host, bytes) {
      if pattern.isException { return false }
      isMeant = true
    }
    return isMeant
  }
}
