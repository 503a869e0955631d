import TillHousehold
import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// Where decisions are written down: the book's journal, with who says it, when and why.
struct DecisionDesk {
    let state: BookState
    let rights: MemberRights
    var files: HouseholdFiles { rights.files }
    /// The member who decides, where it was said.
    var by: String?
    var reason: String?

    /// Writes an entry about something that is published. Gives its number. Throws when the member is none of the household's.
    ///
    /// The journal calls things as they are called inside the wall, so that a decision outlives the key they are published with.
    func add(_ content: Record, in ledger: PublishedLedger) throws(Fault) -> Int {
        try check(content, in: ledger)
        return try add(ledger.key == nil ? content : inside(content, ledger.household))
    }

    /// Writes what was said of a matter of `till review`, into the book's files first where it is an answer. Gives its number.
    func add(_ entry: MatterEntry) throws(Fault) -> Int {
        // Who may not say it changes no file.
        try check(entry.content, in: entry.ledger)
        try entry.edit?.write()
        return try add(entry.content, in: entry.ledger)
    }

    /// Writes what was counted in a wallet. Gives its number.
    func add(_ count: CashCounting) throws(Fault) -> Int {
        try check(.count, of: count.household) { by, file in file?.accounts.first { $0.id == count.wallet }?.isSeen(by: by) ?? false }
        return try add(count.content)
    }

    private func check(_ content: Record, in ledger: PublishedLedger) throws(Fault) {
        guard let act = Permissions.Act(content) else { return }
        // Nobody approves an own expense by a permission that reaches to own rows only.
        let isApproval = act == .approveExpense || act == .rejectExpense
        try check(act, of: ledger.household) { by, file in !isApproval && ledger.isOwn(content, of: by, file) }
    }

    /// Refuses a member who is none of the household's, or may not do this.
    private func check(
        _ act: Permissions.Act, of household: String, isOwn: (_ by: String, _ file: HouseholdFile?) -> Bool
    ) throws(Fault) {
        guard let by else { return }
        try files.check(member: by, of: household)
        try rights.check(act, by: by, of: household, isOwn: isOwn(by, try files.file(of: household)))
    }

    private func inside(_ content: Record, _ household: String) throws(Fault) -> Record {
        let names = PublishedNames(state.places)
        func inside(_ name: String) throws(Fault) -> String {
            if let found = names.inside(name, household) { return found }
            throw Fault(
                "decide.no-names", "the book does not remember what is published as \(name.prefix(12)).",
                remedy: "Run the plan that published it again, with the same --book; then decide.", exit: .missingInput)
        }
        var content = content
        if let about = content.string(.about) {
            content.set(.about, string: try IdentityForm.mapped(about, inside))
        }
        for key in [.also, .with] as [Key] where content.has(key) {
            var named: [String] = []
            for name in content.strings(key) { named.append(try inside(name)) }
            content.set(key, strings: named)
        }
        return content
    }

    /// Writes an entry that names nothing published. Gives its number.
    private func add(_ content: Record) throws(Fault) -> Int {
        var content = content
        if let by { content.set(.by, string: by) }
        if let reason { content.set(.reason, string: reason) }
        content.set(.at, string: WallClock.now)
        return try state.journal.add(content, key: BookKey(path: state.places.key))
    }

    /// Appends an entry that takes another back; nothing is ever deleted. What an answer wrote into the book's files is taken out of them.
    /// Gives its number, and what became of the file.
    func takeBack(_ entry: DecisionBook.Entry) throws(Fault) -> (number: Int, told: String?) {
        guard entry.holds, let owner = entry.household else {
            throw Fault(
                "decide.undone", "decision \(entry.number) was taken back before, or its content was erased.",
                remedy: "till decide --list shows what holds.", place: "undo", exit: .usage)
        }
        try check(.undo, of: owner) { by, _ in entry.content?.string(.by) == by }
        var content = Record(type: .decision)
        content.set(.household, string: owner)
        content.set(.action, string: DecisionBook.undo.description)
        content.set(.undoes, integer: entry.number)
        let told = try takeOut(entry)
        return (try add(content), told)
    }

    /// Takes the lines of an answer out of the book's files, or puts them back where its undoing is undone.
    private func takeOut(_ entry: DecisionBook.Entry) throws(Fault) -> String? {
        guard let content = entry.content else { return nil }
        var change = LineChange(content)?.reversed
        if entry.isUndo, let undone = content.integer(.undoes) {
            change = try DecisionBook(state).entries.first { $0.number == undone }?.content.flatMap { LineChange($0) }
        }
        guard let change else { return nil }
        let (gone, new) = (DecisionDesk.words(change.from), DecisionDesk.words(change.to))
        guard try change.make(in: state.book.folder) else {
            return "\(change.file) was changed since: put it right there by hand" + (gone.isEmpty ? "" : " (\(gone))")
        }
        return new.isEmpty ? "taken out of \(change.file): \(gone)" : "\(change.file) says again: \(new)"
    }

    /// Lines as a person is told them: without what only explains, and not all of a whole file.
    private static func words(_ lines: [String]) -> String {
        let plain = lines.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        return plain.prefix(4).joined(separator: ", ") + (plain.count > 4 ? " …" : "")
    }
}
