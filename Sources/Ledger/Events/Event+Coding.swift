extension Event.Kind {
  /// The name of the kind in the chain, such as `caseOpened`.
  public var name: String { parts.name }

  /// What the event says, as canonical JSON.
  func body() throws -> String { try CanonicalJSON.encode(parts.payload) }

  private var parts: (name: String, payload: any Encodable) {
    switch self {
    case .caseOpened(let payload): ("caseOpened", payload)
    case .commentEdited(let payload): ("commentEdited", payload)
    case .caseClaimed(let payload): ("caseClaimed", payload)
    case .caseReleased(let payload): ("caseReleased", payload)
    case .verdictGiven(let payload): ("verdictGiven", payload)
    case .noteAdded(let payload): ("noteAdded", payload)
    case .verdictUndone(let payload): ("verdictUndone", payload)
    case .caseReopened(let payload): ("caseReopened", payload)
    case .restrictionProposed(let payload): ("restrictionProposed", payload)
    case .restrictionConfirmed(let payload): ("restrictionConfirmed", payload)
    case .restrictionRejected(let payload): ("restrictionRejected", payload)
    case .restrictionLifted(let payload): ("restrictionLifted", payload)
    case .restrictionExpired(let payload): ("restrictionExpired", payload)
    case .actionPlanned(let payload): ("actionPlanned", payload)
    case .actionExecuted(let payload): ("actionExecuted", payload)
    case .appealOpened(let payload): ("appealOpened", payload)
    case .appealDecided(let payload): ("appealDecided", payload)
    case .networkReported(let payload): ("networkReported", payload)
    case .policyAdopted(let payload): ("policyAdopted", payload)
    case .textErased(let payload): ("textErased", payload)
    }
  }

  /// Reads what an event says.
  ///
  /// - Throws: A `DecodingError` for a body that is not of this kind, or a kind nobody knows.
  init(name: String, body: String) throws {
    func read<Payload: Decodable>(_ make: (Payload) -> Event.Kind) throws -> Event.Kind {
      make(try CanonicalJSON.decode(Payload.self, body))
    }
    self =
      switch name {
      case "caseOpened": try read(Self.caseOpened)
      case "commentEdited": try read(Self.commentEdited)
      case "caseClaimed": try read(Self.caseClaimed)
      case "caseReleased": try read(Self.caseReleased)
      case "verdictGiven": try read(Self.verdictGiven)
      case "noteAdded": try read(Self.noteAdded)
      case "verdictUndone": try read(Self.verdictUndone)
      case "caseReopened": try read(Self.caseReopened)
      case "restrictionProposed": try read(Self.restrictionProposed)
      case "restrictionConfirmed": try read(Self.restrictionConfirmed)
      case "restrictionRejected": try read(Self.restrictionRejected)
      case "restrictionLifted": try read(Self.restrictionLifted)
      case "restrictionExpired": try read(Self.restrictionExpired)
      case "actionPlanned": try read(Self.actionPlanned)
      case "actionExecuted": try read(Self.actionExecuted)
      case "appealOpened": try read(Self.appealOpened)
      case "appealDecided": try read(Self.appealDecided)
      case "networkReported": try read(Self.networkReported)
      case "policyAdopted": try read(Self.policyAdopted)
      case "textErased": try read(Self.textErased)
      default:
        throw DecodingError.dataCorrupted(
          .init(codingPath: [], debugDescription: "no kind of event is named \(name)")
        )
      }
  }
}
