/// Numbers and names that a movement carries on a bank row; drawn from the movement, so that every export says the same.
struct Wording {
    let movement: Movement
    private let chance: Chance

    init(_ movement: Movement) {
        self.movement = movement
        chance = Chance(seed: movement.salt)
    }

    /// A number of `width` digits that belongs to this movement and `label`.
    func number(_ label: String, _ width: Int) -> String {
        var chance = chance.fork(label)
        return String(1 + chance.below(9)) + (1..<max(1, width)).map { _ in String(chance.below(10)) }.joined()
    }

    /// Capital letters and digits, as references have them.
    func code(_ label: String, _ width: Int) -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        var chance = chance.fork(label)
        return String((0..<width).map { _ in letters[chance.below(letters.count)] })
    }

    /// A time of day at which shops are open.
    var time: (hour: Int, minute: Int, second: Int) {
        var chance = chance.fork("time")
        return (8 + chance.below(13), chance.below(60), chance.below(60))
    }

    /// One of the payee's towns, the first ones likelier.
    var town: String {
        var chance = chance.fork("town")
        let towns = movement.payee.towns
        let index = Int(chance.skewed(0...Int64(max(0, towns.count - 1))))
        return towns.indices.contains(index) ? towns[index] : ""
    }

    /// The number of the branch in `town`; the same at every visit.
    var store: String {
        guard movement.payee.numbered else { return "" }
        var chance = Chance(seed: 7).fork(movement.payee.name + town)
        return Digits.padded(12 + chance.below(9800), 4)
    }

    /// What belongs to the payee, whoever pays: creditor ids, account numbers.
    func payeeNumber(_ label: String, _ width: Int) -> String {
        var chance = Chance(seed: 11).fork(movement.payee.name + label)
        return String(1 + chance.below(9)) + (1..<max(1, width)).map { _ in String(chance.below(10)) }.joined()
    }

    /// What belongs to this contract: mandate and customer numbers.
    func contract(_ label: String, _ width: Int, _ household: String) -> String {
        var chance = Chance(seed: 13).fork(household + movement.payee.name + label)
        return String(1 + chance.below(9)) + (1..<max(1, width)).map { _ in String(chance.below(10)) }.joined()
    }

    /// Last four digits of the debit card of an account.
    static func debitCard(_ account: AccountPlan) -> String {
        var chance = Chance(seed: 17).fork(account.number)
        return Digits.padded(1000 + chance.below(9000), 4)
    }

    /// Processor, printed name and store number: `SQ *BLUE DOOR COFFEE`, `REWE MARKT 0412`.
    var printed: String {
        let payee = movement.payee
        return payee.processor.rawValue + payee.printed + (store.isEmpty ? "" : " " + store)
    }
}

/// International bank account numbers with right check digits (ISO 7064 mod 97-10).
enum IBAN {
    static func make(_ country: String, _ account: String) -> String {
        var rest = 0
        for byte in (account + country + "00").utf8 {
            switch byte {
            case 0x30...0x39: rest = (rest * 10 + Int(byte - 0x30)) % 97
            case 0x41...0x5A: rest = (rest * 100 + Int(byte - 0x41) + 10) % 97
            default: continue
            }
        }
        return country + Digits.padded(98 - rest, 2) + account
    }

    /// In groups of four.
    static func spaced(_ iban: String) -> String {
        var text = ""
        for (index, character) in iban.enumerated() {
            if index > 0, index % 4 == 0 { text += " " }
            text.append(character)
        }
        return text
    }
}

extension String {
    /// At most `width` characters, as fixed fields cut them.
    func cut(_ width: Int) -> String { String(prefix(width)) }

    /// Exactly `width` characters, filled with spaces.
    func fixed(_ width: Int) -> String { cut(width) + String(repeating: " ", count: Swift.max(0, width - count)) }
}
