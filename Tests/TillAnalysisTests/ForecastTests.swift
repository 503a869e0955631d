import TillFigures
import TillRecords
import TillStages
import Testing
import TillTesting

@testable import TillAnalysis

struct ForecastTests {
    /// Pay on the 1st, rent on the 3rd, shopping of a drawn size every third day.
    private static func rows(months: Int, seed: UInt64, series: Bool = false) -> [Record] {
        var chance = SeededChance(seed)
        var rows: [Record] = []
        for index in 0..<months {
            let month = Month(year: 2024, month: 1).advanced(by: index)
            rows.append(
                Ledger.transaction("p\(index)", month.first.description, "2000.00", category: "income.salary", series: series ? "pay" : nil)
            )
            rows.append(
                Ledger.transaction("r\(index)", month.day(3).description, "-900.00", category: "home.rent", series: series ? "rent" : nil))
            for day in stride(from: 4, through: 28, by: 3) {
                let cents = Int64.random(in: 2_000...14_000, using: &chance)
                let amount = Money(minorUnits: -cents, currency: Currency("EUR") ?? .unknown).amount.description
                rows.append(Ledger.transaction("s\(index)-\(day)", month.day(day).description, amount, category: "food.groceries"))
            }
        }
        return rows
    }

    private func forecasts(_ rows: [Record], options: [String: [String]] = [:], asOf: String? = nil) throws -> [Record] {
        let found = try StageRun(ForecastStage.self, options: options, asOf: asOf, rows).all("forecast")
        for record in found { #expect(Shape.forecast.violations(in: record) == []) }
        return found
    }

    private func minor(_ record: Record?, _ key: Key) -> Int64 {
        record?.decimal(key).flatMap { Money($0, Currency("EUR") ?? .unknown)?.minorUnits } ?? 0
    }

    @Test func daysOfARhythmKeepTheDayOfTheMonth() {
        let last = Ledger.day("2025-01-31")
        #expect((0...2).map { SeriesPeriod.monthly.day($0, from: last)?.description } == ["2025-01-31", "2025-02-28", "2025-03-31"])
        #expect(SeriesPeriod.weekly.day(2, from: last)?.description == "2025-02-14")
        #expect(SeriesPeriod.yearly.day(1, from: last)?.description == "2026-01-31")
        #expect(SeriesPeriod.semimonthly.day(3, from: Ledger.day("2025-01-01"))?.description == "2025-02-16")
    }

    @Test func payAndRentStandOnTheirDays() throws {
        let found = try forecasts(Self.rows(months: 18, seed: 1) + [Ledger.balance("2025-06-30", "1000.00")], asOf: "2025-06-30")
        let balance = found.first { $0.equals(.of, "balance") }
        let points = balance?.objects(.points) ?? []
        #expect(points.count == 92)
        #expect(points.first?.string(.date) == "2025-07-01")
        #expect(minor(points.first, .amount) == 300_000)
        #expect(minor(points[2], .amount) == 210_000)
        for point in points {
            #expect(minor(point, .low95) <= minor(point, .low80) && minor(point, .high80) <= minor(point, .high95))
        }
        // A level of months that the draws make lies far closer than the month before.
        #expect((balance?.object(.accuracy)?.number(.mase) ?? 9) < 0.9)
        #expect(found.contains { $0.equals(.of, "spending") && $0.objects(.points).count == 3 })
    }

    @Test func knownSeriesAreToldAndMoveTheBalance() throws {
        var series = Record(type: .series)
        series.set(.id, string: "rent")
        series.set(.household, string: "home")
        series.set(.period, string: "monthly")
        series.set(.name, string: "Rent")
        series.set(.account, string: "giro")
        series.set(.amount, string: "-1100.00")
        series.set(.next, string: "2025-07-03")
        series.set(.transactions, strings: ["r17"])
        let rows = Self.rows(months: 18, seed: 1, series: true) + [Ledger.balance("2025-06-30", "1000.00"), series]
        let balance = try forecasts(rows, asOf: "2025-06-30").first { $0.equals(.of, "balance") }
        #expect(balance?.objects(.known).map { $0.string(.date) } == ["2025-07-03", "2025-08-03", "2025-09-03"])
        let points = balance?.objects(.points) ?? []
        #expect(minor(points[1], .amount) - minor(points[2], .amount) >= 110_000)
    }

    @Test func lowBalancesAreToldWithTheirDay() throws {
        let rows = Self.rows(months: 18, seed: 3) + [Ledger.balance("2025-06-30", "100.00")]
        let low = try forecasts(rows, options: ["low": ["1150"]], asOf: "2025-06-30").first?.object(.low)
        #expect(low == nil)
        let now = try forecasts(rows, options: ["low": ["90"]], asOf: "2025-06-30").first?.object(.low)
        #expect(now == nil || now?.string(.below) == "90")
        let sunk = Self.rows(months: 18, seed: 3).filter { !$0.equals(.kind, "income") } + [Ledger.balance("2025-06-30", "950.00")]
        let expected = try forecasts(sunk, asOf: "2025-06-30").first?.object(.low)
        #expect(expected?.string(.certainty) == "expected")
        #expect((expected?.string(.date) ?? "") > "2025-07-03")
        #expect((expected?.string(.date) ?? "9") < "2025-07-15")
    }

    @Test func tooLittlePastGivesNoNumbers() throws {
        let found = try forecasts(Self.rows(months: 4, seed: 1) + [Ledger.balance("2024-04-30", "1000.00")], asOf: "2024-04-30")
        #expect(found.map { $0.string(.of) } == ["balance", "spending"])
        #expect(found.allSatisfy { $0.has(.lacking) && !$0.has(.points) })
        let unknown = try forecasts(Self.rows(months: 18, seed: 1)).first
        #expect(unknown?.string(.lacking) == "no document states the balance of an account that bills can be paid from")
    }

    @Test func aForecastLooksOnlyAtWhatWasKnown() {
        let flow = Self.flow(Self.rows(months: 18, seed: 9))
        var later = Self.rows(months: 18, seed: 9)
        later.append(Ledger.transaction("x", "2025-04-20", "-99999.00", category: "travel.flights"))
        let changed = Self.flow(later)
        for day in ["2025-01-31", "2025-02-28", "2025-03-12", "2025-04-19"] {
            let origin = Ledger.day(day).ordinal
            let one = FlowForecaster(flow: flow, horizon: 60)
            let other = FlowForecaster(flow: changed, horizon: 60)
            #expect(one.cumulative(after: origin) == other.cumulative(after: origin))
            #expect(one.naive(after: origin) == other.naive(after: origin))
        }
    }

    /// A month after the documents end is not one in which nothing moved: the base has only months that are known.
    @Test(arguments: [("2025-06-30", 6, 30), ("2025-07-14", 7, 14), ("2025-07-15", 6, 15), ("2025-12-31", 6, 30)])
    func monthsAfterTheDocumentsEndAreNoBase(asOf: String, month: Int, day: Int) throws {
        let rows = Self.rows(months: 18, seed: 1) + [Ledger.balance("2025-06-30", "1000.00")]
        let ledger = HouseholdLedger(rows, asOf: Ledger.day(asOf))
        let flow = try #require(ledger.flow(of: ledger.accounts))
        let base = FlowForecaster(flow: flow, horizon: 60).base(before: Ledger.day(asOf))
        #expect(base.last?.last == Day(year: 2025, month: month, day: day))
        #expect(base.count == FlowForecaster.mostMonths && base.allSatisfy { $0.amount != 0 })
    }

    private static func flow(_ rows: [Record]) -> FlowPast {
        let ledger = HouseholdLedger(rows + [Ledger.balance("2025-06-30", "1000.00")], asOf: Ledger.day("2025-06-30"))
        return ledger.flow(of: ledger.accounts) ?? FlowPast(first: 0, last: 0, rows: [], series: [])
    }

    @Test func seriesStandByWhatWasSeen() {
        let first = Ledger.day("2025-01-10").ordinal
        let past = SeriesPast(seen: [(first, -100), (first + 31, -100), (first + 59, -120)], period: .monthly)
        #expect(past.coming(after: first, days: 60).isEmpty)
        #expect(past.coming(after: first + 59, days: 40).map(\.amount) == [-100])
        #expect(past.coming(after: first + 59, days: 40).map(\.ahead) == [31])
        #expect(past.coming(after: first + 200, days: 60).isEmpty)
    }

    @Test func intervalsAreRanksOfWhatWasMissed() {
        #expect(PastErrors.reach([1, 2, 3]) == nil)
        let misses = (-50...50).map { Int64($0) }
        let reach = PastErrors.reach(misses)
        // 101 distances, two of each but 0: the 82nd is 41, the 97th 48.
        #expect(reach == PastErrors.Reach(low80: -41, high80: 41, low95: -48, high95: 48))
    }

    /// Of draws from one distribution, whatever its shape, the share that conformal intervals promise is held.
    @Test func intervalsHoldTheirShare() {
        var chance = SeededChance(77)
        func draw() -> Int64 {
            let base = Int64.random(in: 0...1000, using: &chance)
            return Int.random(in: 0..<10, using: &chance) == 0 ? base * 8 : base
        }
        for count in [12, 25, 60] {
            var held = (in80: 0, in95: 0)
            let tries = 3000
            for _ in 0..<tries {
                guard let reach = PastErrors.reach((0..<count).map { _ in draw() }) else { continue }
                let next = draw()
                if reach.holds80(next) { held.in80 += 1 }
                if reach.holds95(next) { held.in95 += 1 }
            }
            #expect((0.76...0.87).contains(Double(held.in80) / Double(tries)))
            #expect((0.91...0.985).contains(Double(held.in95) / Double(tries)))
        }
    }

    @Test func twiceIsOnceAndOrderDoesNotShow() throws {
        var chance = SeededChance(4)
        let rows = Self.rows(months: 14, seed: 5) + [Ledger.balance("2025-02-28", "1000.00")]
        let once = try forecasts(rows).map(\.text)
        #expect(try forecasts(rows.shuffled(using: &chance)).map(\.text) == once)
        let run = try StageRun(ForecastStage.self, rows)
        let again = try StageRun(ForecastStage.self, run.records.filter { !["stream", "end"].contains($0.type) })
        #expect(again.texts == run.texts)
    }

    @Test func aSeriesWithFewerThanNoPartsLeftIsOver() throws {
        var series = Record(type: .series)
        series.set(.id, string: "s")
        series.set(.household, string: "home")
        series.set(.period, string: "monthly")
        series.set(.amount, string: "-10.00")
        series.set(.currency, string: "EUR")
        series.set(.next, string: "2025-03-05")
        series.set(.instalments, raw: Array(#"{"number":13,"of":12,"remaining":-1}"#.utf8))
        series.set(.transactions, strings: [])
        let ledger = HouseholdLedger([Ledger.transaction("a", "2025-02-05", "-10.00"), series], file: nil, asOf: Ledger.day("2025-02-28"))
        #expect(ledger.coming(after: Ledger.day("2025-02-28"), through: Ledger.day("2025-06-30")).isEmpty)
    }

    @Test func theLevelIsNotMovedByOneHoliday() {
        #expect(RobustLevel.of([100, 110, 90, 105, 5_000]) < 130)
        #expect(RobustLevel.of([100, 100, 100]) == 100)
        #expect(RobustLevel.of([]) == 0)
        #expect(RobustLevel.of([.min, .max, 0]) < .max)
    }

    @Test func aLowThatTheCurrencyCannotHoldIsRefused() throws {
        let rows = (1...9).map { Ledger.transaction("a\($0)", "2025-0\($0)-03", "-300", currency: "JPY") }
        #expect(throws: Fault.self) { try StageRun(ForecastStage.self, options: ["low": ["150.50"]], household: "currency: JPY", rows) }
        #expect(throws: Never.self) { try StageRun(ForecastStage.self, options: ["low": ["150"]], household: "currency: JPY", rows) }
    }
}
