import Testing
import TillTesting

@testable import TillAnalysis

struct RedistributionTests {
    private func line(
        _ category: String, limit: Int64, spent: Int64, priority: Int = 5, floor: Int64 = 0, reserved: Int64 = 0, expected: Int64 = 0
    ) -> BudgetLine {
        var line = BudgetLine(category: category, limit: limit, carry: .none, priority: priority, floor: floor, isSaving: false)
        line.spent = spent
        line.reserved = reserved
        line.expected = expected
        return line
    }

    @Test func theLeastImportantGivesFirst() {
        var lines = [
            line("food", limit: 100, spent: 130, priority: 1), line("fun", limit: 50, spent: 30, priority: 9),
            line("shopping", limit: 50, spent: 0, priority: 5),
        ]
        let moves = Redistribution(approveAbove: nil).run(&lines)
        #expect(moves.map { "\($0.from)>\($0.to):\($0.amount)" } == ["fun>food:20", "shopping>food:10"])
        #expect(lines.map(\.available) == [130, 30, 40])
        #expect(lines.map(\.left) == [0, 0, 40])
    }

    @Test func oneGivesNeitherWhatItStillNeedsNorItsFloor() {
        var lines = [
            line("food", limit: 0, spent: 100), line("home", limit: 100, spent: 10, reserved: 60, expected: 20),
            line("gifts", limit: 50, spent: 0, floor: 45),
        ]
        let moves = Redistribution(approveAbove: nil).run(&lines)
        #expect(Set(moves.map { "\($0.from):\($0.amount)" }) == ["home:10", "gifts:5"])
        #expect(lines[0].left == -85)
    }

    @Test func aLargeMoveWaitsAndIsNotMade() {
        var lines = [line("food", limit: 0, spent: 80, priority: 1), line("fun", limit: 100, spent: 0, priority: 9)]
        let moves = Redistribution(approveAbove: 50).run(&lines)
        #expect(moves.map(\.waits) == [true])
        #expect(lines.map(\.available) == [0, 100])
    }

    @Test(arguments: 0..<300)
    func sumsStayFloorsHoldAndTheOrderOfLinesDoesNotShow(seed: Int) {
        var chance = SeededChance(UInt64(seed))
        var lines = (0..<Int.random(in: 1...9, using: &chance)).map { number in
            let limit = Int64.random(in: 0...50_000, using: &chance)
            return line(
                "c\(number)", limit: limit, spent: Int64.random(in: -2_000...70_000, using: &chance),
                priority: Int.random(in: 1...9, using: &chance), floor: Int64.random(in: 0...limit, using: &chance),
                reserved: Int64.random(in: 0...3_000, using: &chance), expected: Int64.random(in: 0...3_000, using: &chance))
        }
        let before = lines
        var shuffled = lines.shuffled(using: &chance)
        let limit = Bool.random(using: &chance) ? Int64.random(in: 0...20_000, using: &chance) : nil
        let moves = Redistribution(approveAbove: limit).run(&lines)
        #expect(Redistribution(approveAbove: limit).run(&shuffled) == moves)
        #expect(lines.map(\.available).reduce(0, +) == before.map(\.available).reduce(0, +))
        #expect(lines.map(\.moved).reduce(0, +) == 0)
        for (old, new) in zip(before, lines) {
            // Who gave keeps its floor, and what it needs; who got has no more than it had spent.
            if new.moved < 0 { #expect(new.available >= new.floor && new.left >= new.reserved + new.expected) }
            if new.moved > 0 { #expect(old.left < 0 && new.left <= 0) }
            let made = moves.filter { !$0.waits }
            let got = made.filter { $0.to == new.category }.map(\.amount).reduce(0, +)
            let gave = made.filter { $0.from == new.category }.map(\.amount).reduce(0, +)
            #expect(new.moved == got - gave)
        }
        #expect(moves.allSatisfy { move in move.amount > 0 && move.waits == (limit.map { move.amount > $0 } ?? false) })
    }
}
