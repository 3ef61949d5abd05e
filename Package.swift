// swift-tools-version: 6.3
import PackageDescription

/// What every target of ours is built with.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "sito",
  products: [
    .library(name: "Moderation", targets: ["Moderation"]),
    .executable(name: "sito", targets: ["sito"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
  ],
  targets: [
    // Only says where ICU is and how to install it. It has no headers: see Sources/CICU.
    .systemLibrary(name: "ICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICU", dependencies: ["ICUSystem"]),
    .target(name: "CPrefetch"),
    .target(name: "Folding", dependencies: ["CICU", "CPrefetch"], swiftSettings: settings),
    .target(name: "Matching", dependencies: ["Folding"], swiftSettings: settings),
    .target(
      name: "Rules",
      dependencies: [
        "Folding", "Matching",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Moderation",
      dependencies: ["Folding", "Matching", "Rules"],
      swiftSettings: settings
    ),
    .target(name: "Feeds", dependencies: ["Moderation"], swiftSettings: settings),
    .target(
      name: "Ledger",
      dependencies: [
        "Folding", "Moderation", "Rules",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "sito",
      dependencies: [
        "Feeds", "Folding", "Ledger", "Moderation", "Rules",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "FoldingTests",
      dependencies: ["CICU", "Folding", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "MatchingTests",
      dependencies: ["Folding", "Matching", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RulesTests",
      dependencies: ["Rules", "TestSupport"],
      exclude: ["Diagnostics"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ModerationTests",
      dependencies: ["Folding", "Moderation", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FeedsTests",
      dependencies: ["Feeds", "TestSupport"],
      exclude: ["Fixtures", "Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Ledger", "Moderation", "Rules", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Networks/Diagnostics", "Reconcile/Fixtures", "Reports/Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "QualityTests",
      dependencies: ["Folding", "Matching", "Moderation", "Rules", "TestSupport"],
      exclude: ["Data"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: ["Ledger", "Rules", "sito", "TestSupport"],
      swiftSettings: settings
    ),
  ],
  cxxLanguageStandard: .cxx17
)

// Measured things are built only when asked for: `scripts/check-instructions` asks.
if Context.environment["SITO_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "sito-bench",
      dependencies: ["Feeds", "Moderation", "Rules"],
      path: "Benchmarks/SitoBench",
      swiftSettings: settings
    )
  )
}
