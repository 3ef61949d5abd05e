/// Which Russian letters a character may be meant for by its shape.
///
/// The choices for Latin, Greek, digits and signs are ours, made from how people really write;
/// UTS #39 knows only a part of them, and that part depends on letter case. For all other alphabets
/// the table asks ICU which of their letters look like a Russian one.
final class ShapeTable: Sendable {
  /// The Russian letters that characters may stand for, in pages of 256 characters.
  let letters: [FewLetters]

  /// Where the page of each 256 characters below ``FoldTable/limit`` begins; most have the empty one.
  let pages: [UInt16]

  init() throws(ICUError) {
    var letters: [UInt32: [Symbol]] = [:]
    for row in (Self.latinRows + Self.greekRows + Self.otherRows).split(separator: " ") {
      let scalars = Array(row.unicodeScalars)
      letters[scalars[0].value] = scalars.dropFirst().compactMap(Symbol.init)
    }
    try Self.addConfusables(to: &letters)
    // What a row says of a small letter holds for the large one, unless that looks like another.
    for row in Self.otherRows.split(separator: " ") {
      guard let small = row.unicodeScalars.first, small.value > 0x7F else { continue }
      let large = small.properties.uppercaseMapping.unicodeScalars
      if large.count == 1, let large = large.first, letters[large.value] == nil {
        letters[large.value] = letters[small.value]
      }
    }
    var pages = [UInt16](repeating: 0, count: Int(FoldTable.limit >> 8))
    var table = [FewLetters](repeating: .none, count: 256)
    for (scalar, own) in letters where scalar < FoldTable.limit {
      let page = Int(scalar >> 8)
      if pages[page] == 0 {
        pages[page] = UInt16(table.count)
        table += repeatElement(.none, count: 256)
      }
      table[Int(pages[page]) + Int(scalar & 0xFF)] = FewLetters(own)
    }
    self.letters = table
    self.pages = pages
  }

  /// Creates a table from what another one consisted of.
  init(letters: [FewLetters], pages: [UInt16]) {
    self.letters = letters
    self.pages = pages
  }

  /// Returns the Russian letters that a character may stand for, the likeliest first.
  func letters(for scalar: UInt32) -> FewLetters {
    guard scalar < FoldTable.limit else { return .none }
    return letters[Int(pages[Int(scalar >> 8)]) + Int(scalar & 0xFF)]
  }

  /// Whether a Latin letter is easily taken for a Russian one.
  static func isLookAlike(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 || lookAlikes[Int(scalar)]
  }

  private static let lookAlikes: [Bool] = {
    var set = [Bool](repeating: false, count: 128)
    for scalar in "acekopxymtbhuinrgABCEHKMOPTXYNR".utf8 { set[Int(scalar)] = true }
    return set
  }()

  private static let latinRows = """
    aа bьбв cс dд eе gгд hнх iи jй kк lл mмт nпи oо pр qд rг sс tт uий vв wш xх yу zз \
    Aа Bв Cс Dд Eе Gг Hн Iи Jй Kк Lл Mм Nпи Oо Pр Rяг Sс Tт Uий Vв Wш Xх Yу Zз
    """

  private static let greekRows = """
     αа βвб γуг δд εе ζз ηпин θо ιи κк λл μм νв ξе οо πп ρрп σос ςс τт υуи φф χх ψ ωш ϳй ϲс ϱр ϰк ϑ ϖш \
    Αа Βв Γг Δд Εе Ζз Ηн Θо Ιи Κк Λл Μм Νпи Οо Πп Ρр Σсе Τт Υу Φф Χх Ωо Ϲс ϴо
    """

