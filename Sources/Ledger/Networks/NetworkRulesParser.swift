import Rules
import Yams

/// Reads `networks.yaml`, with all its mistakes at once.
struct NetworkRulesParser {
  /// The networks read so far.
  private(set) var networks: [String: Network] = [:]

  private var reader: YAMLReader

  /// What is wrong with the file.
  var diagnostics: [Diagnostic] { reader.diagnostics }

  init(file: String, _ text: String) {
    reader = YAMLReader(file: file)
    guard let top = reader.compose(text) else { return }
    guard let node = reader.mapping(top, keys: ["networks"])["networks"],
      let pairs = node.mapping
    else {
      if reader.diagnostics.isEmpty { reader.report(.expectsNetworks, at: top) }
      return
    }
    for (key, value) in pairs {
      guard let name = reader.string(key) else { continue }
      networks[name] = readNetwork(value)
    }
  }

  private mutating func readNetwork(_ node: Node) -> Network {
    let deeds = Network.Deed.allCases
    let fields = reader.mapping(node, keys: ["title"] + deeds.map(\.rawValue) + ["reasons"])
    var network = Network(title: fields["title"].flatMap { reader.string($0) } ?? "")
    if fields["title"] == nil { reader.report(.noTitle, at: node) }
    for deed in deeds {
      guard let node = fields[deed.rawValue] else { continue }
      // One way alone needs no list.
      let nodes = node.sequence.map { Array($0) } ?? [node]
      network.ways[deed] = nodes.map { readWay($0, to: deed) }
    }
    if let node = fields["reasons"] { network.reasons = readReasons(node) }
    return network
  }

  private mutating func readWay(_ node: Node, to deed: Network.Deed) -> Way {
    let isBan = deed == .ban || deed == .banCommunity
    let keys = ["method", "with", "manual", "access", "within", "posts"]
    let fields = reader.mapping(node, keys: keys + (isBan ? ["term", "erases"] : []))
    var way = Way()
    way.method = fields["method"].flatMap { reader.string($0) }
    way.manual = fields["manual"].flatMap { reader.string($0) } ?? ""
    way.access = fields["access"].flatMap { reader.string($0) } ?? ""
    way.posts = fields["posts"].flatMap { reader.string($0) } ?? ""
    way.within = fields["within"].flatMap { readSpan($0) }
    way.parameters = fields["with"].map { readParameters($0) } ?? []
    way.terms = fields["term"].map { readTerms($0) } ?? .none
    way.erases = fields["erases"].flatMap { reader.bool($0) } ?? false
    if node.mapping != nil, (fields["method"] == nil) == (fields["manual"] == nil) {
      reader.report(.methodOrManual, at: node)
    }
    if isBan, fields["method"] != nil, fields["term"] == nil { reader.report(.noTerm, at: node) }
    // Without it the network would ban for ever what the ledger restricts for a day.
    if way.terms != .none, way.method != nil,
      !way.parameters.contains(where: { $0.source == .field(.until) })
    {
      reader.report(.noUntil, at: node)
    }
    return way
  }

  private mutating func readParameters(_ node: Node) -> [Way.Parameter] {
    guard let mapping = node.mapping else {
      reader.report(.expectsParameters, at: node)
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = reader.string(key), let word = reader.string(value) else { return nil }
      if word.hasPrefix("=") {
        return Way.Parameter(name: name, source: .literal(String(word.dropFirst())))
      }
      return reader.choice(value, of: Way.Field.self)
        .map { Way.Parameter(name: name, source: .field($0)) }
    }
  }

  private mutating func readTerms(_ node: Node) -> Way.Terms {
    switch node.scalar?.string {
    case "any": return .any
    case "none": return .none
    default: break
    }
    guard node.mapping != nil else {
      reader.report(.expectsTerm, at: node)
      return .none
    }
    let fields = reader.mapping(node, keys: ["from", "to"])
    let (from, to) = (
      fields["from"].map { readSpan($0) } ?? 1, fields["to"].map { readSpan($0) } ?? .max
    )
    guard let from, let to else { return .none }
    guard from <= to else {
      reader.report(.termUpsideDown, at: node)
      return .none
    }
    return .between(from...to)
  }

  private mutating func readSpan(_ node: Node) -> Milliseconds? {
    guard let text = reader.string(node) else { return nil }
    let span = TimeSpan.read(text)
    if span == nil { reader.report(.expectsSpan, at: node) }
    return span
  }

  private mutating func readReasons(_ node: Node) -> [BanReason: Int] {
    let fields = reader.mapping(node, keys: BanReason.allCases.map(\.rawValue))
    var reasons: [BanReason: Int] = [:]
    for reason in BanReason.allCases {
      guard let node = fields[reason.rawValue] else { continue }
      let number = reader.number(node, in: 0...1000)
      if let number, number != number.rounded() { reader.report(.expectsWhole, at: node) }
      reasons[reason] = number.map { Int($0) }
    }
    return reasons
  }
}

extension Phrase {
  fileprivate static let expectsNetworks = Phrase(
    ru: "здесь должны быть сети: `networks:`, под ним `vk:` и что она умеет",
    en: "networks are expected here: `networks:`, and below it `vk:` and what it can do"
  )
  fileprivate static let noTitle = Phrase(
    ru: "нет поля `title`: как называется сеть",
    en: "there is no field `title`: what the network is called"
  )
  fileprivate static let methodOrManual = Phrase(
    ru: "нужно одно из двух: `method` — метод сети или `manual` — что сделать человеку",
    en: "one of two is needed: `method`, the network's, or `manual`, what a person does"
  )
  fileprivate static let noTerm = Phrase(
    ru: "нет поля `term`: какой срок сеть понимает (any, none или {from: …, to: …})",
    en: "there is no field `term`: which terms the network knows (any, none or {from: …, to: …})"
  )
  fileprivate static let noUntil = Phrase(
    ru: "сеть понимает срок, но `with` его не передаёт: нужен параметр со значением `until`",
    en:
      "the network knows terms, but `with` does not tell it any: a parameter with `until` is needed"
  )
  fileprivate static let expectsParameters = Phrase(
    ru: "здесь должны быть параметры метода: {owner_id: page, comment_id: comment}",
    en: "the method's parameters are expected here: {owner_id: page, comment_id: comment}"
  )
  fileprivate static let expectsTerm = Phrase(
    ru: "здесь должно быть `any`, `none` или {from: 30 секунд, to: 366 дней}",
    en: "`any`, `none` or {from: 30 секунд, to: 366 дней} is expected here"
  )
  fileprivate static let termUpsideDown = Phrase(
    ru: "`from` больше, чем `to`",
    en: "`from` is more than `to`"
  )
  fileprivate static let expectsSpan = Phrase(
    ru: "здесь должно быть время, как `48 часов`: секунды, минуты, часы, дни или недели",
    en: "a time is expected here, as `48 hours`: seconds, minutes, hours, days or weeks"
  )
  fileprivate static let expectsWhole = Phrase(
    ru: "здесь должно быть целое число",
    en: "a whole number is expected here"
  )
}
