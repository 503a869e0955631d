import Glibc
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till init`: makes a book.
public struct InitCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till init",
        summary: "Make a book: a folder with a key, a household's file and an inbox.",
        discussion: """
            Makes the folder, or completes one that is there: what exists is never changed. The key lets only this book sign its \
            decisions; keep a copy of it, since nobody can make it again. Then drop exports, receipts and chats into \
            inbox/<household>/ and run the plan nightly.

            With --from it looks at the documents of a folder first: the household's file then begins with the accounts that the exports name, with their currency, the country of their numbers, and who writes in the chats; the documents are copied into the inbox, and the folder stays as it is. Look through the file before the first run: what kind an account is of is told by words of its files' names, which may be wrong. With --dry-run the file is shown and nothing is made.
            """,
        input: .names,
        options: [
            .value("household", "ID", "the first household: small letters, digits, _ and -", default: "home"),
            .value("from", "DIR", "look at the documents of this folder, propose the household's file, and take them into the inbox"),
            .flag("dry-run", "show the household's file and make nothing"),
            .value("currency", "CODE", "its home currency: EUR, USD …"),
            .value("country", "CODE", "its country: DE, US … (order of dates on receipts)"),
            .values("member", "ID", "a member of it; the first is the owner; may be given several times"),
            .values("account", "ID=LAST4", "an account of it with the last four digits of its number; may be given several times"),
        ],
        examples: [
            Example("a book for one household", command: "till init money --household ng --currency EUR --member ana", shows: []),
            Example("what lies in a folder", command: "till init money --household ng --from ~/Downloads/bank --dry-run", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

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
        var proposal: BookProposal?
        if let from = options.text("from") { proposal = try InitCommand.look(at: from, context) }
        let text: String
        if let proposal { text = try proposed(proposal, id) } else { text = try household(id) }
        if let proposal { tell(proposal, speech) }
        if options.flag("dry-run") {
            Output.write(text)
            return .good
        }
        return try make(folder, id, text, proposal, speech)
    }

    private func make(_ folder: String, _ id: String, _ text: String, _ proposal: BookProposal?, _ speech: Speech) throws(Fault) -> ExitCode
    {
        for part in ["households", "inbox/\(id)", "output"] { try Folder.make("\(folder)/\(part)") }
        try BookKey.make(at: StorePlaces(base: folder).key)
        try write("# A book of Till.\nversion: 1\n", to: "\(folder)/till.yaml")
        try write("date,from,to,rate\n", to: "\(folder)/rates.csv")
        let isNew = try write(text, to: "\(folder)/households/\(id).yaml")
        _ = try HouseholdFile(path: "\(folder)/households/\(id).yaml")
        if let proposal {
            if !isNew {
                speech.say("\(folder)/households/\(id).yaml was there and is not changed; --dry-run shows what would be proposed.")
            }
            try take(proposal.documents, into: "\(folder)/inbox/\(id)")
            return tellNext(folder, id, proposal, speech)
        }
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

    // MARK: From a folder

    /// Documents of a folder and of those in it, in the order of their names; hidden ones are left out.
    private static func look(at folder: String, _ context: Context) throws(Fault) -> BookProposal {
        guard Folder.isFolder(folder) else {
            throw Fault(
                "init.from", "there is no such folder.", remedy: "Give --from the folder that your documents lie in.", file: folder,
                exit: .missingInput)
        }
        return try BookProposal(Folder.files(below: folder).filter(Folder.isFile), context)
    }

    private func proposed(_ proposal: BookProposal, _ id: String) throws(Fault) -> String {
        try ProposedHousehold(proposal, context.knowledge).text(
            id, currency: try options.currency("currency"), country: try country(), members: options.list("member"))
    }

    private func tell(_ proposal: BookProposal, _ speech: Speech) {
        var parts: [String] = []
        if proposal.banks > 0 {
            parts.append("\(CountText.of(proposal.banks, "export")) of banks, of \(CountText.of(proposal.accounts.count, "account"))")
        }
        if proposal.chats > 0 { parts.append(CountText.of(proposal.chats, "chat")) }
        if proposal.receipts > 0 { parts.append("\(CountText.of(proposal.receipts, "receipt")), to be read by the first run") }
        speech.say("Found \(parts.isEmpty ? "nothing that is read" : parts.joined(separator: "; ")).")
        for one in proposal.refused.prefix(InitCommand.most) { speech.say("  \(one.file): \(one.why)") }
        let others = proposal.unknown.map(Document.baseName)
        if !others.isEmpty {
            let more = others.count > InitCommand.most ? " and \(others.count - InitCommand.most) more" : ""
            speech.say("  Left alone, since nothing reads them: \(others.prefix(InitCommand.most).joined(separator: ", "))\(more).")
        }
    }

    /// Names that are listed at most.
    private static let most = 10

    /// Copies documents into an inbox; one of a name that is taken gets a number behind it, and one that is there already is left.
    private func take(_ paths: [String], into inbox: String) throws(Fault) {
        for path in paths {
            let bytes: [UInt8]
            do throws(Fault) { bytes = try Document(argument: path).bytes } catch { continue }
            let name = Document.baseName(path)
            var target = "\(inbox)/\(name)"
            var number = 2
            while Folder.exists(target), FileReading.bytes(path: target, limit: Document.largest) != bytes {
                target = "\(inbox)/\(number)-\(name)"
                number += 1
            }
            if !Folder.exists(target) { try Folder.write(bytes, to: target) }
        }
    }

    private func tellNext(_ folder: String, _ id: String, _ proposal: BookProposal, _ speech: Speech) -> ExitCode {
        let isSaid = options.text("currency") != nil || proposal.currency != nil
        let currency = isSaid ? "" : "; say its currency there, which no document states"
        speech.say(
            """

              1. Look through \(folder)/households/\(id).yaml: accounts, kinds and members are proposed from the documents\(currency)
              2. till run nightly --book \(folder)
              3. Look at \(folder)/output/current/index.html
              4. till review --book \(folder) asks what needs a person

            \(CountText.of(proposal.documents.count, "document")) copied into \(folder)/inbox/\(id)/; \(folder)/key is the book's secret: keep a copy.
            """)
        return .good
    }

    /// The country as given, as a code. Throws with the code that a name means.
    private func country() throws(Fault) -> String? {
        guard let text = options.text("country") else { return nil }
        guard CountryNames.isCode(text) else {
            throw Fault(
                "usage.country", "\(text) is no code of a country.",
                remedy: CountryNames.code(meant: text).map { "Give --country \($0)." }
                    ?? "Give its two letters of ISO 3166, such as DE or US.",
                place: "--country", exit: .usage)
        }
        return text.uppercased()
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
        if let country = try country() { text += "country: \(country)\n" } else { text += "# country: DE\n" }
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
