import TestSupport

extension HidingWay {
  /// Latin letters by their sound, and Russian ones as they are heard.
  static let sounds = [
    letters("translit, plain", translit("х:h ц:ts й:y ы:y ё:yo ж:zh э:e ю:yu я:ya ь:"), chance: 1),
    letters(
      "translit, official",
      translit("х:kh ц:ts й:i ы:y ё:e ж:zh э:e ю:iu я:ia ь:"),
      chance: 1
    ),
    letters(
      "translit, with apostrophes",
      translit("х:h ц:c й:j ы:y ё:jo ж:zh э:e ю:ju я:ja ь:' ъ:''"),
      chance: 1
    ),
    letters(
      "translit, in chat",
      translit("х:x,h ц:c й:i,y ы:i,y ё:e,yo ж:j,zh э:e ю:u,yu я:ya,ja ь: ч:4,ch ш:w,sh щ:w,sch"),
      chance: 1
    ),
    HidingWay("translit, in capitals") { word, random in
      plainTranslit.hide(word, &random)?.uppercased()
    },
    HidingWay("as it is heard, vowels") { word, random in heard(word, vowels, &random) },
    HidingWay("as it is heard, consonants") { word, random in heard(word, consonants, &random) },
    letters(
      "a Latin piece",
      translit("х:h,x ц:c,ts й:y ы:y ё:yo ж:zh э:e ю:yu я:ya ь:b"),
      chance: 0.4
    ),
  ]

  static var plainTranslit: HidingWay { sounds[0] }

  private static func translit(_ own: String) -> [Character: [String]] {
    let common = pieces(
      "а:a б:b в:v г:g д:d е:e з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f"
    )
    let sibilants = pieces("ч:ch ш:sh щ:sch ъ:")
    var table = sibilants.merging(pieces(own)) { $1 }
    for (letter, choices) in table where choices.isEmpty { table[letter] = [""] }
    return table.merging(common) { own, _ in own }
  }

  /// What is written for what, as it is heard; each is a spelling that is met.
  private static let vowels = [
    ("ё", "йо"), ("ё", "о"), ("хуе", "хуйе"), ("хуе", "хуэ"), ("хуё", "хуйо"), ("ебан", "ибан"),
    ("ебат", "ибат"), ("ебал", "ибал"), ("еба", "йеба"), ("еба", "эба"), ("ебу", "йебу"),
    ("ебл", "ибл"), ("ебн", "ибн"), ("пизд", "пезд"), ("пизд", "пызд"), ("блять", "блеать"),
    ("блять", "блиать"), ("бляд", "блиад"), ("бляд", "блэд"), ("охуе", "ахуе"), ("охуи", "ахуи"),
    ("долбо", "далба"), ("долбо", "далбо"), ("мудо", "муда"), ("гондо", "гандо"),
    ("гандо", "гондо"), ("залу", "зылу"), ("манда", "монда"), ("нахуй", "нахой"),
    ("похуй", "пахуй"), ("остое", "астое"), ("заеб", "зоеб"), ("хуй", "хуи"), ("ая", "айа"),
    ("ой", "ай"),
  ]
  private static let consonants = [
    ("здец", "здетс"), ("здец", "стец"), ("здец", "сдец"), ("здец", "здэц"), ("изд", "исд"),
    ("изд", "ист"), ("изде", "издье"), ("изд", "иззд"), ("блять", "бляць"), ("блять", "блядъ"),
    ("блять", "блят"), ("блядь", "блядъ"), ("бляд", "блят"), ("бать", "бац"), ("баться", "бацца"),
    ("ться", "цца"), ("ётся", "ёца"), ("тся", "ца"), ("баный", "банный"), ("хуй", "хуйь"),
    ("хуй", "кхуй"), ("долбоеб", "долбоеп"), ("ёб", "ёп"), ("мудак", "мутак"), ("мудак", "мудаг"),
    ("дроч", "дротч"), ("гондон", "кондон"), ("залуп", "залупп"), ("хуё", "хуйё"),
  ]

  private static func heard(
    _ word: Letters,
    _ table: [(String, String)],
    _ random: inout Seeded
  ) -> String? {
    let word = String(word)
    guard let (old, new) = table.filter({ word.contains($0.0) }).randomElement(using: &random)
    else { return nil }
    return word.replacing(old, with: new, maxReplacements: 1)
  }
}
