/// Conditions on words.
extension ConditionTests {
  static let lexical: [Case] = [
    .hit("{list: cats}", "мой ⟦кот⟧ и твои ⟦коты⟧", why: "an entry"),
    .hit("{list: [cats, dogs]}", "⟦пес⟧ да ⟦кот⟧", why: "one of several lists"),
    .miss("{list: cats}", "мой пес", why: "no entry"),

    .hit(near(3), "⟦кот⟧ и один злой пес", why: "near, with three words between"),
    .miss(near(3), "кот и один очень злой пес", why: "four words are too many"),
    .hit(near(0), "пес ⟦кот⟧", why: "side by side"),
    .miss(near(0), "пес и кот", why: "not side by side"),
    .hit(near(3), "пес и ⟦кот⟧", why: "in either order"),
    .hit(near(3, "after"), "пес и ⟦кот⟧", why: "A after B"),
    .miss(near(3, "after"), "кот и пес", why: "A is not after B"),
    .hit(near(3, "before"), "⟦кот⟧ и пес", why: "A before B"),
    .miss(near(3, "before"), "пес и кот", why: "A is not before B"),
    .miss(near(3), "Вот кот. Пес ушел", why: "not in another sentence"),
    .hit(near(3), "Вот ⟦кот⟧, пес ушел", why: "a comma does not part them"),
    .hit(near(3), "Вот ⟦кот⟧\nпес ушел", why: "a line break does not part them"),
    .hit("{near: {list: cats, of: dogs}}", "⟦кот⟧ и вот такой пес", why: "three words by default"),
    .hit(near(1), "⟦кот⟧ и пес, а тот ⟦кот⟧ и пес", why: "each that is near"),
    .hit(near(1), "кот ушел далеко от нас, ⟦кот⟧ и пес", why: "only the one that is near"),

    .hit(addressed, "ты ⟦дебил⟧", why: "beside «ты»"),
    .hit(addressed, "⟦дебилы⟧ вы все", why: "before «вы»"),
    .miss(addressed, "сосед назвал меня дебилом", why: "said of nobody here"),
    .miss(addressed, "Ты прав. Сосед дебил", why: "«ты» in another sentence"),
    .hit(addressed, "@vasya ⟦дебил⟧", why: "a mention in the sentence"),
    .hit(addressed, "[id1|Вася], ну и ⟦дебил⟧", why: "a mention as VK writes it"),
    .hit(addressed, "⟦дебил⟧", reply: true, why: "the whole of a reply"),
    .hit(addressed, "ну и ⟦дебил⟧", reply: true, why: "a short reply"),
    .miss(addressed, "дебил", why: "the same, said to nobody"),
    .miss(
      addressed,
      "мой сосед сверху ну просто дебил",
      reply: true,
      why: "a long reply speaks of others"
    ),

    .hit("{domain: sites}", "вот ⟦https://example.com/a?b⟧", why: "the host itself"),
    .hit("{domain: sites}", "вот ⟦https://shop.example.com⟧", why: "a host below it"),
    .hit("{domain: sites}", "вот ⟦www.Example.COM/a⟧", why: "letter case"),
    .hit("{domain: sites}", "вот ⟦http://example.com:8080/⟧", why: "a port"),
    .miss("{domain: sites}", "https://notexample.com", why: "a host that only ends so"),
    .miss("{domain: sites}", "https://example.com.evil.org", why: "a host that only begins so"),
    .miss("{domain: sites}", "https://evil.org/example.com", why: "a path is no host"),
    .miss("{domain: sites}", "просто слова", why: "no link"),
    .hit("{domain: sites}", "вот ⟦https://пример.рф/а⟧", why: "a host in Russian"),
    .hit("{domain: fakes}", "вот ⟦lk-Bank-bonus.top/a⟧", why: "a part of a host's name"),
    .hit("{domain: fakes}", "вот ⟦https://bank-bonus.ru⟧", why: "a part at its beginning"),
    .miss("{domain: fakes}", "https://evil.org/bank-bonus", why: "a path is no host"),
    .miss("{domain: fakes}", "https://lk.bank-one.ru", why: "below a host that is excepted"),
    .hit(
      "{domain: fakes}",
      "вот ⟦https://bank-one.ru.evil.org⟧",
      why: "an exception in the middle"
    ),
  ]

  private static let addressed = "{addressed: rude}"

  private static func near(_ words: Int, _ order: String = "any") -> String {
    "{near: {list: cats, of: dogs, within: \(words), order: \(order)}}"
  }
}
