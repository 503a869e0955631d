// swift-tools-version: 6.2
import PackageDescription

// The house, from the ground up. Arrows point down only: executables -> rooms -> Stages, Process -> Records;
// till -> Book -> Run -> rooms.
// The walls are enforced by `--explicit-target-dependency-import-check error` (Tests/run, pipelines/setup) and by
// Tests/HouseRulesTests.

let plain: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

// Whatever may touch memory that nobody checks says `unsafe` where it does.
let strict: [SwiftSetting] = plain + [.strictMemorySafety()]

// What runs for every row of a night does without two checks in release, where they cost up to a third of its time: that nothing is
// written while it is read (checked where tests run), and that counts of references change as one (a process of Till has one thread:
// a house rule, tested). Bounds are checked everywhere.
let fast: [SwiftSetting] =
    strict + [.unsafeFlags(["-enforce-exclusivity=unchecked", "-assume-single-threaded"], .when(configuration: .release))]
let runsForEveryRow: Set<String> = ["TillRecords", "TillBank", "TillChat", "TillLedger", "TillAnalysis"]

func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: runsForEveryRow.contains(name) ? fast : strict)
}

func tool(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: plain)
}

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")

let systemLibraries: [Target] = [
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Tesseract's calls take Leptonica's pictures, so the two are one module.
    .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]),
    .systemLibrary(name: "CHeif", pkgConfig: "libheif", providers: [.apt(["libheif-dev"])]),
    .systemLibrary(name: "CXlsx", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
]

let foundation: [Target] = [
    room("TillRecords", ["CCrypto"]),
    room("TillStages", ["TillRecords", argumentParser]),
    room("TillProcess", []),
    room("TillHousehold", ["TillRecords", "TillStages", yams]),
    room("TillFigures", ["TillRecords", "TillStages", "TillHousehold"]),
    room("TillUnpacking", ["TillRecords", "TillStages", "CArchive", "CLibXML2"]),
]

let rooms: [Target] = [
    room("TillBank", ["TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillUnpacking", "CLibXML2", yams]),
    room("TillReceipts", ["TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillUnpacking", "CTesseract", "CHeif"]),
    room("TillChat", ["TillRecords", "TillStages", "TillHousehold", "TillUnpacking"]),
    room("TillEntries", ["TillRecords", "TillStages", "TillHousehold"]),
    room("TillLedger", ["TillRecords", "TillStages", "TillHousehold", "TillFigures"]),
    room("TillAnalysis", ["TillRecords", "TillStages", "TillHousehold", "TillFigures"]),
    room("TillReports", ["TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillFigures", "CXlsx", yams]),
    room("TillExports", ["TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillFigures", grdb]),
    room("TillStore", ["TillRecords", "TillStages", "CArchive", "CCrypto", grdb, .product(name: "GRDBSQLite", package: "GRDB.swift")]),
    room("TillSynth", ["TillRecords", "TillStages", "CTesseract"]),
    room("TillDelivery", ["TillRecords", "TillStages", "TillProcess", "TillHousehold", yams]),
    room("TillBench", ["TillRecords", "TillStages", "TillProcess", "TillFigures", "TillAnalysis"]),
    // Above the rooms: the runner, and the book's commands above it. What both need of a book lies in TillRun/Book.
    room(
        "TillRun",
        [
            "TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillBank", "TillReceipts", "TillChat", "TillEntries",
            "TillLedger", "TillFigures",
            "TillAnalysis", "TillReports", "TillExports", "TillStore", yams,
        ]),
    room(
        "TillBook",
        [
            "TillRecords", "TillStages", "TillProcess", "TillHousehold", "TillBank", "TillReceipts", "TillChat", "TillEntries",
            "TillLedger",
            "TillAnalysis", "TillFigures", "TillReports", "TillStore", "TillRun", "TillDelivery",
        ]),
]

