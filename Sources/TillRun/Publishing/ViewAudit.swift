import Glibc
import TillProcess
import TillRecords
import TillStages
import TillStore

/// Notes which views were produced, and which were sent: in the book's audit journal, by ids alone.
package struct ViewAudit {
    private let journal: AuditJournal
    private let key: BookKey

    package init(_ state: BookState, _ key: BookKey) {
        journal = AuditJournal(state.places)
        self.key = key
    }

    /// What an entry is about.
    package enum Event: String {
        /// A run made a view of a household: all there is, or what a member may see.
        case view
        case delivery
        /// A person said that entries may be missed.
        case acceptLoss = "accept-loss"
        /// The book got another key.
        case rotation
        /// A household was taken out of it.
        case erasure
    }

    /// An entry with who does it and when.
    package static func entry(_ event: Event) -> Record {
        var content = Record(type: "view")
        content.set(.event, string: event.rawValue)
        content.set(.time, string: WallClock.now)
        content.set(.by, string: user)
        return content
    }

    package func add(_ contents: [Record]) throws(Fault) { try journal.add(contents, key: key) }

    /// Notes what a run makes anew, before it is published.
    ///
    /// - Parameters:
    ///   - inputs: of each household a hash of all it is made from.
    ///   - folder: where the run is made, with a folder for each household and in that one for each member with a view.
    func made(_ households: [String], inputs: [String: String], plan: String, run: Int, folder: String) throws(Fault) {
        var contents: [Record] = []
        for household in households {
            let members = (Folder.names("\(folder)/\(household)") ?? []).filter { Folder.exists("\(folder)/\(household)/\($0)/index.html") }
            for member in [nil] + members.map(Optional.some) {
                var content = ViewAudit.entry(.view)
                content.set(.household, string: household)
                if let member { content.set(.member, string: member) }
                content.set(.plan, string: plan)
                content.set(.run, integer: run)
                content.set(.inputs, string: inputs[household] ?? "")
                contents.append(content)
            }
        }
        try add(contents)
    }

    /// The account of the system that this process runs under.
    private static var user: String {
        let id = geteuid()
        guard let entry = unsafe getpwuid(id), let name = unsafe entry.pointee.pw_name else { return "uid \(id)" }
        return unsafe String(cString: name)
    }
}
