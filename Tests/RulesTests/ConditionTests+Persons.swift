/// Conditions on other people's data; every number here is invented or a published test number.
extension ConditionTests {
  static let personal: [Case] = [
    .hit("{personal: card}", "карта ⟦4111 1111 1111 1111⟧", why: "the Luhn sum is right"),
    .hit("{personal: card}", "карта ⟦4111111111111111⟧ вот", why: "without blanks"),
    .hit("{personal: card}", "⟦5555-5555-5555-4444⟧", why: "with hyphens"),
    .hit("{personal: card}", "⟦2200 0000 0000 0004⟧", why: "the national system"),
    .miss("{personal: card}", "карта 4111 1111 1111 1112", why: "the Luhn sum is wrong"),
    .miss("{personal: card}", "0000 0000 0000 0000", why: "no card begins with 0"),
    .miss("{personal: card}", "4111 1111 1111", why: "too few digits"),
    .miss("{personal: card}", "41/11/11/11/11/11/11/11", why: "sizes that pass the check"),

    .hit("{personal: snils}", "СНИЛС ⟦112-233-445 95⟧", why: "the check number is right"),
    .hit("{personal: snils}", "СНИЛС ⟦11223344595⟧", why: "without hyphens"),
    .miss("{personal: snils}", "СНИЛС 112-233-445 96", why: "the check number is wrong"),
    .miss("{personal: snils}", "000-000-000 00", why: "zeros are nobody's"),
    .hit("{personal: snils}", "снилс ⟦112 233 445-95⟧", why: "in threes, with spaces"),
    .hit("{personal: snils}", "снилс ⟦112233445 95⟧", why: "the check apart"),
    .miss("{personal: snils}", "1;28.11.2026 09", why: "a date and an hour that pass the check"),

    .hit("{personal: passport}", "паспорт ⟦4510 123456⟧", why: "series and number"),
    .hit("{personal: passport}", "паспорт ⟦45 10 123456⟧", why: "the series in two parts"),
    .miss("{personal: passport}", "лицевой счёт 4510123456", why: "ten digits in one"),
    .miss("{personal: passport}", "4510 12345", why: "a digit is missing"),
    .miss("{personal: passport}", "28.11.2026 091530", why: "a date and a time"),
    .miss("{personal: passport}", "№ 12/4510 123456", why: "the number of a letter"),

    .hit("{personal: phone}", "её номер +⟦7 900 123-45-67⟧", why: "a phone, its plus sign apart"),
    .hit("{personal: phone}", "⟦89001234567⟧ это его", why: "a phone without blanks"),
    .miss("{personal: phone}", "счёт 40817810099910004312", why: "an account is no phone"),
    .hit("{personal: email}", "почта ⟦ivan@example.com⟧", why: "an e-mail address"),
    .miss("{personal: email}", "собака@ это знак", why: "no address behind the sign"),
  ]
}
