import Folding

extension Lexicon {
  /// An entry as people are told of it.
  public struct CompiledEntry: Sendable {
    /// The number of its list.
    public var list: Int
    /// The entry as it is written.
    public var text: String
    /// Its line in the list's file.
    public var line: Int
    /// How far its words may be disguised.
    public var readings: Readings
    /// What it is an exception to, if it is one.
    public var exception: Exception?
  }

  /// What finding asks of an entry, apart from its text.
  struct EntryRow: Sendable {
    /// The number of its list.
    var list: Int32
    /// How far its words may be disguised.
    var readings: Readings
    /// Whether it is an exception.
    var isException: Bool
  }

  /// The entries of all lists.
  ///
  /// People are told of a few of a hundred thousand, so texts and lines lie packed until somebody asks.
  public struct EntryTable: RandomAccessCollection, Sendable {
    /// What finding asks of each entry.
    private(set) var rows: [EntryRow]

    private var lines: [Int32]

    /// The number of the excepted entry, ``exceptsList``, or ``exceptsNothing``.
    private var exceptions: [Int32]

    private var texts: PackedTexts

    private static let exceptsList: Int32 = -1
    private static let exceptsNothing: Int32 = -2

    init(_ entries: [CompiledEntry]) {
      rows = entries.map { entry in
        EntryRow(
          list: Int32(entry.list),
          readings: entry.readings,
          isException: entry.exception != nil
        )
      }
      lines = entries.map { Int32($0.line) }
      exceptions = entries.map { entry in
        switch entry.exception {
        case nil: Self.exceptsNothing
        case .list: Self.exceptsList
        case .entry(let number): Int32(number)
        }
      }
      texts = PackedTexts(entries.map(\.text))
    }

    /// The number of the first entry.
    public var startIndex: Int { 0 }

    /// How many entries there are.
    public var endIndex: Int { rows.count }

    /// The entry with a number, put together each time.
    public subscript(number: Int) -> CompiledEntry {
      CompiledEntry(
        list: Int(rows[number].list),
        text: texts[number],
        line: Int(lines[number]),
        readings: rows[number].readings,
        exception: exception(of: number)
      )
    }

    /// What an entry is an exception to, if it is one.
    func exception(of number: Int) -> Exception? {
      switch exceptions[number] {
      case Self.exceptsNothing: nil
      case Self.exceptsList: .list
      default: .entry(Int(exceptions[number]))
      }
    }
  }
}

extension Lexicon.EntryTable {
  /// Writes the entries down.
  func store(in bytes: inout StoredBytes) {
    bytes.write(rows.map(\.list))
    bytes.write(rows.map(\.readings.number))
    bytes.write(lines)
    bytes.write(exceptions)
    texts.store(in: &bytes)
  }

  /// Reads entries that were written down.
  ///
  /// - Throws: `CutShort` when the bytes do not hold them.
  init(stored bytes: inout StoredBytes) throws(StoredBytes.CutShort) {
    let lists = try bytes.read(Int32.self)
    let readings = try bytes.read(UInt8.self)
    lines = try bytes.read()
    exceptions = try bytes.read()
    texts = try PackedTexts(stored: &bytes)
    rows = []
    let counts = [lists.count, readings.count, lines.count, exceptions.count, texts.count]
    guard Set(counts).count == 1 else { throw StoredBytes.CutShort() }
    let kinds = Readings.allCases
    rows.reserveCapacity(lists.count)
    for number in lists.indices {
      guard kinds.indices.contains(Int(readings[number])) else { throw StoredBytes.CutShort() }
      rows.append(
        Lexicon.EntryRow(
          list: lists[number],
          readings: kinds[Int(readings[number])],
          isException: exceptions[number] != Self.exceptsNothing
        )
      )
    }
  }
}

extension Readings {
  /// The place among all cases.
  fileprivate var number: UInt8 { UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// Texts that lie one behind the other until one is asked for.
private struct PackedTexts: Sendable {
  private var bytes: [UInt8]

  /// Where each text begins, with one entry more.
  private var from: [Int32]

  init(_ texts: [String]) {
    bytes = Array(texts.joined().utf8)
    from = [0]
    for text in texts { from.append(from[from.count - 1] + Int32(text.utf8.count)) }
  }

  var count: Int { from.count - 1 }

  subscript(number: Int) -> String {
    String(decoding: bytes[Int(from[number])..<Int(from[number + 1])], as: UTF8.self)
  }

  func store(in stored: inout StoredBytes) {
    stored.write(bytes)
    stored.write(from)
  }

  init(stored: inout StoredBytes) throws(StoredBytes.CutShort) {
    bytes = try stored.read()
    from = try stored.read()
    guard from.first == 0, Int(from[from.count - 1]) == bytes.count,
      zip(from, from.dropFirst()).allSatisfy({ $0 <= $1 })
    else { throw StoredBytes.CutShort() }
  }
}
