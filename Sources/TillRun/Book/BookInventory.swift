import TillRecords
import TillStages
import TillStore

/// What documents a book has, told twice: by the database, which can be lost, and by the list beside the originals. One makes up for
/// the other; where both lack what was sealed, nothing goes on until a person says so.
package struct BookInventory {
    private let state: BookState
    private let seal: BookSeal
    private let key: BookKey?
    private(set) var contents: DocumentRegister.Contents

    /// Reads the list beside the originals.
    package init(_ state: BookState) throws(Fault) {
        self.state = state
        try state.archive.check()
        key = try state.key()
        seal = state.seals.latest(key)
        contents = try state.register.contents()
    }

    /// Documents of the list beside the originals.
    package var documents: [StoredDocument] { contents.documents }

    /// Whether the list goes as far as it was sealed to.
    package var isWhole: Bool { contents.reaches(seal.register) }

    /// What differs between list and database, as sentences for a person; none where all agree.
    ///
    /// - Parameter known: the documents of the database.
    package func differences(_ known: [StoredDocument]) throws(Fault) -> [String] {
        let change = try change(known)
        return change.sentence.map { [$0] } ?? []
    }

    /// Brings list and database to one state. Gives what was done, as a sentence; nil when they agreed.
    /// Throws `store.lost` when what is missing in both was sealed.
    package mutating func settle(_ database: StoreDatabase) throws(Fault) -> String? {
        let change = try change(try database.documents())
        if change.isAnew {
            contents = try state.register.rewrite(change.toRegister, era: max(seal.register.era, contents.end.era) + 1)
        } else {
            contents = try state.register.add(change.toRegister, to: contents)
        }
        try database.take(change.toDatabase)
        try sealed()
        return change.sentence
    }

    /// Notes new documents beside the originals, before the database does.
    mutating func add(_ arrivals: [StoreDatabase.Arrival]) throws(Fault) {
        let known = Set(contents.documents.map(BookInventory.name))
        var new: [String: StoredDocument] = [:]
        for document in arrivals.map(\.document) where !known.contains(BookInventory.name(document)) {
            if new[BookInventory.name(document)] == nil { new[BookInventory.name(document)] = document }
        }
        guard !new.isEmpty else { return }
        contents = try state.register.add(new.sorted { $0.key < $1.key }.map(\.value), to: contents)
        try sealed()
    }

    /// Notes that a document is forgotten, or read again.
    package mutating func set(_ document: StoredDocument, isForgotten: Bool) throws(Fault) {
        let changed = StoredDocument(
            household: document.household, hash: document.hash, name: document.name, bytes: document.bytes, isForgotten: isForgotten)
        contents = try state.register.add([changed], to: contents)
        try sealed()
    }

    /// Goes on from what is left: a person said that the rest may be missed. Gives how many documents are.
    package mutating func acceptLoss(_ known: [StoredDocument]) throws(Fault) -> Int {
        guard !isWhole else { return 0 }
        var all: [String: StoredDocument] = [:]
        for document in known + contents.documents {
            let name = BookInventory.name(document)
            // What one of them calls forgotten stays so.
            if all[name].map({ !$0.isForgotten }) ?? true { all[name] = document }
        }
        contents = try state.register.rewrite(
            all.sorted { $0.key < $1.key }.map(\.value), era: max(seal.register.era, contents.end.era) + 1)
        try sealed()
        return max(0, seal.documents - contents.documents.count)
    }

    private func sealed() throws(Fault) { try state.seals.write(contents.sealed(state.seals.latest(key)), key) }

    /// Originals that no document is of, by their hashes.
    package func orphans(_ known: [StoredDocument]) -> [String] {
        let named = Set((contents.documents + known).map(\.hash))
        return state.archive.ids.filter { !named.contains($0) }
    }

    // MARK: What is to be done

    private struct Change {
        var toRegister: [StoredDocument] = []
        /// The list is written anew.
        var isAnew = false
        var toDatabase: [StoredDocument] = []
        var sentence: String?
    }

    private func change(_ known: [StoredDocument]) throws(Fault) -> Change {
        guard isWhole else { return try restoring(known) }
        var change = Change()
        let stored = Dictionary(known.map { (BookInventory.name($0), $0) }) { first, _ in first }
        let listed = Set(contents.documents.map(BookInventory.name))
        change.toRegister = known.filter { !listed.contains(BookInventory.name($0)) }
        var missing = 0
        for document in contents.documents {
            let there = stored[BookInventory.name(document)]
            if there == nil { missing += 1 }
            if there?.isForgotten != document.isForgotten { change.toDatabase.append(document) }
        }
        let forgotten = contents.documents.count(where: \.isForgotten)
        if missing > 0, known.isEmpty {
            change.sentence =
                "the database was lost: it is made anew from the archive, with \(CountText.of(missing, "document"))"
                + (forgotten > 0 ? ", \(forgotten) of them forgotten" : "")
        } else if !change.toDatabase.isEmpty {
            change.sentence =
                "the database was older than the archive: \(CountText.of(change.toDatabase.count, "document")) "
                + "\(change.toDatabase.count == 1 ? "is" : "are") taken over from the list beside the originals"
        }
        return change
    }

    /// The list was cut or changed: the database has all that was sealed, or something is lost.
    private func restoring(_ known: [StoredDocument]) throws(Fault) -> Change {
        guard known.count >= seal.documents, known.count(where: \.isForgotten) == seal.forgotten else {
            throw Fault(
                "store.lost",
                "neither the database nor the list beside the originals has the \(CountText.of(seal.documents, "document")) that were sealed.",
                remedy: "Restore a backup (till restore), or go on with what is left: \(DecisionJournal.acceptance).",
                file: "documents.ndjson", exit: .unreadable)
        }
        return Change(
            toRegister: known, isAnew: true,
            sentence: "the list of documents beside the originals was cut or changed: it is made anew from the database")
    }

    private static func name(_ document: StoredDocument) -> String { "\(document.household) \(document.hash)" }
}
