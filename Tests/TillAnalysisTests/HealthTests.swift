import TillFigures
import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillAnalysis

struct HealthTests {
    /// A household by the month: what came in, what went out on what, and what the account held at the start.
    private struct Life {
        var income: [Int] = [3000, 3000, 2800, 3000, 3000, 3100, 3000, 3000]
        var rent = 900
        var food = 600
        var loan = 200
        var fun: [Int] = [300, 500, 200, 400, 350, 300, 800, 250]
        var opening = 4000
        var hasBalance = true

        var records: [Record] {
            var records: [Record] = hasBalance ? [Ledger.balance("2024-12-31", "\(opening).00")] : []
            for (index, income) in income.enumerated() {
                func row(_ id: String, _ day: Int, _ amount: Int, _ category: String) {
                    records.append(
                        Ledger.transaction("\(id)\(index)", "2025-0\(index + 1)-\(day)", "\(amount).00", category: category))
                }
                row("i", 10, income, "income.salary")
                row("r", 11, -rent, "home.rent")
                row("f", 12, -food, "food.groceries")
                row("l", 13, -loan, "debt.loan")
                row("x", 28, -fun[index % fun.count], "leisure.events")
            }
            // The first day, so that the first month is complete.
            records.append(Ledger.transaction("first", "2025-01-01", "-1.00", category: "food.groceries"))
            if hasBalance {
                let spent = income.count * (rent + food + loan) + income.indices.reduce(0) { $0 + fun[$1 % fun.count] } + 1
                records.append(Ledger.balance("2025-0\(income.count)-28", "\(opening + income.reduce(0, +) - spent).00"))
            }
            return records
        }

        func health() throws -> HealthMonth {
            struct NoMonth: Error {}
            let knowledge = try HealthKnowledge(Knowledge(folder: Checkout.path("pipelines/knowledge")))
            let file = try HouseholdFile(yaml: "currency: EUR\naccounts: [{id: giro, kind: checking}]", id: "home", file: "home.yaml")
            let ledger = HouseholdLedger(records, file: file)
            guard let month = HealthMonth(ledger, knowledge, months: ledger.completeMonths) else { throw NoMonth() }
            return month
        }
    }

    @Test func everyMonthAskedForHasARecordAsItWasThen() throws {
        let records = Life().records
        let last = try StageRun(HealthStage.self, records).all("health")
        let all = try StageRun(HealthStage.self, options: ["months": ["3"]], records).all("health")
        #expect(all.compactMap { $0.string(.month) } == ["2025-06", "2025-07", "2025-08"])
        #expect(all.last?.text == last.first?.text, "the last is the one without the option")
        let more = try StageRun(HealthStage.self, options: ["months": ["8"]], records).all("health")
        #expect(more.suffix(3).map(\.text) == all.map(\.text) && more.count > 3)
        #expect(throws: Fault.self) { try StageRun(HealthStage.self, options: ["months": ["0"]], records) }
    }

    @Test func componentsAreAsDefined() throws {
        let health = try Life().health()
        func value(_ component: HealthKnowledge.Component) -> Double? { health.seen.first { $0.component == component }?.value }
        #expect(health.months == 8 && health.seen.count == 9 && health.unseen.isEmpty)
        let income = 23_900.0
        #expect(abs((value(.housingShare) ?? 0) - 7_200 / income) < 1e-9)
        #expect(abs((value(.debtShare) ?? 0) - 1_600 / income) < 1e-9)
        #expect(abs((value(.savingsRate) ?? 0) - (income - 8 * 1_700 - 3_100 - 1) / income) < 1e-9)
        #expect(value(.overdraftFees) == 0)
        // 4000 at the start and what was left over, over rent, food and loan.
        #expect(abs((value(.emergencyMonths) ?? 0) - (4_000 + income - 16_701) / 1_700) < 0.01)
        #expect(health.seen.allSatisfy { (0...100).contains($0.points) && (0...1).contains($0.coverage) })
    }

    @Test func thereIsNoTotalBelowSixMonthsOrFiveComponents() throws {
        var life = Life()
        #expect(try life.health().total != nil)
        life.income = Array(life.income.prefix(5))
        let short = try life.health()
        #expect(short.total == nil && short.whyNoTotal == "a total needs 6 complete months, and 5 are known")
        life = Life()
        life.hasBalance = false
        life.income = life.income.map { _ in 0 }
        let poor = try life.health()
        #expect(poor.total == nil && poor.seen.count < 5 && poor.whyNoTotal?.contains("components") == true)
        #expect(Set(poor.unseen.map(\.why)).isSubset(of: ["no income is known", "no balance is stated"]))
    }

    /// What is not seen gives no points: nearly everybody pays for a home, and a loan may hide in what has no category.
    @Test func whatIsNotSeenGivesNoPoints() throws {
        var life = Life()
        life.rent = 0
        let homeless = try life.health()
        #expect(homeless.unseen.map(\.component) == [.housingShare])
        #expect(homeless.unseen.map(\.why) == ["no payment of this kind is known"])
        life = Life()
        life.loan = 0
        #expect(try life.health().seen.first { $0.component == .debtShare }?.value == 0, "all of the spending is named, and none is a loan")
    }

