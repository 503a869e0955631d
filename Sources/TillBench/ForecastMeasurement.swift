import Glibc
import TillProcess
import TillRecords
import TillStages

/// How good forecasts are: of invented households whose last months are held back, beside the seasonal naive forecast, and how many
/// of the intervals held what came.
struct ForecastMeasurement {
    let households: Int

    /// Months that are invented; the last four or so are held back, from days of several parts of a month.
    private static let months = 24
    private static let origins = ["2025-06-30", "2025-07-12", "2025-08-07", "2025-08-20", "2025-09-03"]

    func run(_ place: Workplace) throws(Fault) {
        let book = place.path("forecast-book")
        try place.run(
            place.tool("till-synth"),
            [
                "--lifestyles", "--households", String(households), "--months", String(ForecastMeasurement.months), "--start", "2024-01",
                "--receipts", "0", "--out", book, "--quiet",
            ])
        let plan = try place.write("plan: forecast\n" + Workplace.ledger, to: "forecast.yaml")
        let out = place.path("forecast-run")
        try place.run(place.tool("till"), ["run", "--plan", plan, "--book", book, "--out", out, "--quiet"])
        var score = ForecastScore()
        for id in try ids(place, book) { try measure(place, "\(out)/current/\(id)/stream.ndjson", book, &score) }
        tell(score)
    }

    private func ids(_ place: Workplace, _ book: String) throws(Fault) -> [String] {
        let list = place.path("forecast-ids")
        try place.run("ls", ["\(book)/households"], output: list)
        let text = FileReading.bytes(path: list, limit: 16 << 20).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").map { String($0.dropLast(5)) }
    }

    /// The stages look at what was known by each day; what came is read from the same stream.
    private func measure(_ place: Workplace, _ stream: String, _ book: String, _ score: inout ForecastScore) throws(Fault) {
        let all = try lines(stream)
        let came = WhatCame(all)
        for day in ForecastMeasurement.origins {
            let stream = try place.write(ForecastMeasurement.stated(all, on: day), to: "forecast-in")
            let series = place.path("forecast-series")
            let result = place.path("forecast-out")
            let folder = ["--households", "\(book)/households", "--as-of", day, "--quiet"]
            try place.run(place.tool("till-recur"), folder + [stream], output: series)
            try place.run(place.tool("till-forecast"), folder + [series], output: result)
            for record in try lines(result) where record.equals(.type, .forecast) { score.add(record, came) }
        }
    }

    /// The stream with a balance of each account on that day, as a run of that day would have: exports state theirs at their own
    /// ends. Its size does not matter, since what is held to what came is how it changes.
    private static func stated(_ records: [Record], on day: String) -> String {
        var accounts: [String: Record] = [:]
        for record in records where record.equals(.type, .balance) {
            if let account = record.string(.account) { accounts[account] = record }
        }
        let balances = accounts.keys.sorted().compactMap { account -> Record? in
            guard var balance = accounts[account] else { return nil }
            balance.set(.id, string: "stated-\(account)")
            balance.set(.kind, string: "closing")
            balance.set(.date, string: day)
            balance.set(.amount, string: "5000")
            return balance
        }
        let own = records.filter { !$0.equals(.type, .stream) && !$0.equals(.type, .end) }
        return (balances + own).map { $0.text + "\n" }.joined()
    }

    private func lines(_ path: String) throws(Fault) -> [Record] {
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 30) else {
            throw Fault("bench.no-file", "a stage wrote nothing.", remedy: "Run it by hand.", exit: .missingInput)
        }
        return bytes.split(separator: 0x0A).compactMap { line in line.withBytes { try? Record(checking: $0) } }
    }

    private func tell(_ score: ForecastScore) {
        for (name, part) in [("balance", score.balance), ("spending of a month", score.spending), ("category of a month", score.category)] {
            let head = "forecast: \(name), \(part.count) tried in \(households) households"
            Figures.tell("\(head): intervals of 80 %", Figures.three(part.share80), goal: "0.75 to 0.85")
            Figures.tell("\(head): of 95 %", Figures.three(part.share95), goal: "0.92 to 0.98")
            Figures.tell("\(head): error / seasonal naive", Figures.three(part.ratio), goal: "below 1")
        }
        Figures.tell("forecast: households with too little past", String(score.lacking))
    }
}

/// Forecasts beside what came.
struct ForecastScore {
    /// One kind of forecast.
    struct Part {
        private(set) var count = 0
        private var held80 = 0
        private var held95 = 0
        private var missed: Double = 0
        private var naiveMissed: Double = 0

