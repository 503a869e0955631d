import TillProcess
import TillStages

/// Reading statements (OFX, MT940, camt, QIF) to observations, beside ofxtools and beside `sqlite3 .import` of twenty times as many rows
/// of CSV; and whether a hundred times the rows cost a hundred times as much.
struct StatementMeasurement {
    let rows: Int
    let rounds: Int

    func run(_ place: Workplace) throws(Fault) {
        let table = try place.csv(rows: rows)
        var imports: [Double] = []
        for round in 0..<rounds {
            imports.append(
                try place.run("sqlite3", [place.path("statements-\(round).db"), ".mode csv", ".import \(table) rows"]).cpuSeconds)
            try place.run("rm", [place.path("statements-\(round).db")])
        }
        let yardstick = Figures.median(imports)
        Figures.tell("statements: sqlite3 .import of \(rows) rows of CSV", "\(Figures.two(yardstick)) s CPU")
        for format in StatementText.Format.allCases { try measure(format, yardstick, place) }
    }

    private func measure(_ format: StatementText.Format, _ yardstick: Double, _ place: Workplace) throws(Fault) {
        let name = format.rawValue
        let middle = try file(format, rows / 20, place)
        let reads = try cost(of: middle, rounds, place)
        Figures.tell(
            "\(name): till-bank, \(rows / 20) rows", "\(Figures.two(reads.seconds)) s CPU, \(Figures.megabytes(reads.peak))")
        if format == .ofx { try compareWithOfxtools(middle, reads.seconds, place) }
        if format != .ofx {
            Figures.tell("\(name): till-bank / sqlite3 .import", "\(Figures.two(reads.seconds / yardstick)) x", goal: "at most 0.15 x")
        }
        let small = try cost(of: try file(format, rows / 100, place), rounds, place)
        let large = try cost(of: try file(format, rows, place), 1, place)
        Figures.tell(
            "\(name): a hundred times the rows",
            "\(Figures.two(large.seconds / small.seconds)) x the cost, \(Figures.megabytes(large.peak))",
            goal: "at most 110 x")
    }

    private func file(_ format: StatementText.Format, _ rows: Int, _ place: Workplace) throws(Fault) -> String {
        let file = place.path("\(format.rawValue)-\(rows)")
        var text = StatementText(format, rows: rows)
        try text.write(to: file)
        return file
    }

    private func cost(of file: String, _ rounds: Int, _ place: Workplace) throws(Fault) -> (seconds: Double, peak: Int) {
        var seconds: [Double] = []
        var peak = 0
        for _ in 0..<rounds {
            let read = try place.run(place.tool("till-bank"), [file, "--quiet"])
            seconds.append(read.cpuSeconds)
            peak = max(peak, read.peakBytes)
        }
        return (Figures.median(seconds), peak)
    }

    /// The same file by the best known reader of OFX in Python; its imports are not counted.
    private func compareWithOfxtools(_ file: String, _ mine: Double, _ place: Workplace) throws(Fault) {
        let answer = place.path("ofxtools")
        let script = """
            import time
            from ofxtools.Parser import OFXTree
            started = time.process_time()
            tree = OFXTree()
            tree.parse('\(file)')
            count = sum(len(s.transactions) for s in tree.convert().statements)
            assert count == \(rows / 20), count
            print(time.process_time() - started)
            """
        do throws(Fault) {
            try place.run("python3", ["-c", script], output: answer)
        } catch {
            Figures.tell("ofx: ofxtools", "not measured: pip install ofxtools")
            return
        }
        let text = FileReading.bytes(path: answer, limit: 1000).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let seconds = Double(text.prefix { $0 != "\n" }) ?? 0
        Figures.tell("ofx: ofxtools, the same file", "\(Figures.two(seconds)) s CPU")
        Figures.tell("ofx: ofxtools / till-bank", "\(Figures.two(seconds / mine)) x", goal: "at least 30 x")
    }
}
