public import Foundation
public import Rules

/// What each network can do: `rules/networks.yaml`, read.
public struct NetworkRules: Sendable {
  /// The networks that the file describes, by their name in comments, such as `vk`.
  public let networks: [String: Network]

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - file: The path that mistakes name.
  /// - Throws: A `PackError` that tells every mistake with its place.
  public init(_ text: String, file: String = PackSources.networks) throws(PackError) {
    let parser = NetworkRulesParser(file: file, text)
    guard parser.diagnostics.isEmpty else {
      let inOrder = parser.diagnostics.sorted { $0.place < $1.place }
      throw PackError(diagnostics: inOrder, sources: [file: text])
    }
    networks = parser.networks
  }

  /// Reads `networks.yaml` in a folder of rules.
  ///
  /// - Throws: A `PackError` that tells every mistake, a file that is missing among them.
  public init(folder: URL) throws(PackError) {
    let place = Diagnostic.Place(PackSources.networks)
    guard let data = try? Data(contentsOf: folder.appending(path: "networks.yaml")),
      let text = String(data: data, encoding: .utf8)
    else { throw PackError(diagnostics: [Diagnostic(.noNetworks, at: place)], sources: [:]) }
    try self.init(text)
  }

  /// What a network can do, in whatever spelling; one that the file does not describe can do nothing by itself.
  public subscript(name: String?) -> Network {
    name.map { networks[$0] ?? networks[NetworkName.canonical($0)] ?? .unknown($0) }
      ?? .unknown("?")
  }
}

extension Phrase {
  fileprivate static let noNetworks = Phrase(
    ru: "файла `networks.yaml` нет среди правил, или он не в UTF-8",
    en: "there is no file `networks.yaml` among the rules, or it is not UTF-8"
  )
}
