import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillAnalysis

/// Goals and challenges of a household.
struct GoalsTests {
    private static let accounts =
        "currency: EUR\naccounts: [{id: giro, kind: checking, member: ana}, {id: savings, kind: savings}]\n"
        + "members: [{id: ana, role: owner}, {id: kim, role: member}]\n"

    private func goals(_ yaml: String, _ rows: [Record], asOf: String? = nil) throws -> [Record] {
        try StageRun(GoalsStage.self, household: Self.accounts + "goals:\n" + yaml, asOf: asOf, rows).all("goal")
    }

    /// Savings that get so much at the end of each month of 2025, from nothing.
    private func saved(_ amounts: [Int]) -> [Record] {
        var held = 0
        var rows = [Ledger.balance("2024-12-31", "0.00", account: "savings"), Ledger.transaction("first", "2025-01-01", "-1.00")]
        for (index, amount) in amounts.enumerated() {
            held += amount
            let month = Month(year: 2025, month: index + 1)
            rows.append(
                Ledger.transaction("s\(index)", month.day(28).description, "\(amount).00", kind: "transfer", account: "savings"))
            rows.append(Ledger.balance(month.last.description, "\(held).00", account: "savings"))
        }
        return rows
    }

    @Test func goalsOfOneAccountAreFilledOneAfterTheOther() throws {
        let told = try goals(
            """
              - {name: Second, target: 500, account: savings, priority: 2}
              - {name: First, target: 300, account: savings, priority: 1, start: 20}
            """, saved([420]))
        #expect(told.map { $0.string(.name) } == ["Second", "First"], "in the file's order")
        #expect(told.map { $0.string(.saved) } == ["120.00", "300.00"])
        #expect(told.map { $0.string(.status) } == ["open", "reached"])
    }

    /// Five complete months tell no pace, six do.
    @Test(arguments: [(5, false), (6, true)]) func aPaceNeedsSixMonths(months: Int, isTold: Bool) throws {
        let told = try goals("  - {name: A, target: 5000, account: savings}", saved(Array(repeating: 100, count: months)))
        #expect(told.first?.has(.projected) == isTold)
        #expect((told.first?.string(.why) ?? "").contains("6 complete months") == !isTold)
    }

    /// What lies more than twelve complete months back tells of another life: here 700 in the first of them.
    @Test(arguments: [(12, "150.00"), (13, "100.00")]) func aPaceIsOfTwelveMonths(months: Int, pace: String) throws {
        let made = GoalPace([700] + Array(repeating: 100, count: months - 1))
        #expect(made.map { Amount(units: Int64(($0.mean * 100).rounded()), decimals: 2).description } == pace)
    }

    /// What a month costs is told by three complete months, and not by two.
    @Test(arguments: [(2, "unknown", nil), (3, "reached", "60.00")])
    func aTargetOfMonthsNeedsThree(months: Int, status: String, target: String?) throws {
        var rows = saved(Array(repeating: 100, count: months))
        rows += (0..<months).map { Ledger.transaction("m\($0)", "2025-0\($0 + 1)-15", "-20.00", category: "food.groceries") }
        let told = try goals("  - {name: A, months: 3, account: savings}", rows).first
        // The one euro of the first day is January's; the middle month costs 20.00.
        #expect(told?.string(.status) == status && told?.string(.target) == target)
    }

