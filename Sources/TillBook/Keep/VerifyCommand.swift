import TillRecords
import TillRun
import TillStages
import TillStore

/// `till verify`: archive, journal, database and published files, against their hashes.
public struct VerifyCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till verify",
        summary: "Check that nothing in a book was changed or lost: originals, decisions, database, published files.",
        discussion: """
            Every original is unpacked and hashed; decisions and documents are held against what was sealed of them with every run. The \
            exit code is 1 when something is not as it should be. Nothing is written: it works on a copy that cannot be written as well.
            """,
        input: .none, options: BookOptions.declared,
        examples: [Example("the sample book", command: "till verify --book samples --out output", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = BookOptions.state(options)
        var faults: [Fault] = []
        func check(_ what: String, _ body: () throws(Fault) -> String) {
            do throws(Fault) {
                Output.write("\(what): \(try body())\n")
            } catch {
                Output.write("\(what): not as it should be\n")
                faults.append(error)
            }
        }
        check("originals") { () throws(Fault) in try originals(state, &faults) }
        check("decisions") { () throws(Fault) in try decisions(state) }
        check("views") { () throws(Fault) in try views(state) }
        check("database") { () throws(Fault) in try database(state) }
        check("documents") { () throws(Fault) in try documents(state, &faults) }
        check("published") { () throws(Fault) in try published(state, &faults) }
        for fault in faults { speech.fault(fault) }
        return faults.isEmpty ? .good : .checkFailed
    }

    private func originals(_ state: BookState, _ faults: inout [Fault]) throws(Fault) -> String {
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

    private func decisions(_ state: BookState) throws(Fault) -> String {
        let count = try state.journal.verified(keyFile: state.places.key).count
        return Folder.exists(state.places.journal) ? "\(count), the chain holds" : "none yet"
    }

    private func views(_ state: BookState) throws(Fault) -> String {
        guard let key = try state.key() else { return "none noted yet" }
        let count = try AuditJournal(state.places).verified(with: key).count
        return count == 0 ? "none noted yet" : "\(count) noted, the chain holds"
    }

    private func database(_ state: BookState) throws(Fault) -> String {
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
    private func documents(_ state: BookState, _ faults: inout [Fault]) throws(Fault) -> String {
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

    private func published(_ state: BookState, _ faults: inout [Fault]) throws(Fault) -> String {
        let current = BookOptions.out(options) + "/current"
        guard Folder.exists(current) else { return "none yet" }
        try OutputOwner(BookOptions.out(options), state).check()
        let damage = PublishedDamage(of: current, try state.key())
        for path in damage.paths {
            faults.append(
                Fault(
                    "published.changed", "a published file is not what was published.", remedy: "Run the plan with --fresh.", file: path,
                    exit: .inputOutput))
        }
        if damage.isListChanged {
            faults.append(
                Fault(
                    "published.changed", "the list of checksums is not what was published.", remedy: "Run the plan with --fresh.",
                    file: Publishing.manifest, exit: .inputOutput))
        }
        return "\(CountText.of(damage.whole, "file")) whole\(damage.paths.isEmpty ? "" : ", \(damage.paths.count) changed or gone")"
    }
}
