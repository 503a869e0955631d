import TillAnalysis
import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting

@testable import TillReports

/// The pages, tables and results of a household, as the nightly plan makes them.
struct Pages {
    private let scratch = Scratch()
    /// The book's folder.
    var folder: String { scratch.path }
    let ledger: HouseholdLedger
    /// What the analyses say.
    let results: [Record]

    init(_ lines: [String], household: String) throws {
        var lines = try StageRun(FiguresStage.self, household: household, lines).texts
        lines = try StageRun(HealthStage.self, options: ["months": ["24"]], household: household, lines).texts
        lines = try StageRun(BudgetStage.self, household: household, lines).texts
        lines = try StageRun(ForecastStage.self, household: household, lines).texts
        let found = try StageRun(FindingsStage.self, household: household, lines)
        Files.makeFolder("\(scratch.path)/inbox")
        let current = "\(scratch.path)/output/current"
        _ = try StageRun(ReportStage.self, options: ["out": [current]], household: household, found.texts)
        Files.write(found.records.map { $0.text + "\n" }.joined(), to: [current, "home", "stream.ndjson"].joined(separator: "/"))
        results = found.records.filter { ["health", "budget", "forecast", "finding"].contains($0.type) }
        let file = try HouseholdFile(path: scratch.file("households/home.yaml", household))
        ledger = HouseholdLedger(found.records, uses: try CategoryUses(StageRun.knowledge), file: file)
    }

    /// What the pages and tables answer, by view.
    func answers() throws -> [String: Answers] {
        let slugs = Slugs(transactions(), balances: [])
        let labels = ledger.labels
        let categories = Set(ledger.transactions.flatMap { $0.shares.map(\.category) + [$0.category] })
        let names = categories.map { category -> String in
            let words = labels[category] ?? category
            let name = slugs.name(of: words)
            return [slugs.category(words), name.group, name.leaf, words, category.isEmpty ? "none" : category].joined(separator: "\t")
        }
        let table = scratch.file("names.tsv", names.sorted().map { $0 + "\n" }.joined())
        let outcome = try Command(["python3", Checkout.path("Tests/Pages/answers.py"), "\(scratch.path)/output/current/home", table]).run()
        guard outcome.code == 0 else { throw Fault("test.pages", outcome.errText, remedy: "Mend it.") }
        var views: [String: String] = [:]
        for line in outcome.outText.split(separator: "\n") {
            guard let tab = line.firstIndex(of: "\t") else { continue }
            views[String(line[..<tab]), default: ""] += line[line.index(after: tab)...] + "\n"
        }
        return views.mapValues(Answers.init(lines:))
    }

    /// As the pages' own addresses are made of them.
    private func transactions() -> [ReportTransaction] {
        ledger.transactions.map { RecordReading.transaction(ledger.sources[$0.record], $0, masking: true) }
    }

    /// What each view is asked: the first word of a question, and whether it is asked of a month or of one of its categories.
    static let asked: [String: [String]] = [
        "headline": ["in", "out", "left"], "days": ["in", "out"], "twelve months": ["in", "out", "left"],
        "index": ["in", "out", "left", "year apart"],
        "months of the year": ["in", "out", "left"], "headline of the year": ["year in", "year out", "year left", "year apart"],
        "categories of the page": ["in of", "out of"], "categories of the year": ["in of", "out of"],
        "categories.csv": ["in of", "out of"], "years.csv": ["in", "out", "in of", "out of", "apart of"],
        "transactions.csv": ["in", "out", "unknown", "saved", "in of", "out of"], "beside the figures": ["saved", "unknown", "apart of"],
    ]

    /// What the figures answer to all of that.
    func figures() -> Answers {
        var all = Answers(ledger)
        for (question, amount) in all {
            let words = question.split(separator: " ")
            guard words.count == 2, let sign: Int64 = ["in": 1, "out": -1][String(words[0])] else { continue }
            let year = words[1].prefix(4)
            all["left \(words[1])", default: 0] += sign * amount
            all["\(words[0]) \(year)", default: 0] += amount
            all["left \(year)", default: 0] += sign * amount
        }
        for row in ledger.transactions {
            guard let why = row.leftOut, row.flow != .transfer else { continue }
            let word = [.waiting: "approval", .refused: "approval", .rate: "foreign"][why] ?? why.rawValue
            all["apart \(Month(of: row.day).iso) \(word)", default: 0] += 1
            all["apart \(row.day.year)", default: 0] += 1
        }
        return all.filter { $0.value != 0 }
    }
}

extension Answers {
    /// Answers to the questions that a view is asked.
    func asked(_ shapes: [String]) -> Answers {
        filter { question, _ in
            let words = question.split(separator: " ")
            guard words.count > 1 else { return false }
            let shape = words[1].utf8.count == 4 ? "year \(words[0])" : words.count == 2 ? String(words[0]) : "\(words[0]) of"
            return shapes.contains(shape)
        }
    }
}
