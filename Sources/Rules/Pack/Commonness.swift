import Folding
import Matching

/// How often the words of patterns are met in Russian, roughly.
///
/// A phrase is looked for by its rarest word, so what counts is the order of magnitude: that «не» is
/// met a thousand times more often than «дурак». A wrong guess costs time and never a finding.
struct Commonness {
  /// For each pattern, how many of a million words match it.
  private let perMillion: [Double]

  /// Estimates the commonness of the patterns of an automaton.
  init(_ patterns: [Pattern], _ automaton: Automaton) {
    var perMillion = patterns.map { Self.guess($0) }
    for (rank, word) in Self.commonWords.enumerated() {
      // Zipf's law: the word of rank r is met about once in 10 · (r + 1.5) words.
      let share = 100_000 / (Double(rank) + 2.5)
      for pattern in automaton.patterns(in: word) { perMillion[pattern] += share }
    }
    self.perMillion = perMillion
  }

  /// How many of a million words match a pattern.
  subscript(pattern: Int) -> Double { perMillion[pattern] }

  /// How many of a million tokens are of a kind that is no word.
  static subscript(kind: Token.Kind) -> Double {
    switch kind {
    case .number: 30_000
    case .emoji: 30_000
    case .link, .mention: 5_000
    case .phone, .email: 1_000
    case .word: 1_000_000
    }
  }

  /// Judges a pattern by the lengths of its words: each further letter makes one three times rarer.
  private static func guess(_ pattern: Pattern) -> Double {
    20_000 * pattern.part.thirds * (pattern.isOpenAtStart ? 4 : 1) * (pattern.isOpenAtEnd ? 4 : 1)
  }

  /// Word forms that make up about half of any Russian text, the most frequent first.
  private static let commonWords: [[Symbol]] =
    """
    и в не на я что с а как это у по но то все за он к так из ты мы от же для вы бы о его она мне было \
    если только или есть когда они до меня был ее быть уже нет еще их чтобы да может ну вот там даже кто \
    очень где при во можно тебя просто надо будет нас себя этого без ни под вам человек вас сейчас люди \
    раз чем лет тоже того со тут этом после более нужно потом через всех время ли теперь была здесь нам \
    лучше году эти почему всегда сегодня этот год больше были ему день тебе который про такой много тем \
    два него делать людей об хорошо какой жизни сам ничего которые свой свои себе ей один этой том над \
    никто кого точно тогда дома знаю перед них конечно пока своей также такие вообще можете куда сколько \
    эту потому сделать именно против эта ведь всего могут всем другие кому них одна самый вся своих \
    работы первый спасибо каждый деньги тот такое сказал могу самое хоть дело между нет чего раза опять \
    хотя быстро детей какие говорит будут дня снова город давно каких вместо никогда дом две стал вроде \
    знает россии давай тоже новый всю вижу понял ваш ваша наш наши нашей нашем мой моя мои моей твой \
    пусть пиши пишите напиши думаю хочу хочет идет есть стоит купить продам работа работу денег рублей \
    руб человека три пять час часов дней месяц лет день неделю улица дорога дороги город города области
    """.split(separator: " ").map { Symbol.symbols(of: String($0)) }
}

extension Pattern.Part {
  /// The sum over its words of a third to the power of their length.
  fileprivate var thirds: Double {
    switch self {
    case .symbol: 1.0 / 3
    case .sequence(let parts): parts.reduce(1) { $0 * $1.thirds }
    case .choice(let parts): parts.reduce(0) { $0 + $1.thirds }
    }
  }
}
