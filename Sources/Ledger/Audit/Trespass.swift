import Rules

/// How an event was not its actor's to write.
public enum Trespass: Hashable, Sendable {
  /// Only a moderator does this.
  case notModerator(Deed, actor: String)
  /// Only the program does this.
  case notEngine(Deed, actor: String)
  /// Only the network itself tells this, or a person who did it there.
  case notNetwork(Deed, actor: String)
  /// Only a person does this.
  case notPerson(Deed, actor: String)
  /// The verdict is another's, whose code this is.
  case othersVerdict(of: String, actor: String)
  /// A verdict stands, and nobody has asked for another one.
  case decided(by: String, actor: String)
  /// One person confirms twice, with two spellings of one code.
  case twice(actor: String)
  /// Who decided before decides on the appeal.
  case ownAppeal(actor: String)
  /// The program turned down a proposal whose strikes are enough.
  case groundless

  /// What was done, by the name of the event's kind.
  public struct Deed: Hashable, Sendable {
    /// The name of the kind.
    let kind: String
  }
}

extension Trespass {
  /// What is wrong, for people.
  var message: Phrase {
    switch self {
    case .notModerator(let deed, let actor):
      Phrase(
        ru: "\(deed.inWords) — дело модератора, а записано от `\(actor)`",
        en: "\(deed.kind) is for a moderator, and it is by `\(actor)`"
      )
    case .notEngine(let deed, let actor):
      Phrase(
        ru: "\(deed.inWords) — такое записывает только программа, а записано от `\(actor)`",
        en: "\(deed.kind) is written by the program only, and it is by `\(actor)`"
      )
    case .notNetwork(let deed, let actor):
      Phrase(
        ru: "\(deed.inWords) — о таком сообщает сама сеть, а записано от `\(actor)`",
        en: "\(deed.kind) is told by the network itself, and it is by `\(actor)`"
      )
    case .notPerson(let deed, let actor):
      Phrase(
        ru: "\(deed.inWords) — дело человека, а записано от `\(actor)`",
        en: "\(deed.kind) is for a person, and it is by `\(actor)`"
      )
    case .othersVerdict(let owner, let actor):
      Phrase(
        ru: "`\(actor)` отменил решение, которое вынес `\(owner)`; отменяют только своё",
        en: "`\(actor)` took back a verdict of `\(owner)`; one takes back one's own only"
      )
    case .decided(let owner, let actor):
      Phrase(
        ru: "`\(actor)` решил заново дело, которое уже решил `\(owner)` и никто не открывал снова",
        en: "`\(actor)` decided anew what `\(owner)` had decided and nobody had reopened"
      )
    case .twice(let actor):
      Phrase(
        ru: "`\(actor)` подтвердил ограничение дважды: это один человек",
        en: "`\(actor)` confirmed a restriction twice: that is one person"
      )
    case .ownAppeal(let actor):
      Phrase(
        ru: "обжалование решил `\(actor)`, который сам решал по этому ограничению или комментарию",
        en: "`\(actor)` decided on the appeal against a decision of their own"
      )
    case .groundless:
      Phrase(
        ru: "программа сняла предложение меры, хотя нарушений для неё хватало",
        en: "the program took back a proposal whose strikes were enough"
      )
    }
  }
}

extension Trespass.Deed {
  /// What was done, in Russian.
  fileprivate var inWords: String {
    switch kind {
    case "caseOpened": "открытие дела"
    case "commentEdited": "новая правка комментария"
    case "caseClaimed": "взятие дела"
    case "caseReleased": "возврат дела"
    case "verdictGiven": "решение по делу"
    case "noteAdded": "заметка к делу"
    case "verdictUndone": "отмена решения"
    case "caseReopened": "пересмотр дела"
    case "restrictionProposed": "предложение ограничения"
    case "restrictionConfirmed": "подтверждение ограничения"
    case "restrictionRejected": "отказ от ограничения"
    case "restrictionLifted": "досрочное снятие ограничения"
    case "restrictionExpired": "окончание срока"
    case "actionPlanned": "план действия в сети"
    case "actionExecuted": "результат действия в сети"
    case "appealOpened": "приём обжалования"
    case "appealDecided": "ответ на обжалование"
    case "networkReported": "сообщение сети"
    case "policyAdopted": "смена правил"
    case "textErased": "удаление текстов"
    default: kind
    }
  }
}
