import TillRecords

/// A column of the feed's contract: its name, what it holds, in which unit, and where that comes from.
struct FeedColumn: Sendable {
    enum Kind: Sendable, Equatable {
        case text
        /// One of these.
        case word([String])
        /// `YYYY-MM-DD`
        case day
        /// `YYYY-MM`
        case month
        /// ISO 4217; XXX where nobody knows it.
        case currency
        case integer
        /// A count of minor units, 64 bits.
        case minor
        /// The same as a decimal number, with the decimals of its currency.
        case decimal
        case number
        case flag
        /// A list of texts.
        case list

        /// What the contract calls it.
        var name: String {
            switch self {
            case .text: "text"
            case .word: "word"
            case .day: "day"
            case .month: "month"
            case .currency: "currency"
            case .integer: "integer"
            case .minor: "minor"
            case .decimal: "decimal"
            case .number: "number"
            case .flag: "flag"
            case .list: "list"
            }
        }
    }

    let name: String
    let kind: Kind
    let isNullable: Bool
    /// `minor units of currency`: of the column that is named.
    var unit: String?
    /// The column that says why this one is null; one of the two is, never both.
    var instead: String?
    /// The record and field, or the figure, that it is made of.
    let source: String
    let meaning: String
}

/// A field of the contract with the columns that it has and the way its values are got: money has two columns.
struct FeedField<Row>: Sendable {
    let columns: [FeedColumn]
    let values: @Sendable (Row) -> [FeedValue]

    private init(_ columns: [FeedColumn], _ values: @escaping @Sendable (Row) -> [FeedValue]) {
        self.columns = columns
        self.values = values
    }

    private static func one(
        _ name: String, _ kind: FeedColumn.Kind, _ isNullable: Bool, _ source: String, _ meaning: String, unit: String? = nil,
        _ value: @escaping @Sendable (Row) -> FeedValue
    ) -> FeedField {
        FeedField([FeedColumn(name: name, kind: kind, isNullable: isNullable, unit: unit, source: source, meaning: meaning)]) {
            [value($0)]
        }
    }

    /// A text that every row has; empty where it stands for nobody or nothing.
    static func id(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String) -> FeedField {
        one(name, .text, false, source, meaning) { .text(value($0)) }
    }

    static func text(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String?) -> FeedField {
        one(name, .text, true, source, meaning) { FeedValue(some: value($0)) }
    }

    static func word(
        _ name: String, _ words: [String], _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String
    ) -> FeedField {
        one(name, .word(words), false, source, meaning) { .text(value($0)) }
    }

    /// A word, or nothing where the record has none of these.
    static func mayWord(
        _ name: String, _ words: [String], _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String?
    ) -> FeedField {
        one(name, .word(words), true, source, meaning) { row in FeedValue(some: value(row).flatMap { words.contains($0) ? $0 : nil }) }
    }

    static func day(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Day) -> FeedField {
        one(name, .day, false, source, meaning) { .text(value($0).description) }
    }

    static func mayDay(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Day?) -> FeedField {
        one(name, .day, true, source, meaning) { FeedValue(value($0)) }
    }

    static func month(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String) -> FeedField {
        one(name, .month, false, source, meaning) { .text(value($0)) }
    }

    static func mayMonth(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> String?) -> FeedField
    {
        one(name, .month, true, source, meaning) { FeedValue(some: value($0).flatMap { Month($0)?.iso }) }
    }

    static func integer(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Int) -> FeedField {
        one(name, .integer, false, source, meaning) { .integer(Int64(value($0))) }
    }

    static func mayInteger(
        _ name: String, _ meaning: String, from source: String, unit: String? = nil, _ value: @escaping @Sendable (Row) -> Int?
    ) -> FeedField {
        one(name, .integer, true, source, meaning, unit: unit) { FeedValue(value($0)) }
    }

    static func number(
        _ name: String, _ meaning: String, from source: String, unit: String? = nil, _ value: @escaping @Sendable (Row) -> Double?
    ) -> FeedField {
        one(name, .number, true, source, meaning, unit: unit) { FeedValue(value($0)) }
    }

    static func flag(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Bool) -> FeedField {
        one(name, .flag, false, source, meaning) { .flag(value($0)) }
    }

    static func list(_ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> [String]) -> FeedField {
        one(name, .list, false, source, meaning) { .list(value($0)) }
    }
}

