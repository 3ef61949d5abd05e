import Ledger
import Rules

/// What can happen to one author in the small world.
enum Happening: CaseIterable {
  case whole, half, otherHalf, takeBack, confirm, reject, end, overturn, oneDay, tenDays
}

/// The policy of the small world: a ladder of three, and everything passes quickly.
let smallPolicy: RestrictionPolicy = {
  var policy = RestrictionPolicy()
  policy.strikes = [
    .insult: .init(weight: 1, days: 5), .spam: .init(weight: 0.5, days: 15),
  ]
  policy.ladder = [.warning, .days(2), .indefinite]
  policy.decayDays = 7
  return policy
}()

/// The author whom `Sanctions` is asked about, with whoever carries out its steps.
struct World {
  var sanctions = Sanctions(smallPolicy, author: Sample.author)
  var now: Milliseconds = 1_000_000_000_000
  var proposals: [RestrictionID: Measure] = [:]
  var comments = 0
  /// Everything that was recorded, for the twin.
  var history: [Standing.Change] = []

  mutating func live(_ happening: Happening) {
    now += 1
    let pending = sanctions.standing.sanctions.first(where: \.isPending)?.id
    let begun = sanctions.standing.sanctions.last { !$0.isPending }?.id
    switch happening {
    case .whole: strike(.insult, 1)
    case .half, .otherHalf: strike(.spam, 0.5)
    case .takeBack:
      if let last = sanctions.standing.strikes.last { take(.withdrawn(last.caseID)) }
    case .confirm:
      if let id = pending, let measure = proposals[id] {
        take(.began(id, at: now, until: measure.end(from: now)))
      }
    case .reject: if let id = pending { take(.rejected(id)) }
    case .end: if let id = begun { take(.ended(id, at: now)) }
    case .overturn: if let id = begun { take(.overturned(id)) }
    case .oneDay: now += Sample.day
    case .tenDays: now += 10 * Sample.day
    }
  }

  private mutating func strike(_ category: Rules.Category, _ weight: Double) {
    comments += 1
    let strike = Strike(category: category, weight: Millionths(weight))
    take(.struck(Sample.comment(comments).caseID, strike, at: now))
  }

  private mutating func take(_ change: Standing.Change) {
    history.append(change)
    for step in sanctions.take(change) {
      switch step {
      case .propose(let measure, let rung, let cases, _, _):
        let id = RestrictionID(Sample.author, number: proposals.count + 1)
        proposals[id] = measure
        take(.proposed(id, rung: rung, cases: cases))
      case .withdraw(let id): take(.lostGround(id))
      }
    }
  }
}

/// What is due, read off the whole history anew, as slowly and plainly as the rules are told.
func naivelyDue(_ history: [Standing.Change], at now: Milliseconds) -> (rung: Int, cases: [CaseID])?
{
  struct Sanction { var rung: Int?, start: Milliseconds?, end: Milliseconds? }
  var strikes: [(CaseID, Strike, Milliseconds)] = []
  var grounds: [RestrictionID: [CaseID]] = [:]
  var sanctions: [(id: RestrictionID, it: Sanction)] = []
  for change in history {
    let place = { (id: RestrictionID) in sanctions.firstIndex { $0.id == id } }
    switch change {
    case .struck(let id, let strike, let at): strikes.append((id, strike, at))
    case .withdrawn(let id): strikes.removeAll { $0.0 == id }
    case .proposed(let id, let rung, let cases):
      grounds[id] = cases
      sanctions.append((id, Sanction(rung: rung)))
    case .began(let id, let at, let until):
      if let index = place(id) {
        (sanctions[index].it.start, sanctions[index].it.end) = (at, until)
      }
    case .rejected(let id): sanctions.removeAll { $0.id == id }
    case .lostGround(let id):
      grounds[id] = nil
      sanctions.removeAll { $0.id == id }
    case .ended(let id, let at):
      if let index = place(id) {
        sanctions[index].it.end = min(at, sanctions[index].it.end ?? at)
      }
    case .overturned(let id):
      strikes.removeAll { grounds[id]?.contains($0.0) ?? false }
      sanctions.removeAll { $0.id == id }
    }
  }
  if sanctions.contains(where: { $0.it.start == nil || $0.it.end == nil }) { return nil }
  let answered = Set(grounds.values.joined())
  let open = strikes.filter { id, strike, at in
    let days = strike.category == .insult ? 5 : 15
    let isTold = sanctions.contains { $0.it.start ?? .max >= at }
    return !answered.contains(id) && !isTold && now < at + Milliseconds(days) * Sample.day
  }
  guard open.reduce(0, { $0 + $1.1.weight.value }) >= 1 else { return nil }
  var rung = 0
  if let last = sanctions.last?.it, let end = last.end {
    rung = (last.rung ?? 0) + 1
    var quiet = end + 7 * Sample.day
    while quiet <= now {
      rung -= 1
      quiet += 7 * Sample.day
    }
  }
  return (min(max(rung, 0), 2), open.map(\.0))
}
