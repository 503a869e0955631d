import TillHousehold
import TillProcess
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
        let state = try BookOptions.state(options)
        if options.flag("accept-loss") { return try acceptLoss(state, speech) }
        if options.flag("list") { return try DecisionList(DecisionBook(state), PublishedNames(state.places), options).write() }
        guard let action = options.arguments.first else {
            throw Fault(
                "usage.decide", "say what is decided.", remedy: "till decide recategorise ID CATEGORY; till decide --help has all.",
                place: "till decide", exit: .usage)
        }
        if action == "undo" { return try undo(state, speech) }
        if action == Decision.Action.count.rawValue {
            let count = try CashCounting(options, state)
            let number = try desk(state, HouseholdFiles(state.book)).add(count)
            return tell(number, count.told, of: count.household, speech)
        }
        let current = try BookOptions.current(options)
        let search = try LedgerSearch(current: current, household: options.text("household"), names: PublishedNames(state.places))
        let file = try HouseholdFiles(state.book)
        if MatterEntry.isMeant(action, options) {
            let desk = try desk(state, file)
            let entry = try MatterEntry(action, options, search, desk, context, current: current)
            return tell(try desk.add(entry), entry.told, of: entry.household, speech)
        }
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

    private func desk(_ state: BookState, _ files: HouseholdFiles) throws(Fault) -> DecisionDesk {
        DecisionDesk(
            state: state, rights: try MemberRights(files, context.knowledge), by: options.text("by"), reason: options.text("reason"))
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
            return entry.holds && !entry.isUndo && entry.household != nil && (household == nil || entry.household == household)
        }
        guard let entry else {
            throw Fault(
                "decide.no-entry", wanted.map { "there is no decision \($0)." } ?? "there is nothing to take back.",
                remedy: "till decide --list shows all.", place: "undo", exit: .missingInput)
        }
        let (number, told) = try desk(state, HouseholdFiles(state.book)).takeBack(entry)
        let shown = book.published(PublishedNames(state.places)).entries.first { $0.number == entry.number }
        let what = shown?.content.map { DecisionWords.line($0) } ?? ""
        speech.say("decision \(number): takes back \(entry.number) (\(what))")
        if let told { speech.say("  \(told)") }
        speech.say("  the next run makes \(entry.household ?? "it") anew; to have it after all: till decide undo \(number)\(again)")
        return .good
    }

    /// Goes on without decisions or documents that were sealed and are gone; the journal says who said so.
    private func acceptLoss(_ state: BookState, _ speech: Speech) throws(Fault) -> ExitCode {
        guard let reason = options.text("reason"), options.arguments.isEmpty else {
            throw Fault(
                "usage.decide", "to go on without what is gone takes a reason, and nothing else.",
                remedy: DecisionJournal.acceptance, place: "--accept-loss", exit: .usage)
        }
        let lock = try RunLock(book: state.places.base)
        defer { lock.release() }
        var known: [StoredDocument] = []
        if Folder.exists(state.places.database) {
            let database = try state.database()
            defer { database.close() }
            known = try database.documents()
        }
        var inventory = try BookInventory(state)
        let isListLost = !inventory.isWhole && (try? inventory.differences(known)) == nil
        var isJournalLost = false
        do throws(Fault) { _ = try state.journal.verified(keyFile: state.places.key) } catch {
            guard error.code.hasPrefix("journal.") else { throw error }
            isJournalLost = true
        }
        if !isListLost, !isJournalLost { return try acceptLossOfViews(state, reason, speech) }
        let documents = isListLost ? try inventory.acceptLoss(known) : 0
        var content = Record(type: .decision)
        if let by = options.text("by") { content.set(.by, string: by) }
        content.set(.reason, string: reason)
        content.set(.at, string: WallClock.now)
        if isListLost { content.set(.documents, integer: documents) }
        let key = try BookKey(path: state.places.key)
        let told = try state.journal.acceptLoss(content, key: key)
        try acceptLossOfViews(state, reason, key)
        speech.say(
            "accepted and noted: \(CountText.of(told.lost, "decision")) and \(CountText.of(documents, "document")) are gone; "
                + "\(CountText.of(told.left, "decision")) are left")
        speech.say("  the next run publishes what is left: till run nightly\(again)")
        return .good
    }

    /// Of what a book keeps nothing but notes of views may be gone.
    private func acceptLossOfViews(_ state: BookState, _ reason: String, _ speech: Speech) throws(Fault) -> ExitCode {
        guard try state.key().map({ !AuditJournal(state.places).isWhole($0) }) ?? false else {
            throw Fault("decide.nothing-lost", "nothing that was sealed is gone.", remedy: "till verify looks.", exit: .usage)
        }
        try acceptLossOfViews(state, reason, try BookKey(path: state.places.key))
        speech.say("accepted and noted: a part of what was noted of views is gone; what was there is kept beside it")
        return .good
    }

    /// Views are noted beside the decisions, and are lost with them.
    private func acceptLossOfViews(_ state: BookState, _ reason: String, _ key: BookKey) throws(Fault) {
        var view = ViewAudit.entry(.acceptLoss)
        view.set(.reason, string: reason)
        _ = try AuditJournal(state.places).acceptLoss(view, key: key)
    }

    /// The options that name the book, to be repeated in a command that is shown.
    private var again: String { BookOptions.again(options) }
}

