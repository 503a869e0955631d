import TillRecords

/// A movement of money on an invented account, as the bank's books have it.
struct BankMovement: Sendable {
    /// In the order of the words of `BankWords`.
    enum Kind: Int, Sendable, CaseIterable {
        case wage, rent, card, refund, fee, transfer, cash, interest, payment, bill
    }

    var kind: Kind
    /// The day it was booked.
    var day: Day
    /// The day it counts from: on the day or up to two days later, earlier for a card.
    var value: Day
    /// Minutes after midnight.
    var minute: Int
    /// What the account gained, after the fee, in minor units.
    var units: Int64
    /// What the bank kept of it.
    var fee: Int64 = 0
    var payee: String
    var counter: String
    var reference: String
    /// In another currency: amount of two decimals, code, rate in millionths.
    var original: (units: Int64, currency: String, rate: Int64)?
    /// Which of the file's accounts.
    var account = 0
    var isPending = false
}

/// Names that mean nothing in any language.
struct BankNames {
    private static let heads = ["zo", "va", "ke", "lu", "mi", "ta", "ro", "ne", "fi", "go", "da", "su", "pe", "bra", "kli", "tro"]
    private static let tails = ["rn", "lt", "ssa", "ndo", "vek", "mar", "xis", "lin", "gor", "the", "pal", "zen", "bik", "rov"]

    static func word(_ chance: inout Chance) -> String {
        let middle = chance.happens(400) ? chance.pick(heads) ?? "" : ""
        let text = (chance.pick(heads) ?? "") + middle + (chance.pick(tails) ?? "")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// A shop, a person or a firm.
    static func payee(_ chance: inout Chance) -> String {
        let mark = chance.of((" ", 70), (" & ", 10), ("'s ", 6), (" - ", 6), ("*", 5), (".", 3))
        let name = word(&chance) + mark + word(&chance)
        return chance.happens(450) ? name.uppercased() : name
    }
}
