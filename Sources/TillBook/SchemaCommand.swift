import TillRecords
import TillStages

/// `till schema`: the record types of the stream, as JSON Schema or for a reader.
public struct SchemaCommand: Command {
    private let types: [String]
    private let asJson: Bool

    public static let manual = Manual(
        name: "till schema",
        summary: "Print the record types of the stream, for a reader or as JSON Schema.",
        discussion: "The same declaration makes this page, the schema and the test that holds real output to it.",
        input: .none,
        options: [
            .values("type", "TYPE", "only this type; may be given several times"), .flag("json", "JSON Schema, one object a line"),
        ],
        examples: [
            Example("the schema of a transaction", command: "till schema --type transaction --json", shows: ["\"title\":\"transaction\""])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        types = options.list("type")
        asJson = options.flag("json")
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        for type in types where StreamProtocol.shape(of: type) == nil {
            throw Fault(
                "schema.type", "there is no record type \(type).",
                remedy: "Use one of \(StreamProtocol.shapes.map(\.type).joined(separator: ", ")).", place: "--type", exit: .usage)
        }
        for shape in StreamProtocol.shapes where types.isEmpty || types.contains(shape.type) {
            Output.write(asJson ? shape.jsonSchema + "\n" : shape.documentation + "\n\n")
        }
        return .good
    }
}
