public import Rules

/// A plan as programs read it: one JSON object a line, steps first and then refusals.
extension Plan {
  /// The lines, each with a line feed behind it; the same plan is always the same bytes.
  ///
  /// - Parameter language: The language of what is said to people in it.
  /// - Throws: Nothing that a plan can hold makes it fail.
  public func lines(in language: Language) throws -> String {
    var text = ""
    for step in steps { text += try CanonicalJSON.encode(StepLine(step, language)) + "\n" }
    for refusal in refusals {
      text += try CanonicalJSON.encode(RefusalLine(refusal, language)) + "\n"
    }
    return text
  }
}

/// A step of a plan in JSON.
private struct StepLine: Encodable {
  var key: String
  var kind: String
  var network: String
  var page: String?
  var caseID: CaseID?
  var restriction: RestrictionID?
  var method: String
  var parameters: [String: String]
  var access: String?
  var notBefore: String?
  var deadline: String?
  var after: [String]?
  var instruction: String?
  var notes: [String]?
  var urgent: Bool

  init(_ step: PlanStep, _ language: Language) {
    key = step.action.id
    kind = step.kind.rawValue
    network = step.action.network
    page = step.page
    caseID = step.action.caseID
    restriction = step.action.restriction
    method = step.action.method
    parameters = step.action.parameters
    access = step.access.isEmpty ? nil : step.access
    notBefore = step.action.notBefore?.utc
    deadline = step.action.deadline?.utc
    after = step.after.isEmpty ? nil : step.after
    instruction = step.instruction?.text(in: language)
    notes = step.notes.isEmpty ? nil : step.notes.map { $0.text(in: language) }
    urgent = step.isUrgent
  }

  enum CodingKeys: String, CodingKey {
    case key, kind, network, page, restriction, method, parameters, access, deadline, after
    case instruction, notes, urgent
    case caseID = "case"
    case notBefore = "not_before"
  }
}

/// A refusal in JSON.
private struct RefusalLine: Encodable {
  var key: String
  var kind: String
  var network: String
  var caseID: CaseID?
  var restriction: RestrictionID?
  var refused: String

  init(_ refusal: PlanRefusal, _ language: Language) {
    key = refusal.id
    kind = refusal.kind.rawValue
    network = refusal.network
    caseID = refusal.caseID
    restriction = refusal.restriction
    refused = refusal.reason.text(in: language)
  }

  enum CodingKeys: String, CodingKey {
    case key, kind, network, restriction, refused
    case caseID = "case"
  }
}
