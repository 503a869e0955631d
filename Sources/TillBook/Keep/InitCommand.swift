import Glibc
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till init`: makes a book.
public struct InitCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till init",
        summary: "Make a book: a folder with a key, a household's file and an inbox.",
        discussion: """
            Makes the folder, or completes one that is there: what exists is never changed. The key lets only this book sign its \
            decisions; keep a copy of it, since nobody can make it again. Then drop exports, receipts and chats into \
            inbox/<household>/ and run the plan nightly.
            """,
        input: .names,
        options: [
            .value("household", "ID", "the first household: small letters, digits, _ and -", default: "home"),
            .value("currency", "CODE", "its home currency: EUR, USD …"),
            .value("country", "CODE", "its country: DE, US … (order of dates on receipts)"),
            .values("member", "ID", "a member of it; the first is the owner; may be given several times"),
            .values("account", "ID=LAST4", "an account of it with the last four digits of its number; may be given several times"),
        ],
        examples: [
            Example("a book for one household", command: "till init money --household ng --currency EUR --member ana", shows: [])
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        guard let folder = options.arguments.first, options.arguments.count == 1 else {
            throw Fault("usage.book", "name the folder of the book.", remedy: "till init money", place: "till init", exit: .usage)
        }
        let id = options.text("household") ?? "home"
        guard Context.isHouseholdId(id) else {
            throw Fault(
                "usage.household", "a household id has small letters, digits, _ and - only, at most 64.",
                remedy: "Give --household an id such as family-ng.", place: "--household", exit: .usage)
        }
        let text = try household(id)
        for part in ["households", "inbox/\(id)", "output"] { try Folder.make("\(folder)/\(part)") }
        try BookKey.make(at: StorePlaces(base: folder).key)
        try write("# A book of Till.\nversion: 1\n", to: "\(folder)/till.yaml")
        try write("date,from,to,rate\n", to: "\(folder)/rates.csv")
        let isNew = try write(text, to: "\(folder)/households/\(id).yaml")
        _ = try HouseholdFile(path: "\(folder)/households/\(id).yaml")
        speech.say(
            """
            \(isNew ? "The book \(folder) is made." : "The book \(folder) was there; what was missing is made.")

              1. Put bank exports, receipts and chats into \(folder)/inbox/\(id)/ (any name, subfolders if you like).
              2. till run nightly --book \(folder)
              3. Look at \(folder)/output/current/index.html
              4. till review --book \(folder) asks what needs a person; till explain ID tells where a row comes from

            \(folder)/households/\(id).yaml says who and what the household has; \(folder)/key is the book's secret: keep a copy.
            """)
        return .good
    }

    /// Writes a file that is not there. True when it is new.
    @discardableResult
    private func write(_ text: String, to path: String) throws(Fault) -> Bool {
        if Folder.exists(path) { return false }
        try Folder.write(text, to: path)
        return true
    }

    /// The household's file from the options.
    private func household(_ id: String) throws(Fault) -> String {
        var text = "# \(id): what Till cannot know from documents.\n"
        if let currency = try options.currency("currency") { text += "currency: \(currency.code)\n" } else { text += "# currency: EUR\n" }
        if let country = options.text("country") { text += "country: \(country)\n" } else { text += "# country: DE\n" }
        let members = options.list("member")
        text += members.isEmpty ? "# members:\n#   - {id: ana, role: owner, names: [Ana Ng]}\n" : "members:\n"
        for (index, member) in members.enumerated() {
            text += "  - {id: \(member), role: \(index == 0 ? "owner" : "adult"), names: [\(member)]}\n"
        }
        let accounts = options.list("account")
        text += accounts.isEmpty ? "# accounts:\n#   - {id: giro, kind: checking, last4: \"4417\"}\n" : "accounts:\n"
        for account in accounts {
            let parts = account.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[1].utf8.count == 4 else {
                throw Fault(
                    "usage.account", "an account is given as its id and the last four digits of its number.",
                    remedy: "Give --account giro=4417.", place: "--account", exit: .usage)
            }
            text += "  - {id: \(parts[0]), kind: bank, last4: \"\(parts[1])\"}\n"
        }
        return text
    }
}
