/// Which Russian letters a character may be meant for by its shape.
///
/// The choices for Latin, Greek, digits and signs are ours, made from how people really write;
/// UTS #39 knows only a part of them, and that part depends on letter case. For all other alphabets
/// the table asks ICU which of their letters look like a Russian one.
struct ShapeTable: Sendable {
  /// The table, made when the first text is folded.
  static let shared: Result<ShapeTable, ICUError> = Result { () throws(ICUError) in
    try ShapeTable()
  }

  /// The Russian letters a character may stand for, the likeliest first.
  private let letters: [UInt32: [Symbol]]

  init() throws(ICUError) {
    var letters: [UInt32: [Symbol]] = [:]
    for row in (Self.latin + Self.greek + Self.others).split(separator: " ") {
      let scalars = Array(row.unicodeScalars)
      letters[scalars[0].value] = scalars.dropFirst().compactMap(Symbol.init)
    }
    try Self.addConfusables(to: &letters)
    self.letters = letters
  }

  /// Returns the Russian letters that a character may stand for, the likeliest first.
  func letters(for scalar: UInt32) -> [Symbol] { letters[scalar] ?? [] }

  /// Whether a Latin letter is easily taken for a Russian one.
  static func isLookAlike(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 || lookAlikes[Int(scalar)]
  }

  private static let lookAlikes: [Bool] = {
    var set = [Bool](repeating: false, count: 128)
    for scalar in "acekopxymtbhuinrgABCEHKMOPTXYNR".utf8 { set[Int(scalar)] = true }
    return set
  }()

  private static let latin = """
    aа bьбв cс dд eе gгд hнх iи kк lл mмт nпн oо pр qд rгя sс tт uиу vв wш xх yу zз \
    Aа Bв Cс Dд Eе Gб Hн Iи Kк Lл Mм Nпи Oо Pр Rяг Sс Tт Uи Vв Wш Xх Yу Zз
    """

  private static let greek = """
     αа βв γуг δд εе ζз ηпн θо ιи κк λл μм νв ξе οо πп ρр σос ςс τт υуи φф χх ψ ωш \
    Αа Βв Γг Δд Εе Ζз Ηн Θо Ιи Κк Λл Μм Νпи Οо Πп Ρр Σс Τт Υу Φф Χх Ωо
    """

  /// Letters of neighbour languages, digits and signs.
  private static let others = """
     іи їи єе ґг ўу әе өо үу ұу һн қк ңн ғг јй ѕс ԁд ԛд ԝш Іи Їи Єе Ґг Ўу Ӏи \
    0о 1ил 3зеэ 4ча 5бс 6б 7т 8в 9дя @ао $с €е £е ¥у ×х ∂д ¢с ¡и ©с ®я |л
    """

  /// Adds the letters of other alphabets that look like a Russian letter, large or small.
  private static func addConfusables(to letters: inout [UInt32: [Symbol]]) throws(ICUError) {
    var skeletons: [[UInt8]: Symbol] = [:]
    let alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
    for letter in alphabet.unicodeScalars {
      let lower = letter.value < 0x430 ? letter.value + 0x20 : letter.value
      let skeleton = try ICU.skeleton(of: letter)
      if skeletons[skeleton] == nil {
        skeletons[skeleton] = Unicode.Scalar(lower).flatMap(Symbol.init)
      }
    }
    // Alphabets whose letters are met in disguises: IPA, Cyrillic and Latin extensions, Armenian,
    // Georgian, Cherokee, Coptic, Lisu, letter-like signs.
    let blocks: [ClosedRange<UInt32>] = [
      0x180...0x2AF, 0x370...0x3FF, 0x460...0x58F, 0x10A0...0x10FF, 0x13A0...0x13FF,
      0x1D00...0x1DBF, 0x2100...0x214F, 0x2C60...0x2CFF, 0xA4D0...0xA4FF, 0xA640...0xA69F,
      0xA720...0xA7FF, 0xAB30...0xABBF,
    ]
    for scalar in blocks.joined().compactMap(Unicode.Scalar.init) where letters[scalar.value] == nil
    {
      if let symbol = skeletons[try ICU.skeleton(of: scalar)] { letters[scalar.value] = [symbol] }
    }
  }
}
