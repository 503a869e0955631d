import TillRecords

/// What a link of a chain did in one stream.
public struct StageCount: Sendable, Equatable {
    public let stage: String
    /// True for what feeds the chain, such as a reader.
    let isFeeder: Bool
    /// Records it gave out, notes and rejects aside.
    public fileprivate(set) var records: Int
    public fileprivate(set) var rejected: Int
}

/// Stages joined in one process: what one emits, the next takes, and the last one's records are written out.
public final class Chain {
    private let first: any Downstream
    private let sinks: [Sink]
    private var intakes: [Sink] = []
    public let speech: Speech

    /// Builds the chain from its first stage to its last.
    public init(_ stages: [any Stage], writer: StreamWriter, speech: Speech) {
        var next: any Downstream = writer
        var sinks: [Sink] = []
        for stage in stages.reversed() {
            let made = Chain.link(stage, next, speech)
            next = made.link
            sinks.insert(made.sink, at: 0)
        }
        first = next
        self.sinks = sinks
        self.speech = speech
        writer.rejectedCount = { [weak self] in self?.rejected ?? 0 }
    }

    private static func link<S: Stage>(_ stage: S, _ next: any Downstream, _ speech: Speech) -> (link: any Downstream, sink: Sink) {
        let sink = Sink(stage: S.manual.name, downstream: next, speech: speech)
        return (StageLink(stage: stage, sink: sink, next: next), sink)
    }

    /// A sink for whoever feeds the chain: a reader, or the reading of a stream.
    public func intake(named name: String, household: String? = nil) -> Sink {
        let sink = Sink(stage: name, downstream: first, speech: speech, household: household)
        sink.isIntake = true
        intakes.append(sink)
        return sink
    }

    /// Forgets the counts of the stream before: a worker runs one household after the other.
    public func begin() {
        intakes = []
        for sink in sinks { sink.begin() }
    }

    /// Ends the stream: every stage gives out what it held.
    public func finish() throws(Fault) { try first.finish() }

    /// What each feeder and stage gave out and refused in this stream, in the order of the chain; feeders of one name as one.
    public var counts: [StageCount] {
        var found: [StageCount] = []
        for sink in intakes + sinks {
            if let same = found.firstIndex(where: { $0.stage == sink.stage && sink.isIntake && $0.isFeeder }) {
                found[same].records += sink.written
                found[same].rejected += sink.rejected
            } else {
                found.append(StageCount(stage: sink.stage, isFeeder: sink.isIntake, records: sink.written, rejected: sink.rejected))
            }
        }
        return found
    }

    /// What the feeding and all stages together refused.
    public var rejected: Int { (intakes + sinks).reduce(0) { $0 + $1.rejected } }
    /// The first fault of any stage.
    public var firstFault: Fault? { (intakes + sinks).lazy.compactMap(\.firstFault).first }
}

/// A stage as a link of a chain.
private final class StageLink<S: Stage>: Downstream {
    private var stage: S
    private let sink: Sink
    private let next: any Downstream

    init(stage: S, sink: Sink, next: any Downstream) {
        self.stage = stage
        self.sink = sink
        self.next = next
    }

    func accept(_ record: consuming Record) throws(Fault) {
        try stage.take(record, into: sink)
    }

    func finish() throws(Fault) {
        try stage.finish(into: sink)
        try next.finish()
    }
}
