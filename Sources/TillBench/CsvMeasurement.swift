import Glibc
import TillProcess
import TillStages

/// Reading CSV to observations, beside `sqlite3 .import` of the same file.
struct CsvMeasurement {
    let rows: Int
    let rounds: Int

    func run(_ place: Workplace) throws(Fault) {
        let large = try place.csv(rows: rows)
        let small = try place.csv(rows: rows / 10)
        var imports: [Double] = []
        var reads: [Double] = []
        var tenths: [Double] = []
        var peak = 0
        for round in 0..<rounds {
            let database = place.path("import-\(round).db")
            imports.append(try place.run("sqlite3", [database, ".mode csv", ".import \(large) rows"]).cpuSeconds)
            unsafe unlink(database)
            let read = try place.run(place.tool("till-bank"), [large, "--quiet"])
            reads.append(read.cpuSeconds)
            peak = max(peak, read.peakBytes)
            tenths.append(try place.run(place.tool("till-bank"), [small, "--quiet"]).cpuSeconds)
        }
        let yardstick = Figures.median(imports)
        Figures.tell("csv: sqlite3 .import of \(rows) rows", "\(Figures.two(yardstick)) s CPU")
        Figures.tell(
            "csv: till-bank, the same file to observations", "\(Figures.two(Figures.median(reads))) s CPU, \(Figures.megabytes(peak))",
            goal: "at most 100 MB")
        Figures.tell("csv: till-bank / sqlite3 .import", "\(Figures.two(Figures.median(reads) / yardstick)) x", goal: "at most 0.6 x")
        Figures.tell(
            "csv: ten times the rows", "\(Figures.two(Figures.median(reads) / Figures.median(tenths))) x the cost", goal: "at most 11 x")
    }
}
