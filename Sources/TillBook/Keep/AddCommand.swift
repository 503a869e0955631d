import Glibc
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
            out again. till-entries --help tells the columns.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "whose it is (default: the book's only household)"),
            .value("on", "DAY", "the day it was paid (default: today)"),
            .value("account", "ID", "what it was paid from: an account of the household's file, or cash"),
            .value("category", "NAME", "what it was for; till categories lists them"),
            .value("member", "ID", "who paid"),
            .value("currency", "CODE", "in which currency (default: the account's, else the household's)"),
            .values("tag", "WORD", "a tag; may be given again"),
            .value("note", "TEXT", "a note beside it"),
            .flag("new", "the category is one of your own that nothing had before"),
            .flag("undo", "take the last line of the file out"),
        ],
        examples: [
            Example("paid in cash", command: "till add -12.50 \"flea market\" --on 2025-11-08 --account cash --book money", shows: []),
            Example("a gift", command: "till add +50 \"birthday, from gran\" --member kim --category income.other --book money", shows: []),
            Example("no, it was not so", command: "till add --undo --book money", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        let household = try BookHousehold(options, state)
        let lock = try RunLock(book: state.places.base)
        defer { lock.release() }
        let file = try EntryFile(state.book.entries(of: household.id), household.file)
        let name = "entries/\(household.id).csv"
        if options.flag("undo") {
            guard options.arguments.isEmpty else { throw AddCommand.usage("--undo takes nothing else.", "till add --undo") }
            let gone = try file.withoutLast()
            speech.say("taken out of \(name): \(gone)")
            speech.say("  the next run makes \(household.id) anew without it")
            return .good
        }
        let entry = try file.adding(try cells(household))
        speech.say("added to \(name), line \(entry.line): \(AddCommand.words(entry))")
        if entry.number > 0 { speech.say("  the file has the same \(CountText.of(entry.number, "time")) before: each of them counts") }
        speech.say("  the next run reads it; to take it back: till add --undo\(again(household.id)), or delete the line")
        return .good
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
        let tags = options.list("tag")
        guard tags.allSatisfy({ !$0.contains(where: \.isWhitespace) }) else {
            throw AddCommand.usage("a tag is one word.", "Give --tag for each.")
        }
        cells["tag"] = tags.joined(separator: " ")
        if let category = options.text("category") {
            cells["category"] = try CategoryChoice(context.knowledge).category(category, isNew: options.flag("new"))
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
    private let text: String

    init(_ path: String, _ household: HouseholdFile?) throws(Fault) {
        self.path = path
        self.household = household
        name = Document.baseName(path)
        guard Folder.size(path) > 0 else {
            text = ""
            return
        }
        switch FileReading.read(path: path, limit: 1 << 26) {
        case .success(let bytes): text = String(decoding: bytes, as: UTF8.self)
        case .failure(let trouble): throw trouble.fault(file: name)
        }
    }

    /// Appends an entry and gives it as it is read back. Throws when it could not be read.
    func adding(_ cells: [String: String]) throws(Fault) -> EntryTable.Entry {
        let given = EntryTable.columns.filter { !(cells[$0] ?? "").isEmpty }
        var (header, delimiter, lines) = (EntryTable.columns, ",", [String]())
        if !text.isEmpty {
            let table = try EntryTable(Array(text.utf8), file: name, household: household)
            header = table.header
            delimiter = String(decoding: [table.delimiter], as: UTF8.self)
            lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            while lines.last?.isEmpty ?? false { lines.removeLast() }
            // A column that the file has not yet gets its title; the lines that are there are shorter, and say nothing in it.
            let new = given.filter { !header.contains($0) }
            if !new.isEmpty, let head = lines.firstIndex(where: { !$0.isEmpty && !$0.hasPrefix("#") }) {
                let isCr = lines[head].hasSuffix("\r")
                lines[head] =
                    ([isCr ? String(lines[head].dropLast()) : lines[head]] + new).joined(separator: delimiter) + (isCr ? "\r" : "")
                header += new
            }
        } else {
            lines = [header.joined(separator: delimiter)]
        }
        var row = header.map { EntryFile.quoted(cells[$0] ?? "", delimiter) }
        while row.last?.isEmpty ?? false { row.removeLast() }
        lines.append(row.joined(separator: delimiter))
        let written = lines.joined(separator: "\n") + "\n"
        let table = try EntryTable(Array(written.utf8), file: name, household: household)
        guard let entry = table.entries.last, entry.line == lines.count else {
            throw EntryFile.usage(table.faults.last)
        }
        try write(written)
        return entry
    }

    /// What an entry lacks that was given on a command line.
    private static func usage(_ fault: Fault?) -> Fault {
        Fault(
            "usage.add", fault?.sentence ?? "it cannot be read back.", remedy: fault?.remedy ?? "Look at the file of entries.",
            place: "till add",
            exit: .usage)
    }

    /// Takes the last entry out, and says what it was.
    func withoutLast() throws(Fault) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        let table = text.isEmpty ? nil : try EntryTable(Array(text.utf8), file: name, household: household)
        guard let table, let last = table.entries.last, last.line == lines.count else {
            throw Fault(
                "add.nothing", "the last line of the file is no entry that could be taken out.",
                remedy: "Open the file and mend it by hand.",
                file: name, exit: .missingInput)
        }
        let gone = lines.removeLast()
        try write(lines.joined(separator: "\n") + "\n")
        return gone
    }

    /// In one step: whoever reads meanwhile has the old file or the new one.
    private func write(_ text: String) throws(Fault) {
        try Folder.make(path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/"))
        let new = path + "~"
        try Folder.write(text, to: new)
        guard rename(new, path) == 0 else { throw Folder.trouble("the file of entries cannot be written", errno) }
    }

    private static func quoted(_ cell: String, _ delimiter: String) -> String {
        let plain = String(cell.map { $0.isNewline ? " " : $0 })
        guard plain.contains(delimiter) || plain.contains("\"") || plain.hasPrefix("#") else { return plain }
        return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
