/// How a word was written so that a filter would not know it.
///
/// The members are computed and not stored: a stored one of another module is asked for by a call
/// that first makes sure it was made, and a walk through a lattice asks a dozen times a step.
public struct Disguise: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// The bits.
  public let rawValue: UInt16

  /// Creates a set of disguises from its bits.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Latin letters that look like Russian ones: `xyй`.
  @inlinable public static var latin: Disguise { Disguise(rawValue: 1) }
  /// Greek letters that look like Russian ones: `ρабота`.
  @inlinable public static var greek: Disguise { Disguise(rawValue: 2) }
  /// Letters of still other alphabets that look like Russian ones.
  @inlinable public static var lookalike: Disguise { Disguise(rawValue: 4) }
  /// Digits for letters: `пи3да`.
  @inlinable public static var digit: Disguise { Disguise(rawValue: 8) }
  /// Signs for letters: `бл@ть`.
  @inlinable public static var sign: Disguise { Disguise(rawValue: 16) }
  /// Latin letters by their sound: `pizdec`.
  @inlinable public static var translit: Disguise { Disguise(rawValue: 32) }
  /// Typed with the keyboard set to Latin: `,kznm`.
  @inlinable public static var keyboard: Disguise { Disguise(rawValue: 64) }
  /// Letters or syllables set apart: `х у й`, `пиз-дец`.
  @inlinable public static var gaps: Disguise { Disguise(rawValue: 128) }
  /// Letters left out under a mark: `п***ц`, `бл..ь`.
  @inlinable public static var mask: Disguise { Disguise(rawValue: 256) }
  /// Letters repeated: `хуууйня`.
  @inlinable public static var stretched: Disguise { Disguise(rawValue: 512) }
  /// Characters that do not show between the letters.
  @inlinable public static var invisible: Disguise { Disguise(rawValue: 1024) }
  /// Combining marks on the letters, such as strike-through.
  @inlinable public static var marks: Disguise { Disguise(rawValue: 2048) }
  /// Letters in fancy dress: full-width, mathematical, circled.
  @inlinable public static var styled: Disguise { Disguise(rawValue: 4096) }
  /// With ``mask``: the mark is one that often stands between two words by rights, as `-` and `.`.
  @inlinable public static var weakMask: Disguise { Disguise(rawValue: 8192) }
  /// With ``mask``: the marks are fewer or more than the letters under them.
  @inlinable public static var looseMask: Disguise { Disguise(rawValue: 16384) }

  /// Every disguise with the name that decisions carry, in a fixed order.
  public static let named: [(disguise: Disguise, name: String)] = [
    (.latin, "latin"), (.greek, "greek"), (.lookalike, "lookalike"), (.digit, "digit"),
    (.sign, "sign"), (.translit, "translit"), (.keyboard, "keyboard"), (.gaps, "gaps"),
    (.mask, "mask"), (.stretched, "stretched"), (.invisible, "invisible"), (.marks, "marks"),
    (.styled, "styled"),
  ]

  /// The disguises that folding itself has seen through in a word.
  public init(_ flags: Token.Flags) {
    var disguise: Disguise = []
    if flags.contains(.invisible) { disguise.insert(.invisible) }
    if flags.contains(.marks) { disguise.insert(.marks) }
    if flags.contains(.styled) { disguise.insert(.styled) }
    self = disguise
  }
}

extension Disguise {
  /// The names of the disguises, in their fixed order.
  public var names: [String] { Self.named.filter { contains($0.disguise) }.map(\.name) }
}
