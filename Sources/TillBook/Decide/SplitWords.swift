import TillRecords
import TillStages

/// The parts of a split as a person writes them: `12.50:food.groceries 7.30:home.garden`, the last perhaps without an amount.
struct SplitWords {
    private(set) var parts: [Decision.Part] = []

    /// Throws when the parts do not add up to the amount, to the minor unit.
    init(_ words: [String], of transaction: Record, _ choice: CategoryChoice, isNew: Bool) throws(Fault) {
        guard words.count >= 2 else {
            throw SplitWords.fault("a split has at least two parts.", "till decide split ID 12.50:food.groceries home.garden")
        }
        let whole = try SplitWords.whole(of: transaction)
        var rest = Int64(clamping: whole.units.magnitude)
        var open: String?
        for word in words {
            let cut = word.firstIndex { $0 == ":" || $0 == "=" }
            let written = cut.map { String(word[..<$0]) }
            let category = try choice.category(cut.map { String(word[word.index(after: $0)...]) } ?? word, isNew: isNew)
            guard let written, written != "rest" else {
                guard open == nil else { throw SplitWords.fault("two parts have no amount.", "Only one may stand for the rest.") }
                open = category
                continue
            }
            guard let amount = Amount(written)?.scaled(to: whole.decimals), amount.units > 0 else {
                throw SplitWords.fault("\(written) is not an amount of it.", "Write amounts without a sign, such as 12.50.")
            }
            guard amount.units <= rest else {
                let over = Amount(units: amount.units - rest, decimals: whole.decimals)
                throw SplitWords.fault("the parts add up to more than \(whole): \(over) too much.", SplitWords.mend)
            }
            rest -= amount.units
            parts.append(Decision.Part(amount: SplitWords.signed(amount.units, like: whole), category: category))
        }
        if let open {
            guard rest > 0 else { throw SplitWords.fault("nothing is left for \(open).", "The parts with amounts use up \(whole).") }
            parts.append(Decision.Part(amount: SplitWords.signed(rest, like: whole), category: open))
            rest = 0
        }
        guard rest == 0 else {
            let left = Amount(units: rest, decimals: whole.decimals)
            throw SplitWords.fault("the parts add up to less than \(whole): \(left) is left.", SplitWords.mend)
        }
    }

    /// The amount of a transaction with all decimals of its currency.
    private static func whole(of transaction: Record) throws(Fault) -> Amount {
        guard let total = transaction.decimal(.amount) else {
            throw fault("its amount cannot be read.", "Look at its document.")
        }
        let decimals = transaction.currency(.currency)?.exponent ?? total.decimals
        guard let whole = total.scaled(to: max(decimals, total.decimals)) else {
            throw fault("its amount is too large.", "Look at its document.")
        }
        return whole
    }

    private static let mend = "Change them, or name one category without an amount for the rest."

    private static func signed(_ units: Int64, like whole: Amount) -> Amount {
        Amount(units: whole.isNegative ? -units : units, decimals: whole.decimals)
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("decide.split", sentence, remedy: remedy, place: "split", exit: .usage)
    }
}