    private func found(_ goal: String) throws -> [Record] {
        let row = Ledger.transaction("a", "2025-08-31", "-1.00", category: "food.groceries")
        return try StageRun(
            FindingsStage.self, [row.text, #"{"type":"goal","household":"home","name":"Bicycle","currency":"EUR",\#(goal)}"#]
        )
        .all("finding")
    }

    /// A goal that comes too late is told; one in time, one without a day and one whose day has passed are not.
    @Test(arguments: [("behind", 1), ("on-track", 0), ("open", 0), ("late", 0)]) func whatComesTooLateIsTold(status: String, count: Int)
        throws
    {
        let told = try found(
            #""target":"900.00","left":"400.00","date":"2025-08-31","until":"2025-10-31","pace":"50.00","needed":"200.00","#
                + #""projected":"2026-05-01","status":"\#(status)""#)
        #expect(told.count == count)
        guard let first = told.first else { return }
        #expect(first.string(.key) == "goal-behind:Bicycle:2025-08" && first.string(.amount) == "400.00")
        #expect(first.string(.message)?.contains("there on 1 May 2026") ?? false && first.string(.action)?.contains("€200.00") ?? false)
    }

    /// Milestones of one day are told as the furthest; one without a day is not told.
    @Test func milestonesAreToldOnce() throws {
        let told = try found(
            #""target":"900.00","status":"open","milestones":[{"used":25,"date":"2025-03-01"},{"used":50,"date":"2025-03-01"},"#
                + #"{"used":75,"date":"2025-06-01"},{"used":100}]"#)
        #expect(told.map { $0.string(.key) } == ["goal-milestone:Bicycle:50", "goal-milestone:Bicycle:75"])
    }

    @Test func anEvenPaceHasOneDay() throws {
        let told = try #require(
            try goals("  - {name: A, target: 1000, account: savings, by: 2025-12-31}", saved(Array(repeating: 100, count: 8))).first)
        #expect(told.string(.pace) == "100.00" && told.integer(.months) == 8 && told.string(.needed) == "50.00")
        #expect(told.string(.projected) == "2025-10-31" && told.string(.earliest) == told.string(.latest))
        #expect(told.equals(.status, "on-track"))
    }

    /// On the day itself it is in time, a day later it is not.
    @Test(arguments: [("2025-10-30", "behind"), ("2025-10-31", "on-track"), ("2025-08-30", "late")])
    func itsDayIsInTime(by: String, status: String) throws {
        let told = try goals("  - {name: A, target: 1000, account: savings, by: \(by)}", saved(Array(repeating: 100, count: 8)))
        #expect(told.first?.string(.status) == status)
    }

    /// A part of the way is reached on the first day it is there, and not a unit before.
    @Test(arguments: [("400", "2025-02-28"), ("400.04", "2025-03-28")]) func aMilestoneHasItsDay(target: String, half: String) throws {
        let told = try goals("  - {name: A, target: \(target), account: savings, milestones: [50]}", saved([100, 100, 100]))
        #expect(told.first?.objects(.milestones).first?.string(.date) == half)
    }

    @Test func whatWasThereBeforeAnythingIsKnownHasNoDay() throws {
        let rows = [
            Ledger.balance("2025-01-01", "900.00", account: "savings"), Ledger.transaction("a", "2025-01-31", "-1.00", account: "savings"),
        ]
        let told = try #require(try goals("  - {name: A, target: 1000, account: savings, milestones: [50]}", rows).first)
        #expect(told.string(.saved) == "899.00" && !(told.objects(.milestones).first?.has(.date) ?? true))
    }

    @Test func taggedRowsAreSetAsideAndTakenBack() throws {
        func tagged(_ id: String, _ day: String, _ amount: String, account: String = "giro", linked: String? = nil) -> Record {
            var row = Ledger.transaction(
                id, day, amount, kind: linked == nil ? nil : "transfer", account: account, linked: linked)
            row.set(.tags, strings: ["lisbon"])
            return row
        }
        let rows = [
            tagged("a", "2025-01-10", "-100.00"), tagged("b", "2025-02-10", "30.00"),
            tagged("c", "2025-03-10", "-50.00", linked: "d"), tagged("d", "2025-03-10", "50.00", account: "savings", linked: "c"),
            Ledger.transaction("e", "2025-03-12", "-40.00"),
        ]
        let told = try #require(
            try goals("  - {name: A, target: 400, tag: lisbon, start: 80, shares: {ana: 0.5, kim: 0.5}}", rows).first)
        #expect(told.string(.saved) == "200.00", "of two sides of one movement one counts")
        #expect(told.objects(.shares).map { $0.string(.paid) } == ["120.00", nil])
        #expect(told.objects(.shares).map { $0.string(.target) } == ["200.00", "200.00"])
    }

    @Test func anAccountWithoutDocumentsIsNotKnown() throws {
        let told = try goals("  - {name: A, target: 400, account: savings}", [Ledger.transaction("a", "2025-01-10", "-100.00")])
        #expect(told.first?.equals(.status, "unknown") ?? false)
        #expect(told.first?.string(.why) == "no document tells of the account savings")
    }

    /// Months drawn at random: the days with one and nine chances in ten hold eight of ten.
    @Test func theIntervalHoldsWhatItPromises() throws {
        var state: UInt64 = 20_250_314
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        // A sum of twelve uniform numbers is close to normal.
        func month() -> Double { 300 + 120 * ((0..<12).reduce(0) { sum, _ in sum + uniform() } - 6) }
        var (inside, tried) = (0, 0)
        for _ in 0..<1500 {
            guard let pace = GoalPace((0..<12).map { _ in Int64(month()) }) else { continue }
            let rest = 3000.0
            let said = pace.months(until: rest)
            var (held, passed) = (0.0, 0.0)
            while held < rest, passed < 400 {
                let gain = month()
                // Within the month the money is taken as coming evenly.
                passed += held + gain >= rest ? (rest - held) / gain : 1
                held += gain
            }
            tried += 1
            if let early = said.earliest, early <= passed, said.latest.map({ passed <= $0 }) ?? true { inside += 1 }
        }
        let share = Double(inside) / Double(tried)
        #expect((0.77...0.85).contains(share), "\(share)")
    }

    private func challenge(_ yaml: String, _ rows: [Record], asOf: String) throws -> Record {
        try #require(
            try StageRun(GoalsStage.self, household: Self.accounts + "challenges:\n" + yaml, asOf: asOf, rows).all("challenge").first)
    }

    /// Six days without are not seven.
    @Test(arguments: [("2025-03-16", 6, "running"), ("2025-03-17", 7, "kept")]) func daysWithout(asOf: String, streak: Int, status: String)
        throws
    {
        let rows = [
            Ledger.transaction("a", "2025-03-05", "-9.00", category: "food.groceries"),
            Ledger.transaction("b", "2025-03-10", "-3.20", category: "food.coffee", merchant: "Bean"),
        ]
        let told = try challenge("  - {name: A, category: food.coffee, for: 7}", rows, asOf: asOf)
        #expect(told.integer(.streak) == streak && told.string(.broken) == "2025-03-10" && told.strings(.transactions) == ["b"])
        #expect(told.integer(.best) == streak && told.string(.status) == status)
    }

    /// A week may cost what it may cost, and no unit more; the running week counts when it is over.
    @Test(arguments: [("-10.00", 2), ("-10.01", 1)]) func weeksBelow(second: String, streak: Int) throws {
        let rows = [
            Ledger.transaction("a", "2025-03-03", "-20.00", category: "food.restaurants", merchant: "Canteen North"),
            Ledger.transaction("b", "2025-03-05", second, category: "food.restaurants", merchant: "The Canteen"),
            Ledger.transaction("c", "2025-03-12", "-30.00", category: "food.restaurants", merchant: "Canteen"),
            Ledger.transaction("d", "2025-03-18", "-99.00", category: "food.restaurants", merchant: "Rosa"),
        ]
        let told = try challenge("  - {name: A, match: [canteen], most: 30}", rows, asOf: "2025-03-18")
        #expect(told.integer(.streak) == streak && told.string(.spent) == "0.00")
    }
}
