import TillHousehold
import TillLedger
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
    let knowledge: Knowledge
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
            if let transaction = subject.transaction, !transaction.has(.about) { throw DecisionEntry.ofWallet(transaction) }
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

    /// What keeping a wallet made stands on what is decided elsewhere.
    private static func ofWallet(_ transaction: Record) -> Fault {
        let other = transaction.objects(.links).first { $0.equals(.kind, "transfer") }?.string(.to)
        return Fault(
            "decide.wallet",
            other == nil
                ? "this is what a count of cash leaves open, and no document tells of it."
                : "this is the wallet's side of cash that was drawn or paid in.",
            remedy: other.map { "Decide about the other side: \($0.prefix(12))." }
                ?? "Say what it was spent on: till add -12.50 TEXT --account cash --on DAY; it lessens what is left.",
            place: transaction.string(.id)?.prefix(12).description, exit: .usage)
    }

    /// The transaction in a few words.
    var line: String { TransactionWords.line(subject.transaction ?? subject.observation) }

    private mutating func fill(_ action: Decision.Action) throws(Fault) {
        switch action {
        case .recategorise: try recategorise()
        case .rename: try rename()
        case .correct: try correct()
        case .merge: try merge()
        case .separate: try separate()
        case .split: try split()
        case .approve, .reject: try settle(action)
        case .reverse: try reverse()
        case .note: try note()
        case .tag: try tag()
        case .count: throw usage("cash is counted in an account, not a transaction.", "till decide count cash=45.20")
        case .dismiss: throw usage("a finding is dismissed, not a transaction.", "till decide dismiss KEY; the pages show the keys.")
        case .ignore: ignore()
        case .acknowledge, .answer: throw usage("a matter is meant, not a transaction.", "till review has the lines for it.")
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
        let choice = try CategoryChoice(knowledge, book: files.folder, subject.ledger)
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
    func scope() throws(Fault) -> (merchant: String?, told: String) {
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
        let choice = try CategoryChoice(knowledge, book: files.folder, subject.ledger)
        let parts = try SplitWords(words, of: transaction, choice, isNew: options.flag("new")).parts
        let told = parts.map { "\($0.amount) \(choice.label($0.category))" }.joined(separator: ", ")
        set(told: "\(line) is \(told)") { record in
            record.set(
                .value,
                objects: parts.map { part in
                    var one = Record.bare
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

    /// It is none of the household's: nothing of it counts.
    private mutating func ignore() {
        set(told: "\(line) is none of this household's and counts nowhere") { _ in }
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

/// The parts of a split as a person writes them: `12.50:food.groceries 7.30:home.garden`, the last perhaps without an amount.
struct SplitWords {
    private(set) var parts: [Decision.Part] = []

    /// Throws when the parts do not add up to the amount, to the minor unit.
    init(_ words: [String], of transaction: Record, _ choice: CategoryChoice, isNew: Bool) throws(Fault) {
        guard words.count >= 2 else {
            throw SplitWords.fault("a split has at least two parts.", "till decide split ID 12.50:food.groceries home.garden")
        }
        let whole = try SplitWords.whole(of: transaction)
        var rest = Int64(clamping: whole.units.magnitude)
        var open: String?
        for word in words {
            let cut = word.firstIndex { $0 == ":" || $0 == "=" }
            let written = cut.map { String(word[..<$0]) }
            let category = try choice.category(cut.map { String(word[word.index(after: $0)...]) } ?? word, isNew: isNew)
            guard let written, written != "rest" else {
                guard open == nil else { throw SplitWords.fault("two parts have no amount.", "Only one may stand for the rest.") }
                open = category
                continue
            }
            guard let amount = Amount(written)?.scaled(to: whole.decimals), amount.units > 0 else {
                throw SplitWords.fault("\(written) is not an amount of it.", "Write amounts without a sign, such as 12.50.")
            }
            guard amount.units <= rest else {
                let over = Amount(units: amount.units - rest, decimals: whole.decimals)
                throw SplitWords.fault("the parts add up to more than \(whole): \(over) too much.", SplitWords.mend)
            }
            rest -= amount.units
            parts.append(Decision.Part(amount: SplitWords.signed(amount.units, like: whole), category: category))
        }
        if let open {
            guard rest > 0 else { throw SplitWords.fault("nothing is left for \(open).", "The parts with amounts use up \(whole).") }
            parts.append(Decision.Part(amount: SplitWords.signed(rest, like: whole), category: open))
            rest = 0
        }
        guard rest == 0 else {
            let left = Amount(units: rest, decimals: whole.decimals)
            throw SplitWords.fault("the parts add up to less than \(whole): \(left) is left.", SplitWords.mend)
        }
    }

    /// The amount of a transaction with all decimals of its currency.
    private static func whole(of transaction: Record) throws(Fault) -> Amount {
        guard let total = transaction.decimal(.amount) else {
            throw fault("its amount cannot be read.", "Look at its document.")
        }
        let decimals = transaction.currency(.currency)?.exponent ?? total.decimals
        guard let whole = total.scaled(to: max(decimals, total.decimals)) else {
            throw fault("its amount is too large.", "Look at its document.")
        }
        return whole
    }

    private static let mend = "Change them, or name one category without an amount for the rest."

    private static func signed(_ units: Int64, like whole: Amount) -> Amount {
        Amount(units: whole.isNegative ? -units : units, decimals: whole.decimals)
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("decide.split", sentence, remedy: remedy, place: "split", exit: .usage)
    }
}

/// The categories a person may name, and the ones that were perhaps meant.
struct CategoryChoice {
    private let ids: [String]
    private let labels: [String: String]

    /// - Parameter ledger: where names of a person's own rules and examples are, and of decisions before.
    init(_ knowledge: Knowledge, book: String, _ ledger: PublishedLedger? = nil) throws(Fault) {
        let taxonomy = try Taxonomy(knowledge)
        let own = try OwnCategories(book: book, knowledge)
        let named = taxonomy.entries.map { ($0.id, $0.label) } + own.entries.map { ($0.id, $0.label) }
        labels = Dictionary(named, uniquingKeysWith: { first, _ in first })
        let used = Set(ledger?.transactions.compactMap { $0.object(.category)?.string(.name) } ?? [])
        ids = named.map(\.0) + used.subtracting(labels.keys).sorted()
    }

    func label(_ id: String) -> String { labels[id] ?? id }

    /// The category that a word names: itself, its label, or its last part where only one has it. Throws with the nearest names.
    func category(_ word: String, isNew: Bool) throws(Fault) -> String {
        let asked = CategoryChoice.folded(word)
        let meant = ids.filter { id in
            CategoryChoice.folded(id) == asked || CategoryChoice.folded(labels[id] ?? "") == asked
        }
        if let exact = meant.first { return exact }
        let leaves = ids.filter { id in
            let leaf = labels[id]?.split(separator: "/").last.map { String($0.drop { $0 == " " }) } ?? ""
            return CategoryChoice.folded(String(id.split(separator: ".").last ?? "")) == asked || CategoryChoice.folded(leaf) == asked
        }
        if leaves.count == 1 { return leaves[0] }
        if isNew, !word.isEmpty, word.utf8.count <= 80 { return word }
        let near = leaves.isEmpty ? nearest(asked) : leaves
        throw Fault(
            "decide.category", "there is no category \(word).",
            remedy: (near.isEmpty ? "" : "Nearest: \(near.joined(separator: ", ")). ") + "--new makes one of your own.", place: word,
            exit: .usage)
    }

    /// The five nearest names: those that hold the word, then those of the fewest changed letters.
    private func nearest(_ asked: String) -> [String] {
        let ranked = ids.map { id in
            let label = CategoryChoice.folded(labels[id] ?? "")
            let words = id.split { $0 == "." || $0 == "_" }.map { CategoryChoice.folded(String($0)) }
            let holds = CategoryChoice.folded(id).contains(asked) || label.contains(asked)
            let distance =
                (words + [CategoryChoice.folded(id)] + label.split(separator: " ").map(String.init)).map { EditDistance.of(asked, $0) }
                .min() ?? 99
            return (id: id, rank: holds ? 0 : distance)
        }
        return ranked.filter { $0.rank <= max(1, asked.count / 3) }.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.prefix(5).map(\.id)
    }

    private static func folded(_ text: String) -> String { text.lowercased() }
}
