import TillHousehold
import TillRecords
import TillRun
import TillStages

/// What a person asked to decide, checked against what is published, as the content of a journal's entry.
struct DecisionEntry {
    private(set) var content: Record
    /// What it says, in a sentence for the person.
    private(set) var told = ""

    let household: String
    let options: Options
    let search: LedgerSearch
    let subject: LedgerSearch.Found
    let files: HouseholdFiles
    private let knowledge: Knowledge
    /// What stands behind the action and the id.
    let words: [String]

    /// Throws usage faults, and what the ledger contradicts.
    init(_ action: String, _ options: Options, _ search: LedgerSearch, _ knowledge: Knowledge, _ files: HouseholdFiles) throws(Fault) {
        guard let known = Decision.Action(rawValue: action) else {
            let near = Decision.Action.allCases.map(\.rawValue).filter { EditDistance.of($0, action) <= 3 }
            throw Fault(
                "usage.decide", "there is nothing called \(action) to decide.",
                remedy: near.isEmpty ? "till decide --help has all." : "Did you mean \(near.joined(separator: " or "))?", place: action,
                exit: .usage)
        }
        guard options.arguments.count >= 2 else {
            throw Fault(
                "usage.decide", "say which transaction.", remedy: "till decide \(action) ID …; the pages show the ids.", place: action,
                exit: .usage)
        }
        self.options = options
        self.search = search
        self.knowledge = knowledge
        self.files = files
        words = Array(options.arguments.dropFirst(2))
        subject = try search.find(options.arguments[1])
        household = subject.household
        content = Record(type: .decision)
        content.set(.household, string: household)
        let observations = subject.observations
        guard let about = observations.first else {
            throw Fault(
                "decide.reversal", "this transaction cancels another and no document tells of it.",
                remedy: "Take its decision back with till decide undo, or name the original.", place: options.arguments[1], exit: .usage)
        }
        content.set(.about, string: about)
        if observations.count > 1 { content.set(.also, strings: Array(observations.dropFirst())) }
        content.set(.action, string: action)
        try fill(known)
        if let was = DecisionWas.of(subject.transaction, known) { content.set(.was, object: was) }
    }

    /// The transaction in a few words.
    var line: String { TransactionWords.line(subject.transaction ?? subject.observation) }

    private mutating func fill(_ action: Decision.Action) throws(Fault) {
        switch action {
        case .recategorise: try recategorise()
        case .rename: try rename()
        case .merge: try merge()
        case .separate: try separate()
        case .split: try split()
        case .approve, .reject: try settle(action)
        case .reverse: try reverse()
        case .note: try note()
        case .tag: try tag()
        case .dismiss: throw usage("a finding is dismissed, not a transaction.", "till decide dismiss KEY; the pages show the keys.")
        }
    }

    /// Sets fields of the entry, and what it tells.
    mutating func set(told: String, _ change: (inout Record) -> Void) {
        change(&content)
        self.told = told
    }

    func usage(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.decide", sentence, remedy: remedy, place: options.arguments.first, exit: .usage)
    }

    private mutating func recategorise() throws(Fault) {
        guard words.count == 1 else {
            throw usage("name one category.", "till decide recategorise \(options.arguments[1]) food.groceries")
        }
        let choice = try CategoryChoice(knowledge, subject.ledger)
        let category = try choice.category(words[0], isNew: options.flag("new"))
        let scope = try scope()
        set(told: "\(scope.told) is \(choice.label(category))") { record in
            record.set(.value, string: category)
            if let merchant = scope.merchant { record.set(.merchant, string: merchant) }
        }
    }

    private mutating func rename() throws(Fault) {
        let name = words.joined(separator: " ")
        guard !name.isEmpty, name.utf8.count <= 80 else {
            throw usage("say the merchant's name, at most 80 signs.", "till decide rename \(options.arguments[1]) \"Corner shop\"")
        }
        let scope = try scope()
        set(told: "\(scope.told) is called \(name)") { record in
            record.set(.value, string: name)
            if let merchant = scope.merchant { record.set(.merchant, string: merchant) }
        }
    }

    /// One movement, or with --merchant all of its merchant.
    private func scope() throws(Fault) -> (merchant: String?, told: String) {
        guard options.flag("merchant") else { return (nil, line) }
        let record = subject.transaction ?? subject.observation
        let name = record?.object(.renamed)?.string(.from) ?? record?.string(.merchant)
        guard let name, !name.isEmpty else {
            throw usage("its merchant is not known.", "Leave --merchant out, or give it a name first: till decide rename.")
        }
        let count = subject.ledger.transactions(ofMerchant: name).count
        return (name, "all of \(name) (\(count) \(count == 1 ? "transaction" : "transactions") now)")
    }

    private mutating func split() throws(Fault) {
        guard let transaction = subject.transaction else { throw usage("only a transaction is split.", "Name its id.") }
        let choice = try CategoryChoice(knowledge, subject.ledger)
        let parts = try SplitWords(words, of: transaction, choice, isNew: options.flag("new")).parts
        let told = parts.map { "\($0.amount) \(choice.label($0.category))" }.joined(separator: ", ")
        set(told: "\(line) is \(told)") { record in
            record.set(
                .value,
                objects: parts.map { part in
                    var one = Record(type: "part")
                    one.remove(.type)
                    one.set(.amount, part.amount)
                    one.set(.category, string: part.category)
                    return one
                })
        }
    }

    private mutating func reverse() throws(Fault) {
        guard words.isEmpty else { throw usage("reverse takes one id.", "till decide reverse ID") }
        let isReversed = subject.ledger.transactions.contains { other in
            other.objects(.links).contains { $0.equals(.kind, "reversal") && $0.string(.to) == subject.transaction?.string(.id) }
        }
        guard !isReversed else { throw usage("it is reversed already.", "till decide --list shows by which decision.") }
        let day = try options.day("date")
        set(told: "\(line) is cancelled by a transaction of its own\(day.map { " on \($0)" } ?? "")") { record in
            if let day { record.set(.date, day) }
        }
    }

    private mutating func note() throws(Fault) {
        let text = words.joined(separator: " ")
        guard !text.isEmpty, text.utf8.count <= 1000 else {
            throw usage("say what to note.", "till decide note ID \"for the school trip\"")
        }
        set(told: "\(line): noted") { $0.set(.value, string: text) }
    }

    private mutating func tag() throws(Fault) {
        guard !words.isEmpty, words.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 40 && !$0.hasPrefix("-") }) else {
            throw usage("name at least one tag, each of at most 40 signs.", "till decide tag ID holiday")
        }
        let removes = options.flag("remove")
        let tags = removes ? words.map { "-" + $0 } : words
        set(told: "\(line): \(removes ? "no longer " : "")\(words.joined(separator: ", "))") { $0.set(.value, strings: tags) }
    }
}
