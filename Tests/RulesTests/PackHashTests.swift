import Rules
import Testing

@Suite struct PackHashTests {
  static let files = [
    "rules/policy.yaml": emptyPolicy,
    "rules/a.yaml": "rules:\n" + rule("a", when: "{list: cats}"),
    "rules/b.yaml": "rules:\n" + rule("b", when: "{domain: sites}"),
    "rules/networks.yaml": "vk: {}\n",
    "wordlists/cats.txt": "кот\n", "wordlists/sites.txt": "example.com\n",
    "wordlists/groups.txt": "@а = б\n",
  ]

  private func hash(_ files: [String: String]) throws -> String {
    try RulePack(PackSources(files: files)).hash
  }

  @Test func `the hash is the same each time`() throws {
    let hash = try hash(Self.files)
    #expect(hash.count == 64)
    #expect(hash.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    for _ in 0..<3 { #expect(try self.hash(Self.files) == hash) }
  }

  @Test func `the order of files makes no difference`() throws {
    let hash = try hash(Self.files)
    for order in [Self.files.keys.sorted(), Self.files.keys.sorted(by: >)] {
      var files: [String: String] = [:]
      for name in order { files[name] = Self.files[name] }
      #expect(try self.hash(files) == hash)
    }
  }

  @Test(arguments: files.keys.sorted())
  func `any byte of any file makes a difference`(_ name: String) throws {
    let hash = try hash(Self.files)
    for change in ["\n", " ", "#", "# б\n"] {
      var files = Self.files
      files[name]?.append(change)
      #expect(try self.hash(files) != hash, "\(name)")
    }
  }

  @Test func `a line moved to another file makes a difference`() throws {
    var files = Self.files
    files["wordlists/dogs.txt"] = "кот\n"
    files["wordlists/cats.txt"] = ""
    #expect(try hash(files) != hash(Self.files))
  }

  @Test func `a renamed file makes a difference`() throws {
    var files = Self.files
    files["rules/c.yaml"] = files.removeValue(forKey: "rules/b.yaml")
    #expect(try hash(files) != hash(Self.files))
  }
}
