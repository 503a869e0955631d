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
        if let by, let act = Permissions.Act(content) {
            try rights.files.check(member: by, of: ledger.household)
            // Nobody approves an own expense by a permission that reaches to own rows only.
            let isApproval = act == .approveExpense || act == .rejectExpense
            let file = try rights.files.file(of: ledger.household)
            let isOwn = !isApproval && ledger.isOwn(content, of: by, file)
            try rights.check(act, by: by, of: ledger.household, isOwn: isOwn)
        }
        return try add(ledger.key == nil ? content : inside(content, ledger.household))
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
    func add(_ content: Record) throws(Fault) -> Int {
        var content = content
        if let by {
            try rights.files.check(member: by, of: content.string(.household))
            content.set(.by, string: by)
        }
        if let reason { content.set(.reason, string: reason) }
        content.set(.at, string: WallClock.now)
        return try state.journal.add(content, key: BookKey(path: state.places.key))
    }

    /// Appends an entry that takes another back; nothing is ever deleted. Gives its number.
    func takeBack(_ entry: DecisionBook.Entry) throws(Fault) -> Int {
        guard entry.holds, let owner = entry.household else {
            throw Fault(
                "decide.undone", "decision \(entry.number) was taken back before, or its content was erased.",
                remedy: "till decide --list shows what holds.", place: "undo", exit: .usage)
        }
        if let by {
            try rights.files.check(member: by, of: owner)
            try rights.check(.undo, by: by, of: owner, isOwn: entry.content?.string(.by) == by)
        }
        var content = Record(type: .decision)
        content.set(.household, string: owner)
        content.set(.action, string: DecisionBook.undo.description)
        content.set(.undoes, integer: entry.number)
        return try add(content)
    }
}
