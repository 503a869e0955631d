import TillRecords
import TillStages

/// Decisions about two: what is one, what is not, what belongs together.
extension DecisionEntry {
    mutating func merge() throws(Fault) {
        guard words.count == 1 else { throw usage("merge takes two ids.", "till decide merge ID ID") }
        let other = try partner(words[0])
        guard let mine = subject.transaction, let theirs = other.transaction else {
            throw usage("only what is in the ledger is merged.", "Name the ids of two transactions.")
        }
        guard mine.string(.id) != theirs.string(.id) else { throw usage("they are one already.", "Name the ids of two transactions.") }
        guard mine.decimal(.amount)?.isNegative == theirs.decimal(.amount)?.isNegative else {
            throw usage(
                "one of them is money out and the other money in.",
                "If they belong together: till decide approve ID ID --as transfer (or refund)")
        }
        let differs = mine.decimal(.amount) != theirs.decimal(.amount) || mine.string(.currency) != theirs.string(.currency)
        let best = differs ? "; their amounts differ, and the bank's (else the first document's) counts" : ""
        set(told: "\(line) and \(TransactionWords.line(theirs)) are one\(best)") { $0.set(.with, strings: other.observations) }
    }

    mutating func separate() throws(Fault) {
        guard let transaction = subject.transaction else { throw usage("it is in no transaction.", "Name the id of a transaction.") }
        let all = transaction.strings(.observations)
        guard words.count <= 1, all.count > 1 else {
            throw usage("it has one observation only, so there is nothing to separate.", "till decide reject ID ID undoes a transfer.")
        }
        let leaving = try observation(words.first, all)
        let rest = all.filter { $0 != leaving }
        let told = subject.ledger.observation(leaving).map(TransactionWords.line) ?? leaving
        set(told: "\(told) is a transaction of its own, apart from \(line)") { record in
            record.set(.about, string: leaving)
            record.remove(.also)
            record.set(.with, strings: rest)
        }
    }

    /// The observation that leaves: as named, else the one whose id was given, else the last where there are two.
    private func observation(_ word: String?, _ all: [String]) throws(Fault) -> String {
        let wanted = word ?? subject.observation?.string(.id)
        if let wanted {
            let fits = all.filter { $0.hasPrefix(wanted) }
            guard fits.count == 1 else {
                throw usage("\(wanted) is not one of its observations.", "Name one of \(list(all)).")
            }
            return fits[0]
        }
        guard all.count == 2 else { throw usage("it has \(all.count) observations.", "Say which one leaves: \(list(all)).") }
        return all[1]
    }

    func list(_ ids: [String]) -> String {
        ids.map { id in
            let record = subject.ledger.observation(id)
            let source = record?.object(.source)
            let place = [source?.string(.file), source?.string(.place)].compactMap { $0 }.joined(separator: ", ")
            return "\(id.prefix(8)) (\(place))"
        }.joined(separator: ", ")
    }

    /// Approve or reject: an approval that is waited for, a link that was weighed, or a link that was made.
    mutating func settle(_ action: Decision.Action) throws(Fault) {
        guard words.count <= 1 else { throw usage("\(action.rawValue) takes one or two ids.", "till decide \(action.rawValue) ID [ID]") }
        let isApproval = words.isEmpty && subject.transaction?.has(.approval) ?? false
        if isApproval {
            try MemberRights(files, knowledge).checkApproval(
                action == .approve ? .approveExpense : .rejectExpense, by: options.text("by"), of: household)
            set(told: "\(line) is \(action == .approve ? "approved" : "rejected")") { _ in }
            return
        }
        guard let transaction = subject.transaction else { throw usage("it is in no transaction.", "Name the id of a transaction.") }
        let (other, kind) = try link(transaction, action)
        guard let theirs = other.transaction else { throw usage("the other is in no transaction.", "Name the id of a transaction.") }
        if action == .approve, kind != "same", transaction.decimal(.amount)?.isNegative == theirs.decimal(.amount)?.isNegative {
            throw usage(
                "both are \(transaction.decimal(.amount)?.isNegative ?? false ? "money out" : "money in").", "A \(kind) has one of each.")
        }
        let what = kind == "same" ? "one" : "a \(kind)"
        set(told: "\(line) and \(TransactionWords.line(theirs)) are \(action == .approve ? what : "not \(what)")") { record in
            record.set(.with, strings: other.observations)
            record.set(.link, string: kind)
        }
    }

    /// The link that is meant: with the transaction that was named, else the only one there is to settle.
    private func link(_ transaction: Record, _ action: Decision.Action) throws(Fault) -> (LedgerSearch.Found, String) {
        let open = transaction.objects(.candidates)
        let made = transaction.objects(.links).filter { !$0.equals(.kind, "same") && !$0.equals(.kind, "reversal") }
        let known = action == .approve ? open : open + made
        if let word = words.first {
            let other = try partner(word)
            let id = other.transaction?.string(.id)
            let back = other.transaction?.objects(.candidates).filter { $0.string(.to) == transaction.string(.id) } ?? []
            let reverse =
                action == .approve
                ? back : back + (other.transaction?.objects(.links).filter { $0.string(.to) == transaction.string(.id) } ?? [])
            let found = known.first { $0.string(.to) == id } ?? reverse.first
            guard let kind = options.text("as") ?? found?.string(.kind) else {
                throw usage("nothing links these two yet.", "Say what they are: --as transfer, --as refund, --as same.")
            }
            return (other, kind)
        }
        guard let one = known.first, let to = one.string(.to) else {
            throw usage("there is nothing to \(action.rawValue).", "Name the other transaction as well.")
        }
        guard known.count == 1 else {
            let list = known.map { "\($0.string(.to)?.prefix(8) ?? "") (\($0.string(.why) ?? ""))" }.joined(separator: "; ")
            throw usage("there are \(known.count) to choose from.", "Name one: \(list).")
        }
        return (try partner(to), options.text("as") ?? one.string(.kind) ?? "same")
    }

    /// The other side, in the same household.
    private func partner(_ word: String) throws(Fault) -> LedgerSearch.Found {
        let other = try search.find(word)
        guard other.household == household else {
            throw usage("the two are of different households.", "Name two of \(household).")
        }
        guard !other.observations.isEmpty else { throw usage("no document tells of the other one.", "Name the original.") }
        return other
    }
}
