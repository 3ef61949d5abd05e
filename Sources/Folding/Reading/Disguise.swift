/// How a word was written so that a filter would not know it.
public struct Disguise: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt16

  /// Creates a set of disguises from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Latin letters that look like Russian ones: `xyй`.
  public static let latin = Disguise(rawValue: 1)
  /// Greek letters that look like Russian ones: `ρабота`.
  public static let greek = Disguise(rawValue: 2)
  /// Letters of still other alphabets that look like Russian ones.
  public static let lookalike = Disguise(rawValue: 4)
  /// Digits for letters: `пи3да`.
  public static let digit = Disguise(rawValue: 8)
  /// Signs for letters: `бл@ть`.
  public static let sign = Disguise(rawValue: 16)
  /// Latin letters by their sound: `pizdec`.
  public static let translit = Disguise(rawValue: 32)
  /// Typed with the keyboard set to Latin: `,kznm`.
  public static let keyboard = Disguise(rawValue: 64)
  /// Letters or syllables set apart: `х у й`, `пиз-дец`.
  public static let gaps = Disguise(rawValue: 128)
  /// Letters left out under a mark: `п***ц`, `бл..ь`.
  public static let mask = Disguise(rawValue: 256)
  /// Letters repeated: `хуууйня`.
  public static let stretched = Disguise(rawValue: 512)
  /// Characters that do not show between the letters.
  public static let invisible = Disguise(rawValue: 1024)
  /// Combining marks on the letters, such as strike-through.
  public static let marks = Disguise(rawValue: 2048)
  /// Letters in fancy dress: full-width, mathematical, circled.
  public static let styled = Disguise(rawValue: 4096)
  /// With ``mask``: the mark is one that often stands between two words by rights, as `-` and `.`.
  public static let weakMask = Disguise(rawValue: 8192)
  /// With ``mask``: the marks are fewer or more than the letters under them.
  public static let looseMask = Disguise(rawValue: 16384)

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
