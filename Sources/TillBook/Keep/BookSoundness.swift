import TillRecords
import TillRun
import TillStages
import TillStore

/// Whether all that a book keeps is there and unchanged, against hashes and seals: what `till verify` looks at, published files aside.
struct BookSoundness {
    private let state: BookState

    init(_ state: BookState) { self.state = state }

    /// What is looked at, in order.
    enum Part: String, CaseIterable {
        case originals, decisions, views, database, documents
    }

    /// Says how a part is; adds what is wrong with single things, and throws what is wrong with the whole.
    func look(_ part: Part, _ faults: inout [Fault]) throws(Fault) -> String {
        switch part {
        case .originals: try originals(&faults)
        case .decisions: try decisions()
        case .views: try views()
        case .database: try database()
        case .documents: try documents(&faults)
        }
    }

    /// All that is wrong.
    var faults: [Fault] {
        var faults: [Fault] = []
        for part in Part.allCases {
            do throws(Fault) { _ = try look(part, &faults) } catch { faults.append(error) }
        }
        return faults
    }

    private func originals(_ faults: inout [Fault]) throws(Fault) -> String {
        try state.archive.check()
        let ids = state.archive.ids
        var bad = 0
        for id in ids {
            do throws(Fault) { _ = try state.archive.original(id) } catch {
                bad += 1
                faults.append(error)
            }
        }
        var missing = 0
        if Folder.exists(state.places.database) {
            let database = try state.databaseToRead()
            defer { database.close() }
            for household in try database.households() {
                for document in try database.documents(of: household) where !state.archive.holds(document.hash) {
                    missing += 1
                    faults.append(
                        Fault(
                            "archive.missing", "its original is not in the archive.", remedy: "Put it into the inbox again.",
                            file: document.name, exit: .inputOutput))
                }
            }
        }
        return "\(ids.count - bad) whole\(bad > 0 ? ", \(bad) damaged" : "")\(missing > 0 ? ", \(missing) missing" : "")"
    }

    private func decisions() throws(Fault) -> String {
        let count = try state.journal.verified(keyFile: state.places.key).count
        return Folder.exists(state.places.journal) ? "\(count), the chain holds" : "none yet"
    }

    private func views() throws(Fault) -> String {
        guard let key = try state.key() else { return "none noted yet" }
        let count = try AuditJournal(state.places).verified(with: key).count
        return count == 0 ? "none noted yet" : "\(count) noted, the chain holds"
    }

    private func database() throws(Fault) -> String {
        guard Folder.exists(state.places.database) else {
            let listed = try state.register.contents().documents.count
            guard listed > 0 else { return "none yet" }
            throw Fault(
                "store.missing", "the database is gone; the archive knows \(CountText.of(listed, "document")).",
                remedy: "Run the plan: it is made anew.", file: "till.sqlite", exit: .inputOutput)
        }
        let database = try state.databaseToRead()
        defer { database.close() }
        guard let damage = try database.damage() else { return "whole" }
        throw Fault("store.damaged", damage, remedy: "Restore a backup.", file: "till.sqlite", exit: .inputOutput)
    }

    /// Whether database and archive know the same documents, all that were sealed, and every original is of one.
    private func documents(_ faults: inout [Fault]) throws(Fault) -> String {
        var known: [StoredDocument] = []
        if Folder.exists(state.places.database) {
            let database = try state.databaseToRead()
            defer { database.close() }
            known = try database.form().applied > 0 ? database.documents() : []
        }
        let inventory = try BookInventory(state)
        let orphans = inventory.orphans(known)
        for orphan in orphans {
            faults.append(
                Fault(
                    "archive.orphan", "the original \(orphan.prefix(12)) belongs to no document of the book.",
                    remedy: "Put the file into the inbox again, or remove it from the archive.",
                    file: "archive/\(orphan.prefix(2))/\(orphan.dropFirst(2)).zst", exit: .inputOutput))
        }
        if Folder.exists(state.places.database), let sentence = try inventory.differences(known).first {
            throw Fault(
                "store.older", "database and archive do not know the same documents.", remedy: "Run the plan; then \(sentence).",
                file: "till.sqlite", exit: .inputOutput)
        }
        let damaged = state.seals.damaged(try state.key())
        if let first = damaged.first {
            throw Fault(
                "store.seal", "a seal was changed, or another key made it.", remedy: "Run the plan: it is made anew.", file: first,
                exit: .inputOutput)
        }
        let count = inventory.documents.count
        let forgotten = inventory.documents.count(where: \.isForgotten)
        return "\(count)\(forgotten > 0 ? ", \(forgotten) of them forgotten" : "")"
            + (orphans.isEmpty ? "" : "; \(CountText.of(orphans.count, "original")) of none")
    }
}