        var share80: Double { Double(held80) / Double(max(count, 1)) }
        var share95: Double { Double(held95) / Double(max(count, 1)) }
        var ratio: Double { naiveMissed > 0 ? missed / naiveMissed : .infinity }

        mutating func add(_ point: Record, came: Int64, naive: Int64, _ currency: Currency) {
            func minor(_ key: Key) -> Int64 { point.minor(key, currency) ?? 0 }
            count += 1
            if minor(.low80) <= came, came <= minor(.high80) { held80 += 1 }
            if minor(.low95) <= came, came <= minor(.high95) { held95 += 1 }
            missed += abs(Double(came - minor(.amount)))
            naiveMissed += abs(Double(came - naive))
        }
    }

    private(set) var balance = Part()
    private(set) var spending = Part()
    private(set) var category = Part()
    private(set) var lacking = 0

    /// Days ahead that are looked at: neighbouring days say the same.
    private static let horizons = [7, 14, 28, 56, 91]

    /// Adds a `forecast` record.
    mutating func add(_ record: Record, _ came: WhatCame) {
        guard let from = record.date(.from), let currency = record.currency(.currency), record.has(.points) else {
            lacking += 1
            return
        }
        let points = record.objects(.points)
        if record.equals(.of, "balance") {
            let accounts = record.string(.account).map { [$0] } ?? record.strings(.accounts)
            let start = record.minor(.start, currency) ?? 0
            for ahead in ForecastScore.horizons where ahead <= points.count {
                let real = start + came.moved(accounts, after: from.ordinal, through: from.ordinal + ahead)
                balance.add(points[ahead - 1], came: real, naive: start + naive(came, accounts, from, ahead), currency)
            }
            return
        }
        let name = record.string(.category) ?? ""
        for point in points {
            guard let month = point.date(.date).map({ Month(of: $0) }) else { continue }
            let last = came.spent(name, in: Month(of: from))
            if name.isEmpty {
                spending.add(point, came: came.spent(name, in: month), naive: last, currency)
            } else {
                category.add(point, came: came.spent(name, in: month), naive: last, currency)
            }
        }
    }

    /// The seasonal naive forecast: what moved on the same days of the month before, again and again.
    private func naive(_ came: WhatCame, _ accounts: [String], _ from: Day, _ ahead: Int) -> Int64 {
        let month = Month(of: from)
        let before = month.advanced(by: -1)
        let start = from.day == month.length ? before.last.ordinal : before.day(from.day).ordinal
        let length = from.ordinal - start
        let whole = came.moved(accounts, after: start, through: from.ordinal)
        return whole * Int64(ahead / length) + came.moved(accounts, after: start, through: start + ahead % length)
    }
}

/// What really moved, from a whole stream: what forecasts are held to.
struct WhatCame {
    /// Minor units by account and day.
    private var moved: [String: [Int: Int64]] = [:]
    /// Minor units spent by group of categories and month; the empty name has all.
    private var spent: [String: [Int: Int64]] = [:]

    init(_ records: [Record]) {
        for record in records where record.equals(.type, .transaction) && !record.equals(.status, "void") {
            guard let day = record.date(.date), let amount = record.decimal(.amount),
                let money = Money(amount, record.currency(.currency) ?? .unknown)
            else { continue }
            if record.equals(.status, "posted") {
                let account = record.string(.account) ?? ""
                moved[account, default: [:]][day.ordinal, default: 0] += money.minorUnits
            }
            guard record.equals(.kind, "expense") || record.equals(.kind, "refund") else { continue }
            let home = record.object(.home).flatMap { home in
                home.decimal(.amount).flatMap { Money($0, home.currency(.currency) ?? .unknown)?.minorUnits }
            }
            let name = record.object(.category)?.string(.name) ?? ""
            for key in ["", name.split(separator: ".").first.map(String.init) ?? "other"] {
                spent[key, default: [:]][Month(of: day).index, default: 0] -= home ?? money.minorUnits
            }
        }
    }

    /// What moved on accounts after one day and up to another.
    func moved(_ accounts: [String], after start: Int, through end: Int) -> Int64 {
        accounts.reduce(0) { sum, account in
            guard start < end, let days = moved[account] else { return sum }
            return (start + 1...end).reduce(sum) { $0 + (days[$1] ?? 0) }
        }
    }

    func spent(_ category: String, in month: Month) -> Int64 { spent[category]?[month.index] ?? 0 }
}