/// Money: a number of minor units, and the same as a decimal.
extension FeedField {
    /// - Parameter currency: the column that says which currency it is in.
    static func money(
        _ name: String, in currency: String = "currency", _ meaning: String, from source: String,
        _ value: @escaping @Sendable (Row) -> Money
    ) -> FeedField {
        FeedField(moneyColumns(name, currency, false, source, meaning)) { cells(value($0)) }
    }

    static func mayMoney(
        _ name: String, in currency: String = "currency", _ meaning: String, from source: String,
        _ value: @escaping @Sendable (Row) -> Money?
    ) -> FeedField {
        FeedField(moneyColumns(name, currency, true, source, meaning)) { cells(value($0)) }
    }

    /// Three letters, and how many decimals its minor unit makes.
    static func currency(
        _ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Currency
    ) -> FeedField {
        FeedField(currencyColumns(name, false, source, meaning)) { cells(value($0)) }
    }

    static func mayCurrency(
        _ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> Currency?
    ) -> FeedField {
        FeedField(currencyColumns(name, true, source, meaning)) { cells(value($0)) }
    }

    /// An amount in the household's currency, or the reason why there is none.
    static func home(
        _ name: String, _ meaning: String, from source: String, _ value: @escaping @Sendable (Row) -> HomeAmount
    ) -> FeedField {
        let reason = "\(name)_missing"
        var columns = moneyColumns(name, "home_currency", true, source, meaning)
        for index in columns.indices { columns[index].instead = reason }
        columns += currencyColumns("home_currency", false, "household file, else the amounts", "the household's currency")
        columns.append(
            FeedColumn(
                name: reason, kind: .word(HomeAmount.Missing.allCases.map(\.rawValue)), isNullable: true, source: source,
                meaning: "why it is null; "
                    + HomeAmount.Missing.allCases.map { "\($0.rawValue): \($0.sentence)" }.joined(separator: ", ")))
        return FeedField(columns) { row in
            let home = value(row)
            return cells(home.money) + cells(home.currency) + [home.money == nil ? .text(home.missing.rawValue) : .null]
        }
    }

    private static func cells(_ money: Money?) -> [FeedValue] {
        money.map { [.integer($0.minorUnits), .decimal($0.amount)] } ?? [.null, .null]
    }

    private static func cells(_ currency: Currency?) -> [FeedValue] {
        currency.map { [.text($0.code), .integer(Int64($0.exponent))] } ?? [.null, .null]
    }

    private static func moneyColumns(
        _ name: String, _ currency: String, _ isNullable: Bool, _ source: String, _ meaning: String
    ) -> [FeedColumn] {
        [
            FeedColumn(
                name: name + "_minor", kind: .minor, isNullable: isNullable, unit: "minor units of \(currency)", source: source,
                meaning: meaning + "; sums of it are exact"),
            FeedColumn(name: name, kind: .decimal, isNullable: isNullable, unit: currency, source: source, meaning: meaning),
        ]
    }

    private static func currencyColumns(_ name: String, _ isNullable: Bool, _ source: String, _ meaning: String) -> [FeedColumn] {
        [
            FeedColumn(name: name, kind: .currency, isNullable: isNullable, source: source, meaning: meaning),
            FeedColumn(
                name: name + "_decimals", kind: .integer, isNullable: isNullable, source: "ISO 4217",
                meaning: "decimals that its minor unit makes: 0, 2, 3 or 4"),
        ]
    }
}

/// An amount in the household's currency, or why there is none.
struct HomeAmount: Sendable {
    enum Missing: String, Sendable, CaseIterable {
        case rate, currency, unknown

        var sentence: String {
            switch self {
            case .rate: "no dated rate brings it to the household's currency"
            case .currency: "it is told in its own currency alone, and no rate of a row stands beside it"
            case .unknown: "nobody knows the amount itself"
            }
        }
    }

    let money: Money?
    let currency: Currency
    var missing: Missing = .rate

    /// What a row came to.
    init(_ money: Money?, of household: FeedHousehold) {
        self.money = money
        currency = household.home
    }

    /// What is told in a currency of its own, and no rate of a row beside it.
    init(told money: Money?, of household: FeedHousehold) {
        currency = household.home
        self.money = money.flatMap { $0.currency == household.home ? $0 : nil }
        missing = money == nil ? .unknown : .currency
    }
}
