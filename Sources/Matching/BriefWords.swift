public import Folding

/// Short words before and behind which people pause: «нет..я», «ее...его».
public enum BriefWords {
  /// Whether the letters are one of them, or an ordinary word.
  ///
  /// - Complexity: O(*n*) in the number of letters.
  public static func orOrdinaryContain(_ letters: [Symbol]) -> Bool {
    words.contains(letters) || OrdinaryWords.contains(letters)
  }

  private static let words = Set(
    """
    я и а о у в с к мы ты вы он она они оно их ее им нас вас нам вам меня мне тебя тебе себя \
    себе них нее нем ней ним него его там тут так как вот это эта эти тот та те то все всё да \
    нет не ни ну на по до за из от об под над при без бы же ли мда ох ах эх ой ай эй ага ого \
    блин еще уже где кто что чем сам сама сами есть был была было были буду будет будут будем \
    быть будто день год раз или но лишь пусть
    """
    .split(separator: " ").map { Symbol.symbols(of: String($0)) }
  )
}
