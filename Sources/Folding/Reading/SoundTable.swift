/// Which Russian letters Latin ones are meant for by their sound, and by their key.
enum SoundTable {
  /// Latin spellings of Russian letters, of one to four letters, the longest first.
  ///
  /// Several systems live side by side in comments, so one spelling may stand for several letters, and
  /// most leave the soft and the hard sign out.
  static let spellings: [(latin: [UInt8], russian: FewLetters)] = {
    let rows = """
      shch:щ sch:щ zh:ж ch:ч sh:ш yo:е jo:е yu:ю ju:ю ya:я ja:я iu:ю ia:я ye:е je:е kh:х ts:ц \
      tz:ц yj:ый ij:ий iy:ий yy:ый a:а b:б v:в g:г d:д e:е e:э z:з i:и i:й j:й j:ж k:к l:л m:м \
      n:н o:о p:п r:р s:с t:т u:у f:ф h:х c:ц c:с c:к x:х x:кс w:в w:ш q:к y:ы y:й y:у \
      t:ть d:дь s:сь n:нь l:ль b:бъ d:дъ t:тъ
      """
    return rows.split(separator: " ").map { row in
      let parts = row.split(separator: ":")
      return (Array(parts[0].utf8), FewLetters(Symbol.symbols(of: String(parts[1]))))
    }.sorted { $0.latin.count > $1.latin.count }
  }()

  /// The positions in ``spellings`` of those that begin with each byte.
  static let byFirst: [[Int]] = {
    var table = [[Int]](repeating: [], count: 128)
    for (index, spelling) in spellings.enumerated() {
      table[Int(spelling.latin[0])].append(index)
    }
    return table
  }()

  /// Returns the Russian letter on the key that types an ASCII character.
  static func letter(onKeyOf byte: UInt8) -> Symbol? {
    byte < 128 ? keys[Int(byte)] : nil
  }

  private static let keys: [Symbol?] = {
    var table = [Symbol?](repeating: nil, count: 128)
    let latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~"
    let russian = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё"
    for (key, letter) in zip(latin.utf8, russian.unicodeScalars) {
      table[Int(key)] = Symbol(letter)
      if (0x61...0x7A).contains(key) { table[Int(key - 0x20)] = Symbol(letter) }
    }
    return table
  }()
}
