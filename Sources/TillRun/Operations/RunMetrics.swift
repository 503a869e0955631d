import TillProcess
import TillRecords
import TillStages
import TillStore

/// What a run came to, for monitoring: `metrics.prom` in the output. Counts, times and names of plans and stages: nothing of a person's.
struct RunMetrics {
    /// Name of the file.
    static let name = "metrics.prom"

    let plan: String
    let exit: ExitCode
    let seconds: Double
    let totals: RunTotals
    /// Parts of documents refused, in all that is published.
    var rejected: Int?
    var documents: Int?
    /// Made, kept and failed households.
    var outcomes: [(outcome: String, count: Int)] = []

    /// Writes the file in one step.
    ///
    /// - Parameters:
    ///   - current: what is published.
    ///   - households: whose it is.
    func write(_ database: StoreDatabase, current: String, households: [String], to out: String) throws(Fault) {
        var text = PrometheusText()
        let plan = [("plan", plan)]
        let now = Int(WallClock.secondsSince("1970-01-01T00:00:00Z") ?? 0)
        text.add("till_run_timestamp_seconds", "When the last run ended.", plan, now)
        text.add("till_run_exit_code", "How the last run ended (0 good, 2 parts of documents refused).", plan, Int(exit.rawValue))
        text.add("till_run_seconds", "How long the last run took.", [(plan, RunMetrics.number(seconds))])
        if let good = try lastGood(database, now) {
            text.add("till_run_last_good_timestamp_seconds", "When the last run that was good began.", plan, good)
            text.add("till_run_last_good_age_seconds", "How old the last good run was when this was written.", plan, max(0, now - good))
        }
        add(households, current, &text)
        text.add(
            "till_run_households", "Households of the last run by what came of them.",
            outcomes.map { (plan + [("outcome", $0.outcome)], String($0.count)) })
        if let documents { text.add("till_run_documents", "Documents of all households.", plan, documents) }
        if let rejected { text.add("till_run_rejected", "Parts of documents refused.", plan, rejected) }
        text.add("till_run_peak_memory_bytes", "Memory that the largest worker held at most.", plan, totals.peakMegabytes << 20)
        text.add(
            "till_run_worker_cpu_seconds", "Processor time of all workers.",
            [(plan, RunMetrics.number(Double(totals.cpuMilliseconds) / 1000))])
        text.add(
            "till_run_stage_seconds", "Seconds by stage of all workers together (till run --slow).",
            totals.stages.map { (plan + [("stage", $0.stage)], RunMetrics.number(Double($0.milliseconds) / 1000)) })
        try text.write(to: "\(out)/\(RunMetrics.name)")
    }

    /// What is published: rows in, transactions out, bytes, open questions.
    private func add(_ households: [String], _ current: String, _ text: inout PrometheusText) {
        guard Folder.exists(current) else { return }
        let plan = [("plan", plan)]
        let counts = RunIndex.counts(households, in: current)
        text.add("till_run_rows_in", "Rows, receipts and messages read that tell of money.", plan, counts.observations)
        text.add("till_run_rows_out", "Transactions published.", plan, counts.transactions)
        text.add("till_run_bytes", "Bytes published.", plan, Folder.sizeBelow(current))
        text.add(
            "till_open_questions", "Things that need a person, by kind.",
            ReviewKind.allCases.map { (plan + [("kind", $0.rawValue)], String(counts.needs[$0.rawValue] ?? 0)) })
    }

    private func lastGood(_ database: StoreDatabase, _ now: Int) throws(Fault) -> Int? {
        if exit == .good || exit == .partlyRejected { return now - Int(seconds) }
        let runs = try database.runs(most: RunMetrics.lookedAt)
        let good = runs.first { $0.plan == plan && ($0.exit == 0 || $0.exit == 2) }
        return good.flatMap { WallClock.secondsSince($0.started) }.map { now - Int($0) }
    }

    private static let lookedAt = 1000

    /// Three decimals.
    private static func number(_ seconds: Double) -> String {
        String(decoding: RunLog.seconds(Int(max(0, min(seconds, 1e12)) * 1000)), as: UTF8.self)
    }
}

/// How many parts of documents may be refused before a run is not published.
struct RejectLimit {
    /// From 0 to 1.
    let most: Double

    /// Whether so many refused parts beside so many rows are too many.
    func isExceeded(rejected: Int, rows: Int) -> Bool {
        rejected > 0 && Double(rejected) > most * Double(rejected + rows)
    }

    /// Throws `run.rejects` when too many are.
    func check(rejected: Int, rows: Int) throws(Fault) {
        guard isExceeded(rejected: rejected, rows: rows) else { return }
        throw Fault(
            "run.rejects",
            "too much was refused: \(rejected) of \(rejected + rows) parts of documents; the run before stays published.",
            remedy: "Look at the sentences above and mend the documents, or run it again with a higher rate, or without it.",
            place: "--max-reject-rate", exit: .unreadable)
    }
}
