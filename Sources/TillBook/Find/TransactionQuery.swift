import TillFigures
import TillRecords
import TillStages

/// Which transactions a person asks for: every condition that is given must hold.
struct TransactionQuery {
    /// Folded words, each of which must stand in the merchant, the bank's text, a tag or a note.
    private let words: [[UInt8]]
    private let days: (first: Day?, last: Day?)
    /// Sizes of amounts, in units of ten to the minus fourteen.
    private let least: Int128?
    private let most: Int128?
    /// Conditions on fields of names: what is asked for, folded.
    private let names: [Condition: [UInt8]]
    /// What is left out, and counted beside what is found.
    let apart: AskedApart

    /// A field that is asked for by its name.
    enum Condition: String, CaseIterable {
        case category, merchant, account, member, tag, kind, status, flow
    }

    static let declared: [OptionDeclaration] =
        [
            .value("month", "PERIOD", "of a month (YYYY-MM), a year, a quarter (2025-Q2), a week (2025-W14) or a day"),
            .value("from", "DAY", "from this day on, YYYY-MM-DD"),
            .value("to", "DAY", "up to this day"),
            .value("category", "NAME", "of a category or a group, by name, id or a part of the id: food, food.groceries, Groceries"),
            .value("merchant", "NAME", "paid to a merchant, by a part of the name"),
            .value("account", "NAME", "of an account, by name or its last four digits"),
            .value("member", "ID", "of a member"),
            .value("tag", "WORD", "with a tag"),
            .value("amount", "N", "of this size, whichever way it went, as booked or in the home currency"),
            .value("least", "N", "of this size at least"),
            .value("most", "N", "of this size at most"),
            .choice("kind", ["expense", "income", "transfer", "refund"], "of a kind"),
            .choice("status", ["posted", "pending", "unconfirmed", "void"], "with a status; unconfirmed: no bank's row tells of it yet"),
            .choice(
                "flow", ["income", "spending", "saving", "transfer", "unknown", "none"], "what it is to the figures; none: in no figure"),
        ] + AskedApart.declared

    /// Throws usage faults.
    init(_ options: Options) throws(Fault) {
        words = options.arguments.map { WordFolding.folded($0) }.filter { !$0.isEmpty }
        days = try TransactionQuery.days(options)
        let exact = try TransactionQuery.size("amount", options)
        let (low, high) = (try TransactionQuery.size("least", options), try TransactionQuery.size("most", options))
        least = exact ?? low
        most = exact ?? high
        var names: [Condition: [UInt8]] = [:]
        for condition in Condition.allCases {
            if let text = options.text(condition.rawValue) { names[condition] = WordFolding.folded(text) }
        }
        self.names = names
        apart = AskedApart(options)
    }

    /// Keeps out lines that cannot hold, before they are read.
    var sieve: LineSieve {
        var needed = words + names.filter { $0.key != .flow }.map(\.value)
        if let first = days.first, let last = days.last {
            // A day is written one way only; what the first and the last have in common all between them have.
            let shared = zip(first.description.utf8, last.description.utf8).prefix { $0 == $1 }.map { $0.0 }
            if shared.count >= 5 { needed.append([UInt8(ascii: "\"")] + shared) }
        }
        guard least != nil || most != nil else { return LineSieve(needed) }
        return LineSieve(needed) { hasSize(TransactionQuery.size($0)) }
    }

    /// Whether a name is asked for that may be mistyped.
    var asked: [Condition] { Condition.allCases.filter { names[$0] != nil } }

    func holds(_ record: borrowing Record) -> Bool {
        guard isInTime(record), hasSize(record) else { return false }
        guard names.allSatisfy({ TransactionQuery.has(record, $0.key, $0.value) }) else { return false }
        guard !words.isEmpty else { return true }
        let text = WordFolding.folded(TransactionQuery.text(record))
        return words.allSatisfy { text.holds($0) }
    }

    /// Whether the record meets one condition on a name, whatever else is asked.
    func meets(_ record: borrowing Record, _ condition: Condition) -> Bool {
        names[condition].map { TransactionQuery.has(record, condition, $0) } ?? true
    }

