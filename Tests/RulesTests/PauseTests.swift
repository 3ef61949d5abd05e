import Rules
import Testing

/// Ordinary words side by side that pass for a disguised one.
@Suite struct PauseTests {
  private static let words = "@readings all\nбля\nебу\nхуй\nахуели\nебучего\nебать\nнеебыло"

  @Test(arguments: [
    ("сдал на b1, я рад", "a level and a word"),
    ("из корпуса б1 я опоздал", "a building"),
    ("сдала b1! Я счастлива", "over the end of a sentence"),
    ("корпус Б 1, я внутри", "the number of it stands apart"),
    ("корпус Б1.я там", "no space where one belongs"),
    ("ее...его", "a pause behind a word with a doubled letter"),
    ("забрали ее..его тоже", "and a short one"),
    ("у нее..было три сына", "a root in the middle"),
  ])
  func `leaves words side by side alone`(_ text: String, _ why: String) throws {
    #expect(try places(text).isEmpty, "\(why)")
  }

  @Test(arguments: [
    ("б1я", "in one piece"),
    ("б.1.я", "each letter by itself, and no space"),
    ("е.б.у", "no digit"),
    ("б л я", "no digit"),
    ("ее..бать", "the second is no word"),
    ("а х у е л и", "letters are no words"),
  ])
  func `knows a word in pieces`(_ text: String, _ why: String) throws {
    #expect(try !places(text).isEmpty, "\(why)")
  }

  private func places(_ text: String) throws -> [Range<Int>] {
    try Answer(pack(list: Self.words), text).places["r"] ?? []
  }
}
