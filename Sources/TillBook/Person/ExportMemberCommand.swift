import Glibc
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till export --member`: everything that a book has about one person, in a folder of its own.
public struct ExportMemberCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till export-member",
        summary: "Write everything a book has about one member into a folder: to read, and as records, with the documents.",
        discussion: """
            till export --member ID DIR is the same. The folder must not be there yet, or be empty. It gets README.txt in the household's \
            language, index.html (the member's page of the last month) and, as records of the stream, one JSON object a line: \
            records.ndjson (transactions, what documents say, balances, series, findings), accounts.ndjson, decisions.ndjson (by the \
            member or about its rows), messages.ndjson (what it wrote in chats), views.ndjson (which views of the household were made and \
            sent for the member); the originals of documents that speak of nobody else in documents/; and SHA256SUMS.

            About the person is what is of its own accounts, of accounts that are shared with it, and what it is said to have sent, \
            written or paid. Other people stand there by their ids, as a member may see them. The files are as secret as the book.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("member", "ID", "whom it is about"), .value("household", "ID", "whose member, where several have one of that id"),
        ],
        examples: [Example("what there is about Kim", command: "till export --member kim kim-2026 --book money", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard options.text("member") != nil, let folder = options.arguments.first, options.arguments.count == 1 else {
            throw Fault(
                "usage.folder", "name a member, and a folder that it is written to.",
                remedy: "till export --member kim kim-2026 --book money",
                place: "till export", exit: .usage)
        }
        guard Folder.names(folder)?.isEmpty ?? !Folder.exists(folder) else {
            throw Fault(
                "usage.folder", "there is something at this place already.", remedy: "Name a new folder, or empty that one.",
                file: Document.baseName(folder), exit: .usage)
        }
        let state = try BookOptions.state(options)
        let (file, member) = try BookMember(options, state).found
        var asked = context
        asked.household = file.id
        asked.householdFile = "\(state.book.householdsFolder)/\(file.id).yaml"
        let person = try PersonRecords(member, of: file, state, current: BookOptions.out(options) + "/current", asked)
        try PersonFolder(folder, person, try HouseholdLanguages(Options(), context.knowledge).messages(of: file)).write(state)
        speech.say("\(folder): \(person.words)")
        for name in person.unread { speech.say("\(name): it could not be read, and is left out") }
        return person.unread.isEmpty ? .good : .checkFailed
    }
}
