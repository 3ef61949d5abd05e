import ArgumentParser
import Ledger
import Rules

/// A length of time as it is typed: `30m`, `12h`, `2d`.
struct Age: ExpressibleByArgument {
  /// In milliseconds.
  var length: Milliseconds

  init?(argument: String) {
    let units: [Character: Milliseconds] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
    guard let unit = argument.last.flatMap({ units[$0] }),
      let count = Milliseconds(argument.dropLast()), (0...36_500).contains(count)
    else { return nil }
    length = count * unit
  }
}

/// A category as it is typed.
struct CategoryName: ExpressibleByArgument {
  var category: Rules.Category

  init?(argument: String) {
    guard let category = Rules.Category(rawValue: argument) else { return nil }
    self.category = category
  }

  static var allValueStrings: [String] { Rules.Category.allCases.map(\.rawValue) }
}

/// A measure as it is typed: `warning`, `7d`, `indefinite`.
struct MeasureName: ExpressibleByArgument {
  var measure: Measure

  init?(argument: String) {
    guard let measure = Measure(argument) else { return nil }
    self.measure = measure
  }
}
