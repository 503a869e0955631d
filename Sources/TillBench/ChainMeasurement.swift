import Glibc
import TillProcess
import TillStages

/// Bank, normalise, dedupe and categorise over many households, beside `sqlite3 .import` of as many rows.
struct ChainMeasurement {
    let rows: Int
    let rounds: Int

    func run(_ place: Workplace) throws(Fault) {
        let yardfile = try place.csv(rows: rows)
        let plan = try place.write(
            "plan: bench\nstages:\n  - till-bank\n  - till-normalise\n  - till-dedupe\n  - till-categorise\n", to: "bench.yaml")
        let households = max(2, rows / 2000)
        let large = try place.book(rows: rows, households: households)
        let small = try place.book(rows: rows / 10, households: max(1, households / 10))
        var imports: [Double] = []
        var chains: [Double] = []
        var tenths: [Double] = []
        var peak = 0
        for round in 0..<rounds {
            imports.append(try place.warmImport(of: yardfile, "chain-\(round).db").cpuSeconds)
            let whole = try place.warm { () throws(Fault) in try worker(place, plan, large, "large-\(round)", households) }
            chains.append(whole.cpuSeconds)
            peak = max(peak, whole.peakBytes)
            let tenth = try place.warm { () throws(Fault) in
                try worker(place, plan, small, "small-\(round)", max(1, households / 10))
            }
            tenths.append(tenth.cpuSeconds)
        }
        let yardstick = Figures.median(imports)
        Figures.tell(
            "chain: bank to categories in a worker, \(rows) rows in \(households) households",
            "\(Figures.two(Figures.median(chains))) s CPU, \(Figures.megabytes(peak)) a worker", goal: "under 300 MB")
        Figures.tell("chain: / sqlite3 .import", "\(Figures.two(Figures.median(chains) / yardstick)) x", goal: "at most 5 x")
        Figures.tell(
            "chain: ten times the rows", "\(Figures.two(Figures.median(chains) / Figures.median(tenths))) x the cost", goal: "at most 11 x")
    }

    /// The chain in one worker, household after household.
    private func worker(_ place: Workplace, _ plan: String, _ book: String, _ name: String, _ households: Int) throws(Fault) -> MeasuredRun
    {
        let out = place.unused(name)
        try place.run("mkdir", [out])
        let ids = try place.write(
            (1...households).map { number in
                let digits = String(number)
                return "h" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + "\n"
            }.joined(), to: "\(name).ids")
        let done = try place.run(
            place.tool("till"), ["worker", "--plan", plan, "--book", book, "--out", out], input: ids)
        try place.empty(out)
        return done
    }
}
