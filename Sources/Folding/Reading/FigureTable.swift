/// Letters drawn with several characters, as people draw them: «}{» is «х», «bI» is «ы».
enum FigureTable {
  struct Figure: Sendable {
    /// The characters, one behind the other.
    var drawing: [UInt32]

    /// The Russian letter that they look like.
    var letter: Symbol
  }

  /// No figure begins with a character from here on.
  static let limit: UInt32 = 0x500

  /// The figures by their first character, below ``limit``.
  static let byFirst: [[Figure]] = {
    var table = [[Figure]](repeating: [], count: Int(limit))
    for row in rows.split(whereSeparator: \.isWhitespace) {
      let scalars = row.unicodeScalars
      guard let letter = scalars.first.flatMap(Symbol.init) else { continue }
      let drawing = scalars.dropFirst().map(\.value)
      table[Int(drawing[0])].append(Figure(drawing: drawing, letter: letter))
    }
    return table
  }()

  /// A letter and, right behind it, what is drawn for it.
  private static let rows = #"""
    ж}|{ ж>|< ж)|( ж]|[ ж}i{ ж>i< х}{ х)( х>< х][ х}I{
    н|-| н!-! н]-[ н}-{ нI-I нl-l н/-/ л/\ лJI лJl лJ1 лj1 лji лjl лJ| м/\/\ м|\/| м|v| м|V| мIVI
    ыbI ыbl ыb1 ыb| ыbi ыь| ыьl ыьI ыь1 ыьi ыЬI ыЬ| ыЬl ыЬ1 ыЬi ы6I ы6| ы61
    юIO юIo ю|o ю|O ю|0 юI0 юl0 юlo юio ю10 ю1o ю1O ю|о ю|О юIо юIО ю1о ю1О юl-o ю|-o ю|-0 юI-O
    и|/| и/V и|\| иI/I иl/l и|_| йu' йu` й|/|' й|/|` йN' йu~ шLLI шIII шlll ш||| шLLl ш|_|_|
    щLLL щLLI, щIII, цLI цU, ц|_|, цl_l ч'| ч`| ч'-| п/7 п|7 п|^| пI7 п|"| пJl пJT
    я9I я9l я9| яq| я°| р|> р|° р|D р|* рI> вI3 в|3 вl3 в13 в|} в!3 кI< к|< к|( к|{ кl< кl{
    к|c к|с о() о[] о{} а/-\ а/^\ а(l а(| е[- т7` т-|- т']' т']['  фo|o фо|о ф(|) фcp фqp э-)
    г|` гI~ г|~ з'/_ у`/
    """#
}
