import TillRecords

/// What happens on the accounts of one file, in the order of time.
struct BankStory {
    private(set) var movements: [BankMovement] = []
    /// What each account held before its first movement, in minor units.
    private(set) var openings: [Int64] = []
    private(set) var first: Day
    private(set) var last: Day
    private let features: BankFeatures
    private let country: BankCountry
    private var chance: Chance

    init(_ features: BankFeatures, _ country: BankCountry, chance: Chance) {
        self.features = features
        self.country = country
        self.chance = chance
        let month = Month(year: 2019, month: 1).advanced(by: self.chance.below(80))
        first = month.day(1)
        last = month.last
        if features.doubt == .dateOrder { last = month.day(12) }
        if features.length == .long || features.tables == .months { last = month.advanced(by: 1 + self.chance.below(3)).last }
        if features.length == .medium, self.chance.happens(400) { last = month.advanced(by: 1).last }
        openings = (0..<2).map { _ in features.kind == .account ? money(400, 6000) : 0 }
        tell()
    }

    private mutating func tell() {
        let count =
            switch features.length {
            case .short: 3 + chance.below(7)
            case .medium: 10 + chance.below(31)
            case .long: 41 + chance.below(160)
            }
        let days = self.days(count)
        let kinds = self.kinds(count)
        let payees = (0..<8).map { _ in BankNames.payee(&chance) }
        for index in 0..<count {
            var movement = movement(kinds[index], days[index], payees)
            if features.accounts == .two || features.accounts == .sections { movement.account = index % 2 }
            if features.pendingRows || features.tables == .pending { movement.isPending = index >= count - 2 && count > 4 }
            movements.append(movement)
        }
        orderTimes()
        if features.amounts == .fee || features.amounts == .net { chargeFees() }
        if features.foreign { goAbroad() }
    }

    /// Days in order: the first and the last of the period among them, so that a day above 12 is there where one may be.
    private mutating func days(_ count: Int) -> [Day] {
        let span = last.ordinal - first.ordinal
        var days = (0..<count).map { _ in first.later(chance.below(span + 1)) }.sorted()
        days[0] = first.later(chance.below(2))
        days[count - 1] = last
        // A day that is the same both ways decides nothing, and leaves nothing open.
        if features.doubt == .dateOrder { days = days.map { $0.day == $0.month ? $0.later($0.day < 12 ? 1 : -1) : $0 } }
        return days.sorted()
    }

    private mutating func kinds(_ count: Int) -> [BankMovement.Kind] {
        var kinds: [BankMovement.Kind] = (0..<count).map { _ in
            guard features.kind == .account else { return chance.of((.card, 84), (.refund, 6), (.fee, 4), (.payment, 6)) }
            guard !features.oneSided else { return chance.of((.card, 62), (.bill, 14), (.cash, 10), (.rent, 4), (.fee, 10)) }
            return chance.of(
                (.card, 46), (.bill, 13), (.transfer, 13), (.cash, 7), (.refund, 6), (.fee, 5), (.wage, 1), (.rent, 2), (.interest, 4))
        }
        if features.kind == .account, !features.oneSided {
            kinds[chance.below(count)] = .wage
            let other = kinds.firstIndex { $0 != .wage } ?? 0
            kinds[other] = .card
        } else if features.kind != .account {
            // The payment of the last bill comes once, purchases are most.
            let place = chance.below(count)
            for index in kinds.indices where index != place && (count < 6 || kinds[index] == .payment) { kinds[index] = .card }
            kinds[place] = .payment
        }
        return kinds
    }

    private mutating func movement(_ kind: BankMovement.Kind, _ day: Day, _ payees: [String]) -> BankMovement {
        let units: Int64 =
            switch kind {
            case .wage: money(1800, 3600)
            case .rent: -money(550, 1300)
            case .card: -money(2, chance.happens(100) ? 600 : 90)
            case .refund: money(4, 80)
            case .fee: -money(2, 15)
            case .transfer: chance.happens(500) ? money(15, 500) : -money(15, 500)
            case .cash: -money(20, 200)
            case .interest: money(1, 12)
            case .payment: money(80, 900)
            case .bill: -money(15, 160)
            }
        let payee = chance.happens(500) ? chance.pick(payees) ?? "" : BankNames.payee(&chance)
        let isCard = kind == .card || kind == .refund
        return BankMovement(
            kind: kind, day: day, value: day.later(isCard ? -chance.below(3) : chance.below(3)), minute: chance.below(1440),
            units: units, payee: payee,
            counter: isCard || kind == .fee || kind == .interest || kind == .cash ? "" : BankStory.number(country.code, &chance),
            reference: Digits.padded(100_000 + chance.below(9_899_999), 7) + Digits.padded(chance.below(1000), 3))
    }

    /// The rows of a day stand in the order of its hours.
    private mutating func orderTimes() {
        var start = 0
        while start < movements.count {
            let end = movements[start...].firstIndex { $0.day != movements[start].day } ?? movements.count
            let minutes = movements[start..<end].map(\.minute).sorted()
            for (index, minute) in zip(start..<end, minutes) { movements[index].minute = minute }
            start = end
        }
    }

    private mutating func chargeFees() {
        for index in movements.indices where index < 2 || chance.happens(250) {
            let fee = max(1, abs(movements[index].units) / Int64(20 + chance.below(60)))
            movements[index].fee = fee
            movements[index].units -= fee
        }
    }

    private mutating func goAbroad() {
        for index in movements.indices where movements[index].kind == .card && (index % 3 == 0 || chance.happens(200)) {
            let currency = chance.pick(["USD", "EUR", "GBP", "CHF", "SEK"].filter { $0 != country.currency }) ?? "USD"
            let original = 150 + Int64(chance.below(12_000))
            let rate = Int64(700_000 + chance.below(900_000)) * max(1, country.scale)
            // Units of the account's currency for hundredths of the other.
            let scaled = original * rate / 1_000_000 * Digits.power(features.number.decimals) / 100
            movements[index].original = (original, currency, rate)
            movements[index].units = -max(1, scaled)
        }
    }

    /// Minor units between two amounts of an ordinary currency, low ones likelier.
    private mutating func money(_ low: Int64, _ high: Int64) -> Int64 {
        if features.doubt == .thousands { return 1000 + chance.skewed(0...80_000) }
        let decimals = features.number.decimals
        let hundredths = chance.skewed(low * 100...high * 100)
        let units = hundredths * country.scale * Digits.power(decimals) / 100
        // Where money is counted in thousands nobody pays parts of a hundred.
        let step: Int64 =
            country.scale >= 1000 ? 100 * Digits.power(decimals) : country.scale >= 100 && decimals > 0 ? Digits.power(decimals) : 1
        return max(step, units / step * step)
    }

    /// The number of an account as the country writes them.
    static func number(_ country: String, _ chance: inout Chance) -> String {
        var digits = ""
        for _ in 0..<14 { digits += String(chance.below(10)) }
        if ["US", "AU", "NZ", "IN", "CA", "ZA", "SG", "KE", "JP", "CN", "HK", "KR", "ID", "VN", "TH", "MX", "AR", "CO", "CL"].contains(
            country)
        {
            return String(digits.prefix(11))
        }
        return IBAN.make(country, "INVB" + digits)
    }
}
