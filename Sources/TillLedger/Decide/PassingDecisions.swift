import TillHousehold
import TillRecords

/// The decisions of the household that passes, of one action, for stages that hold no household: taken at its head, then asked for each record.
///
/// What was said of one movement holds before what was said of all of its merchant; of two of a kind the later holds.
final class PassingDecisions {
    private let action: Decision.Action
    private var household: [UInt8] = []
    /// By each observation that may stand for what a decision is about.
    private var ofMovement: [String: [Decision]] = [:]
    private var ofMerchant: [String: Decision] = [:]
    /// Observations that decisions name and that have passed.
    private var seen: Set<String> = []
    private var names = MemberNames(nil)
    private(set) var isEmpty = true
    /// Whether the household has any decision at all, of whatever action.
    private(set) var isMet = false

    init(_ action: Decision.Action) { self.action = action }

    /// Takes a record of type `decision`. Those of a household that was met before are forgotten when another one's come.
    ///
    /// - Parameter file: who the members are: a published stream, from which people decide, has their ids in place of names.
    func take(_ record: borrowing Record, _ file: HouseholdFile?) {
        let owner = record.withBytes(.household) { Array($0) } ?? []
        if owner != household {
            household = owner
            ofMovement = [:]
            ofMerchant = [:]
            seen = []
            isEmpty = true
        }
        isMet = true
        guard let decision = Decision(record), decision.action == action else { return }
        if isEmpty { names = MemberNames(file) }
        isEmpty = false
        if let merchant = decision.merchant {
            if ofMerchant[merchant].map({ Decision.precedes($0, decision) }) ?? true { ofMerchant[merchant] = decision }
        } else {
            for id in decision.subjects { ofMovement[id, default: []].append(decision) }
        }
    }

    /// What was said about an observation or a transaction; nil when nothing was.
    func decision(for record: borrowing Record) -> Decision? {
        guard isOurs(record) else { return nil }
        return ofMovement(record) ?? (ofMerchant.isEmpty ? nil : ofMerchant(record))
    }

    /// All that was said of this very observation, in the order in which it holds.
    func decisions(ofObservation record: borrowing Record) -> [Decision] {
        guard !ofMovement.isEmpty, isOurs(record), let id = record.string(.id) else { return [] }
        return (ofMovement[id] ?? []).sorted(by: Decision.precedes)
    }

    /// What was said of all of its merchant; nil when nothing was.
    func decision(ofMerchant record: borrowing Record) -> Decision? {
        ofMerchant.isEmpty || !isOurs(record) ? nil : ofMerchant(record)
    }

    private func isOurs(_ record: borrowing Record) -> Bool {
        record.withBytes(.household) { bytes in bytes.count == household.count && bytes.elementsEqual(household) } ?? household.isEmpty
    }

    private func ofMovement(_ record: borrowing Record) -> Decision? {
        guard !ofMovement.isEmpty else { return nil }
        if record.equals(.type, .observation) {
            guard let id = record.string(.id), let found = ofMovement[id] else { return nil }
            seen.insert(id)
            return found.max(by: Decision.precedes)
        }
        let ids = record.strings(.observations) + (record.string(.about).map { [$0] } ?? [])
        let found = ids.flatMap { id in (ofMovement[id] ?? []).filter { stands($0).map(ids.contains) ?? true } }
        return found.max(by: Decision.precedes)
    }

    /// The observation that stands for what a decision is about; nil while none of them has passed.
    private func stands(_ decision: Decision) -> String? { decision.subjects.first(where: seen.contains) }

    private func ofMerchant(_ record: borrowing Record) -> Decision? {
        let names = [record.string(.merchant), record.object(.renamed)?.string(.from)].compactMap { $0 }
        for name in names {
            if let found = ofMerchant[name] ?? ofMerchant[masked(name)] { return found }
        }
        return nil
    }

    private func masked(_ name: String) -> String {
        var text = name
        let hidden = text.withUTF8 { unsafe names.hidden(in: Masking.text(ByteView($0))) }
        return String(decoding: hidden, as: UTF8.self)
    }
}
