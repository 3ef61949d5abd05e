/// Words that were met before, taken in whole.
extension FoldedText {
  /// Takes a word in that is remembered, and returns the offset behind it and behind a space or a mark
  /// and a space that follow; nil when it is not remembered.
  ///
  /// It does what ``take(lettersFrom:_:_:_:)`` does with each letter and ``take(space:_:)`` behind.
  @inline(__always)
  mutating func take(
    knownWordFrom start: Int,
    _ run: WordRun,
    row likely: Int,
    _ bytes: Span<UInt8>,
    _ words: WordRows,
    _ pass: inout FoldPass
  ) -> Int? {
    var index = likely
    if index < 0 || words.rows[index].bytes != run.bytes {
      index = words.index(of: run.bytes)
      guard index >= 0 else { return nil }
    }
    let row = words.rows[index]
    if pass.open != nil { close(&pass) }
    let first = symbols.count
    let count = Int(row.count)
    let end = start &+ run.count
    // What ends most words: a space, or a comma or a full stop and a space.
    var next = end
    var gap = Token.Gap.space
    if end &+ 1 < bytes.count {
      switch bytes[end] {
      case 0x20: next = end &+ 1
      case 0x2C where bytes[end &+ 1] == 0x20: (next, gap) = (end &+ 2, .pause)
      case 0x2E where bytes[end &+ 1] == 0x20: (next, gap) = (end &+ 2, .sentence)
      default: break
      }
    }
    let isClosed = next > end
    // The symbols behind a word's last one are boundaries.
    append(row.name, isClosed ? count &+ 1 : count)
    guard isClosed else {
      // Whatever follows may go on with the word.
      pass.open = .word
      pass.flags = row.flags
      pass.firstSymbol = first
      pass.bytes = start..<end
      pass.last = symbols[symbols.count &- 1]
      pass.hasInvisible = false
      pass.row = Int32(truncatingIfNeeded: index)
      pass.meaning = row.meaning
      return end
    }
    var token = Token(
      kind: .word,
      gap: pass.gap,
      flags: row.flags,
      symbols: first..<(first &+ count),
      bytes: start..<end
    )
    token.row = index
    let position = tokens.count
    tokens.append(token)
    meanings.append(row.meaning)
    pass.gap = gap
    pass.dots = 0
    pass.hasEnd = false
    if position == pass.cluster, !pass.clusterHasSigns, pass.clusterLetters == 0 {
      closeWord(position, row.flags, count, &pass)
    } else {
      closeCluster(&pass)
    }
    return next
  }

  /// Adds the symbols of a name, and the boundary behind them if the count takes it in.
  @inline(__always)
  private mutating func append(_ name: WordName, _ count: Int) {
    symbols.append(addingCapacity: WordName.limit + 1) { free in
      unsafe free.withUnsafeMutableBufferPointer { buffer, used in
        // There is room for all seventeen, and each is one byte; `count` of them are kept.
        let place = unsafe UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped + used)
        unsafe place.storeBytes(of: name.low.littleEndian, as: UInt64.self)
        unsafe place.storeBytes(of: name.high.littleEndian, toByteOffset: 8, as: UInt64.self)
        unsafe place.storeBytes(of: 0, toByteOffset: 16, as: UInt8.self)
        used &+= count
      }
    }
  }
}

extension WordRows {
  /// Remembers the word that is open, if its bytes are just those of a run.
  @inline(never)
  mutating func add(_ run: WordRun, _ text: borrowing FoldedText, _ pass: inout FoldPass) {
    let symbols = pass.firstSymbol..<text.symbols.count
    guard !rows.isEmpty, pass.bytes.count == run.count, symbols.count <= WordName.limit else {
      return
    }
    var row = WordRow()
    row.bytes = run.bytes
    row.name = WordName(text.symbols.span, symbols)
    row.count = UInt8(truncatingIfNeeded: symbols.count)
    row.flags = pass.flags
    pass.row = Int32(truncatingIfNeeded: put(row))
  }
}
