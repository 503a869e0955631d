import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// Where decisions are written down: the book's journal, with who says it, when and why.
struct DecisionDesk {
    let state: BookState
    let files: HouseholdFiles
    /// The member who decides, where it was said.
    var by: String?
    var reason: String?

    /// Writes an entry. Gives its number. Throws when the member is none of the household's.
    func add(_ content: Record) throws(Fault) -> Int {
        var content = content
        if let by {
            try files.check(member: by, of: content.string("household"))
            content.set("by", string: by)
        }
        if let reason { content.set("reason", string: reason) }
        content.set("at", string: WallClock.now)
        return try state.journal.add(content, key: BookKey(path: state.places.key))
    }

    /// Appends an entry that takes another back; nothing is ever deleted. Gives its number.
    func takeBack(_ entry: DecisionBook.Entry) throws(Fault) -> Int {
        guard entry.holds, let owner = entry.household else {
            throw Fault(
                "decide.undone", "decision \(entry.number) was taken back before, or its content was erased.",
                remedy: "till decide --list shows what holds.", place: "undo", exit: .usage)
        }
        var content = Record(type: "decision")
        content.set("household", string: owner)
        content.set("action", string: DecisionBook.undo.description)
        content.set("undoes", integer: entry.number)
        return try add(content)
    }
}
