import TillProcess
import TillStages

/// How long a stage takes on empty input: the minimum of forty starts.
struct StartMeasurement {
    private static let starts = 40

    func run(_ place: Workplace) throws(Fault) {
        for stage in ["till-normalise", "till-dedupe", "till-categorise", "till-report"] {
            var walls: [Double] = []
            for _ in 0..<StartMeasurement.starts { walls.append(try place.run(place.tool(stage), []).wallSeconds) }
            let least = (walls.min() ?? 0) * 1000
            Figures.tell(
                "start: \(stage) on empty input", "\(Figures.two(least)) ms at least, \(Figures.two(Figures.median(walls) * 1000)) median",
                goal: "at most 30 ms")
        }
    }
}
