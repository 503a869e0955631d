import Glibc
import TillLedger
import TillRecords
import TillRun
import TillStages

/// `till rules`: the rules of a book, and what a change of them would change before it does.
public struct RulesCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till rules",
        summary: "List a book's rules, try what others would change, and add one.",
        discussion: """
            The rules are the lines of rules.csv in the book, the first that holds wins (till-categorise --help tells the columns). They \
            are yours to change in any program.

            till rules                     lists them, with how many transactions of the last run each named
            till rules try [FILE]          what they, or those of FILE in their place, would change against the last run; with --add as \
            if that line stood at their end
            till rules add COLUMN=VALUE …  appends a line: till rules add contains=LIDL category=food.groceries

            What is tried is the run's own way of finding categories, on what was published: texts are as pages have them, with long \
            numbers cut, so that a rule about such a number holds in a run alone.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "try on this household only"),
            .value("by", "MEMBER", "add: who decides; what its role may not is refused"),
            .value("add", "RULE", "try: a line more, as contains=LIDL,category=food.groceries"),
            .flag("new", "add: the category is one of your own that nothing had before"),
            .value("wait", "SECONDS", "add: how long to wait for a run on the same book", default: "10"),
            .flag("json", "JSON, an object a rule or a transaction that would change"),
        ],
        examples: [
            Example("what there is", command: "till rules --book money", shows: []),
            Example("before it is one", command: "till rules try --add 'contains=LIDL,category=food.groceries' --book money", shows: []),
            Example("and then", command: "till rules add contains=LIDL category=food.groceries --book money", shows: []),
        ],
        reads: ["transaction"], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    private var book: String { options.text("book") ?? "." }
    private var path: String { book + "/rules.csv" }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        try state.book.checkInbox()
        switch options.arguments.first {
        case nil: return try list()
        case "try": return try attempt(state)
        case "add": return try add(state, speech)
        case let word?:
            throw RulesCommand.usage(
                "there is nothing called \(word) to do with rules.",
                "till rules, till rules try [FILE], till rules add contains=… category=…")
        }
    }

    private static func usage(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.rules", sentence, remedy: remedy, place: "till rules", exit: .usage)
    }

    // MARK: What there is

    private func list() throws(Fault) -> ExitCode {
        guard Folder.exists(path) else {
            if !options.flag("json") {
                Output.write("the book has no rules yet; the first: till rules add contains=LIDL category=food.groceries\(again)\n")
            }
            return .good
        }
        // What a run would refuse is refused here.
        _ = try CategoryRules(path: path)
        guard var rows = DelimitedRows(FileReading.bytes(path: path, limit: 1 << 24) ?? []) else { return .good }
        let counts = try counted()
        var table = TextTable([
            .init(title: "line", side: .right), .init(title: "holds where", least: 24), .init(title: "category"), .init(title: "tags"),
            .init(title: "split", least: 20), .init(title: "transactions", side: .right), .init(title: "note", least: 12),
        ])
        while let row = rows.next() {
            func cell(_ name: String) -> String { String(decoding: row.cell(rows.column(name)), as: UTF8.self) }
            let conditions = CategoryRules.columns.filter { !["category", "tag", "split", "note"].contains($0) && !cell($0).isEmpty }
            let count = counts[row.line]
            if options.flag("json") {
                var record = Record(type: "rule")
                record.set(.line, integer: row.line)
                record.set(.text, strings: conditions.map { "\($0)=\(cell($0))" })
                record.set(.category, string: cell("category"))
                record.set(.tags, strings: cell("tag").split(separator: " ").map(String.init))
                if !cell("split").isEmpty { record.set(.split, string: cell("split")) }
                if !counts.isEmpty { record.set(.transactions, integer: count ?? 0) }
                Output.write(record.text + "\n")
                continue
            }
            table.add([
                String(row.line), conditions.map { "\($0) \(cell($0))" }.joined(separator: ", "), cell("category"), cell("tag"),
                cell("split"), counts.isEmpty ? "" : String(count ?? 0), cell("note"),
            ])
        }
        if !options.flag("json") { Output.write(table.isEmpty ? "rules.csv has no rule yet\n" : table.text) }
        return .good
    }

    /// How many transactions each line named; none where nothing was run yet.
    private func counted() throws(Fault) -> [Int: Int] {
        let current = BookOptions.out(options) + "/current"
        guard !PublishedLedger.households(in: current).isEmpty else { return [:] }
        var counts: [Int: Int] = [:]
        try LedgerSearch(current: current, household: options.text("household")).eachTransaction { _, record in
            guard let category = record.object(.category), category.equals(.by, "rule"),
                let line = category.string(.why)?.split(separator: " ").last.flatMap({ Int($0) })
            else { return }
            counts[line, default: 0] += 1
        }
        return counts
    }

    private var again: String { BookOptions.again(options) }

    // MARK: What would be

    private func attempt(_ state: BookState) throws(Fault) -> ExitCode {
        guard options.arguments.count <= 2 else { throw RulesCommand.usage("try takes one file.", "till rules try [FILE] [--add RULE]") }
        let source = options.arguments.dropFirst().first ?? path
        if options.arguments.count == 2, !Folder.exists(source) {
            throw Fault(
                "document.missing", "there is no such file.", remedy: "Check the path.", file: Document.baseName(source),
                exit: .missingInput)
        }
        var table = try TableText(path: source)
        var line: Int?
        if let rule = options.text("add") { line = table.append(try cells(RulesCommand.pieces(rule)), columns: CategoryRules.columns) }
        guard !table.text.isEmpty else {
            throw RulesCommand.usage(
                "there are no rules to try.", "Name a file of rules, or a line with --add contains=LIDL,category=food.groceries")
        }
        // The stage reads a file: its name is what faults name.
        let folder = state.places.base + "/.rules-trial"
        try Folder.make(folder)
        defer { Folder.remove(folder) }
        try Folder.write(table.text, to: folder + "/rules.csv")
        let search = try LedgerSearch(current: BookOptions.current(options), household: options.text("household"))
        let trial = try RulesTrial(folder + "/rules.csv", state.book, search, context)
        if options.flag("json") {
            for change in trial.changes { Output.write(change.record.text + "\n") }
            return .good
        }
        Output.write(trial.text(try HouseholdFiles(state.book)))
        if let line, let words = trial.words(ofLine: line) { Output.write(words + "\n") }
        return .good
    }

    /// `contains=LIDL,category=food.groceries`, where a value may have commas: what has no = goes on with it.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
            if !piece.contains("="), let last = pieces.popLast() { pieces.append(last + "," + piece) } else { pieces.append(piece) }
        }
        return pieces
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(String(text.drop { $0.isWhitespace }).reversed().drop { $0.isWhitespace }.reversed())
    }

    /// A rule as cells by column. Throws for what is no column, and for a category that is none.
    private func cells(_ words: [String]) throws(Fault) -> [String: String] {
        var cells: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(RulesCommand.trimmed)
            guard parts.count == 2, !parts[1].isEmpty, CategoryRules.columns.contains(parts[0]), cells[parts[0]] == nil else {
                throw RulesCommand.usage(
                    "\(word) is no column with a value, or stands twice.",
                    "\(NearestName.question(parts[0], among: CategoryRules.columns))Write COLUMN=VALUE with one of "
                        + "\(CategoryRules.columns.joined(separator: ", ")).")
            }
            cells[parts[0]] = parts[1]
        }
        if let category = cells["category"] {
            cells["category"] = try CategoryChoice(context.knowledge, book: book).category(category, isNew: options.flag("new"))
        }
        return cells
    }

    // MARK: One more

    /// Who decides must be allowed to in the household it is a member of.
    private func checkRights(_ state: BookState) throws(Fault) {
        guard let by = options.text("by") else { return }
        let files = try HouseholdFiles(state.book)
        let rights = try MemberRights(files, context.knowledge)
        let its = try? BookHousehold(options, state) { $0?.member(by) != nil }
        guard let its else { return try rights.check(.rule, named: by, of: BookHousehold(options, state).id) }
        try rights.check(.rule, named: by, of: its.id)
    }

    private func add(_ state: BookState, _ speech: Speech) throws(Fault) -> ExitCode {
        let words = Array(options.arguments.dropFirst())
        guard !words.isEmpty else { throw RulesCommand.usage("say the rule.", "till rules add contains=LIDL category=food.groceries") }
        try checkRights(state)
        let lock = try RunLock(book: state.places.base, wait: try options.integer("wait") ?? 10)
        defer { lock.release() }
        var table = try TableText(path: path)
        let line = table.append(try cells(words), columns: CategoryRules.columns)
        do throws(Fault) {
            _ = try CategoryRules(Array(table.text.utf8), file: "rules.csv")
        } catch {
            throw RulesCommand.usage(error.sentence, error.remedy)
        }
        try Folder.replace(path, with: Array(table.text.utf8))
        speech.say("added to rules.csv, line \(line): \(words.joined(separator: " "))")
        speech.say("  the next run follows it; what it will change: till rules try\(again); to take it back, delete the line")
        return .good
    }
}
