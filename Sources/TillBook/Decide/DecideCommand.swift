import TillHousehold
import TillRecords
import TillRun
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
        if options.flag("list") { return try DecisionList(DecisionBook(state), PublishedNames(state.places), options).write() }
        guard let action = options.arguments.first else {
            throw Fault(
                "usage.decide", "say what is decided.", remedy: "till decide recategorise ID CATEGORY; till decide --help has all.",
                place: "till decide", exit: .usage)
        }
        if action == "undo" { return try undo(state, speech) }
        let search = try LedgerSearch(current: BookOptions.out(options) + "/current", household: options.text("household"))
        let file = try HouseholdFiles(state.book)
        if action == Decision.Action.dismiss.rawValue {
            let entry = try Dismissal(options, search)
            return tell(try desk(state, file).add(entry.content, in: entry.ledger), entry.told, of: entry.household, speech)
        }
        let entry = try DecisionEntry(action, options, search, context.knowledge, file)
        return tell(try desk(state, file).add(entry.content, in: entry.subject.ledger), entry.told, of: entry.household, speech)
    }

    private func tell(_ number: Int, _ told: String, of household: String, _ speech: Speech) -> ExitCode {
        speech.say("decision \(number): \(told)")
        speech.say("  the next run makes \(household) anew; to take it back: till decide undo \(number)\(again)")
        return .good
    }

    private func desk(_ state: BookState, _ files: HouseholdFiles) -> DecisionDesk {
        DecisionDesk(state: state, files: files, by: options.text("by"), reason: options.text("reason"))
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
        let number = try desk(state, HouseholdFiles(state.book)).takeBack(entry)
        let shown = book.published(PublishedNames(state.places)).entries.first { $0.number == entry.number }
        let what = shown?.content.map(DecisionWords.line) ?? ""
        speech.say("decision \(number): takes back \(entry.number) (\(what))")
        speech.say("  the next run makes \(entry.household ?? "it") anew; to have it after all: till decide undo \(number)\(again)")
        return .good
    }

    /// The options that name the book, to be repeated in a command that is shown.
    private var again: String { BookOptions.again(options) }
}
