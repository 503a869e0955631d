import TillRecords
import Testing
import TillTesting

@testable import TillAnalysis

/// Lines of a budget that are one member's, and those that put money aside.
struct BudgetLineTests {
    private func budgets(_ rows: [Record], _ lines: String, method: String = "limits") throws -> [Record] {
        let file = """
            currency: EUR
            members: [{id: ana, role: owner}, {id: kim, role: child}]
            budget:
              method: \(method)
              categories:
            \(lines.split(separator: "\n").map { "    - " + $0 }.joined(separator: "\n"))
            """
        let found = try StageRun(BudgetStage.self, household: file, asOf: nil, rows).all("budget")
        for record in found { #expect(Shape.budget.violations(in: record) == []) }
        return found
    }

    private func spent(_ id: String, _ date: String, _ amount: String, _ category: String, by member: String? = nil) -> Record {
        var record = Ledger.transaction(id, date, amount, category: category)
        if let member { record.set(.member, string: member) }
        return record
    }

    private func line(_ budget: Record, _ category: String, _ member: String? = nil) -> Record? {
        budget.objects(.lines).first { $0.string(.category) == category && $0.string(.member) == member }
    }

    @Test func aMembersLineHasWhatThatMemberSpends() throws {
        let rows = [
            spent("a", "2025-03-01", "-40.00", "food.groceries"), spent("b", "2025-03-02", "-7.00", "food.bakery", by: "kim"),
            spent("c", "2025-03-03", "-9.00", "food.groceries", by: "ana"), spent("d", "2025-03-04", "-12.00", "leisure.games", by: "kim"),
            spent("e", "2025-03-31", "-5.00", "leisure.events", by: "kim"),
        ]
        let found = try budgets(
            rows,
            "{category: food, limit: 100}\n{category: food, member: kim, limit: 20}\n{category: leisure.games, member: kim, limit: 10}")
        #expect(line(found[0], "food")?.string(.spent) == "49.00")
        #expect(line(found[0], "food", "kim")?.string(.spent) == "7.00")
        #expect(line(found[0], "food", "kim")?.string(.status) == "green")
        #expect(line(found[0], "leisure.games", "kim")?.string(.status) == "yellow", "what others can spare covers it")
        #expect(found[0].string(.outside) == "5.00", "kim has no line for other leisure, and nobody else has")
        let moves = found[0].objects(.moves)
        #expect(Set(moves.map { $0.string(.to) }) == ["leisure.games (kim)"])
        #expect(Set(moves.compactMap { $0.string(.from) }).isSubset(of: ["food", "food (kim)"]))
    }

    /// A year's bill of 601.00: each month has a twelfth, to the cent, and what is left stays.
    @Test func aSinkingFundFillsUpAndNobodyElseGetsIt() throws {
        var rows = (1...12).map { spent("g\($0)", "2025-\($0 < 10 ? "0" : "")\($0)-01", "-130.00", "food.groceries") }
        rows.append(spent("i", "2025-12-10", "-580.00", "insurance.car"))
        rows.append(spent("z", "2025-12-31", "-1.00", "food.groceries"))
        let found = try budgets(rows, "{category: food, limit: 100}\n{category: insurance, limit: 601.00, sinking: true, priority: 9}")
        let lines = found.compactMap { line($0, "insurance") }
        #expect(lines.count == 12)
        let parts = lines.compactMap { $0.decimal(.limit)?.units }
        #expect(parts.reduce(0, +) == 60100 && parts.allSatisfy { (5008...5009).contains($0) }, "\(parts)")
        #expect(lines[10].string(.left).flatMap { Amount($0) }?.units == parts.prefix(11).reduce(0, +))
        #expect(lines[11].string(.available) == "601.00" && lines[11].string(.left) == "21.00")
        #expect(found.allSatisfy { $0.objects(.moves).isEmpty }, "food is overspent each month, and the fund gives nothing")
        #expect(found[0].string(.available) == "100.00" && found[0].string(.aside) == lines[0].string(.limit))
        #expect(found[11].string(.spent) == "131.00")
        #expect(found[11].objects(.days).allSatisfy { $0.string(.bills) == nil && $0.string(.spent) != "580.00" })
        #expect(lines[11].flag(.sinking) == true)
    }

    /// How often the bill comes, and what a month puts aside of 120.00; whether it is a fund at all.
    @Test(arguments: [
        ("every: monthly", "120.00", false), ("every: bimonthly", "60.00", true), ("every: quarterly", "40.00", true),
        ("every: halfyearly", "20.00", true), ("every: yearly", "10.00", true), ("sinking: true", "10.00", true),
        ("sinking: true, every: quarterly", "40.00", true), ("sinking: false", "120.00", false),
    ])
    func aPartOfItsTime(words: String, part: String, isFund: Bool) throws {
        let rows = [spent("a", "2025-03-01", "-4.00", "food.groceries"), spent("b", "2025-03-31", "-4.00", "food.groceries")]
        let found = try budgets(rows, "{category: insurance, limit: 120, \(words)}")
        #expect(line(found[0], "insurance")?.string(.limit) == part)
        #expect((line(found[0], "insurance")?.flag(.sinking) ?? false) == isFund)
    }

    @Test func aFundThatIsShortTakesFromNobody() {
        func line(_ category: String, spent: Int64, months: Int) -> BudgetLine {
            var line = BudgetLine(
                category: category, limit: 100, carry: .both, priority: 5, floor: 0, isSaving: false, member: nil, months: months)
            line.spent = spent
            return line
        }
        for (months, moves) in [(1, 1), (2, 0), (12, 0)] {
            var lines = [line("insurance", spent: 130, months: months), line("food", spent: 0, months: 1)]
            #expect(Redistribution(approveAbove: nil).run(&lines).count == moves)
            var other = [line("insurance", spent: 0, months: months), line("food", spent: 130, months: 1)]
            #expect(Redistribution(approveAbove: nil).run(&other).count == moves)
        }
    }

    /// What was paid of a year's 600.00 in its first month, and in the third: a bill that came early is no overspending, more than the year is.
    @Test(arguments: [
        ("-30.00", "-0.00", ["green", "green", "green"]), ("-600.00", "-0.00", ["yellow", "yellow", "yellow"]),
        ("-600.00", "-0.01", ["yellow", "yellow", "red"]), ("-600.01", "-0.00", ["red", "red", "red"]),
        ("-50.01", "-0.00", ["yellow", "green", "green"]),
    ])
    func aBillThatComesBeforeItsFundIsFull(first: String, third: String, colours: [String]) throws {
        var rows = [
            spent("i", "2025-01-10", first, "insurance.car"), spent("a", "2025-01-01", "-4.00", "food.groceries"),
            spent("b", "2025-03-31", "-4.00", "food.groceries"),
        ]
        if third != "-0.00" { rows.append(spent("j", "2025-03-10", third, "insurance.car")) }
        let found = try budgets(rows, "{category: insurance, limit: 600, every: yearly}")
        #expect(found.compactMap { line($0, "insurance")?.string(.status) } == colours)
    }

    @Test func aBillToComeIsSetAsideWhereItIsPaid() throws {
        var rows = [spent("a", "2025-01-01", "-4.00", "food.groceries"), spent("z", "2025-03-20", "-4.00", "food.groceries")]
        for month in 1...2 {
            var row = spent("m\(month)", "2025-0\(month)-25", "-9.00", "leisure.music", by: "kim")
            row.set(.series, string: "s1")
            rows.append(row)
        }
        let bill =
            #"{"type":"series","id":"s1","household":"home","period":"monthly","kind":"subscription","name":"Tunes","#
            + #""category":"leisure.music","status":"active","amount":"-9.00","currency":"EUR","next":"2025-03-25","transactions":["m1","m2"]}"#
        rows.append(try Record(checking: bill))
        let found = try budgets(rows, "{category: leisure, limit: 100}\n{category: leisure, member: kim, limit: 20}")
        #expect(line(found[2], "leisure", "kim")?.string(.bills) == "9.00")
        #expect(line(found[2], "leisure")?.string(.bills) == nil)
    }
}
