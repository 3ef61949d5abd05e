/// Folds the texts of comments.
///
/// A folder holds nothing but tables that never change, so one serves every thread.
public struct Folder: Sendable {
  let table: FoldTable

  /// The table by which disguised words are read.
  let shapes: ShapeTable

  /// Creates a folder.
  public init(_ tables: FoldingTables) { self.init(tables.fold, tables.shapes) }

  private init(_ table: FoldTable, _ shapes: ShapeTable) {
    self.table = table
    self.shapes = shapes
  }

  /// Creates a folder by the tables that all share.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  public init() throws(ICUError) { self.init(try FoldingTables.shared.get()) }

  /// Creates a folder that takes every letter by itself, for comparison.
  init(bySingleLetters: Void) throws(ICUError) {
    let tables = try FoldingTables.shared.get()
    self.init(FoldTable(withoutLettersOf: tables.fold), tables.shapes)
  }

  /// Folds a text into a buffer, in place of what the buffer held.
  ///
  /// - Parameters:
  ///   - bytes: The text in UTF-8. Broken sequences are read as U+FFFD.
  ///   - text: The buffer that takes the folded text.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  public func fold(_ bytes: Span<UInt8>, into text: inout FoldedText) {
    var words = WordRows(nothing: ())
    fold(bytes, into: &text, &words)
  }

  /// Folds a text as ``fold(_:into:)-(Span<UInt8>,_)`` does, and remembers its words in a memory from
  /// which it takes those that came before.
  public func fold(
    _ bytes: Span<UInt8>,
    into text: inout FoldedText,
    _ words: inout WordRows
  ) {
    text.removeAll()
    words.makeRoom()
    text.byteCount = bytes.count
    let rows = table.letters
    let letters = rows.span
    var pass = FoldPass()
    var offset = 0
    let end = bytes.count
    let isRemembering = !words.rows.isEmpty
    // How far words were looked up, and the number of the next one.
    var ahead = 0
    var number = 0
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x20 {
        text.take(space: .space, &pass)
        offset &+= 1
        continue
      }
      if byte == 0x2D, pass.open == nil {
        pass.takeMark()
        offset &+= 1
        continue
      }
      var run: WordRun?
      if isRemembering, pass.open != .word, WordRun.mayBegin(byte) {
        if offset >= ahead {
          ahead = words.lookUp(bytes, from: offset)
          number = 0
        }
        let isLookedUp = words.isLookedUp(offset, &number)
        let word = isLookedUp ? words.lookups[number] : words.lookup(bytes, at: offset)
        if let next = text.take(
          knownWordFrom: offset,
          word.run,
          row: word.row,
          bytes,
          words,
          &pass
        ) {
          offset = next
          continue
        }
        run = word.run
      }
      let scalar = UTF8Scalar(bytes, at: offset, end: end)
      let entry = table.entry(of: scalar.value)
      let next = offset + scalar.length
      switch entry.kind {
      case .letter:
        guard letters.count > scalar.value else {
          text.take(letter: entry, scalar.value, at: offset..<next, &pass)
          break
        }
        offset = text.take(lettersFrom: offset, bytes, letters, &pass)
        if let run { words.add(run, text, &pass) }
        continue
      case .digit:
        text.take(digit: entry, at: offset..<next, &pass)
      case .space:
        text.take(space: .space, &pass)
      case .newline:
        text.counts.breaks += 1
        text.take(space: .line, &pass)
      case .stop, .punctuation:
        if FoldedText.mayBeginEntity(scalar.value),
          let skipped = text.takeEntity(scalar.value, bytes, at: offset, &pass)
        {
          offset = skipped
          continue
        }
        text.take(punctuation: scalar.value, isStop: entry.kind == .stop, at: offset, &pass)
      case .emoji:
        text.takeEmoji(at: offset..<next, isFlagLetter: entry.symbol.isLatin, &pass)
      case .invisible:
        pass.hasInvisible = pass.open == .word
      case .mark:
        text.take(mark: scalar.value, at: offset..<next, &pass)
      case .several:
        for symbol in table.expansions[scalar.value] ?? [] {
          let letter = FoldTable.Entry(
            symbol == .digit ? .digit : .letter,
            symbol,
            upper: entry.isUpper,
            styled: true
          )
          if symbol == .digit {
            text.take(digit: letter, at: offset..<next, &pass)
          } else {
            text.take(letter: letter, scalar.value, at: offset..<next, &pass)
          }
        }
      }
      offset = next
    }
    text.finish(bytes, &pass)
  }
}

extension Folder {
  /// Folds a string into a buffer; the convenient form for tests and single texts.
  public func fold(_ string: String, into text: inout FoldedText) {
    var string = string
    string.makeContiguousUTF8()
    let bytes = string.utf8.span
    fold(bytes, into: &text)
  }
}
