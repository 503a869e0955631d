import TillRecords

/// Writes the cells of rows as a dialect has them.
struct BankCells {
    let features: BankFeatures
    let tongue: BankTongue
    let country: BankCountry
    /// The numbers of the file's own accounts.
    let accounts: [String]
    /// The word for money that goes out, and for money that comes in.
    let direction: (out: String, into: String)
    /// Whether fees are written with a minus.
    let isFeeNegative: Bool

    init(_ features: BankFeatures, _ tongue: BankTongue, _ country: BankCountry, chance: inout Chance) {
        self.features = features
        self.tongue = tongue
        self.country = country
        accounts = (0..<2).map { _ in BankCells.account(features, country, &chance) }
        let own = (tongue.phrase(.out), tongue.phrase(.into))
        direction = chance.of(
            (own, 50), (("D", "C"), 18), (("DR", "CR"), 12), (("-", "+"), 14), (tongue.code == "de" ? ("S", "H") : own, 6))
        isFeeNegative = features.amounts == .net && chance.happens(500)
    }

    private static func account(_ features: BankFeatures, _ country: BankCountry, _ chance: inout Chance) -> String {
        guard features.kind != .account else { return BankStory.number(country.code, &chance) }
        return chance.pick(["XXXX XXXX XXXX ", "**** ", "************"]).map { $0 + Digits.padded(1000 + chance.below(8999), 4) } ?? ""
    }

    /// An amount in minor units as the file writes it.
    func money(_ units: Int64) -> String {
        guard features.amounts.isCents else { return features.number.text(units) }
        var form = features.number
        form.decimals = 0
        form.group = ""
        return form.text(units)
    }

    /// What the file shows of the account's own view: cards that count purchases as positive turn it.
    func shown(_ units: Int64) -> Int64 { features.kind == .cardPositive ? -units : units }

    func day(_ day: Day, minute: Int? = nil) -> String {
        let text = features.date.text(day, months: tongue.months)
        guard let minute, features.time != .none else { return text }
        let clock = "\(Digits.padded(minute / 60, 2)):\(Digits.padded(minute % 60, 2))"
        let seconds = Digits.padded(minute * 37 % 60, 2)
        switch features.time {
        case .minutes: return "\(text) \(clock)"
        case .seconds where features.date == .compact: return text + clock.replacing(":", with: "") + seconds
        case .seconds: return "\(text) \(clock):\(seconds)"
        case .iso: return "\(text)T\(clock):\(seconds)"
        case .none: return text
        }
    }

    /// A day that stands outside the rows.
    func standing(_ day: Day) -> String { features.date.standing.text(day, months: tongue.months) }

    /// One cell of a movement.
    ///
    /// - Parameter balance: what the account holds before or after it, nil where the file does not say.
    func cell(_ role: BankRole, _ movement: BankMovement, balance: Int64?) -> String {
        switch role {
        case .date: day(movement.day, minute: movement.minute)
        case .value: day(movement.value)
        case .text: text(movement)
        case .payee: movement.payee
        case .currency: country.currency
        case .account: accounts[movement.account]
        case .counter: movement.counter
        case .reference: movement.reference
        case .type: type(movement)
        case .status: tongue.phrase(movement.isPending ? .pending : .booked)
        case .category: movement.kind == .card ? BankCells.groups[movement.payee.utf8.count % 3] : ""
        case .balance, .before: balance.map(money) ?? ""
        case .foreign: movement.original.map { "\(Digits.amount($0.units, mark: features.number.mark)) \($0.currency)" } ?? ""
        case .rate: movement.original.map { Digits.amount($0.rate, decimals: 6, mark: features.number.mark) } ?? ""
        case .amount, .debit, .credit, .direction, .fee, .net: amount(role, movement)
        }
    }

    private static let groups = ["A1", "B2", "C3"]

    private func amount(_ role: BankRole, _ movement: BankMovement) -> String {
        let units = shown(movement.units)
        let zero = features.amounts == .sidesZero ? money(0) : ""
        switch role {
        case .amount:
            switch features.amounts {
            case .direction, .unsigned: return money(abs(units))
            case .fee, .net: return money(units + movement.fee)
            default: return money(units)
            }
        case .debit: return units < 0 ? money(features.amounts == .sidesNegative ? units : -units) : zero
        case .credit: return units < 0 ? zero : money(units)
        case .direction: return units < 0 ? direction.out : direction.into
        case .fee: return isFeeNegative ? money(-movement.fee) : money(movement.fee)
        case .net: return money(units)
        default: return ""
        }
    }

    private func text(_ movement: BankMovement) -> String {
        guard features.texts == .worded else { return movement.payee }
        switch movement.kind {
        case .payment, .fee, .interest: return tongue.word(movement.kind)
        case .cash: return "\(tongue.word(.cash)) \(movement.reference.prefix(4))"
        default: return "\(tongue.word(movement.kind)) \(movement.payee)"
        }
    }

    private func type(_ movement: BankMovement) -> String {
        switch movement.kind {
        case .card, .refund: "POS"
        case .cash: "ATM"
        case .fee: "CHG"
        case .interest: "INT"
        case .bill, .rent: "DD"
        case .wage, .transfer, .payment: "TRF"
        }
    }
}
