import TestSupport

/// Makes comments as JSON, with everything that JSON allows.
struct RandomJSON {
  var generator: Seeded

  /// What strings are made of.
  var letters: [Character] = Array("aбЯё🙂€\"\\/ \n\t\u{1}\u{7F}\u{FFFF}z")

  init(seed: UInt64) {
    generator = Seeded(seed)
  }

  /// A comment with some of the keys, in any order, and now and then one twice.
  mutating func comment() -> String {
    let keys = ["network", "page", "post", "id", "reply_to", "created_at"]
    var members = keys.filter { _ in chance(2) }.map { member($0, name()) }
    if !chance(8) { members.append(member("text", chance(10) ? "null" : string())) }
    if chance(2) { members.append(member("edit", chance(5) ? "null" : integer())) }
    if chance(2) { members.append(member("author", chance(4) ? name() : author())) }
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      members.append(member("x" + letter(), value(depth: 3)))
    }
    return object(members)
  }

  private mutating func author() -> String {
    object(["id", "name", "kind", "text"].filter { _ in chance(2) }.map { member($0, name()) })
  }

  private mutating func object(_ members: [String]) -> String {
    "{" + space() + members.shuffled(using: &generator).joined(separator: space() + "," + space())
      + space() + "}"
  }

  private mutating func member(_ key: String, _ value: String) -> String {
    string(key) + space() + ":" + space() + value
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: return string()
    case 1: return integer() + pick(["", ".5", "e2", ".25E-1", "e+0"])
    case 2: return "true"
    case 3: return "false"
    case 4: return "null"
    case 5:
      let values = (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth: depth - 1)
      }
      return "[" + space() + values.joined(separator: space() + "," + space()) + space() + "]"
    default:
      let values = (0..<Int.random(in: 0...3, using: &generator)).map { number in
        member("\(letter())\(number)", value(depth: depth - 1))
      }
      return object(values)
    }
  }

  private mutating func name() -> String {
    chance(6) ? "null" : chance(3) ? integer() : string()
  }

  private mutating func integer() -> String {
    let bound = pick([9, 1000, Int.max])
    return "\(Int.random(in: -bound...bound, using: &generator))"
  }

  private mutating func string() -> String {
    let length = Int.random(in: 0...20, using: &generator)
    return string(String((0..<length).map { _ in pick(letters) }))
  }

  private mutating func letter() -> String {
    pick(["a", "b", "c", "d"])
  }

  /// A string, in which each scalar is written in one of the ways that JSON has for it.
  private mutating func string(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      if chance(6) {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: chance(2))
          json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        switch scalar {
        case "\"": json += "\\\""
        case "\\": json += "\\\\"
        case "\n": json += "\\n"
        case "\t": json += "\\t"
        case "\u{1}": json += "\\u0001"
        case "/" where chance(2): json += "\\/"
        default: json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }

  private mutating func space() -> String {
    chance(4) ? pick([" ", "  ", "\t", "\r", " \t\r "]) : ""
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  private mutating func chance(_ outOf: Int) -> Bool {
    Int.random(in: 0..<outOf, using: &generator) == 0
  }
}
