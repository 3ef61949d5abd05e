/// What follows from removed comments for their authors: strikes, the ladder, who confirms, who is
/// protected, and how long it is remembered.
public struct RestrictionPolicy: Hashable, Sendable {
  /// What a removed comment counts for, by category; a category that is missing counts nothing.
  public var strikes: [Category: StrikeWeight] = [
    .profanity: StrikeWeight(), .insult: StrikeWeight(), .spam: StrikeWeight(),
    .unlawful: StrikeWeight(),
  ]

  /// The measures, from the mildest to the hardest; never empty.
  public var ladder: [Measure] = [
    .warning, .days(1), .days(3), .days(7), .days(30), .indefinite,
  ]

  /// After how many days without a new measure the next one is a rung lower; at least 1.
  public var decayDays = 180

  /// How many different moderators confirm a warning; at least 1.
  public var warningConfirmations = 1

  /// How many different moderators confirm a restriction for some days; at least 1.
  public var termConfirmations = 1

  /// How many different moderators confirm a restriction without end; at least 1.
  public var indefiniteConfirmations = 2

  /// Authors who are never restricted, as `network/id`: officials, service accounts.
  public var protected: Set<String> = serviceAccounts

  /// The rules whose findings are never held against the author, by their names: a cry for help.
  public var unpunished: Set<String> = cries

  /// The version of the page's published rules; empty when it is not told.
  public var rulesVersion = ""

  /// For how many days the words behind a restriction are kept; at least 1.
  public var restrictionDays = 3 * 365

  /// For how many days the words of a dismissed case are kept; at least 1.
  public var dismissedDays = 90

  /// For how many minutes a moderator holds a case that was not decided; at least 1.
  public var claimMinutes = 30

  /// Within how many days an appeal is answered; at least 1.
  public var appealDays = 30

  /// What a removed comment of a category counts for.
  public struct StrikeWeight: Hashable, Sendable {
    /// The weight; at 1 the ladder goes up.
    public var weight = 1.0
    /// For how many days it counts.
    public var days = 90

    /// Creates a weight.
    public init(weight: Double = 1, days: Int = 90) {
      self.weight = weight
      self.days = days
    }
  }

  /// Accounts of Telegram itself: its notices, «a channel», «an anonymous administrator».
  public static let serviceAccounts: Set<String> = [
    "telegram/777000", "telegram/136817688", "telegram/1087968824",
  ]

  /// The rules that find cries for help.
  ///
  /// A policy that was recorded before it could name them does not punish them either.
  public static let cries: Set<String> = [
    "unlawful.suicide.cry", "unlawful.suicide.other", "unlawful.suicide.goodbye",
  ]

  /// Creates the default policy.
  public init() {}

  /// How many different moderators confirm a measure.
  ///
  /// A term that is longer than every term of the ladder needs as many as a restriction without end:
  /// a hundred years are no week.
  public func confirmations(for measure: Measure) -> Int {
    let least = leastConfirmations(for: measure)
    guard case .days(let days) = measure, days > longestTerm else { return least }
    return max(least, indefiniteConfirmations)
  }

  /// The longest term of the ladder in days; 0 when it has none.
  private var longestTerm: Int {
    ladder.map { if case .days(let days) = $0 { days } else { 0 } }.max() ?? 0
  }

  /// How many different moderators confirm a measure of its kind, however long it is.
  public func leastConfirmations(for measure: Measure) -> Int {
    switch measure {
    case .warning: warningConfirmations
    case .days: termConfirmations
    case .indefinite: indefiniteConfirmations
    }
  }
}
