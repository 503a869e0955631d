/// The columns of a table in their order, with their titles.
struct BankColumns {
    let roles: [BankRole]
    /// Nil where the table has none.
    let titles: [String]?
    /// Whether a title names the currency.
    let saysCurrency: Bool

    init(_ features: BankFeatures, _ tongue: BankTongue, _ country: BankCountry, chance: inout Chance) {
        roles = BankColumns.roles(features, &chance)
        let suffixed = features.titles == .known && !features.currencyColumn && features.doubt == .none && chance.happens(130)
        saysCurrency = suffixed
        switch features.titles {
        case .none: titles = nil
        case .invented: titles = BankColumns.invented(roles.count, &chance)
        case .known:
            var given: [String] = []
            for role in roles {
                let free = tongue.titles(role).filter { !given.contains($0) }
                var title = chance.pick(free) ?? BankNames.word(&chance)
                if features.amounts == .cents, [.amount, .balance].contains(role) { title += " (\(tongue.phrase(.cents)))" }
                if suffixed, [.amount, .debit, .credit, .balance, .net].contains(role), !features.amounts.isCents {
                    title += " (\(country.currency))"
                }
                given.append(title)
            }
            titles = chance.happens(120) ? given.map { $0.uppercased() } : given
        }
    }

    private static func roles(_ features: BankFeatures, _ chance: inout Chance) -> [BankRole] {
        let days: [BankRole] = features.valueDate ? (chance.happens(700) ? [.date, .value] : [.value, .date]) : [.date]
        var words: [BankRole] = [.text]
        if chance.happens(450) { words.append(.payee) }
        if features.accounts == .counter || features.accounts == .both { words.append(.counter) }
        if features.typeColumn { words.append(.type) }
        if features.reference { words.append(.reference) }
        if features.titles == .known, features.texts == .worded, chance.happens(120) { words.append(.category) }
        words = chance.ordered(words)
        var money = self.money(features, &chance)
        if features.foreign {
            let abroad: [BankRole] = [.foreign, .rate]
            money = chance.happens(500) ? abroad + money : money + abroad
        }
        if features.balance == .after || features.balance == .daily { money.append(.balance) }
        if features.balance == .before { money.insert(.before, at: 0) }
        var roles = chance.of((days + words + money, 66), (days + money + words, 20), (words + days + money, 8), (words + money + days, 6))
        if features.accounts == .own || features.accounts == .both || features.accounts == .two {
            roles.insert(.account, at: chance.happens(600) ? 0 : roles.count)
        }
        if features.pendingRows { roles.insert(.status, at: chance.happens(500) ? 0 : roles.count) }
        return roles
    }

    private static func money(_ features: BankFeatures, _ chance: inout Chance) -> [BankRole] {
        var money: [BankRole] =
            switch features.amounts {
            case .signed, .unsigned, .cents, .centsProven: [.amount]
            case .sidesEmpty, .sidesZero, .sidesNegative: chance.happens(800) ? [.debit, .credit] : [.credit, .debit]
            case .direction: chance.happens(500) ? [.amount, .direction] : [.direction, .amount]
            case .net: [.amount, .fee, .net]
            case .fee: chance.happens(700) ? [.amount, .fee] : [.fee, .amount]
            }
        if features.currencyColumn { money.insert(.currency, at: chance.happens(600) ? money.count : 0) }
        return money
    }

    private static func invented(_ count: Int, _ chance: inout Chance) -> [String] {
        let style = chance.below(3)
        return (0..<count).map { index in
            switch style {
            case 0: BankNames.word(&chance)
            case 1: "\(chance.pick(["X", "F", "K", "Q"]) ?? "X")\(Digits.padded(index + 1, 2))"
            default: BankNames.word(&chance).uppercased() + String(chance.below(9))
            }
        }
    }
}

extension Chance {
    /// The same values in a drawn order (Fisher and Yates).
    mutating func ordered<Value>(_ values: [Value]) -> [Value] {
        var values = values
        for index in values.indices.dropFirst().reversed() { values.swapAt(index, below(index + 1)) }
        return values
    }
}
