public import Rules

/// What a check of the whole ledger found.
public struct Verification: Hashable, Sendable {
  /// How many events were read.
  public internal(set) var events: Int64 = 0

  /// The head of the chain, as far as it holds.
  public internal(set) var head = ChainHead.empty

  /// What is wrong, the first broken event first; empty for a ledger that nobody has rewritten.
  public internal(set) var flaws: [Flaw] = []

  /// What is odd without being wrong.
  public internal(set) var notices: [Notice] = []

  /// Whether the projection is another than what follows from the events, and can be made anew.
  ///
  /// Of a file that was cut short nothing is made anew: what is missing comes from a copy.
  public var hasOtherProjection: Bool {
    flaws.contains { if case .projection = $0 { true } else { false } }
      && !flaws.contains { if case .cutFile = $0 { true } else { false } }
  }

  /// Something that is wrong.
  public enum Flaw: Hashable, Sendable {
    /// The file itself is damaged, as SQLite says.
    case damagedFile(String)
    /// The file lacks so many bytes at its end.
    case cutFile(bytes: Int)
    /// So many bytes stand behind the end that the file names.
    case longFile(bytes: Int)
    /// A trigger that keeps the tables from being changed is missing or another one.
    case noTrigger(String)
    /// A table, view, index or trigger that is not the ledger's, or not as it was made.
    case otherSchema(String)
    /// Events are missing: the one behind the first number has the second.
    case gap(after: Int64, next: Int64)
    /// An event does not carry the digest of the one before.
    case unlinked(Int64)
    /// An event does not have the digest that its contents give.
    case rewritten(Int64)
    /// An event cannot be read.
    case unreadable(Int64)
    /// An event cannot follow what came before.
    case impossible(Int64, LedgerConflict.Reason)
    /// The words of an event are gone, and no event says that they were erased.
    case noText(Int64)
    /// The words of an event are others.
    case otherText(Int64)
    /// A file of a rule pack is gone or another one.
    case noFile(event: Int64, path: String)
    /// A file stands among those of the rule packs that no event names, by its digest.
    case foreignFile(String)
    /// Words stand there that an event says were erased.
    case keptText(Int64)
    /// The list of erased words says something else about an event's than the events do.
    case erasure(Int64)
    /// A restriction was confirmed with fewer moderators than the recorded policy asks for.
    case fewConfirmations(Int64)
    /// A restriction of an author was confirmed whom the recorded policy protects.
    case protectedAuthor(Int64)
    /// Somebody did what is not theirs to do.
    case trespass(Int64, Trespass)
    /// A verdict or a restriction rests on a clause or a law that no recorded rule has.
    case unknownGround(Int64)
    /// A verdict or a restriction rests on a clause or a law that no recorded rule has which can be read,
    /// and not all can.
    case uncertainGround(Int64)
    /// A restriction was confirmed under a policy that cannot be read, so nobody can say whether it was
    /// allowed.
    case uncertainConfirmation(Int64)
    /// The projection knows an event that the chain does not have any more: its end was cut off.
    case cutOff(after: Int64, known: Int64)
    /// The projection rests on another event of that number than the chain has.
    case alienProjection(Int64)
    /// A row of the projection is not what follows from the events.
    case projection(kind: String, id: String)
    /// The chain does not have the head that somebody has kept.
    case otherHead(ChainHead)
    /// The chain is shorter than the head that somebody has kept: the events behind a number are
    /// missing.
    case shorter(after: Int64, than: ChainHead)
  }

  /// Something odd.
  public enum Notice: Hashable, Sendable {
    /// The clock went back before an event, by more than a program may have waited for another.
    case clockBack(Int64)
    /// The projection is older than the events; it is made anew with the next writing.
    case staleProjection
    /// A recorded rule file cannot be read: it has a mistake, or another version's form.
    case unreadRules(event: Int64, path: String, digest: Digest)
    /// A proposal has counted strikes that were forgotten by then.
    case forgottenStrikes(Int64)
  }
}

