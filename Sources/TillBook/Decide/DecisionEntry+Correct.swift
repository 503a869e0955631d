import TillHousehold
import TillRecords
import TillStages

/// Decisions about what a document should have been read as.
extension DecisionEntry {
    mutating func correct() throws(Fault) {
        let reading = try reading()
        let said = try CorrectionWords(words, of: reading, try files.file(of: household), options.arguments[1]).said
        var value = Record.bare
        said.write(to: &value)
        let line = "\(TransactionWords.line(reading)): \(CorrectionWords.told(value))"
        if options.flag("merchant") { return try correctShop(said, value) }
        var was = Record.bare
        for key in Correction.fields where value.has(key) { if let text = Correction.text(key, of: reading) { was.set(key, string: text) } }
        set(told: line) { record in
            record.set(.about, string: reading.string(.id) ?? "")
            record.remove(.also)
            record.set(.value, object: value)
            record.set(.was, object: was)
        }
    }

    /// All that is read as this shop.
    private mutating func correctShop(_ said: Correction, _ value: Record) throws(Fault) {
        var rest = said
        rest.merchant = nil
        guard let shop = said.merchant, rest.isEmpty else {
            throw usage("only a shop is the same for all of a merchant.", "Leave --merchant out, or say shop=NAME alone.")
        }
        let scope = try scope()
        set(told: "\(scope.told) is \(shop)") { record in
            record.set(.value, object: value)
            record.set(.merchant, string: scope.merchant ?? "")
        }
    }

    /// The observation that is meant: the one that was named, else the only receipt or message, else the only row of a bank.
    private func reading() throws(Fault) -> Record {
        if let named = subject.observation { return named }
        let all = subject.observations.compactMap { subject.ledger.observation($0) }
        let papers = all.filter { !($0.object(.source)?.equals(.kind, "bank") ?? false) }
        let meant = papers.isEmpty ? all : papers
        // Rows of one key are one row, in several exports.
        let keys = Set(meant.map { $0.string(.key) ?? $0.string(.id) ?? "" })
        if let first = meant.first, keys.count == 1 { return first }
        throw Fault(
            "decide.reading", "\(meant.count) documents tell of it, and each has a reading of its own.",
            remedy: "Say whose is wrong: \(list(all.compactMap { $0.string(.id) })).", place: options.arguments[1], exit: .usage)
    }
}

/// A correction as a person writes it: `amount=38.40 shop="Corner shop" sign=out`.
struct CorrectionWords {
    private(set) var said = Correction()

    private static let names = ["amount", "date", "currency", "shop", "account", "sign", "paid"]

    /// Throws usage faults: what is no field, no value of it, said twice or read so already.
    init(_ words: [String], of reading: Record, _ file: HouseholdFile?, _ id: String) throws(Fault) {
        var found: [String: String] = [:]
        for word in words {
            guard let cut = word.firstIndex(of: "="), cut > word.startIndex else {
                throw CorrectionWords.fault(
                    "\(word) is no correction.", "Write FIELD=VALUE: till decide correct \(id) amount=38.40 date=2025-11-08")
            }
            let name = String(word[..<cut])
            guard CorrectionWords.names.contains(name) else {
                let near = NearestName.question(name, among: CorrectionWords.names)
                throw CorrectionWords.fault(
                    "a reading has no \(name).", "\(near)Correct \(CorrectionWords.names.joined(separator: ", ")).")
            }
            guard found[name] == nil else { throw CorrectionWords.fault("\(name) is said twice.", "Say it once.") }
            found[name] = String(word[word.index(after: cut)...])
        }
        guard !found.isEmpty else {
            throw CorrectionWords.fault("say what is wrong.", "till decide correct \(id) amount=38.40 date=2025-11-08 shop=\"Corner shop\"")
        }
        try takeMoney(found, reading)
        try takeDay(found["date"])
        try takeNames(found, file)
        try checkNew(found, reading)
    }

