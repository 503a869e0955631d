import Glibc
import TillProcess
import TillStages

/// A whole night in processor time of all its processes: taking in, archive, chain, publishing with checksums, and the store; beside
/// `sqlite3 .import` of as many rows.
struct PlanMeasurement {
    let rows: Int
    let rounds: Int

    /// Rows of a household, as in the book of the goal: a million in 500 households.
    private static let rowsOfHousehold = 2000

    /// The stages of the nightly plan up to its pages.
    private static let ledger = """
        plan: bench
        stages:
          - till-bank
          - till-normalise: {households: $book/households}
          - till-dedupe: {households: $book/households}
          - till-categorise: {households: $book/households}
          - till-normalise: {households: $book/households, only-redact: true}

        """
    private static let pages = "  - till-report: {households: $book/households, out: $out, no-index: true}\n"

    /// - Parameter withPages: also a plan with the pages of every month, which are some thirty times the bytes of the rows.
    func run(_ place: Workplace, withPages: Bool) throws(Fault) {
        let yardfile = try place.csv(rows: rows)
        let households = max(1, rows / PlanMeasurement.rowsOfHousehold)
        let book = try place.book(rows: rows, households: households)
        let ledger = try place.write(PlanMeasurement.ledger, to: "ledger.yaml")
        let whole = try place.write(PlanMeasurement.ledger + PlanMeasurement.pages, to: "whole.yaml")
        var imports: [Double] = []
        var nights: [Double] = []
        var seconds: [Double] = []
        var paged: [Double] = []
        var peak = 0
        for round in 0..<rounds {
            imports.append(try place.warmImport(of: yardfile, "plan-\(round).db").cpuSeconds)
            let night = try place.warm { () throws(Fault) in try self.night(place, ledger, book, "night-\(round)", second: &seconds) }
            nights.append(night.cpuSeconds)
            peak = max(peak, night.peakBytes)
            if withPages {
                var again: [Double] = []
                paged.append(try self.night(place, whole, book, "pages-\(round)", second: &again).cpuSeconds)
            }
        }
        let yardstick = Figures.median(imports)
        let cost = Figures.median(nights)
        Figures.tell("plan: sqlite3 .import of \(rows) rows", "\(Figures.two(yardstick)) s CPU")
        Figures.tell(
            "plan: inbox to store, \(households) households", "\(Figures.two(cost)) s CPU, \(Figures.megabytes(peak)) the largest process",
            goal: "under 300 MB")
        Figures.tell("plan: / sqlite3 .import", "\(Figures.two(cost / yardstick)) x", goal: "at most 10 x, aim 4 x")
        Figures.tell(
            "plan: a second night with nothing new", "\(Figures.two(100 * Figures.median(seconds) / cost)) % of the first",
            goal: "at most 5 %")
        if withPages {
            Figures.tell("plan: with the pages of every month / sqlite3 .import", "\(Figures.two(Figures.median(paged) / yardstick)) x")
        }
    }

    /// A first night over a book; then a second one, whose cost is added.
    private func night(
        _ place: Workplace, _ plan: String, _ book: String, _ name: String, second: inout [Double]
    ) throws(Fault) -> MeasuredRun {
        let out = place.unused(name)
        let arguments = ["run", "--plan", plan, "--book", book, "--out", out, "--quiet"]
        let done = try place.run(place.tool("till"), arguments)
        second.append(try place.run(place.tool("till"), arguments).cpuSeconds)
        try place.empty(out)
        return done
    }
}
