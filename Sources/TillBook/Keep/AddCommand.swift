import TillEntries
import TillHousehold
import TillLedger
import TillProcess
import TillRecords
import TillRun
import TillStages

/// `till add`: an entry by hand, appended to the household's file of entries.
public struct AddCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till add",
        summary: "Write down by hand what was paid or came in: a line in the book's entries/<household>.csv.",
        discussion: """
            till add AMOUNT TEXT: the amount has a sign, -12.50 was paid, +12.50 came in. The line is evidence like a receipt: once the \
            bank's row of it comes, the two are one transaction; until then it counts where no document of an account covers its day, \
            and always when it was paid in cash (--account cash). A category or a tag that it says holds before rules.

            The file is yours: open it, change it, delete lines of it; the next run reads it as it is then. --undo takes its last line \
            out again. till-entries --help tells the columns. With --by a member writes it: who paid is that member where --member names \
            nobody, and what its role may not write is refused (an own entry is what it paid itself, from an account that it sees).
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "whose it is (default: the book's only household)"),
            .value("on", "DAY", "the day it was paid (default: today)"),
            .value("account", "ID", "what it was paid from: an account of the household's file, or cash"),
            .value("category", "NAME", "what it was for; till categories lists them"),
            .value("member", "ID", "who paid (default: who writes it, where --by says so)"),
            .value("by", "MEMBER", "who writes it; what its role may not write is refused"),
            .value("currency", "CODE", "in which currency (default: the account's, else the household's)"),
            .values("tag", "WORD", "a tag; may be given again"),
            .value("note", "TEXT", "a note beside it"),
            .flag("new", "the category is one of your own that nothing had before"),
            .value("wait", "SECONDS", "how long to wait for a run on the same book", default: "10"),
            .flag("undo", "take the last line of the file out"),
        ],
        examples: [
            Example("paid in cash", command: "till add -12.50 \"flea market\" --on 2025-11-08 --account cash --book money", shows: []),
            Example("a gift", command: "till add +50 \"from gran\" --member kim --category income.other --book money", shows: []),
            Example("no, it was not so", command: "till add --undo --book money", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        let household = try BookHousehold(options, state)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        let file = try EntryFile(state.book.entries(of: household.id), household.file)
        let rights = try MemberRights(HouseholdFiles(state.book), context.knowledge)
        func check(_ entry: EntryTable.Entry) throws(Fault) {
            try rights.check(.add, named: options.text("by"), of: household.id) { file, by in AddCommand.isOwn(entry, of: by, file) }
        }
        let name = "entries/\(household.id).csv"
        if options.flag("undo") {
            guard options.arguments.isEmpty else { throw AddCommand.usage("--undo takes nothing else.", "till add --undo") }
            let gone = try file.withoutLast(check)
            speech.say("taken out of \(name): \(gone)")
            speech.say("  the next run makes \(household.id) anew without it")
            return .good
        }
        let entry = try file.adding(try cells(household), check)
        speech.say("added to \(name), line \(entry.line): \(AddCommand.words(entry))")
        if entry.number > 0 { speech.say("  the file has the same \(CountText.of(entry.number, "time")) before: each of them counts") }
        speech.say("  the next run reads it; to take it back: till add --undo\(again(household.id)), or delete the line")
        return .good
    }

    /// What a member paid itself, from an account that it sees or in cash.
    private static func isOwn(_ entry: EntryTable.Entry, of member: String, _ file: HouseholdFile?) -> Bool {
        guard entry.member == member else { return false }
        guard let account = entry.account, !entry.isCash else { return true }
        return file?.accounts.first { $0.id == account }?.isSeen(by: member) ?? false
    }

    private func again(_ household: String) -> String {
        (options.text("household") == nil ? "" : " --household \(household)") + BookOptions.again(options)
    }

    private static func usage(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.add", sentence, remedy: remedy, place: "till add", exit: .usage)
    }

    /// The entry as cells by column.
    private func cells(_ household: BookHousehold) throws(Fault) -> [String: String] {
        guard options.arguments.count >= 2 else {
            throw AddCommand.usage("say how much and what it was.", "till add -12.50 \"flea market\" --on 2025-11-08")
        }
        let today = String(WallClock.now.prefix(10))
        let day = try options.day("on")?.description ?? today
        guard day <= today else {
            throw AddCommand.usage(
                "\(day) is still to come.", "What comes again is declared in the household's file, under fixed or income.")
        }
        var cells = ["date": day, "amount": options.arguments[0], "text": options.arguments.dropFirst().joined(separator: " ")]
        for name in ["account", "member", "currency", "note"] { cells[name] = options.text(name) }
        if cells["member"] == nil { cells["member"] = options.text("by") }
        let tags = options.list("tag")
        guard tags.allSatisfy({ !$0.contains(where: \.isWhitespace) }) else {
            throw AddCommand.usage("a tag is one word.", "Give --tag for each.")
        }
        cells["tag"] = tags.joined(separator: " ")
        if let category = options.text("category") {
            cells["category"] = try CategoryChoice(context.knowledge, book: options.text("book") ?? ".").category(
                category, isNew: options.flag("new"))
        }
        return cells
    }

    private static func words(_ entry: EntryTable.Entry) -> String {
        var words = "\(entry.day) \(entry.amount)\(entry.currency.map { " \($0.code)" } ?? "") \(entry.text)"
        if let account = entry.account ?? (entry.isCash ? EntryTable.cash : nil) { words += ", \(account)" }
        if let category = entry.category { words += ", \(category)" }
        return words
    }
}

/// A household's file of entries, changed whole or not at all.
private struct EntryFile {
    private let path: String
    private let name: String
    private let household: HouseholdFile?
    private let table: TableText

    init(_ path: String, _ household: HouseholdFile?) throws(Fault) {
        self.path = path
        self.household = household
        name = Document.baseName(path)
        table = try TableText(path: path)
    }

    private func read(_ table: TableText) throws(Fault) -> EntryTable {
        try EntryTable(Array(table.text.utf8), file: name, household: household)
    }

    /// Appends an entry and gives it as it is read back. Throws when it could not be read, and what `check` refuses.
    func adding(_ cells: [String: String], _ check: (EntryTable.Entry) throws(Fault) -> Void) throws(Fault) -> EntryTable.Entry {
        if !table.text.isEmpty { _ = try read(table) }
        var longer = table
        let line = longer.append(cells, columns: EntryTable.columns)
        let entries = try read(longer)
        guard let entry = entries.entries.last, entry.line == line else {
            let fault = entries.faults.last
            throw Fault(
                "usage.add", fault?.sentence ?? "it cannot be read back.", remedy: fault?.remedy ?? "Look at the file of entries.",
                place: "till add", exit: .usage)
        }
        try check(entry)
        try Folder.replace(path, with: Array(longer.text.utf8))
        return entry
    }

    /// Takes the last entry out, and says what it was. Throws what `check` refuses.
    func withoutLast(_ check: (EntryTable.Entry) throws(Fault) -> Void) throws(Fault) -> String {
        var shorter = table
        let last = table.text.isEmpty ? nil : try read(table).entries.last
        guard let last, let gone = shorter.removeLast(standingOn: last.line) else {
            throw Fault(
                "add.nothing", "the last line of the file is no entry that could be taken out.",
                remedy: "Open the file and mend it by hand.", file: name, exit: .missingInput)
        }
        try check(last)
        try Folder.replace(path, with: Array(shorter.text.utf8))
        return gone
    }
}
