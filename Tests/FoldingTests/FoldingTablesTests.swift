import Testing

@testable import Folding

/// Tables that were written down: the same as before, or none.
@Suite struct FoldingTablesTests {
  private static func stored() throws -> [UInt8] {
    var bytes = StoredBytes()
    try FoldingTables.shared.get().store(in: &bytes)
    return bytes.bytes
  }

  @Test func `each character folds and looks as before`() throws {
    let tables = try FoldingTables.shared.get()
    var bytes = StoredBytes(try Self.stored())
    let again = try FoldingTables(stored: &bytes)
    #expect(again.fold.entries == tables.fold.entries)
    #expect(again.fold.expansions == tables.fold.expansions)
    #expect(!tables.fold.expansions.isEmpty)
    let changed = (0..<FoldTable.limit).filter { scalar in
      again.shapes.letters(for: scalar) != tables.shapes.letters(for: scalar)
    }
    #expect(changed.isEmpty)
    var (text, other) = (FoldedText(), FoldedText())
    let comment = "Ｄурак №5 ½ ﬁ ё ҳ 🇷🇺"
    Folder(tables).fold(comment, into: &text)
    Folder(again).fold(comment, into: &other)
    #expect(text.symbols == other.symbols && text.tokens == other.tokens)
  }

  @Test func `bytes that end anywhere are an error and no trap`() throws {
    let whole = try Self.stored()
    for end in stride(from: 0, to: whole.count, by: whole.count / 499) {
      var cut = StoredBytes(Array(whole[..<end]))
      #expect(throws: StoredBytes.CutShort.self) { try FoldingTables(stored: &cut) }
    }
  }

  @Test func `symbols that do not exist and pages beyond the end are an error`() throws {
    var bytes = StoredBytes()
    bytes.write([UInt16](repeating: 0, count: Int(FoldTable.limit)))
    bytes.write([UInt32(0x2116)])
    bytes.write([UInt8(1)])
    var wrongSymbol = bytes
    wrongSymbol.write([UInt8(64)])
    var read = StoredBytes(wrongSymbol.bytes)
    #expect(throws: StoredBytes.CutShort.self) { try FoldingTables(stored: &read) }
    bytes.write([UInt8(1)])
    bytes.write([UInt32](repeating: 0, count: 256))
    bytes.write([UInt16](repeating: 1, count: Int(FoldTable.limit >> 8)))
    read = StoredBytes(bytes.bytes)
    #expect(throws: StoredBytes.CutShort.self) { try FoldingTables(stored: &read) }
  }
}