let tools: [Target] = [
    tool("till", ["TillStages", "TillBook"]),
    tool("till-bank", ["TillStages", "TillBank"]),
    tool("till-receipts", ["TillStages", "TillReceipts"]),
    tool("till-chat", ["TillStages", "TillChat"]),
    tool("till-entries", ["TillStages", "TillEntries"]),
    tool("till-normalise", ["TillStages", "TillLedger"]),
    tool("till-dedupe", ["TillStages", "TillLedger"]),
    tool("till-categorise", ["TillStages", "TillLedger"]),
    tool("till-cash", ["TillStages", "TillLedger"]),
    tool("till-recur", ["TillStages", "TillLedger"]),
    tool("till-budget", ["TillStages", "TillAnalysis"]),
    tool("till-forecast", ["TillStages", "TillAnalysis"]),
    tool("till-findings", ["TillStages", "TillAnalysis"]),
    tool("till-cohorts", ["TillStages", "TillAnalysis"]),
    tool("till-figures", ["TillStages", "TillAnalysis"]),
    tool("till-goals", ["TillStages", "TillAnalysis"]),
    tool("till-loans", ["TillStages", "TillAnalysis"]),
    tool("till-health", ["TillStages", "TillAnalysis"]),
    tool("till-report", ["TillStages", "TillReports"]),
    tool("till-export", ["TillStages", "TillExports"]),
    tool("till-deliver", ["TillStages", "TillDelivery"]),
    tool("till-feed", ["TillStages", "TillExports"]),
    tool("till-synth", ["TillStages", "TillSynth"]),
    tool("till-bench", ["TillStages", "TillBench"]),
]

// Everything under Tests/: TillTesting is what the tests share, PassingStage a stage that does nothing, so that the
// conformance battery always has one to run.
let suites: [Target] = [
    .target(name: "TillTesting", dependencies: ["TillRecords", "TillStages"], path: "Tests/TillTesting", swiftSettings: plain),
    .executableTarget(
        name: "passing-stage", dependencies: ["TillRecords", "TillStages"], path: "Tests/PassingStage", swiftSettings: plain),
    tests("TillRecordsTests", ["TillRecords", "TillTesting"]),
    tests("TillStagesTests", ["TillRecords", "TillStages", "TillTesting"]),
    tests("ConformanceTests", ["TillRecords", "TillTesting"]),
    tests("GoldenTests", ["TillRecords", "TillTesting"]),
    tests("HouseRulesTests", ["TillRecords", "TillTesting"]),
    tests("AddingTests", ["TillRecords", "TillTesting"]),
    tests("PagesTests", ["TillRecords", "TillTesting"]),
    tests("TillBankTests", ["TillBank", "TillHousehold", "TillRecords", "TillStages", "TillUnpacking", "TillTesting", "CArchive"]),
    tests("TillChatTests", ["TillChat", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillEntriesTests", ["TillEntries", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillProcessTests", ["TillProcess"]),
    tests("TillHouseholdTests", ["TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillLedgerTests", ["TillLedger", "TillFigures", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillFiguresTests", ["TillFigures", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillAnalysisTests", ["TillAnalysis", "TillFigures", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    // One question has one answer wherever it is asked.
    tests(
        "AgreementTests",
        [
            "TillAnalysis", "TillBook", "TillExports", "TillFigures", "TillHousehold", "TillRecords", "TillReports", "TillStages",
            "TillStore", "TillTesting",
        ]),
    tests("TillStoreTests", ["TillStore", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillBookTests", ["TillBook", "TillRun", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
    tests("EndToEndTests", ["TillRecords", "TillTesting"]),
    tests("TillDeliveryTests", ["TillDelivery", "TillRecords", "TillStages", "TillTesting"]),
    tests("TillSynthTests", ["TillRecords", "TillSynth", "CTesseract"]),
    tests("TillReceiptsTests", ["TillReceipts", "TillRecords", "TillStages", "TillTesting", "CTesseract"]),
    tests("TillExportsTests", ["TillExports", "TillRecords", "TillStages", "TillHousehold", "TillTesting"]),
    tests("TillReportsTests", ["TillReports", "TillFigures", "TillHousehold", "TillRecords", "TillStages", "TillTesting"]),
]

// The readers of banks' exports under a fuzzer (Tests/fuzz): built only when asked for, with the compiler's sanitizer.
let fuzzing: [Target] =
    Context.environment["TILL_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fuzz-bank", dependencies: ["TillBank", "TillRecords", "TillStages", "TillTesting"], path: "Tests/FuzzBank",
            swiftSettings: plain + [.unsafeFlags(["-parse-as-library"])])
    ]

let package = Package(
    name: "till",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: systemLibraries + foundation + rooms + tools + suites + fuzzing
)
