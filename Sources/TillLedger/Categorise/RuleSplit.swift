import TillRecords
import TillStages

/// How a rule splits what it holds for: `food.groceries 60%, home.garden 40%`, `home.rent half, transfer.person half`; the last may stand
/// without a share, for the rest.
enum RuleSplit {
    struct Part: Sendable, Equatable {
        var category: String
        /// In hundredths of a percent.
        var share: Int64
    }

    /// All of it.
    private static let whole: Int64 = 10_000

    /// None for an empty cell. Throws for parts that are not two or more with a category each and do not add up.
    static func parts(_ text: String, _ document: WrittenTable, _ line: Int) throws(Fault) -> [Part] {
        let pieces = text.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        guard !pieces.isEmpty else { return [] }
        var parts: [Part] = []
        var rest = whole
        for (place, words) in pieces.enumerated() {
            var (category, share) = (words, Int64?.none)
            if let last = words.last, let stated = RuleSplit.share(last) {
                (category, share) = (Array(words.dropLast()), stated)
            }
            // Only the last may stand for the rest.
            let isRest = share == nil && place == pieces.count - 1
            guard !category.isEmpty, let size = share ?? (isRest ? rest : nil), size > 0 else {
                throw document.fault(
                    "\(words.joined(separator: " ")) is no part of a split.", "Write a category and its share, as food.groceries 60%.",
                    line: line)
            }
            rest -= size
            parts.append(Part(category: category.joined(separator: " "), share: size))
        }
        guard parts.count > 1, rest == 0 else {
            throw document.fault(
                parts.count > 1 ? "the parts of the split do not add up to 100%." : "a split has two parts or more.",
                "Write food.groceries 60%, home.garden 40%, or half and half.", line: line)
        }
        return parts
    }

    private static func share(_ word: String) -> Int64? {
        if word.lowercased() == "half" { return whole / 2 }
        guard word.hasSuffix("%"), let amount = Amount(word.dropLast()), !amount.isNegative, let hundredths = Amount.hundredths(amount),
            amount.decimals <= 2
        else { return nil }
        return hundredths
    }

    /// The parts of an amount, to the last digit of its currency: amounts with the sign of the whole. Nil where they cannot be made.
    static func amounts(_ parts: [Part], of amount: Amount, _ currency: Currency?) -> [Amount]? {
        guard let whole = amount.scaled(to: max(currency?.exponent ?? amount.decimals, amount.decimals)) else { return nil }
        return Apportionment.shares(of: whole.units, by: parts.map(\.share)).map { Amount(units: $0, decimals: whole.decimals) }
    }
}