    /// Spending without a category as a share of all, and whether the absence of a loan says anything: nine tenths must be named.
    @Test(arguments: [(100, true), (110, true), (115, false), (900, false)])
    func aLoanMayHideInWhatHasNoCategory(unnamed: Int, isSeen: Bool) throws {
        let knowledge = try HealthKnowledge(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        for name in ["", "unknown"] {
            let rows = (1...6).flatMap { month in
                [
                    Ledger.transaction("i\(month)", "2025-0\(month)-01", "3000.00", category: "income.salary"),
                    Ledger.transaction("r\(month)", "2025-0\(month)-02", "-1000.00", category: "home.rent"),
                    Ledger.transaction("u\(month)", "2025-0\(month)-28", "-\(unnamed).00", category: name),
                ]
            }
            let ledger = HouseholdLedger(rows)
            let health = try #require(HealthMonth(ledger, knowledge, months: ledger.completeMonths))
            #expect(health.seen.contains { $0.component == .debtShare } == isSeen)
        }
    }

    /// A loan in the book: its payments are transfers and debt service, its interest is what it costs and no fee.
    @Test func anOwnLoanIsDebtServiceAndItsInterestNoFee() throws {
        let knowledge = try HealthKnowledge(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        let file = try HouseholdFile(
            yaml: "currency: EUR\naccounts: [{id: giro, kind: checking}, {id: auto, kind: loan}, {id: visa, kind: card}]", id: "home",
            file: "h")
        for (account, fees) in [("auto", 0.0), ("visa", 3.0)] {
            let rows = (1...6).flatMap { month in
                [
                    Ledger.transaction("i\(month)", "2025-0\(month)-01", "3000.00", category: "income.salary"),
                    Ledger.transaction("o\(month)", "2025-0\(month)-05", "-420.00", kind: "transfer", linked: "p\(month)"),
                    Ledger.transaction(
                        "p\(month)", "2025-0\(month)-05", "420.00", kind: "transfer", account: "auto", linked: "o\(month)"),
                    Ledger.transaction("n\(month)", "2025-0\(month)-05", "-31.00", category: "fees.interest", account: account),
                    Ledger.transaction("f\(month)", "2025-0\(month)-28", "-500.00", category: "food.groceries"),
                ]
            }
            let ledger = HouseholdLedger(rows, file: file)
            let health = try #require(HealthMonth(ledger, knowledge, months: ledger.completeMonths))
            func value(_ component: HealthKnowledge.Component) -> Double? { health.seen.first { $0.component == component }?.value }
            #expect(abs((value(.debtShare) ?? 0) - 0.14) < 1e-9)
            #expect(value(.overdraftFees) == fees)
            #expect(abs((value(.savingsRate) ?? 0) - (3000.0 - 531) / 3000) < 1e-9)
        }
    }

    @Test func moreMoneyNeverLowersTheTotal() throws {
        var chance = SeededChance(5)
        for _ in 0..<40 {
            var life = Life()
            life.income = (0..<6 + chance.below(3)).map { _ in 500 + chance.below(4_000) }
            (life.rent, life.food, life.loan) = (1 + chance.below(1_500), 1 + chance.below(900), 1 + chance.below(700))
            life.fun = (0..<8).map { _ in 1 + chance.below(900) }
            life.opening = chance.below(20_000) - 2_000
            let before = try life.health()
            let more = 1 + chance.below(1_500)
            var changes: [(String, Life)] = []
            var richer = life
            richer.opening += more
            changes.append(("a higher balance", richer))
            var earning = life
            earning.income = earning.income.map { $0 + more }
            changes.append(("more income every month", earning))
            var cheaper = life
            cheaper.rent = max(1, cheaper.rent - more)
            changes.append(("a lower rent", cheaper))
            for (what, changed) in changes {
                let after = try changed.health()
                for (old, new) in zip(before.seen, after.seen) where old.component != .spendingSwings {
                    #expect(new.points >= old.points - 1e-9, "\(what) lowered \(old.component.rawValue)")
                }
            }
            for (_, changed) in changes.prefix(2) { #expect(try (changed.health().total ?? 0) >= (before.total ?? 0) - 1e-9) }
        }
    }

    @Test func pointsGoOneWayOnly() throws {
        let knowledge = try HealthKnowledge(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        for component in HealthKnowledge.Component.allCases {
            let scale = try #require(knowledge.scale(component))
            let points = (0...600).map { scale.points(Double($0 - 100) / 40) }
            let isRising = (points.last ?? 0) > points[0]
            for (low, high) in zip(points, points.dropFirst()) { #expect(isRising ? high >= low : high <= low) }
            #expect(points.allSatisfy { (0...100).contains($0) })
            #expect(scale.band(scale.good) == "good" && scale.points(scale.good) >= scale.points(scale.poor))
        }
    }

    @Test func whatMovedIsTold() throws {
        let knowledge = try HealthKnowledge(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        var life = Life()
        let before = try life.health()
        life.loan = 1_500
        let now = try life.health()
        let record = HealthRecord.make(now, before: before, knowledge, HouseholdLedger([]))
        let moved = record.objects(.moved)
        #expect(moved.contains { $0.string(.component) == "debt-share" && ($0.integer(.points) ?? 0) < -30 })
        #expect((record.integer(.change) ?? 0) < 0)
        let sizes = moved.map { abs($0.integer(.points) ?? 0) }
        #expect(sizes == sizes.sorted(by: >))
    }
}
