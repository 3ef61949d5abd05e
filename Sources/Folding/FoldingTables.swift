/// The tables by which texts are folded and disguised words are read.
///
/// They are worked out from the system's ICU, which takes some 12 ms; whoever keeps them from one run
/// to the next has to make sure that ICU is still the same. They never change, and all threads share
/// them.
public final class FoldingTables: Sendable {
  let fold: FoldTable

  let shapes: ShapeTable

  /// The tables that are worked out when they are first asked for.
  public static let shared = Result<FoldingTables, ICUError> { () throws(ICUError) in
    FoldingTables(fold: try FoldTable(), shapes: try ShapeTable())
  }

  private init(fold: FoldTable, shapes: ShapeTable) {
    self.fold = fold
    self.shapes = shapes
  }
}

extension FoldingTables {
  /// Writes the tables down.
  public func store(in bytes: inout StoredBytes) {
    fold.store(in: &bytes)
    shapes.store(in: &bytes)
  }

  /// Reads tables that were written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold them.
  public convenience init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    self.init(fold: try FoldTable(stored: &bytes), shapes: try ShapeTable(stored: &bytes))
  }
}

extension FoldTable {
  fileprivate func store(in bytes: inout StoredBytes) {
    let scalars = expansions.keys.sorted()
    let symbols = scalars.map { expansions[$0] ?? [] }
    bytes.write(entries)
    bytes.write(scalars)
    bytes.write(symbols.map { UInt8($0.count) })
    bytes.write(symbols.joined().map(\.rawValue))
  }

  fileprivate convenience init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let entries = try bytes.read(Entry.self)
    let scalars = try bytes.read(UInt32.self)
    let counts = try bytes.read(UInt8.self)
    var symbols = try bytes.read(UInt8.self)[...]
    guard entries.count == Self.limit, counts.count == scalars.count,
      counts.reduce(0, { $0 + Int($1) }) == symbols.count,
      symbols.allSatisfy({ $0 < Symbol.count })
    else { throw StoredBytes.CutShort() }
    var expansions: [UInt32: [Symbol]] = [:]
    for (scalar, count) in zip(scalars, counts) {
      expansions[scalar] = symbols.prefix(Int(count)).map(Symbol.init(rawValue:))
      symbols.removeFirst(Int(count))
    }
    self.init(entries: entries, expansions: expansions)
  }
}

extension ShapeTable {
  fileprivate func store(in bytes: inout StoredBytes) {
    bytes.write(letters)
    bytes.write(pages)
  }

  fileprivate convenience init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let letters = try bytes.read(FewLetters.self)
    let pages = try bytes.read(UInt16.self)
    guard pages.count == FoldTable.limit >> 8,
      pages.allSatisfy({ Int($0) + 256 <= letters.count })
    else { throw StoredBytes.CutShort() }
    self.init(letters: letters, pages: pages)
  }
}
