import TillRecords
import TillRun
import TillStages
import TillStore

/// `till forget`: undoes an import.
public struct ForgetCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till forget",
        summary: "Undo an import: a document is no longer read, though its original is kept.",
        discussion: """
            Names a document by the name it arrived with or by the beginning of its SHA-256. The next run leaves it out. A file that \
            still lies in the inbox stays forgotten; --undo reads it again.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "only this household's document"), .flag("undo", "read it again"),
            .value("wait", "SECONDS", "how long to wait for a run on the same book", default: "10"),
        ],
        examples: [Example("an export that was the wrong one", command: "till forget giro-2025.csv --book money", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard let name = options.arguments.first, options.arguments.count == 1 else {
            throw Fault("usage.document", "name one document.", remedy: "till forget giro.csv", place: "till forget", exit: .usage)
        }
        let state = try BookOptions.state(options)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        let database = try state.database()
        defer { database.close() }
        var inventory = try BookInventory(state)
        if let sentence = try inventory.settle(database) { speech.say("  \(sentence)") }
        let household = options.text("household")
        let found = try database.documents(named: name).filter { household == nil || $0.household == household }
        guard let document = found.first else {
            throw Fault(
                "forget.unknown", "the book has no such document.", remedy: "Name it as it arrived, or by its hash.", file: name,
                exit: .missingInput)
        }
        guard found.count == 1 else {
            let list = found.map { "\($0.household) \($0.hash.prefix(12))" }.joined(separator: ", ")
            throw Fault(
                "forget.several", "the name fits several documents: \(list).", remedy: "Name one by its hash, or give --household.",
                file: name, exit: .usage)
        }
        try inventory.set(document, isForgotten: !options.flag("undo"))
        try database.setForgotten(document, !options.flag("undo"))
        speech.say(
            options.flag("undo")
                ? "\(document.name) of \(document.household) is read again from the next run on"
                : "\(document.name) of \(document.household) is forgotten from the next run on; its original stays in the archive")
        return .good
    }
}
