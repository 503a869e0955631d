import TillProcess
import TillRecords
import TillStages

/// How long each stage of a chain works, by the clock on the wall.
///
/// A probe stands before every stage and behind the last. What passes a probe takes as long as all that stands behind it; so a stage takes
/// what the probe before it saw, less what the probe behind it saw. Two looks at the clock a record and stage: only where it was asked for.
final class StageClock {
    private let names: [String]
    private var behind: [Double]
    private var ended: [Double]
    private var begun = 0.0

    /// - Parameter names: of the stages, in the order of the chain.
    init(_ names: [String]) {
        self.names = names
        behind = Array(repeating: 0, count: names.count + 1)
        ended = behind
    }

    /// A stream begins.
    func begin() {
        for place in behind.indices { (behind[place], ended[place]) = (0, 0) }
        begun = WallClock.seconds
    }

    func pass(_ place: Int, _ seconds: Double) { behind[place] += seconds }
    func end(_ place: Int) { ended[place] = WallClock.seconds }

    /// Seconds of each stage since the stream began, and of reading, which is all that passed before them; the stream has ended.
    var seconds: [(stage: String, seconds: Double)] {
        let now = WallClock.seconds
        let reading = ended[0] - begun - behind[0]
        let stages = names.indices.map { place in
            (stage: names[place], seconds: behind[place] - behind[place + 1] + ended[place + 1] - ended[place])
        }
        let writing = behind[names.count] + now - ended[names.count]
        return [("reading", max(0, reading))] + stages.map { ($0.stage, max(0, $0.seconds)) } + [("writing", max(0, writing))]
    }

    /// Stages with probes around them.
    static func probed(_ stages: [any Stage]) -> (stages: [any Stage], clock: StageClock) {
        let clock = StageClock(stages.map(StageClock.name))
        var probed: [any Stage] = []
        for (place, stage) in stages.enumerated() { probed += [StageProbe(clock, place), stage] }
        return (probed + [StageProbe(clock, stages.count)], clock)
    }

    private static func name(_ stage: any Stage) -> String { type(of: stage).manual.name }
}

/// Looks at the clock when a record passes, and when the stream ends.
struct StageProbe: Stage {
    static let manual = Manual(
        name: "till run times", summary: "Looks at the clock.", discussion: "", input: .records, options: [], examples: [], reads: [],
        writes: [])

    private let clock: StageClock
    private let place: Int

    init(_ clock: StageClock, _ place: Int) {
        self.clock = clock
        self.place = place
    }

    init(options: Options, context: Context) throws(Fault) {
        clock = StageClock([])
        place = 0
    }

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        let begun = WallClock.seconds
        try sink.emit(record)
        clock.pass(place, WallClock.seconds - begun)
    }

    mutating func finish(into sink: Sink) throws(Fault) { clock.end(place) }
}
