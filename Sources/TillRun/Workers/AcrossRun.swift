import Glibc
import TillRecords
import TillStages

/// The stages of a plan that run once over the streams of all households.
final class AcrossRun {
    private let out: String
    private let writer: StreamWriter
    private let chain: Chain
    private let strangers: Plugins
    private let key: StreamKey

    /// - Parameters:
    ///   - out: the run's folder, with a folder for each household.
    ///   - logs: where strangers' stages say what went wrong.
    init(plan: Plan, out: String, logs: String, context: Context) throws(Fault) {
        self.out = out
        strangers = Plugins(plan: plan, logs: logs)
        strangers.label = Plan.acrossFolder
        let types = AcrossTypes()
        var stages: [any Stage] = [AcrossIntake(types)]
        for step in plan.across { stages.append(try StageCatalogue.make(step, of: plan, strangers: strangers, context: context)) }
        stages.append(AcrossOutlet(types))
        writer = StreamWriter(descriptor: -1, producer: "till run \(plan.name)")
        key = context.stream
        chain = Chain(stages, writer: writer, speech: Speech(program: "till run", quiet: true))
    }

    /// Runs the stages over these households, one after the other, into the stream of `across`.
    func run(_ households: [String]) throws(Fault) -> HouseholdRun.Result {
        let folder = "\(out)/\(Plan.acrossFolder)"
        try Folder.make(folder)
        let descriptor = unsafe open("\(folder)/stream.ndjson", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the stream across households cannot be written", errno) }
        defer { close(descriptor) }
        chain.begin()
        writer.begin(descriptor: descriptor)
        key.passOn(to: writer)
        let intake = chain.intake(named: "till run")
        for household in households {
            let path = "\(out)/\(household)/stream.ndjson"
            let stream = unsafe open(path, O_RDONLY | O_CLOEXEC)
            guard stream >= 0 else {
                throw Fault(
                    "across.no-stream", "a household's stream cannot be read.", remedy: "Run it again with --fresh.", file: household,
                    exit: .unreadable)
            }
            defer { close(stream) }
            var input = StreamInput(name: "\(household)/stream.ndjson", sink: intake, key: key)
            try input.read(stream)
        }
        try chain.finish()
        return HouseholdRun.Result(
            rejected: chain.rejected + strangers.rejected, documents: 0, counts: chain.counts.filter { !$0.stage.hasPrefix("across ") })
    }
}

/// The types of records that came from the households.
private final class AcrossTypes {
    var seen: Set<String> = []
    var last: [UInt8] = []
}

/// Takes the households' own remarks out, which stand in their streams, and notes what types of records came in.
private struct AcrossIntake: Stage {
    static let manual = Manual(
        name: "across in", summary: "", discussion: "", input: .records, options: [], examples: [], reads: [], writes: [])
    private let types: AcrossTypes

    init(_ types: AcrossTypes) { self.types = types }
    init(options: Options, context: Context) throws(Fault) { types = AcrossTypes() }

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if record.equals(.type, .note) || record.equals(.type, .reject) { return }
        let isKnown = record.withBytes(.type) { $0.elementsEqual(types.last) ? true : nil } ?? false
        if !isKnown {
            let type = record.type
            types.seen.insert(type)
            types.last = Array(type.utf8)
        }
        try sink.emit(record)
    }
}

/// Lets through what the stages across households made: records of types that no household's stream has.
private struct AcrossOutlet: Stage {
    static let manual = Manual(
        name: "across out", summary: "", discussion: "", input: .records, options: [], examples: [], reads: [], writes: [])
    private let types: AcrossTypes

    init(_ types: AcrossTypes) { self.types = types }
    init(options: Options, context: Context) throws(Fault) { types = AcrossTypes() }

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        let isOfHousehold = record.withBytes(.type) { $0.elementsEqual(types.last) ? true : nil } ?? false
        if isOfHousehold || types.seen.contains(record.type) { return }
        try sink.emit(record)
    }

    mutating func finish(into sink: Sink) throws(Fault) {
        types.seen = []
        types.last = []
    }
}
