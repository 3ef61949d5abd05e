/// Builds the lattice of a suspect stretch of text.
public struct LatticeBuilder: ~Copyable, Sendable {
  /// Which of the ways to read a stretch a lattice holds.
  ///
  /// A stretch with a Russian letter in it is read one way, ``mixed``. One without is a Latin word
  /// most of the time, so each way is tried on its own and never blended with the others.
  public enum Way: CaseIterable, Sendable {
    /// Russian letters with others among them, by shape or by sound.
    case mixed
    /// Latin letters by their shape alone.
    case shape
    /// Latin letters by their sound alone.
    case sound
    /// Latin letters and signs by their key.
    case keyboard
  }

  /// The longest stretch that is read at once, in characters; a longer one is read in pieces.
  public static let limit = 96

  /// The lattice that was built last.
  public internal(set) var lattice = Lattice()

  /// The characters of the stretch and their places.
  var scalars: [Scalar] = []

  /// A character of the stretch.
  struct Scalar {
    let value: UInt32
    var entry: FoldTable.Entry
    private let place: Int32

    init(_ value: UInt32, _ entry: FoldTable.Entry, at offset: Int) {
      self.value = value
      self.entry = entry
      place = Int32(truncatingIfNeeded: offset)
    }

    /// Where it stands in the text.
    var offset: Int { Int(place) }
  }

  /// Where the characters that were read end in the text.
  var end = 0

  let table: FoldTable
  let shapes: ShapeTable

  /// Creates a builder.
  public init(_ tables: FoldingTables) {
    table = tables.fold
    shapes = tables.shapes
  }

  /// Creates a builder by the tables that all share.
  ///
  /// - Throws: An ``ICUError`` if ICU's data is missing.
  public init() throws(ICUError) {
    let tables = try FoldingTables.shared.get()
    self.init(tables)
  }

  /// Returns the ways in which a suspect is worth reading.
  public static func ways(of suspect: FoldedText.Suspect, in text: FoldedText) -> [Way] {
    suspect.tokens.contains {
      !text.tokens[$0].flags.isDisjoint(with: [.russian, .foreign, .neighbour])
    }
      ? onlyMixed : suspect.isSpaced ? spaced : allLatin
  }

  private static let onlyMixed: [Way] = [.mixed]
  private static let allLatin: [Way] = [.shape, .sound, .keyboard]
  private static let spaced: [Way] = [.shape, .sound]

  /// Builds the lattice of the tokens from `first` on, as far as ``limit`` reaches.
  ///
  /// Returns the token behind the last one whose beginning is well inside, where the next piece has
  /// to begin.
  public mutating func build(
    _ bytes: Span<UInt8>,
    _ text: FoldedText,
    tokens: Range<Int>,
    way: Way
  ) -> Int {
    let isCut = read(bytes, text, tokens)
    lattice.removeAll()
    for scalar in scalars { lattice.addNode(at: scalar.offset) }
    lattice.addNode(at: isCut ? scalars[scalars.count - 1].offset : end)
    let next = mark(text, tokens, way, isCut: isCut)
    var index = 0
    while index < scalars.count {
      addEdges(at: index, way)
      index += 1
    }
    return next
  }
}
