import Folding

extension LatticeWalk {
  /// A node that the walk has come to, and how.
  ///
  /// It is three machine words, for a walk does little else than to put frames on its stack and take
  /// them off again: with each number in a field of its own, that was two thirds of its work.
  struct Frame: BitwiseCopyable {
    /// The node in the lower half, the automaton's state in the upper.
    private var place: UInt64

    /// Four counts of 16 bits each; no path through a lattice has so many of anything.
    ///
    /// From the lowest: letters that were written, digits among them, letters guessed under a mask,
    /// masks that letters were guessed under.
    private var counts: UInt64

    /// What the path consists of.
    ///
    /// From the lowest: the disguise (16 bits), the length (16), the last symbol (8), whether the step
    /// to here was a letter or belongs to one, and whether it was a guess (a bit each).
    private var path: UInt64

    private static var letterBit: UInt64 { 1 << 40 }
    private static var guessBit: UInt64 { 1 << 41 }

    /// Creates the frame that a walk begins with.
    init(node: Int, state: UInt32) {
      place = UInt64(state) << 32 | UInt64(UInt32(truncatingIfNeeded: node))
      counts = 0
      path = 0
    }

    var node: Int { Int(place & 0xFFFF_FFFF) }
    var state: UInt32 { UInt32(truncatingIfNeeded: place >> 32) }
    var disguise: Disguise { Disguise(rawValue: UInt16(truncatingIfNeeded: path)) }

    /// Letters that were written, digits among them.
    var written: Int { Int(counts & 0xFFFF) }
    /// Digits that were written for letters.
    var digits: Int { Int(counts >> 16 & 0xFFFF) }
    /// Letters guessed under a mask.
    var guessed: Int { Int(counts >> 32 & 0xFFFF) }
    /// Masks that letters were guessed under.
    var masks: Int { Int(counts >> 48) }

    /// The length of the path up to here.
    var depth: Int { Int(path >> 16 & 0xFFFF) }
    /// The symbol that the path has last, or the boundary when there is none.
    var last: Symbol { Symbol(rawValue: UInt8(truncatingIfNeeded: path >> 32)) }
    /// Whether the step to here was a letter, or one that belongs to the letter before.
    var isLetter: Bool { path & Self.letterBit != 0 }
    /// Whether the step to here was a guess.
    var isGuess: Bool { path & Self.guessBit != 0 }

    /// What tells the frame from others that need no visit when it has had one.
    ///
    /// What was guessed on the way decides what is believed later, so it makes another visit.
    var key: UInt64 {
      let guess: UInt64 = disguise.contains(.looseMask) ? 3 : disguise.contains(.mask) ? 1 : 0
      return (place & 0xFFFF_FFFF) << 34 | guess << 32 | place >> 32
    }

    /// The frame behind an edge that reads nothing.
    @inline(__always)
    func skipping(_ edge: Lattice.Edge) -> Frame {
      var next = self
      next.move(to: edge.target, state)
      next.path |= UInt64(edge.disguise.rawValue)
      // A repeated letter and a mark over one are a part of it; a gap is not.
      if edge.disguise.contains(.gaps) { next.path &= ~Self.letterBit }
      return next
    }

    /// The frame behind an edge that reads a letter.
    @inline(__always)
    func reading(_ symbol: Symbol, _ edge: Lattice.Edge, _ state: UInt32) -> Frame {
      var next = self
      next.move(to: edge.target, state)
      next.counts &+= edge.disguise.contains(.digit) ? 0x1_0001 : 1
      next.take(symbol, edge.disguise)
      next.path &= ~Self.guessBit
      return next
    }

    /// The frame behind an edge that hides a letter, if it is the given one.
    @inline(__always)
    func guessing(_ symbol: Symbol, _ edge: Lattice.Edge, _ state: UInt32) -> Frame {
      var next = self
      next.move(to: edge.target, state)
      next.counts &+= isGuess ? 1 << 32 : 1 << 48 | 1 << 32
      next.take(symbol, edge.disguise)
      next.path |= Self.guessBit
      return next
    }

    private mutating func move(to node: Int32, _ state: UInt32) {
      place = UInt64(state) << 32 | UInt64(UInt32(bitPattern: node))
    }

    private mutating func take(_ symbol: Symbol, _ disguise: Disguise) {
      path &= ~(0xFF << 32)
      path |= UInt64(symbol.rawValue) << 32 | UInt64(disguise.rawValue) | Self.letterBit
      path &+= 1 << 16
    }
  }
}