  /// Letters of neighbour languages, digits and signs.
  private static let otherRows = """
     іи їией єе ґг ўу әеэ өо үу ұу һнх қк ңн ғг јй ѕсз ԁд ԃд ԛд ԝшв Ԝшв Іи Їи Єе Ґг Ўу Ӏил ѐе ѓг \
    ҕг Ҕб ҝк ҡк ҟк ӄк ќк ҙз ӟз ӡз җж ӝж ӂж ѝи ӣи ӥи ҋй ӆл ԓл ԡл ӎм ӈн ӊн ҥн ԣн ӧо ӫо ҩо ԥп ҧп ҏр \
    ҫс ҭт ӯу ӱу ӳу ѳоф ҳх ӽх ӿх ҵц ҷч ӵч ӌч ҹч ҽе ӹы ҍь ѣь ӭэ ԙя ѧя ӑа ӓа ӛе ӗе ђнб ћнб љл њн џц \
    ѵви ѡш 0о 1илй 3зеэ 4ча 5бс 6б 7тг 8в 9дя @ао $с €е £е ¥у ×х ✕х ✖х ╳х ∂д ¢с ¡и ©с ®я °о ¤о \
    ●о ○о ◯о ⭕о †т ‡т |и ∆дл ∩п ∪и ∏п ∑е √в §с ℮е ₽р ßв þр ðд øо æе œо ıи ȷй đд ħн łл ŋп ƨс ƿр \
    ƽб ɔс ɑа ɐа ɒа ɓб ƃб ƅь ɖд ɗд əеэ ɘе ɛез ɜзэ ɞзэ ʒзж ʓз ɠг ɡг ɢг ɣу ɤу ɥч ɦнх ɧн ɨи ɩи ɪи ɭл \
    ɫл ɬл ɯш ɰшщ ɱм ɲпн ɳпн ɴпн ɵо ɶо ɷш ɸф ɼг ɽг ɾг ɿг ʀяг ʁя ʂс ɕс ʇт ʈт ţт țт ʉи ʊи ʋв ʌл ʍм \
    ʎу ʏу ʐз ʑз ʙв ʛг ʜн ʝй ʞк ʟл ʠд ᴀа ᴁа ᴃв ᴄс ᴅд ᴆд ᴇе ᴈз ᴉи ᴊй ᴋк ᴌл ᴍм ᴎи ᴏо ᴐс ᴑо ᴒи ᴓо ᴘр \
    ᴙя ᴚя ᴛт ᴜиц ᴝю ᴟш ᴠв ᴡш ᴢз ᴣз ᴦг ᴧл ᴨп ᴩр ᴫл աш գг ժд եет էе ըэ իхн կч հнх ձа ղпн յзй նп ոп պщ ռп \
    սий վчу րп ցг րрг ւи փф քр օо ֆф Յз Լл Օо Սий Ոпл Ꝃк Ցо აа ყу ხх ჯх ჿо Ꮟбь Ꮁг Ꮛз Ꮞч Ꮗш Ꮎо ꮞч ꮗш ꮎо ꭚу \
    ꭓх ᕁх ᙭х ᑎп ᑌи ᒪл ᗩа ᗷв ᗴе ᗰм ᗝо ᖇя ᔕс ᗯш ᕮе \
    Ⲁа Ⲃв Ⲅг Ⲇд Ⲉе Ⲍз Ⲏн Ⲑо Ⲓи Ⲕк Ⲗл Ⲙм Ⲛн Ⲟо Ⲡп Ⲣр Ⲥс Ⲧт Ⲩу Ⲫф Ⲭх Ⲱш ⲁа ⲃв ⲅг ⲇд ⲉе ⲍз ⲏн ⲑо ⲓи ⲕк ⲗл ⲙм \
    ⲛн ⲟо ⲡп ⲣр ⲥс ⲧт ⲩу ⲫф ⲭх ⲱш
    """

  /// Adds the letters of other alphabets that look like a Russian letter, large or small, or like a
  /// Latin one that does.
  private static func addConfusables(to letters: inout [UInt32: [Symbol]]) throws(ICUError) {
    var skeletons: [[UInt8]: [Symbol]] = [:]
    for byte in Array(0x61...0x7A as ClosedRange<UInt8>) + Array(0x41...0x5A) {
      let letter = Unicode.Scalar(byte)
      let skeleton = try ICU.skeleton(of: letter)
      if skeletons[skeleton] == nil { skeletons[skeleton] = letters[UInt32(byte)] }
    }
    let alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    var isRussian: Set<[UInt8]> = []
    for letter in alphabet.unicodeScalars {
      let lower = letter.value < 0x430 ? letter.value + 0x20 : letter.value
      let skeleton = try ICU.skeleton(of: letter)
      guard isRussian.insert(skeleton).inserted, let lower = Unicode.Scalar(lower) else { continue }
      // «ь» looks like `b`, but what looks like both is «б» as often.
      let others = skeletons[skeleton, default: []]
      skeletons[skeleton] = Symbol(lower).map { own in [own] + others.filter { $0 != own } }
    }
    // Alphabets whose letters are met in disguises: Latin and Cyrillic extensions, IPA, Greek,
    // Armenian, Georgian, Cherokee, Canadian syllables, Coptic, Lisu, letter-like signs.
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x2AF, 0x370...0x3FF, 0x460...0x58F, 0x10A0...0x10FF, 0x13A0...0x13FF,
      0x1400...0x167F, 0x1C80...0x1C88, 0x1D00...0x1DBF, 0x1E00...0x1FFF, 0x2100...0x214F,
      0x2C60...0x2D2F, 0xA4D0...0xA4FF, 0xA640...0xA69F, 0xA720...0xA7FF, 0xAB30...0xABBF,
    ]
    for scalar in blocks.joined().compactMap(Unicode.Scalar.init) where letters[scalar.value] == nil
    {
      let skeleton = try ICU.skeleton(of: scalar)
      // What only a mark tells apart, as «ҳ» from «х», ICU does not call alike.
      letters[scalar.value] = skeletons[skeleton] ?? skeletons[withoutMarks(skeleton)]
    }
  }

  /// Takes the combining marks of U+0300…U+036F out of a text in UTF-8.
  private static func withoutMarks(_ text: [UInt8]) -> [UInt8] {
    var bare: [UInt8] = []
    var index = 0
    while index < text.count {
      let isMark =
        text[index] == 0xCC
        || text[index] == 0xCD && index + 1 < text.count && text[index + 1] < 0xB0
      if !isMark { bare.append(text[index]) }
      index += isMark ? 2 : 1
    }
    return bare
  }
}
