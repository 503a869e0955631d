import TillProcess
import TillStages

/// How long a stage takes on a stream without records: the minimum of forty starts.
struct StartMeasurement {
    private static let starts = 40

    /// A stream of no records.
    private static let stream = """
        {"type":"stream","protocol":1,"producer":"till-bench"}
        {"type":"end","producer":"till-bench","records":{},"rejected":0,"totals":{}}

        """

    func run(_ place: Workplace) throws(Fault) {
        let empty = try place.write(StartMeasurement.stream, to: "empty.ndjson")
        for stage in ["till-normalise", "till-dedupe", "till-categorise", "till-report"] {
            var walls: [Double] = []
            for _ in 0..<StartMeasurement.starts { walls.append(try place.run(place.tool(stage), [empty]).wallSeconds) }
            let least = (walls.min() ?? 0) * 1000
            Figures.tell(
                "start: \(stage) on an empty stream",
                "\(Figures.two(least)) ms at least, \(Figures.two(Figures.median(walls) * 1000)) median",
                goal: "at most 30 ms")
        }
    }
}
