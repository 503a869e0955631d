import TillRecords
import TillRun
import TillStages
import TillStore

/// `till migrate`: the form of a book's database, and its way to the one that this version has.
public struct MigrateCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till migrate",
        summary: "Bring a book's database to the form that this version of Till has; a copy of it is kept before.",
        discussion: """
            Any command that writes into the database does so by itself; this one does nothing else, and tells what it does. The copy \
            lies in store/before, named by the form that it has. --dry-run tells what would be done. A database that a newer Till made is \
            refused, by this command as by every other that opens it.
            """,
        input: .none,
        options: BookOptions.declared + [
            .flag("dry-run", "tell what would be done, and do nothing"),
            .value("wait", "SECONDS", "how long to wait for a run on the book", default: "10"),
        ],
        examples: [
            Example("before a new version runs at night", command: "till migrate --dry-run --book money", shows: [])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        let form = try MigrateCommand.form(state)
        let words = "the database has form \(form.applied) of \(form.known)"
        guard form.applied < form.known else {
            Output.write("\(words): nothing is to be done\n")
            return .good
        }
        Output.write("\(words)\n")
        for name in StoreDatabase.formNames.dropFirst(form.applied) { Output.write("  to come: \(name)\n") }
        if options.flag("dry-run") {
            Output.write("\nnothing was changed: --dry-run\n")
            return .good
        }
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        try state.database().close()
        speech.say("it has form \(form.known) now; as it was: \(state.places.beforeMigrations)/\(form.applied).sqlite")
        return .good
    }

    private static func form(_ state: BookState) throws(Fault) -> StoreDatabase.Form {
        let database = try StatusCommand.database(of: state)
        defer { database.close() }
        return try database.form()
    }
}
