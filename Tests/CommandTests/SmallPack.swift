import Foundation

/// A small pack in a folder of its own, which loads at once and never changes.
final class SmallPack: Sendable {
  private let scratch: Scratch
  var url: URL { scratch.url }

  init(more files: [String: String] = [:]) throws {
    scratch = try Scratch()
    for (name, text) in Self.files.merging(files, uniquingKeysWith: { $1 }) {
      let file = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }
  }

  static let files = [
    "rules/policy.yaml": """
    categories:
      profanity: {review: 0.4, remove: 0.9, reason: мат}
      insult: {review: 0.4, remove: 0.9, reason: оскорбление}
      unlawful: {review: 0.4, urgent: true, reason: закон}
    guard: {labels: [complaint], categories: [insult], note: есть обращение}
    pages:
      vk/-7: {insult: {review: 1}}
    """,
    "rules/all.yaml": """
    rules:
      - {id: p, title: Мат, category: profanity, clause: п. 10, weight: 1, when: {list: p}, \
    hit: [хуйня], miss: [а]}
      - {id: i, title: Обзывание, category: insult, weight: 0.5, when: {list: i}, \
    hit: [дурак], miss: [а]}
      - {id: u, title: Угроза, category: unlawful, weight: 0.5, when: {list: u}, \
    hit: [убью], miss: [а]}
      - {id: c, title: Жалоба, label: complaint, when: {list: c}, hit: [яма], miss: [а]}
    """,
    "wordlists/p.txt": "@readings all\nхуйн(я|ю)\nхуй*\n", "wordlists/i.txt": "дурак*\n",
    "wordlists/u.txt": "убью\n", "wordlists/c.txt": "яма\nямы\n",
  ]
}
