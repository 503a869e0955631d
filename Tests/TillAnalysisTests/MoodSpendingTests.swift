import TillFigures
import TillRecords
import TillStages
import Testing
import TillTesting

@testable import TillAnalysis

/// What people note of their days, beside what those cost.
struct MoodSpendingTests {
    /// A purchase and a note on each of so many days; `pull` is how far the one follows the other, in hundredths.
    private func found(days: Int, pull: Int, byTags: Bool = false) throws -> [Record] {
        var rows: [Record] = []
        var notes = "date,value\n"
        let start = Ledger.day("2025-01-01")
        for number in 0..<days {
            guard let day = start.adding(days: number) else { continue }
            let mood = 1 + number * 7 % 5
            let noise = number * 13 % 41
            let cents = 2000 + (mood - 3) * pull * 10 + noise * 10
            var row = Ledger.transaction(
                "t\(number)", day.description, "-\(Amount(units: Int64(cents), decimals: 2))", category: "shopping.general",
                merchant: "Shop \(number)")
            if byTags { row.set(.tags, strings: ["mood:\(mood)"]) }
            rows.append(row)
            notes += "\(day),\(mood)\n"
        }
        let file = Scratch()
        Files.write(byTags ? "date,value\n" : notes, to: "\(file.path)/mood.csv")
        let all = try StageRun(FindingsStage.self, options: ["notes": ["\(file.path)/mood.csv"]], asOf: "2025-06-30", rows).all("finding")
        return all.filter { $0.string(.code) == "mood-spending" }
    }

    /// Days, how far spending follows, and whether it is told; fewer than thirty days tell nothing however close.
    @Test(arguments: [(29, -60, false), (30, -60, true), (90, -60, true), (90, 60, true), (90, 0, false)])
    func itIsToldOnlyWhereItIsSure(days: Int, pull: Int, isTold: Bool) throws {
        for byTags in [false, true] {
            let found = try found(days: days, pull: pull, byTags: byTags)
            #expect(found.isEmpty == !isTold, "\(found.map(\.text))")
            #expect(found.allSatisfy { ($0.string(.message) ?? "").contains(pull < 0 ? "less is spent" : "more is spent") })
            #expect(found.allSatisfy { ($0.string(.message) ?? "").contains("95 % between") && $0.string(.rests) == "household" })
        }
    }

    @Test func theIntervalHoldsWhatItSays() throws {
        var line: [(x: Double, y: Double)] = []
        for number in 0..<40 { line.append((Double(number * 7 % 40), Double(number * 7 % 40))) }
        let same = try #require(RankCorrelation(line))
        #expect(same.value > 0.99 && same.isSure)
        #expect(RankCorrelation([(1, 2), (1, 3), (1, 4), (1, 5)]) == nil, "one side is always the same")
        #expect(RankCorrelation([(1, 2), (2, 3), (3, 4)]) == nil)
        // Days that resemble their neighbours are fewer than they seem.
        var slow: [(x: Double, y: Double)] = []
        for number in 0..<60 {
            let wave = Double(number / 10 % 2)
            slow.append((wave + Double(number % 3) / 100, wave + Double(number % 5) / 90))
        }
        let quick = (0..<60).map { slow[$0 * 7 % 60] }
        let (a, b) = (try #require(RankCorrelation(slow)), try #require(RankCorrelation(quick)))
        #expect(abs(a.value - b.value) < 1e-9 && a.high - a.low > b.high - b.low)
        #expect(try #require(RankCorrelation(quick, tests: 8)).low < b.low)
    }

    @Test(arguments: [
        ("date,value\n2025-3-1,4\n", "line 2"), ("date,value\n2025-03-01,good\n", "no number"), ("date,feeling\n2025-03-01,4\n", "feeling"),
        ("", "empty"),
    ])
    func aMistakeIsTold(text: String, word: String) throws {
        let fault = #expect(throws: Fault.self) { try DayNotes(Array(text.utf8), file: "mood.csv") }
        #expect(fault.map { ($0.sentence + $0.remedy + ($0.place ?? "")).contains(word) } ?? false, "\(String(describing: fault))")
    }
}
