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

  /// Judges a pattern by its words as if none was common: a word is met some ten times in a million,
  /// a beginning twice as often, and the shorter it is, the more words begin with it.
  ///
  /// Measured on texts of eight kinds: two letters begin 2,300 words in a million, three 320, four 100.
  private static func guess(_ pattern: Pattern) -> Double {
    let isOpen = pattern.isOpenAtStart || pattern.isOpenAtEnd
    return pattern.part.sum(eachLetter: 1) * (isOpen ? 20 : 10)
      + pattern.part.sum(eachLetter: 1.0 / 7) * (isOpen ? 110_000 : 3_500)
  }

  /// Word forms that make up half of any Russian text, the most frequent first: those that most kinds of
  /// texts have.
  private static let commonWords: [[Symbol]] =
    """
    и в не на а что с это я как то у все за по ты так но к от из для если он бы же только еще кто нет когда \
    вот да вы уже его о есть или они там мне меня до ну будет мы было можно надо просто где их тебя очень \
    без может чтобы чем нас тебе даже она ни тоже больше сейчас вообще раз вас люди ее во почему был лет \
    всех один при под время вам день тут со быть всегда нужно этот потом этого такой человек себя после \
    ничего лучше про много них ли какой которые теперь года людей себе этом эти сколько того ему такие пока \
    через который такое всего всем сегодня чего него сам хорошо потому делать пусть им том деньги нам жизни \
    тогда кого жизнь была будут таких хочу хоть россии два этой были эту здесь никто более дома год чтоб \
    могут такая куда каждый сразу какие человека кому своей фото тот ведь спасибо свои какая эта знаю хотя \
    свою ей никогда че совсем конечно мой всю тем стоит могу нибудь этих детей зачем мало те весь этим сами \
    значит жить дело об опять свой уж работы одна сделать своих должен либо году равно которая давно точно \
    самое над нельзя перед вопрос между вроде свое тех других дальше ж почти вместе место работать скоро три \
    первый нее друг правда лишь сказал новый столько буду кроме народ против вся денег плохо именно поэтому \
    ней хочет работу также таким сама такого наши одно туда другой раньше дети видео несколько сказать назад \
    знает говорят та своим говорит ним мир найти слова меньше одного которых думаю дня одной нужен второй \
    люблю месяц наверное кажется идет руки этому иди должны работает людям часто времени интересно месте \
    рядом другие хватает самый долго своего момент хотят твой дней смотреть моя глаза такую говорить хочется \
    идти возможно бог писать пор всей наш видно особенно понимаю правильно любви сильно бывает одну часть \
    главное город зато моей женщина везде которой сначала выше одни около нормально завтра самые слов тобой \
    делают хуже любовь будешь постоянно какое большой хочешь иногда своими раза дом мои самом мать пора две \
    страны компании власти кем нем мире стране нравится пару ребенка собой стал пожалуйста автор чуть будем \
    делает видел откуда вчера счет россия работают должна домой ноги имеет сделал часов самая быстро мама \
    слишком обычно самого блин живут друга действительно места нужны снова например случае понятно реально \
    проблемы девушка часа работе минут лицо дела месяца понял немного является помню разве можешь жена \
    которого нашей деле получить любой многие хороший двух час слово неделю нужна скорее никак улице пол \
    мужчина которую ибо видимо стороны жаль ходить мог пошел язык типа прям сих никому прямо будто стали \
    таки далеко хотел ними воды тому вместо проблема иначе машины должно ночь внимание посмотреть ответ \
    понять любить сердце твоя вижу которым голову ой прав взять какого мира ребята рублей новые наших каким \
    твои находится ладно ужас среди последний ради знают итоге знаешь ваш своем сложно города причем одним \
    история никого похоже получается конце ссср написал стало суд сша утра одном вами знать живет дай читать \
    городе достаточно наконец работа которое русский каждого возможность начала утром другим хватит власть \
    ваши конца районе сюда полностью купить недели ниже ко рф номер неужели начали мое давай закон \
    происходит привет части хотите ждать море мнение можете лично женщины дать самой интернет какую пришел \
    вокруг станет машину спать ночью никаких сидит утро тысяч девушки помощь невозможно чаще хорошая \
    некоторые всему начал разные здоровья снег приходит друзья км платят мужик страшно недавно ребенок \
    украине пять стать осталось мной проблем решил пишет месяцев придется аж нечего говорил муж называется \
    большая чему компания дали сторону вечером давайте кстати обязательно ума говорю каких решили честно \
    души нашел жалко надеюсь вещи полный конец иметь фильм ситуации добрый стыдно будь россию знаете знал \
    поставить воду обратно количество сделали первого наша первая ваша нашем пиши пишите напиши продам руб \
    улица дорога дороги области
    """.split(separator: " ").map { Symbol.symbols(of: String($0)) }
}

extension Pattern.Part {
  /// The sum over its words of a factor to the power of their length.
  fileprivate func sum(eachLetter factor: Double) -> Double {
    switch self {
    case .symbol: factor
    case .sequence(let parts): parts.reduce(1) { $0 * $1.sum(eachLetter: factor) }
    case .choice(let parts): parts.reduce(0) { $0 + $1.sum(eachLetter: factor) }
    }
  }
}
