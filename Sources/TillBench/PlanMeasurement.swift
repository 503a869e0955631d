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

    /// - Parameter withPages: also the nightly plan as it is, with the pages of every month, of the merchants and of the categories that
    ///   matter, which are some thirty times the bytes of the rows; and the same without its pages.
    func run(_ place: Workplace, withPages: Bool) throws(Fault) {
        let yardfile = try place.csv(rows: rows)
        let households = max(1, rows / PlanMeasurement.rowsOfHousehold)
        let book = try place.book(rows: rows, households: households)
        let ledger = try place.write(PlanMeasurement.ledger, to: "ledger.yaml")
        var imports: [Double] = []
        var nights: [Double] = []
        var seconds: [Double] = []
        var peak = 0
        for round in 0..<rounds {
            imports.append(try place.warmImport(of: yardfile, "plan-\(round).db").cpuSeconds)
            let night = try place.warm { () throws(Fault) in try self.night(place, ["--plan", ledger], book, "night-\(round)") }
            nights.append(night.first.cpuSeconds)
            seconds.append(night.again)
            peak = max(peak, night.first.peakBytes)
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
        if withPages { try tellPages(place, book, yardstick) }
    }

    /// What the nightly plan costs, and its pages alone: the plan less the one that finds out the same and makes no pages.
    private func tellPages(_ place: Workplace, _ book: String, _ yardstick: Double) throws(Fault) {
        var records: [Double] = []
        var nights: [Double] = []
        var again: [Double] = []
        var pages = 0
        for round in 0..<rounds {
            records.append(try night(place, ["records"], book, "records-\(round)").first.cpuSeconds)
            let night = try night(place, ["nightly"], book, "nightly-\(round)")
            nights.append(night.first.cpuSeconds)
            again.append(night.again)
            pages = night.pages
        }
        let (whole, without) = (Figures.median(nights), Figures.median(records))
        Figures.tell("pages: the nightly plan / sqlite3 .import", "\(Figures.two(whole / yardstick)) x")
        Figures.tell("pages: the same without its pages", "\(Figures.two(without / yardstick)) x")
        Figures.tell(
            "pages: one of \(pages)", "\(Figures.two(1000 * (whole - without) / Double(max(pages, 1)))) ms CPU", goal: "at most 3 ms")
        Figures.tell("pages: a second night with nothing new", "\(Figures.two(100 * Figures.median(again) / whole)) % of the first")
    }

    /// A first night over a book, what a second one costs in CPU seconds, and how many pages there are.
    ///
    /// - Parameter plan: its name, or where it lies.
    private func night(
        _ place: Workplace, _ plan: [String], _ book: String, _ name: String
    ) throws(Fault) -> (first: MeasuredRun, again: Double, pages: Int) {
        let out = place.unused(name)
        let arguments = ["run"] + plan + ["--book", book, "--out", out, "--quiet"]
        let first = try place.run(place.tool("till"), arguments)
        let again = try place.run(place.tool("till"), arguments).cpuSeconds
        let list = place.path("pages.txt")
        try place.run("find", [out, "-name", "*.html", "-printf", "."], output: list)
        try place.empty(out)
        return (first, again, FileReading.bytes(path: list, limit: 1 << 24)?.count ?? 0)
    }
}
