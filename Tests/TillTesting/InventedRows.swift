import TillRecords

/// Writes the rows of an invented book, month after month.
struct InventedRows {
    private(set) var lines: [String] = []
    private var chance: SeededChance
    private let traits: Set<InventedBook.Trait>
    private var number = 0
    /// Minor units on the account, as its bank would state them.
    private var balance: Int64 = 100_000
    /// Purchases that may be given back.
    private var purchases: [(id: String, amount: Int64, currency: String)] = []

    private static let categories = [
        "food.groceries", "food.coffee", "home.hardware", "leisure.games", "health.pharmacy", "fees.other", "",
    ]
    private static let sources = ["income.salary", "income.other", "transfer.person", "debt.borrowed", ""]

    init(_ seed: UInt64, _ traits: Set<InventedBook.Trait>) {
        chance = SeededChance(seed)
        self.traits = traits
    }

    mutating func add(month: Int) {
        if traits.contains(.bank) { addBank(month) }
        for _ in 0..<8 {
            if traits.contains(.receipts) { addPaper(month, "receipt") }
            if traits.contains(.chats) { addPaper(month, "chat") }
        }
        if traits.contains(.cash) { addCash(month) }
        for _ in 0..<3 {
            if traits.contains(.splits) { addSplit(month) }
            if traits.contains(.refunds) { addRefund(month) }
            if traits.contains(.approvals) { addApproval(month) }
            if traits.contains(.transfers) { addTransfer(month) }
            if traits.contains(.currencies) { addForeign(month) }
        }
        guard traits.contains(.bank) else { return }
        // As banks state it when the month is over: all of its rows are in.
        var closing = Record(type: .balance)
        closing.set(.id, string: "b\(month)")
        closing.set(.household, string: "home")
        closing.set(.source, raw: Array(#"{"kind":"bank","document":"giro","place":"last line"}"#.utf8))
        closing.set(.account, string: "giro")
        closing.set(.kind, string: "closing")
        closing.set(.date, string: InventedRows.day(month, 28))
        closing.set(.amount, InventedRows.money(balance).amount)
        closing.set(.currency, string: "EUR")
        lines.append(closing.text)
    }

    private static func day(_ month: Int, _ day: Int) -> String { "2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

    private mutating func anyDay(_ month: Int) -> String { InventedRows.day(month, 1 + chance.below(28)) }
    private mutating func anyAmount(_ most: Int = 20_000) -> Int64 { -Int64(1 + chance.below(most)) }

    /// One transaction, and the observation it stands on.
    @discardableResult
    private mutating func row(
        _ day: String, _ amount: Int64, _ category: String, kind: String? = nil, account: String = "giro", currency: String = "EUR",
        status: String = "posted", text: String = "SHOP", source: String = "bank", paper: String = "", more: String = ""
    ) -> String {
        number += 1
        let id = "t\(number)"
        var seen = InventedRows.record("observation", "o-\(id)", day, amount, account: account, currency: currency)
        let place = #"{"kind":"\#(source)","document":"\#(account.isEmpty ? source : account)","place":"line \#(number)"}"#
        seen.set(.source, raw: Array(place.utf8))
        var moved = InventedRows.record("transaction", id, day, amount, account: account, currency: currency)
        moved.set(.merchant, string: chance.pick(["Corner Market", "Kiosk", "Depot"]))
        moved.set(.text, string: text)
        moved.set(.kind, string: kind ?? (amount > 0 ? "income" : "expense"))
        if !category.isEmpty { moved.set(.category, raw: Array(#"{"name":"\#(category)","by":"known"}"#.utf8)) }
        moved.set(.status, string: status)
        moved.set(.observations, strings: ["o-\(id)"])
        lines.append(paper.isEmpty ? seen.text : seen.text.dropLast() + ",\(paper)}")
        lines.append(more.isEmpty ? moved.text : moved.text.dropLast() + ",\(more)}")
        if account == "giro", status == "posted" || status == "pending" { balance += amount }
        return id
    }

    private static func record(
        _ type: FieldWord, _ id: String, _ day: String, _ amount: Int64, account: String, currency: String
    ) -> Record {
        var record = Record(type: type)
        record.set(.id, string: id)
        record.set(.household, string: "home")
        if !account.isEmpty { record.set(.account, string: account) }
        record.set(.date, string: day)
        record.set(.amount, money(amount, currency).amount)
        record.set(.currency, string: currency)
        return record
    }

    private static func money(_ amount: Int64, _ currency: String = "EUR") -> Money {
        Money(minorUnits: amount, currency: Currency(currency) ?? .unknown)
    }

    private mutating func addBank(_ month: Int) {
        row(InventedRows.day(month, 1), -1_00 - Int64(month), "fees.other")
        row(InventedRows.day(month, 25), 250_000, "income.salary", text: "WAGES")
        row(InventedRows.day(month, 28), -90_000, "home.rent", text: "RENT")
        for _ in 0..<12 {
            let (day, amount, category) = (anyDay(month), anyAmount(), chance.pick(InventedRows.categories))
            let status = chance.pick(["posted", "posted", "posted", "pending", "void"])
            let id = row(day, amount, category, status: status)
            if status == "posted" { purchases.append((id, amount, "EUR")) }
        }
        let (day, amount, category) = (anyDay(month), -anyAmount(), chance.pick(InventedRows.sources))
        row(day, amount, category, text: "FROM SOMEBODY")
        // Taken back by a person, and an amount of nothing.
        row(anyDay(month), -12_00, "income.other", kind: "income", text: "WAGES CORRECTED")
        row(anyDay(month), 0, "food.coffee")
    }

    private mutating func addPaper(_ month: Int, _ source: String) {
        let isIncome = source == "chat" && chance.below(4) == 0
        let (day, amount) = (anyDay(month), isIncome ? -anyAmount() : anyAmount(3_000))
        let category = isIncome ? chance.pick(InventedRows.sources) : chance.pick(InventedRows.categories)
        let review = chance.below(4) == 0 ? #""needs_review":true"# : ""
        row(day, amount, category, account: "", status: "unconfirmed", source: source, paper: review, more: review)
    }

    private mutating func addCash(_ month: Int) {
        if traits.contains(.bank) { row(InventedRows.day(month, 3), -5_000, "transfer.cash", text: "ATM") }
        for _ in 0..<4 {
            let (day, amount, category) = (anyDay(month), anyAmount(3_000), chance.pick(InventedRows.categories))
            row(
                day, amount, category, account: "", status: "unconfirmed", source: "receipt", paper: #""payment":{"kind":"cash"}"#)
        }
    }

    /// Parts of an amount: some leave a rest, and some exceed it.
    private mutating func parts(_ amount: Int64, _ currency: String = "EUR") -> String {
        let first = amount / Int64(2 + chance.below(3))
        let second = chance.below(3) == 0 ? amount - first : amount / 5
        let sizes = chance.below(8) == 0 && currency == "EUR" ? [amount * 2] : [first, second]
        let texts = sizes.map { size in
            let named = chance.pick(InventedRows.categories)
            let category = #"{"name":"\#(named.isEmpty ? "gifts.other" : named)","by":"decision"}"#
            return #"{"amount":"\#(InventedRows.money(size, currency).amount)","category":\#(category)}"#
        }
        return #""splits":["# + texts.joined(separator: ",") + "]"
    }

    private mutating func addSplit(_ month: Int) {
        let (day, amount) = (anyDay(month), anyAmount() - 100)
        let splits = parts(amount)
        let id = row(day, amount, "shopping.other", more: splits)
        purchases.append((id, amount, "EUR"))
    }

    private mutating func addRefund(_ month: Int) {
        guard !purchases.isEmpty else { return }
        let bought = chance.pick(purchases)
        let back = chance.below(2) == 0 ? -bought.amount : -bought.amount / 3
        let link = #""links":[{"kind":"refund","to":"\#(bought.id)","why":"the same shop"}]"#
        let isLinked = chance.below(4) > 0
        let home = bought.currency == "EUR" ? "" : InventedRows.home(back)
        let more = [isLinked ? link : "", home].filter { !$0.isEmpty }.joined(separator: ",")
        row(
            anyDay(month), back, isLinked ? "" : "shopping.other", kind: "refund", account: bought.currency == "EUR" ? "giro" : "travel",
            currency: bought.currency, text: "REFUND", more: more)
    }

    private mutating func addApproval(_ month: Int) {
        let word = chance.pick(["pending", "approved", "rejected"])
        let (day, amount, category) = (anyDay(month), anyAmount(), chance.pick(InventedRows.categories))
        var more = #""member":"kim","approval":"\#(word)""#
        if traits.contains(.splits), chance.below(3) == 0 { more += "," + parts(amount) }
        row(day, amount, category, more: more)
    }

    private mutating func addTransfer(_ month: Int) {
        let amount = anyAmount(50_000)
        switch chance.below(6) {
        case 0: row(anyDay(month), amount, "transfer.savings", text: "STANDING ORDER")
        case 1: row(anyDay(month), amount, "transfer.own", text: chance.pick(["TO ACCOUNT 2222", "TO ACCOUNT 3333", "TO ACCOUNT"]))
        case 2: row(anyDay(month), amount, "debt.card", text: chance.pick(["CARD", "CARD 4410"]))
        case 3: row(anyDay(month), -amount, chance.pick(["transfer.savings", "transfer.own"]), text: "BACK")
        case 4: row(anyDay(month), amount, "", kind: "transfer", text: "UMBUCHUNG")
        default:
            let other = chance.pick(["pot", "second", "visa"])
            let (first, second) = (InventedRows.day(month, 10), InventedRows.day(month, 12))
            func link(_ id: Int) -> String { #""links":[{"kind":"transfer","to":"t\#(id)","why":"the same amount"}]"# }
            row(first, amount, "transfer.own", kind: "transfer", text: "MOVED", more: link(number + 2))
            row(second, -amount, "transfer.own", kind: "transfer", account: other, text: "MOVED", more: link(number))
        }
        if traits.contains(.card) { row(anyDay(month), anyAmount(2_000), chance.pick(InventedRows.categories), account: "visa") }
    }

    /// What an amount abroad comes to: nine tenths, in cents.
    private static func home(_ amount: Int64) -> String { #""home":{"amount":"\#(money(amount * 9 / 10).amount)","currency":"EUR"}"# }

    private mutating func addForeign(_ month: Int) {
        let currency = chance.pick(["USD", "JPY"])
        let isIncome = chance.below(5) == 0
        let amount = isIncome ? -anyAmount() : anyAmount() - 100
        let isRated = chance.below(4) > 0
        let isSplit = traits.contains(.splits) && !isIncome && chance.below(2) == 0
        let more = [isRated ? InventedRows.home(amount) : "", isSplit ? parts(amount, currency) : ""].filter { !$0.isEmpty }
        let category = isIncome ? chance.pick(InventedRows.sources) : chance.pick(InventedRows.categories)
        let id = row(
            anyDay(month), amount, category, account: "travel", currency: currency, text: "ABROAD", more: more.joined(separator: ","))
        if isRated, !isIncome { purchases.append((id, amount, currency)) }
    }
}
