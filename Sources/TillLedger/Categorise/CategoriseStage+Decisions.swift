import TillRecords
import TillStages

/// What people decided about categories.
extension CategoriseStage {
    /// Sets the category that a person decided, and names the categories of the parts that a person split. True when the category is decided.
    mutating func decide(_ record: inout Record, _ amount: Amount?) throws(Fault) -> Bool {
        let isTransaction = record.equals(.type, .transaction)
        guard isTransaction || record.equals(.type, .observation) else { return false }
        let size = amount ?? record.decimal(.amount)
        let direction: MerchantKnowledge.Direction = (size.map { !$0.isNegative && !$0.isZero } ?? false) ? .into : .out
        if isTransaction, record.has(.splits) { try nameParts(&record, direction) }
        guard !decisions.isEmpty, let decision = decisions.decision(for: record), !decision.text.isEmpty,
            CategoriseStage.isMeant(decision, of: record, direction)
        else { return false }
        // What a person types into a chat nobody looked up: a name that is no category is not followed, and said.
        if decision.isInDocument, own[decision.text] == nil, try entry(named: decision.text) == nil {
            misnamed[decision.id] = decision.text
            return false
        }
        record.set(.category, raw: try answer(decision.text, direction, .decision, why: decision.attribution).json)
        if isTransaction, decision.merchant != nil {
            let ids = record.strings(.decisions)
            if !ids.contains(decision.id) { record.set(.decisions, strings: ids + [decision.id]) }
        }
        return true
    }

    /// Whether what was said of all rows of a payee is meant of this one: an own name stands on wages, bills and moves alike, and what came in
    /// as income is none of what went out or between own accounts.
    private static func isMeant(_ decision: Decision, of record: borrowing Record, _ direction: MerchantKnowledge.Direction) -> Bool {
        guard decision.merchant != nil, decision.text.hasPrefix("income.") else { return true }
        return direction == .into && !record.equals(.kind, "transfer")
    }

    /// Gives the category that a person wrote beside an entry by hand the name that people read.
    mutating func nameEntered(_ record: inout Record, _ amount: Amount?) throws(Fault) {
        guard let category = record.object(.category), !category.has(.label), category.string(.why) == EnteredCategory.why,
            let name = category.string(.name)
        else { return }
        let size = amount ?? record.decimal(.amount)
        let direction: MerchantKnowledge.Direction = (size.map { !$0.isNegative && !$0.isZero } ?? false) ? .into : .out
        record.set(.category, raw: try answer(name, direction, .decision, why: EnteredCategory.why).json)
    }

    private mutating func nameParts(_ record: inout Record, _ direction: MerchantKnowledge.Direction) throws(Fault) {
        var parts: [Record] = []
        for var part in record.objects(.splits) {
            if let category = part.object(.category), let name = category.string(.name), !category.has(.label) {
                part.set(.category, raw: try answer(name, direction, .decision, why: "split by a person").json)
            }
            parts.append(part)
        }
        record.set(.splits, objects: parts)
    }
}