/// What a person said of a finding: it is known, and not to be told again.
struct Dismissal {
    let content: Record
    let household: String
    let ledger: PublishedLedger
    /// What it says, in a sentence for the person.
    let told: String

    /// Throws usage faults, and when no finding has the key.
    init(_ options: Options, _ search: LedgerSearch) throws(Fault) {
        guard options.arguments.count == 2, options.arguments[1].utf8.count >= LedgerSearch.fewest else {
            throw Fault(
                "usage.decide", "dismiss takes the key of one finding.", remedy: "till decide dismiss KEY; the pages show the keys.",
                place: "dismiss", exit: .usage)
        }
        let found = try FindingSearch.one(options.arguments[1], search)
        household = found.household
        ledger = found.ledger
        var content = Record(type: .decision)
        content.set(.household, string: household)
        content.set(.about, string: found.finding.string(.key) ?? "")
        content.set(.action, string: Decision.Action.dismiss.rawValue)
        // What it was, for whoever asks when it is no longer found.
        var was = Record.bare
        for key in FindingExplanation.kept { if let raw = found.finding.raw(key) { was.set(key, raw: raw) } }
        content.set(.was, object: was)
        self.content = content
        told = "not told again: \(found.finding.string(.message) ?? "")"
    }
}

/// What a person counted in a wallet.
struct CashCounting {
    let content: Record
    let household: String
    /// Its id in the household's file.
    let wallet: String
    /// What it says, in a sentence for the person.
    let told: String

    /// Throws usage faults: for an account that is no wallet, an amount that is none, a day that is still to come.
    init(_ options: Options, _ state: BookState) throws(Fault) {
        let words = options.arguments.dropFirst()
        let cut = words.first.flatMap { word in word.firstIndex(of: "=").map { (word[..<$0], word[word.index(after: $0)...]) } }
        guard let (name, written) = cut, words.count == 1, !name.isEmpty else {
            throw CashCounting.usage("count takes the account and what was in it.", "till decide count cash=45.20")
        }
        let found = try BookHousehold(options, state) { file in file?.accounts.contains { $0.kind == "cash" && $0.id == name } ?? false }
        household = found.id
        let wallets = found.file?.accounts.filter { $0.kind == "cash" } ?? []
        guard let wallet = wallets.first(where: { $0.id == name }) else {
            let names = wallets.map(\.id).joined(separator: ", ")
            throw CashCounting.usage(
                "\(name) is no cash account of \(household).",
                names.isEmpty
                    ? "Give households/\(household).yaml one: accounts: [{id: cash, kind: cash}]." : "Use one of \(names).")
        }
        let currency = wallet.currency ?? found.file?.currency
        guard let amount = Amount(written), !amount.isNegative, currency.map({ Money(amount, $0) != nil }) ?? true else {
            throw CashCounting.usage("\(written) is no amount of cash.", "Write it with a point, as 45.20.")
        }
        let today = String(WallClock.now.prefix(10))
        let day = try options.day("on")?.description ?? today
        guard day <= today else { throw CashCounting.usage("\(day) is still to come.", "Give the day on which it was counted: --on DAY.") }
        var content = Record(type: .decision)
        content.set(.household, string: household)
        content.set(.about, string: Decision.countMark + wallet.id)
        content.set(.action, string: Decision.Action.count.rawValue)
        content.set(.value, string: amount.description)
        content.set(.date, string: day)
        self.content = content
        self.wallet = wallet.id
        told = "\(wallet.id) held \(amount)\(currency.map { " \($0.code)" } ?? "") at the end of \(day)"
    }

