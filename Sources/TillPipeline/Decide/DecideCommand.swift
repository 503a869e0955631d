import TillHousehold
import TillProcess
import TillRecords
import TillStages
import TillStore

/// `till decide`: what a person says about a transaction, into the journal; the next run follows it.
public struct DecideCommand: Command {
    private let options: Options
    private let context: Context

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        if options.flag("list") { return try DecisionList(DecisionBook(state), options).write() }
        guard let action = options.arguments.first else {
            throw Fault(
                "usage.decide", "say what is decided.", remedy: "till decide recategorise ID CATEGORY; till decide --help has all.",
                place: "till decide", exit: .usage)
        }
        if action == "undo" { return try undo(state, speech) }
        let search = try LedgerSearch(current: BookOptions.out(options) + "/current", household: options.text("household"))
        let file = try HouseholdFiles(state.book)
        let entry = try DecisionEntry(action, options, search, context.knowledge, file)
        let number = try add(entry.content, state, file)
        speech.say("decision \(number): \(entry.told)")
        speech.say("  the next run makes \(entry.household) anew; to take it back: till decide undo \(number)\(again)")
        return .good
    }

    /// Writes an entry with who, why and when.
    private func add(_ content: Record, _ state: BookState, _ files: HouseholdFiles) throws(Fault) -> Int {
        var content = content
        if let by = options.text("by") {
            try files.check(member: by, of: content.string("household"))
            content.set("by", string: by)
        }
        if let reason = options.text("reason") { content.set("reason", string: reason) }
        content.set("at", string: WallClock.now)
        return try state.journal.add(content, key: BookKey(path: state.places.key))
    }

    /// Appends an entry that takes another back; nothing is ever deleted.
    private func undo(_ state: BookState, _ speech: Speech) throws(Fault) -> ExitCode {
        let book = try DecisionBook(state)
        let named = options.arguments.dropFirst().first
        guard options.arguments.count <= 2, named.map({ Int($0.drop { $0 == "d" }) != nil }) ?? true else {
            throw Fault("usage.undo", "undo takes the number of a decision.", remedy: "till decide undo 3", place: "undo", exit: .usage)
        }
        let wanted = named.flatMap { Int($0.drop { $0 == "d" }) }
        let household = options.text("household")
        let entry = book.entries.last { entry in
            if let wanted { return entry.number == wanted }
            return entry.holds && !entry.isUndo && (household == nil || entry.household == household)
        }
        guard let entry else {
            throw Fault(
                "decide.no-entry", wanted.map { "there is no decision \($0)." } ?? "there is nothing to take back.",
                remedy: "till decide --list shows all.", place: "undo", exit: .missingInput)
        }
        guard entry.holds, let owner = entry.household else {
            throw Fault(
                "decide.undone", "decision \(entry.number) was taken back before, or its content was erased.",
                remedy: "till decide --list shows what holds.", place: "undo", exit: .usage)
        }
        var content = Record(type: "decision")
        content.set("household", string: owner)
        content.set("action", string: DecisionBook.undo.description)
        content.set("undoes", integer: entry.number)
        let number = try add(content, state, HouseholdFiles(state.book))
        let what = entry.content.map(DecisionWords.line) ?? ""
        speech.say("decision \(number): takes back \(entry.number) (\(what))")
        speech.say("  the next run makes \(owner) anew; to have it after all: till decide undo \(number)\(again)")
        return .good
    }

    /// The options that name the book, to be repeated in a command that is shown.
    private var again: String {
        (options.text("book").flatMap { $0 == "." ? nil : " --book \($0)" } ?? "") + (options.text("out").map { " --out \($0)" } ?? "")
    }
}
