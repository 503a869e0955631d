import TillFigures
import TillRecords
import TillReports
import TillRun
import TillStages

/// What a person said of a matter of `till review`: it is known, left for later, answered for good, or its documents are not to be read.
struct MatterEntry {
    let content: Record
    let household: String
    let ledger: PublishedLedger
    /// What it says, in a sentence for the person.
    let told: String
    /// What of the book's files it changes; nil where nothing.
    private(set) var edit: BookEdit?

    /// Whether a decision of this action is about a matter that is named by its key.
    static func isMeant(_ action: String, _ options: Options) -> Bool {
        switch Decision.Action(rawValue: action) {
        case .acknowledge, .answer: true
        case .ignore: options.arguments.dropFirst().first?.contains(":") ?? true
        default: false
        }
    }

    /// Throws usage faults, when nothing open has the key, and what keeps an answer from being written.
    init(_ action: String, _ options: Options, _ search: LedgerSearch, _ desk: DecisionDesk, _ context: Context, current: String)
        throws(Fault)
    {
        guard options.arguments.count >= 2 else {
            throw MatterEntry.usage("say which matter.", "till decide \(action) KEY; till review shows the keys.", action)
        }
        let item = try MatterEntry.item(options.arguments[1], search, desk, context, current: current)
        guard let ledger = PublishedLedger(item.household, in: current) else {
            throw Fault("decide.nothing", "nothing is published yet.", remedy: "Run a plan first.", exit: .missingInput)
        }
        var content = Record(type: .decision)
        content.set(.household, string: item.household)
        content.set(.about, string: item.key)
        content.set(.action, string: action)
        let words = Array(options.arguments.dropFirst(2))
        switch Decision.Action(rawValue: action) {
        case .acknowledge: told = try MatterEntry.acknowledge(item, words, &content)
        case .ignore: told = try MatterEntry.ignore(item, words, &content)
        default:
            let answer = try MatterAnswer(item, words, desk, context)
            content.set(.value, string: answer.said)
            told = "\(answer.edit.line) is written into \(answer.edit.name)"
            edit = answer.edit
            content.set(.was, object: answer.edit.change.record)
        }
        self.content = content
        self.ledger = ledger
        household = item.household
    }

    private static func acknowledge(_ item: ReviewItem, _ words: [String], _ content: inout Record) throws(Fault) -> String {
        let said = words.first ?? "known"
        guard words.count <= 1, ["known", "later"].contains(said) else {
            throw usage("a matter is known, or left for later.", "till decide acknowledge KEY [later]", "acknowledge")
        }
        content.set(.value, string: said)
        if !item.observations.isEmpty { content.set(.with, strings: item.observations) }
        return "\(item.title): \(said == "later" ? "left for later" : "known"), and asked no more"
    }

    private static func ignore(_ item: ReviewItem, _ words: [String], _ content: inout Record) throws(Fault) -> String {
        guard words.isEmpty, let first = item.documents.first else {
            throw usage("no document of it can be ignored.", "till decide acknowledge KEY asks it no more.", "ignore")
        }
        content.set(.about, string: first)
        if item.documents.count > 1 { content.set(.also, strings: Array(item.documents.dropFirst())) }
        return "\(item.title): \(CountText.of(item.documents.count, "document")) not read any more; the original stays in the archive"
    }

    private static func usage(_ sentence: String, _ remedy: String, _ action: String) -> Fault {
        Fault("usage.decide", sentence, remedy: remedy, place: action, exit: .usage)
    }

    /// The matter that a key, or the beginning of one, names.
    private static func item(_ key: String, _ search: LedgerSearch, _ desk: DecisionDesk, _ context: Context, current: String)
        throws(Fault) -> ReviewItem
    {
        let queue = try ReviewQueue(search, desk, CategoryUses(context.knowledge), current: current)
        let all = queue.everything
        let exact = all.filter { $0.key == key }
        let found = exact.isEmpty ? all.filter { $0.key.hasPrefix(key) } : exact
        guard let first = found.first else {
            throw Fault(
                "decide.no-matter", "nothing that needs a person has the key \(key).", remedy: "till review --list shows what is open.",
                place: key, exit: .missingInput)
        }
        guard found.count == 1 else {
            let list = found.prefix(4).map { "\($0.key) of \($0.household)" }.joined(separator: "; ")
            throw Fault(
                "decide.several", "\(key) is the key of \(found.count) matters: \(list).",
                remedy: "Give the whole key, and the household with --household.", place: key, exit: .usage)
        }
        return first
    }
}
