import TillRecords
import TillStages

/// The smallest stage there is: it passes everything on. The conformance battery holds the shell of all stages to its manners by it.
@main
struct PassingStage: Stage {
    static let manual = Manual(
        name: "passing-stage", summary: "Passes every record on.",
        discussion: "Nothing is changed, so what comes out differs from what went in by the control records only.",
        input: .records, options: [],
        examples: [
            Example(
                "Pass a record of a type that nobody knows.", command: "passing-stage",
                input: #"{"type":"weather","sky":"grey"}"# + "\n",
                shows: [#"{"type":"stream""#, #"{"type":"weather","sky":"grey"}"#, #"{"type":"end""#])
        ],
        reads: ["any"], writes: [])

    init(options: Options, context: Context) throws(Fault) {}

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        try sink.emit(record)
    }

    static func main() { StageMain<PassingStage>.run() }
}
