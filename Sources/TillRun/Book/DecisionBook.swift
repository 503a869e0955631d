import TillRecords
import TillStages
import TillStore

/// What a book's journal says: every entry, and which of them hold.
package struct DecisionBook {
    /// One entry of the journal.
    package struct Entry {
        package let number: Int
        /// What was said; nil once it was erased.
        package let content: Record?
        /// Whether it is in force: an entry that was undone is not, until its undoing is undone.
        package let holds: Bool

        package var isUndo: Bool { content?.equals(.action, DecisionBook.undo) ?? false }
        package var household: String? { content?.string(.household) }
    }

    package let entries: [Entry]

    /// The action of an entry that takes another back.
    package static let undo: FieldWord = "undo"

    /// Reads the journal and checks its chain and its end. A book that never had one has no decisions and needs no key.
    package init(_ state: BookState) throws(Fault) {
        self.init(try state.journal.verified(keyFile: state.places.key))
    }

    private init(entries: [Entry]) { self.entries = entries }

    package init(_ journal: [DecisionJournal.Entry]) {
        var undone: Set<Int> = []
        // From the last to the first: an undoing that was itself undone takes nothing back.
        for entry in journal.reversed() where !undone.contains(entry.number) {
            guard let content = entry.content, content.equals(.action, DecisionBook.undo), let target = content.integer(.undoes) else {
                continue
            }
            undone.insert(target)
        }
        entries = journal.map { Entry(number: $0.number, content: $0.content, holds: !undone.contains($0.number)) }
    }

    /// A household's decisions that hold, as records of the stream: what was said and by whom, not when and why.
    package func records(of household: String) -> [Record] {
        entries.filter { $0.holds && !$0.isUndo && $0.household == household }.compactMap { entry in
            entry.content.map { DecisionBook.record($0, number: entry.number) }
        }
    }

    /// The same as what is published calls things: for a person who compares them.
    package func published(_ names: PublishedNames) -> DecisionBook {
        DecisionBook(
            entries: entries.map { Entry(number: $0.number, content: $0.content.map { Self.published($0, names) }, holds: $0.holds) })
    }

    private static func published(_ content: Record, _ names: PublishedNames) -> Record {
        guard let household = content.string(.household) else { return content }
        var content = content
        if let about = content.string(.about) {
            content.set(.about, string: IdentityForm.mapped(about) { names.outside($0, household) })
        }
        for key in [.also, .with] as [Key] where content.has(key) {
            content.set(key, strings: content.strings(key).map { names.outside($0, household) })
        }
        return content
    }

    private static let passedOn: [Key] = [.household, .about, .also, .action, .value, .with, .link, .merchant, .date, .by]

    package static func record(_ content: Record, number: Int) -> Record {
        var record = Record(type: .decision)
        record.set(.id, string: "d\(number)")
        record.set(.number, integer: number)
        for key in passedOn { if let raw = content.raw(key) { record.set(key, raw: raw) } }
        return record
    }
}
