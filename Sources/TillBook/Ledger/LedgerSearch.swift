import TillRecords
import TillStages
import TillStore

/// Finds what a person names by the beginning of an id in the published streams of a book.
struct LedgerSearch {
    let current: String
    /// The households that are looked in.
    let published: [String]
    /// Knows what was called otherwise under a key that the book had before.
    private let names: PublishedNames?

    /// What was found: a transaction, or one of its observations, or both.
    struct Found {
        let ledger: PublishedLedger
        let transaction: Record?
        /// The observation, where it was named and not its transaction.
        let observation: Record?

        var household: String { ledger.household }
        var id: String { (observation ?? transaction)?.string(.id) ?? "" }

        /// Ids of the observations it stands on, the one that was named first.
        var observations: [String] {
            let all = transaction?.strings(.observations) ?? []
            guard let named = observation?.string(.id) else { return all }
            return [named] + all.filter { $0 != named }
        }
    }

    /// The fewest characters of an id that name something.
    static let fewest = 6

    /// - Parameters:
    ///   - household: only this one; nil for all.
    ///   - names: of the book, where things are asked for by ids that may be old.
    init(current: String, household: String?, names: PublishedNames? = nil) throws(Fault) {
        self.current = current
        self.names = names
        let all = PublishedLedger.households(in: current)
        published = household.map { one in all.filter { $0 == one } } ?? all
        guard !published.isEmpty else {
            throw Fault(
                "decide.nothing", "nothing is published yet\(household.map { " of \($0)" } ?? "").",
                remedy: (household.map { NearestName.question($0, among: all) } ?? "")
                    + "Run a plan first: till run nightly, with the same --book.", exit: .missingInput)
        }
    }

    /// Ledgers in whose stream some text begins so.
    func ledgers(holding prefix: String) -> [PublishedLedger] {
        let mark = Array("\"\(prefix)".utf8)
        return published.compactMap { household in
            guard let bytes = PublishedLedger.bytes(household, in: current), bytes.holds(mark) else { return nil }
            return PublishedLedger(household, stream: bytes)
        }
    }

    /// Every published transaction, one by one, without holding the others.
    ///
    /// - Parameter sieve: keeps out those that cannot be meant, before they are read.
    func eachTransaction(sieve: LineSieve? = nil, _ body: (_ household: String, _ transaction: Record) -> Void) {
        let scratch = RecordScratch()
        for household in published {
            TransactionLines(path: PublishedLedger.path(household, in: current)).each { line in
                guard sieve?.passes(line) ?? true, let record = try? Record(checking: line, scratch), record.equals(.type, .transaction)
                else { return }
                body(household, record)
            }
        }
    }

    /// Every published record of these types, household by household, in the order of the types.
    func records(_ types: String...) -> [(household: String, record: Record)] {
        types.flatMap { type in
            var found: [(household: String, record: Record)] = []
            each(type) { found.append(($0, $1)) }
            return found
        }
    }

    private func each(_ type: String, _ body: (_ household: String, _ record: Record) -> Void) {
        let mark = Array(#"{"type":"\#(type)""#.utf8)
        let scratch = RecordScratch()
        for household in published {
            _ = FileReading.eachLine(path: PublishedLedger.path(household, in: current)) { line in
                // Till writes the type first; what another program wrote may have it anywhere.
                guard line.begins(with: mark) || !line.begins(with: TransactionLines.typed),
                    let record = try? Record(checking: line, scratch), record.type == type
                else { return }
                body(household, record)
            }
        }
    }

    /// Whether the text is made of what ids are made of.
    private static func isId(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } }

    /// For somebody who names a merchant or a category where an id is asked for.
    private static let whereIdsAre =
        "The pages and transactions.csv show the ids, such as 3fa4c21b; till explain 2025-03 Groceries lists those of a figure."

    /// The one transaction or observation whose id begins so, also by an id that the transaction had before.
    func find(_ prefix: String) throws(Fault) -> Found {
        guard prefix.utf8.count >= LedgerSearch.fewest else {
            throw Fault(
                "decide.short", LedgerSearch.isId(prefix) ? "\(prefix) is too short for an id." : "\(prefix) is no id.",
                remedy: LedgerSearch.isId(prefix)
                    ? "Give at least \(LedgerSearch.fewest) characters of it." : LedgerSearch.whereIdsAre,
                exit: .usage)
        }
        var found = try direct(prefix)
        if found.isEmpty { found = try former(prefix) }
        if found.isEmpty { found = try renamed(prefix) }
        guard let first = found.first else {
            throw Fault(
                "decide.unknown", "nothing that is published has an id that begins with \(prefix).",
                remedy: LedgerSearch.isId(prefix)
                    ? "The pages and transactions.csv show the ids; --household looks in one only." : LedgerSearch.whereIdsAre,
                exit: .missingInput)
        }
        guard found.count == 1 else {
            let list = found.prefix(4).map { "\($0.id.prefix(12)) (\(TransactionWords.line($0.transaction ?? $0.observation)))" }
            throw Fault(
                "decide.several", "\(prefix) is the beginning of \(found.count) ids: \(list.joined(separator: "; ")).",
                remedy: "Give more of it.", exit: .usage)
        }
        return first
    }

    private func direct(_ prefix: String) throws(Fault) -> [Found] {
        let mark = Array("\"\(prefix)".utf8)
        var found: [Found] = []
        for household in published {
            guard let bytes = PublishedLedger.bytes(household, in: current), bytes.holds(mark) else { continue }
            let ledger = PublishedLedger(household, stream: bytes)
            for record in ledger.transactions where record.string(.id)?.hasPrefix(prefix) ?? false {
                found.append(Found(ledger: ledger, transaction: record, observation: nil))
            }
            for record in ledger.observations where record.string(.id)?.hasPrefix(prefix) ?? false {
                let transaction = record.string(.id).flatMap { ledger.transaction(of: $0) }
                // A stream without keys has transactions named for their only observation.
                if transaction.map({ one in found.contains { $0.transaction?.text == one.text } }) ?? false { continue }
                found.append(Found(ledger: ledger, transaction: transaction, observation: record))
            }
        }
        return found
    }

    /// Ids that transactions had while another of their observations was the best.
    private func former(_ prefix: String) throws(Fault) -> [Found] {
        var found: [Found] = []
        for household in published {
            guard let ledger = PublishedLedger(household, in: current) else { continue }
            for transaction in ledger.transactions {
                guard transaction.strings(.former).contains(where: { $0.hasPrefix(prefix) }) else { continue }
                found.append(Found(ledger: ledger, transaction: transaction, observation: nil))
            }
        }
        return found
    }

    /// Ids that things had while the book had another key.
    private func renamed(_ prefix: String) throws(Fault) -> [Found] {
        guard let names, LedgerSearch.isId(prefix) else { return [] }
        var found: [Found] = []
        for name in published.flatMap({ names.renamed(prefix, $0) }) {
            let direct = try direct(name)
            found += direct.isEmpty ? try former(name) : direct
        }
        return found
    }
}
