/// Conditions that count.
extension ConditionTests {
  static let counted: [Case] = [
    .hit("{count: {of: words, min: 3, max: 4}}", "раз два три", why: "the least"),
    .hit("{count: {of: words, min: 3, max: 4}}", "раз два три четыре", why: "the most"),
    .miss("{count: {of: words, min: 3, max: 4}}", "раз два", why: "one less"),
    .miss("{count: {of: words, min: 3, max: 4}}", "а б в г д", why: "one more"),
    .hit("{count: {of: words, max: 0}}", "!!!", why: "none at all"),
    .hit(
      "{count: {of: links, min: 2}}",
      "⟦https://a.ru⟧ и ⟦b.ru/c⟧",
      why: "links, with and without a scheme"
    ),
    .hit("{count: {of: mentions, min: 2}}", "⟦@vasya⟧ и ⟦[club1|⟧Клуб]", why: "mentions"),
    .hit("{count: {of: hashtags, min: 2}}", "#раз #два", why: "hashtags"),
    .miss("{count: {of: hashtags, min: 1}}", "дом # 5", why: "a number sign is no hashtag"),
    .hit("{count: {of: phones, min: 1}}", "звоните ⟦8 900 123 45 67⟧", why: "phones"),
    .hit("{count: {of: emails, min: 1}}", "пишите ⟦a.b@example.com⟧", why: "e-mail addresses"),
    .hit("{count: {of: emoji, min: 2}}", "⟦🔥⟧ да ⟦👍⟧", why: "pictographs"),
    .hit("{count: {of: numbers, min: 2}}", "дом ⟦5⟧ корпус ⟦2⟧", why: "numbers"),
    .hit("{count: {of: capitals, min: 2}}", "⟦ГДЕ⟧ же ⟦ВОДА⟧", why: "words in capitals"),
    .miss("{count: {of: capitals, min: 1}}", "Я и ЖК", why: "short words in capitals"),
    .hit("{count: {of: mixed, min: 1}}", "⟦пoдрабoткa⟧ тут", why: "words of two alphabets"),
    .miss("{count: {of: mixed, min: 1}}", "COVID и wi-fi", why: "words of one alphabet each"),
    .hit("{count: {of: exclamations, min: 3}}", "а! б!!", why: "exclamation marks"),
    .hit("{count: {of: questions, min: 3}}", "а? б??", why: "question marks"),
    .hit("{count: {of: lines, min: 3, max: 3}}", "а\nб\nв", why: "lines"),

    .hit("{count: {list: cats, min: 2}}", "⟦кот⟧ и ⟦коты⟧", why: "places of a list"),
    .miss("{count: {list: cats, min: 2}}", "один кот", why: "too few places"),
    .miss("{count: {list: cats, min: 1, max: 2}}", "кот, кот и кот", why: "too many places"),

    .hit("{ratio: {of: capitals, min: 0.5}}", "⟦ГДЕ⟧ она", why: "half of the words"),
    .miss("{ratio: {of: capitals, min: 0.5}}", "ГДЕ же она", why: "less than half"),
    .hit("{ratio: {of: mixed, min: 0.3}}", "это ⟦рaбoтa⟧ тут", why: "mixed words"),
    .hit("{ratio: {of: emoji, min: 1}}", "да ⟦🔥⟧⟦🔥⟧", why: "pictographs to words"),
    .hit("{ratio: {of: numbers, min: 0.5}}", "дом ⟦5⟧", why: "numbers to words"),
    .hit("{ratio: {of: links, min: 0.5}}", "тут ⟦example.org⟧", why: "links to words"),
    .hit("{ratio: {of: mentions, max: 0.1}}", "тут никого", why: "no more than so many"),
    .hit("{ratio: {of: emoji, min: 1}}", "⟦🔥⟧", why: "a text without words"),
  ]
}