extension Verification.Flaw {
  /// What is wrong, for people.
  public var message: Phrase {
    switch self {
    case .damagedFile(let detail):
      Phrase(ru: "файл повреждён (\(detail))", en: "the file is damaged (\(detail))")
    case .longFile(let bytes):
      Phrase(
        ru:
          "за концом журнала в файле лишние байты: \(bytes); их дописала не Sito, сам журнал от них не меняется",
        en:
          "\(bytes) bytes stand behind the ledger's end: not Sito has put them there, and the ledger itself is none the worse"
      )
    case .cutFile(let bytes):
      Phrase(
        ru: """
          файл обрезан: в конце не хватает байтов: \(bytes). Снимите с него копию, верните последнюю \
          целую и подайте всё, что было после неё, ещё раз
          """,
        en: """
          the file was cut short: \(bytes) bytes are missing at the end. Copy it aside, bring back the last \
          whole copy, and feed again whatever came after it
          """
      )
    case .noTrigger(let name):
      Phrase(
        ru: "снята или подменена защита таблиц: \(name)",
        en: "the protection of the tables is missing or changed: \(name)"
      )
    case .otherSchema(let name):
      Phrase(
        ru: "в файле чужое или подменённое: \(name)",
        en: "something in the file is not the ledger's, or was changed: \(name)"
      )
    case .gap(let after, let next):
      Phrase(
        ru: "за событием \(after) стоит \(next): между ними событий нет",
        en: "event \(after) is followed by \(next): the events between are missing"
      )
    case .unlinked(let number):
      Phrase(
        ru: "событие \(number) не продолжает цепочку: хеш предыдущего не тот",
        en: "event \(number) does not continue the chain: it has another digest for the one before"
      )
    case .rewritten(let number):
      Phrase(
        ru: "событие \(number) переписано: его хеш не от этого содержания",
        en: "event \(number) was rewritten: its digest is not that of its contents"
      )
    case .unreadable(let number):
      Phrase(ru: "событие \(number) не читается", en: "event \(number) cannot be read")
    case .impossible(let number, let reason):
      Phrase(
        ru: "событие \(number) не могло случиться после предыдущих (\(reason.rawValue))",
        en: "event \(number) cannot follow those before (\(reason.rawValue))"
      )
    case .noText(let number):
      Phrase(
        ru: "слов события \(number) нет, а записи об их удалении тоже нет",
        en: "the words of event \(number) are gone without a record of their erasure"
      )
    case .otherText(let number):
      Phrase(
        ru: "слова события \(number) подменены: хеш не тот",
        en: "the words of event \(number) were changed: they have another digest"
      )
    case .noFile(let number, let path):
      Phrase(
        ru: "нет файла правил `\(path)`, или он подменён (событие \(number))",
        en: "the rule file `\(path)` is missing or changed (event \(number))"
      )
    case .foreignFile(let digest):
      Phrase(
        ru: "среди файлов правил лишний, его не называет ни одно событие: \(digest)",
        en: "among the rule files is one that no event names: \(digest)"
      )
    case .keptText(let number):
      Phrase(
        ru: "слова события \(number) на месте, хотя запись говорит, что они удалены",
        en: "the words of event \(number) stand there, though an event says that they were erased"
      )
    case .erasure(let number):
      Phrase(
        ru: "список удалённых слов расходится с событиями: событие \(number)",
        en: "the list of erased words differs from the events: event \(number)"
      )
    case .fewConfirmations(let number):
      Phrase(
        ru: """
          событие \(number): мера вступала в силу без стольких подтверждений, сколько требовали \
          правила
          """,
        en: """
          event \(number): fewer moderators were to confirm the measure than the policy asked for
          """
      )
    case .protectedAuthor(let number):
      Phrase(
        ru: "событие \(number): ограничен автор, которого правила защищали",
        en: "event \(number): an author was restricted whom the policy protected"
      )
    case .trespass(let number, let trespass):
      Phrase(
        ru: "событие \(number): \(trespass.message.text(in: .russian))",
        en: "event \(number): \(trespass.message.text(in: .english))"
      )
    case .unknownGround(let number):
      Phrase(
        ru:
          "событие \(number): названы пункт или закон, которых нет в записанных правилах",
        en:
          "event \(number): it names a clause or a law that the recorded rules do not have"
      )
    case .uncertainGround(let number):
      Phrase(
        ru: """
          событие \(number): названных пункта или закона нет в тех записанных правилах, что читаются, а \
          остальные сверить нельзя
          """,
        en: """
          event \(number): it names a clause or a law that is in none of the recorded rules that can be \
          read, and the others cannot be asked
          """
      )
    case .uncertainConfirmation(let number):
      Phrase(
        ru:
          "событие \(number): хватало ли подтверждений, неизвестно: записанные тогда правила не читаются",
        en: """
          event \(number): whether enough moderators have confirmed is not known: the policy of that \
          time cannot be read
          """
      )
    case .cutOff(let after, let known):
      Phrase(
        ru:
          "событие \(after + 1) потеряно: журнал записал \(known), а хранит \(after) — конец отрезан",
        en: """
          event \(after + 1) is lost: the projection knows \(known), and the chain ends at \
          \(after): its end was cut off
          """
      )
    case .alienProjection(let number):
      Phrase(
        ru: "сводка сделана по другому событию \(number): цепочка переписана",
        en: "the projection was made of another event \(number): the chain was rewritten"
      )
    case .projection(let kind, let id):
      Phrase(
        ru: "сводка расходится с событиями: \(kind) \(id)",
        en: "the projection differs from the events: \(kind) \(id)"
      )
    case .otherHead(let head):
      Phrase(
        ru: """
          событие \(head.sequence) не то, что в сохранённой голове: журнал переписан до него или на \
          нём
          """,
        en: """
          event \(head.sequence) is not that of the kept head: the chain was rewritten at it or \
          before
          """
      )
    case .shorter(let after, let head):
      Phrase(
        ru: """
          событие \(after + 1) потеряно: сохранённая голова — событие \(head.sequence), а журнал \
          кончается на \(after)
          """,
        en: """
          event \(after + 1) is lost: the kept head is event \(head.sequence), and the chain ends \
          at \(after)
          """
      )
    }
  }
}

extension Verification.Notice {
  /// What is odd, for people.
  public var message: Phrase {
    switch self {
    case .clockBack(let number):
      Phrase(
        ru: "перед событием \(number) часы перевели назад; порядок событий верен",
        en: "the clock went back before event \(number); the order of events is right"
      )
    case .staleProjection:
      Phrase(
        ru: "сводка отстала от событий; она обновится при следующей записи",
        en: "the projection is behind the events; the next writing makes it anew"
      )
    case .unreadRules(let number, let path, let digest):
      Phrase(
        ru: """
          внимание: файл правил `\(path)` из события \(number) не читается этой версией (SHA-256 \
          \(digest.hexadecimal)): с ним ничего не сверено
          """,
        en: """
          warning: this version cannot read the rule file `\(path)` of event \(number) (SHA-256 \
          \(digest.hexadecimal)): nothing was held against it
          """
      )
    case .forgottenStrikes(let number):
      Phrase(
        ru: """
          внимание: предложение меры в событии \(number) засчитало нарушения, которые тогда уже устарели
          """,
        en: "warning: the proposal of event \(number) has counted strikes that were too old by then"
      )
    }
  }
}
