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
        return bytes.split(separator: 0x0A).compactMap { line in line.withUnsafeBytes { try? Record(checking: $0) } }
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
