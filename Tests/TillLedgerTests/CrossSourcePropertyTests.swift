import Testing
import TillLedger
import TillRecords
import TillTesting

/// Whatever a household has: every observation is in one transaction, and the order it came in does not show.
@Suite struct CrossSourcePropertyTests {
    private static let shops = ["Bistro Rosa", "Rossi Market", "Kern Bakery", "Blue Cafe", "Park Books", "Lane Drugs", "Taxi Nord"]

    /// Purchases of two months: rows with a lag, receipts with misread digits, tips and lost dates, messages that round.
    private func household(_ seed: UInt64) -> [String] {
        var chance = SeededChance(seed)
        var lines: [String] = []
        for index in 0..<60 {
            let shop = chance.pick(Self.shops)
            let cents = chance.below(4) == 0 ? 450 : 200 + chance.below(6_000)
            let day = Day(year: 2025, month: 3 + chance.below(2), day: 1 + chance.below(28))
            let date = day?.description ?? ""
            let paid = Amount(units: Int64(-cents), decimals: 2).description
            let booked = day?.adding(days: chance.below(4))?.description ?? ""
            if chance.below(6) > 0 {
                lines.append(
                    observation(
                        "b\(index)", account: chance.pick(["giro", "visa"]), date: booked, paid, text: shop.uppercased(), merchant: shop))
            }
            if chance.below(2) == 0 { lines.append(receipt(index, shop, cents, [date, booked], &chance)) }
            if chance.below(3) == 0 {
                let whole = Amount(units: Int64(-(cents + 50) / 100), decimals: 0).description
                lines.append(
                    Purchase.message("c\(index)", chance.below(2) == 0 ? whole : paid, shop.lowercased()) {
                        $0.date = date
                        if index % 20 == 0 { $0.status = "void" }
                    })
            }
        }
        return lines
    }

    private func receipt(_ index: Int, _ shop: String, _ cents: Int, _ days: [String], _ chance: inout SeededChance) -> String {
        let seen = Amount(units: Int64(chance.below(8) == 0 ? -cents - 200 : -cents), decimals: 2).description
        let lost = chance.below(10)
        return Purchase.receipt("r\(index)", seen, chance.below(9) == 0 ? nil : shop) {
            ($0.date, $0.dates) = lost == 0 ? (nil, []) : lost == 1 ? (nil, days) : (days[0], [])
            $0.time = lost > 4 ? "1\(lost):0\(index % 10)" : nil
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func everyObservationIsInOneTransaction(seed: UInt64) throws {
        let lines = household(seed)
        let run = try StageRun(DedupeStage.self, lines)
        let placed = run.all("transaction").flatMap { $0.strings(.observations) }
        #expect(placed.count == Set(placed).count)
        let dateless = Set(run.all("reject").compactMap { $0.string(.place) })
        let void = Set(run.all("observation").filter { $0.string(.status) == "void" }.compactMap { $0.string(.id) })
        let all = Set(run.all("observation").compactMap { $0.string(.id) })
        #expect(all.count == lines.count)
        #expect(Set(placed) == all.subtracting(dateless).subtracting(void))
        for one in run.all("transaction") {
            let kinds = one.strings(.observations).map { $0.first ?? " " }
            #expect(kinds.count { $0 == "b" } <= 1 && kinds.count { $0 == "c" } <= 1)
            #expect((kinds.first == "b") == (one.string(.status) == "posted"))
            for candidate in one.objects(.candidates) {
                #expect(run.all("transaction").contains { $0.string(.id) == candidate.string(.to) })
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theOrderDoesNotShow(seed: UInt64) throws {
        var lines = household(seed)
        let first = try StageRun(DedupeStage.self, lines).texts
        var chance = SeededChance(seed &+ 100)
        for _ in 0..<3 {
            lines.shuffle(using: &chance)
            #expect(try StageRun(DedupeStage.self, lines).texts == first)
        }
    }

    @Test func bankRowsAloneAreAsTheyWere() throws {
        // Cross-source work adds nothing to rows that no receipt and no message tells of.
        let rows = household(7).filter { $0.contains(#""kind":"bank""#) }
        let alone = try StageRun(DedupeStage.self, rows)
        let beside = try StageRun(DedupeStage.self, rows + [Purchase.receipt("r", "-99999.99", "Nowhere")])
        #expect(Set(alone.all("transaction").map(\.text)).isSubset(of: Set(beside.all("transaction").map(\.text))))
    }
}