    private mutating func takeMoney(_ found: [String: String], _ reading: Record) throws(Fault) {
        if let code = found["currency"] {
            guard let currency = Currency(code), currency != .unknown else {
                throw CorrectionWords.fault("\(code) is no currency of ISO 4217.", "Write its three letters: currency=EUR")
            }
            said.currency = currency
        }
        var amount = reading.decimal(.amount)
        if let written = found["amount"] {
            guard let number = Amount(written.hasPrefix("+") ? String(written.dropFirst()) : written), number.units != 0 else {
                throw CorrectionWords.fault(
                    "\(written) is no amount.", "Write digits, and a point before the decimals: amount=38.40")
            }
            let isSigned = written.hasPrefix("-") || written.hasPrefix("+")
            if isSigned, found["sign"] != nil {
                throw CorrectionWords.fault("the sign is said twice.", "Write the amount without a sign, or leave sign= out.")
            }
            amount = isSigned ? number : CorrectionWords.signed(number, out: amount?.isNegative ?? true)
        }
        if let sign = found["sign"] {
            guard ["in", "out"].contains(sign) else {
                throw CorrectionWords.fault(
                    "\(sign) is no sign.", "Write sign=in for money that came in, sign=out for money that went out.")
            }
            amount = amount.flatMap { CorrectionWords.signed($0, out: sign == "out") }
        }
        guard found["amount"] != nil || found["sign"] != nil || said.currency != nil else { return }
        guard let amount else { throw CorrectionWords.fault("it has no amount yet.", "Say amount= as well.") }
        if let currency = said.currency ?? reading.currency(.currency), Money(amount, currency) == nil {
            throw CorrectionWords.fault(
                "\(amount) is no amount of \(currency.code), which has \(CountText.of(Int(currency.exponent), "decimal")).",
                "Correct the amount or the currency.")
        }
        guard found["amount"] != nil || found["sign"] != nil else { return }
        said.amount = (said.currency ?? reading.currency(.currency)).flatMap { amount.scaled(to: $0.exponent) } ?? amount
    }

    private mutating func takeDay(_ text: String?) throws(Fault) {
        guard let text else { return }
        guard let day = Day(text) else {
            throw CorrectionWords.fault("\(text) is no day.", "Write it as year, month, day: date=2025-11-08")
        }
        said.date = day
    }

    private mutating func takeNames(_ found: [String: String], _ file: HouseholdFile?) throws(Fault) {
        if let shop = found["shop"] {
            guard !shop.allSatisfy(\.isWhitespace), shop.utf8.count <= 80 else {
                throw CorrectionWords.fault("say the shop's name, at most 80 signs.", "shop=\"Corner shop\"")
            }
            said.merchant = shop
        }
        if let paid = found["paid"] {
            guard ["cash", "card"].contains(paid) else {
                throw CorrectionWords.fault("\(paid) is no way of paying.", "Write paid=cash or paid=card.")
            }
            said.payment = paid
        }
        guard let account = found["account"] else { return }
        let known = file?.accounts.map(\.id) ?? []
        guard known.contains(account) else {
            throw CorrectionWords.fault(
                "the household has no account \(account).",
                known.isEmpty
                    ? "List its accounts in the household's file first."
                    : "\(NearestName.question(account, among: known))Its accounts are \(known.joined(separator: ", ")).")
        }
        said.account = account
    }

    /// What is doubtful may be said as it is read: then somebody looked at it.
    private func checkNew(_ found: [String: String], _ reading: Record) throws(Fault) {
        guard !(reading.flag(.needsReview) ?? false) else { return }
        let isRead = Correction.fields.allSatisfy { key in
            guard let text = said.text(key) else { return true }
            if key == .amount { return reading.decimal(.amount) == said.amount }
            return Correction.text(key, of: reading) == text
        }
        guard !isRead else { throw CorrectionWords.fault("it is read so already.", "Say what is otherwise.") }
    }

    private static func signed(_ amount: Amount, out: Bool) -> Amount? { amount.isNegative == out ? amount : amount.negated }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("decide.correct", sentence, remedy: remedy, place: "correct", exit: .usage)
    }

    /// Corrected fields in words: `amount -38.40, shop Corner shop`.
    static func told(_ fields: Record) -> String {
        Correction.fields.compactMap { key in fields.string(key).map { "\(name(key)) \($0)" } }.joined(separator: ", ")
    }

    /// What a person calls a field.
    static func name(_ field: Key) -> String { field == .merchant ? "shop" : field == .payment ? "paid" : "\(field)" }
}
