/// Conditions on the comment as a whole and on other conditions.
extension ConditionTests {
  static let logical: [Case] = [
    .hit("{reply: true}", "да", reply: true, why: "a reply"),
    .miss("{reply: true}", "да", why: "no reply"),
    .hit("{reply: false}", "да", why: "asked for no reply"),
    .miss("{reply: false}", "да", reply: true, why: "asked for no reply, and it is one"),
    .hit("{reply: да}", "да", reply: true, why: "yes in Russian"),

    .hit("{rule: dog}", "мой ⟦пес⟧", why: "another rule, with its places"),
    .miss("{rule: dog}", "мой кот", why: "another rule that does not hold"),
    .hit("{label: complaint}", "мой кот", why: "a label"),
    .miss("{label: complaint}", "мой пес", why: "no label"),

    .hit("{not: {list: cats}}", "мой пес", why: "not"),
    .miss("{not: {list: cats}}", "мой кот", why: "not, and it does"),
    .hit("{not: {not: {list: cats}}}", "мой кот", why: "not not"),
    .hit("{all: [{list: cats}, {list: dogs}]}", "⟦кот⟧ и ⟦пес⟧", why: "all"),
    .miss("{all: [{list: cats}, {list: dogs}]}", "кот", why: "all, and one does not"),
    .hit("{any: [{list: cats}, {list: dogs}]}", "⟦кот⟧", why: "any"),
    .hit("{any: [{list: cats}, {list: dogs}]}", "⟦кот⟧ и ⟦пес⟧", why: "any shows all places"),
    .miss("{any: [{list: cats}, {list: dogs}]}", "рыба", why: "any, and none does"),
    .hit("{list: cats, reply: true}", "⟦кот⟧", reply: true, why: "several keys are all"),
    .miss("{list: cats, reply: true}", "кот", why: "several keys, and one does not"),
    .hit("{list: cats, not: {list: dogs}}", "⟦кот⟧", why: "a list without another"),
    .miss("{list: cats, not: {list: dogs}}", "кот и пес", why: "a list with another"),
    // The places of the part that held are kept when the whole did not.
    .hit(
      "{any: [{all: [{list: cats}, {list: rude}]}, {list: dogs}]}",
      "кот и ⟦пес⟧",
      why: "what did not hold as a whole has no place"
    ),
    .hit(
      "{not: {all: [{list: cats}, {list: dogs}]}}",
      "кот один",
      why: "what is denied has no place"
    ),
  ]
}