    private static func usage(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.count", sentence, remedy: remedy, place: "count", exit: .usage)
    }
}

/// `till decide --list`.
struct DecisionList {
    private let book: DecisionBook
    private let names: PublishedNames
    private let options: Options

    init(_ book: DecisionBook, _ names: PublishedNames, _ options: Options) {
        self.book = book
        self.names = names
        self.options = options
    }

    func write() throws(Fault) -> ExitCode {
        let household = options.text("household")
        let book = options.flag("json") ? self.book : self.book.published(names)
        let entries = book.entries.filter { household == nil || $0.household == household || $0.content == nil }
        if options.flag("json") {
            for owner in Set(entries.compactMap(\.household)).sorted() {
                for record in book.records(of: owner) { Output.write(record.text + "\n") }
            }
            return .good
        }
        if entries.isEmpty { Output.write("nothing was decided yet\n") }
        for entry in entries {
            guard let content = entry.content else {
                Output.write("\(entry.number)  (erased)\n")
                continue
            }
            let state = entry.holds ? "" : "  [taken back]"
            Output.write("\(entry.number)  \(entry.household ?? "")  \(DecisionWords.line(content))\(state)\n")
            let attribution = DecisionWords.attribution(content)
            if !attribution.isEmpty { Output.write("     \(attribution)\n") }
        }
        return .good
    }
}

/// A decision in one line for a person.
enum DecisionWords {
    /// - Parameter shown: how text of people and documents is shown; ids stay as they are.
    static func line(_ content: Record, shown: (String) -> String = { $0 }) -> String {
        if content.equals(.action, "count") {
            let account = content.string(.about).map { String($0.dropFirst(Decision.countMark.count)) } ?? ""
            return "count \(account)=\(content.string(.value) ?? "") on \(content.string(.date) ?? "")"
        }
        let isFinding = ["dismiss", "acknowledge", "answer"].contains(content.string(.action) ?? "")
        let about = content.string(.about).map { " " + (isFinding ? $0[...] : $0.prefix(8)) } ?? ""
        let value = shown(value(content))
        var text = (content.string(.action) ?? "") + (content.integer(.undoes).map { " \($0)" } ?? about)
        if let other = content.strings(.with).first { text += " and " + other.prefix(8) }
        if let link = content.string(.link) { text += " (\(link))" }
        if !value.isEmpty { text += ": \(value)" }
        if let lost = content.integer(.lost) { text += ": \(CountText.of(lost, "decision")) were gone" }
        let erased = content.strings(.erases)
        if !erased.isEmpty { text += " \(erased.joined(separator: ", "))" }
        if let merchant = content.string(.merchant) { text += ", all of \(shown(merchant))" }
        return text
    }

    /// Who, when and why.
    static func attribution(_ content: Record) -> String {
        let parts = [
            content.string(.by).map { "by \($0)" }, content.string(.at).map { String($0.prefix(10)) }, content.string(.reason),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func value(_ content: Record) -> String {
        if let text = content.string(.value) { return text }
        if content.equals(.action, "correct") { return content.object(.value).map(CorrectionWords.told) ?? "" }
        let parts = content.objects(.value).map { "\($0.string(.amount) ?? "") \($0.string(.category) ?? "")" }
        return (content.strings(.value) + parts).joined(separator: ", ")
    }
}