    /// What a condition's field says in a record, for somebody who mistyped it.
    static func said(_ record: borrowing Record, _ condition: Condition) -> [String] {
        switch condition {
        case .category:
            let categories = [record.object(.category)].compactMap { $0 } + record.objects(.splits).compactMap { $0.object(.category) }
            return categories.flatMap { one in
                let label = one.string(.label) ?? ""
                return [one.string(.name) ?? "", label] + label.split(separator: " / ").map(String.init)
            }
        case .merchant: return [record.string(.merchant) ?? "", record.object(.renamed)?.string(.from) ?? ""]
        case .account: return [record.string(.account) ?? ""]
        case .member: return [record.string(.member) ?? ""]
        case .tag: return record.strings(.tags)
        case .kind: return [record.string(.kind) ?? ""]
        case .status: return [record.string(.status) ?? ""]
        case .flow: return [record.has(.leftOut) ? "none" : record.string(.flow) ?? "none"]
        }
    }

    private static func has(_ record: borrowing Record, _ condition: Condition, _ wanted: [UInt8]) -> Bool {
        said(record, condition).contains { text in
            let folded = WordFolding.folded(text)
            switch condition {
            // A group has what its categories have.
            case .category: return folded == wanted || (folded.starts(with: wanted) && folded[wanted.count] == UInt8(ascii: "."))
            case .merchant: return !folded.isEmpty && folded.holds(wanted)
            case .account: return folded == wanted || (wanted.count == 4 && folded.count > 4 && folded.suffix(4).elementsEqual(wanted))
            default: return folded == wanted
            }
        }
    }

    private static func text(_ record: borrowing Record) -> String {
        var parts = [record.string(.merchant) ?? "", record.string(.text) ?? "", record.object(.renamed)?.string(.from) ?? ""]
        parts += record.strings(.tags) + record.strings(.notes)
        return parts.joined(separator: "\n")
    }

    private func isInTime(_ record: borrowing Record) -> Bool {
        guard days.first != nil || days.last != nil else { return true }
        guard let day = record.date(.date) else { return false }
        return (days.first.map { $0 <= day } ?? true) && (days.last.map { day <= $0 } ?? true)
    }

    private func hasSize(_ record: borrowing Record) -> Bool {
        guard least != nil || most != nil else { return true }
        let sizes = [record.decimal(.amount), record.object(.home)?.decimal(.amount)].compactMap { $0 }.map(TransactionQuery.size)
        return sizes.contains(where: hasSize)
    }

    private func hasSize(_ size: Int128) -> Bool { (least.map { $0 <= size } ?? true) && (most.map { size <= $0 } ?? true) }

    /// Of a transaction in the home currency, where that is known, so that those of several currencies stand in order.
    static func size(of record: borrowing Record) -> Int128 {
        (record.object(.home)?.decimal(.amount) ?? record.decimal(.amount)).map(size) ?? 0
    }

    private static func size(_ amount: Amount) -> Int128 {
        Int128(amount.units.magnitude) * Int128(Amount.powers[Int(Amount.mostDecimals - amount.decimals)])
    }

    private static func size(_ name: String, _ options: Options) throws(Fault) -> Int128? {
        guard let text = options.text(name) else { return nil }
        guard let amount = Amount(text) else {
            throw Fault(
                "usage.option", "\(text) is no amount.", remedy: "Give --\(name) an amount with a point, such as 12.50.",
                place: "--\(name)", exit: .usage)
        }
        return size(amount)
    }

    private static func days(_ options: Options) throws(Fault) -> (first: Day?, last: Day?) {
        var (first, last) = (try options.day("from"), try options.day("to"))
        if let text = options.text("month") {
            guard let period = FigurePeriod(text) else {
                throw Fault(
                    "usage.option", "\(text) is no month, year or day.",
                    remedy: "Give --month 2025-03, 2025, 2025-Q2, 2025-W14 or 2025-03-14.",
                    place: "--month", exit: .usage)
            }
            first = max(first ?? period.first, period.first)
            last = min(last ?? period.last, period.last)
        }
        if let first, let last, first > last {
            throw Fault(
                "usage.option", "no day lies between \(first) and \(last).", remedy: "Give an earlier --from or a later --to.",
                place: "--from", exit: .usage)
        }
        return (first, last)
    }
}
