import TillHousehold
import TillRecords
import TillStages

/// `till-normalise`: what sources write in their own ways, in one way: merchants, accounts, currencies, home amounts.
public struct NormaliseStage: Stage {
    private let names: RecentNames
    private let households: Households
    private let rates: Rates
    private let aliases: MerchantAliases?
    private let words = AliasWords()
    private let fallback: Currency?
    private let home: Currency?
    private let redact: Bool
    private let onlyRedacts: Bool
    private let seen: Seen
    private let renames = PassingDecisions(.rename)
    private let corrections = PassingDecisions(.correct)
    private let ignored = PassingDecisions(.ignore)
    private let publishing: IdentityPublishing?
    private let stream: StreamKey
    public let publishesUnder: String?

    /// What was found out for the household and the account last met.
    private final class Seen {
        var household: [UInt8]?
        var file: HouseholdFile?
        var account: [UInt8] = []
        var found: HouseholdFile.Account?
        var missingRates: Set<Currency> = []
        /// It was told that nothing says what its money is in.
        var lacksCurrency = false
        /// Account and member of `found`, as JSON.
        var foundId: [UInt8] = []
        var foundMember: [UInt8]?
        /// The currency last filled in, and it as JSON.
        var filled: (currency: Currency, json: [UInt8])?
        let hiding: RecordHiding

        init(_ hiding: RecordHiding) { self.hiding = hiding }

        /// What one look at a record says.
        func look(_ view: RecordView, onlyRedacts: Bool) -> Look {
            let isObservation = view.equals(.type, .observation)
            let isOurs =
                isObservation || view.equals(.type, .balance) || view.equals(.type, .transaction) || view.equals(.type, .trade)
            guard isOurs else { return Look() }
            let isSame = household.map { $0.isEmpty ? !view.has(.household) : view.has(.household, equalTo: $0) } ?? false
            if onlyRedacts { return Look(isOurs: true, isSameHousehold: isSame) }
            return Look(
                isOurs: true, isObservation: isObservation, isSameHousehold: isSame,
                isSameAccount: view.has(.account, equalTo: account), hasAccount: view.has(.account), hasCurrency: view.has(.currency))
        }
    }

    private struct Look {
        var isOurs = false
        var isObservation = false
        var isSameHousehold = false
        var isSameAccount = false
        var hasAccount = false
        var hasCurrency = false
    }

    public init(options: Options, context: Context) throws(Fault) {
        names = RecentNames(MerchantNames(try MerchantWords(context.knowledge)))
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        if let path = options.text("rates") { rates = try Rates(path: path) } else { rates = Rates() }
        aliases = try options.text("aliases").map { path throws(Fault) in try MerchantAliases(path: path) }
        fallback = try options.currency("currency")
        home = try options.currency("home")
        onlyRedacts = options.flag("only-redact")
        redact = onlyRedacts || options.flag("redact")
        stream = context.stream
        var context = context
        context.keyFile = options.text("key") ?? context.keyFile
        let identity = redact ? try context.identity("published records have names that are made with a key") : nil
        publishing = identity.map { IdentityPublishing($0, register: context.register, besides: [.source]) }
        publishesUnder = identity?.keyId
        seen = Seen(RecordHiding(try redact ? NameTitles(context.knowledge) : .none, context.memory.value(KnownContacts.self)))
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        var look = record.withView { [seen, onlyRedacts] in seen.look($0, onlyRedacts: onlyRedacts) }
        // What was published once has its names.
        if redact { seen.hiding.publishing = stream.id == nil ? publishing : nil }
        guard look.isOurs else { return try passOn(record, sink) }
        var record = record
        if !look.isSameHousehold { try meetHousehold(record) }
        if onlyRedacts {
            seen.hiding.hide(&record)
            try sink.emit(record)
            return
        }
        if look.isObservation, !ignored.isEmpty, !ignored.decisions(ofObservation: record).isEmpty { record.set(.status, string: "void") }
        var corrected = CorrectedFields()
        if look.isObservation, !corrections.isEmpty, !record.has(.corrected) {
            corrected.take(corrections.decisions(ofObservation: record), &record)
            if !corrected.isEmpty { look = record.withView { [seen] in seen.look($0, onlyRedacts: false) } }
        }
        if look.hasAccount || !seen.account.isEmpty { nameAccount(&record, isSame: look.isSameHousehold && look.isSameAccount) }
        if !look.hasCurrency { try fillCurrency(&record, sink) }
        if look.isObservation {
            if !corrected.has(.merchant), renames.isEmpty || !record.has(.renamed), corrections.isEmpty || !record.has(.corrected) {
                nameMerchant(&record)
            }
            if let aliases, !record.has(.renamed), !corrected.has(.merchant), let name = words.name(record, aliases) {
                record.set(.merchant, string: name)
            }
            if !corrections.isEmpty { correct(&record, &corrected) }
            if !renames.isEmpty { rename(&record) }
            try addHome(&record, sink)
        }
        if redact { seen.hiding.hide(&record) }
        try sink.emit(record)
    }

    /// What is no movement, balance or trade: decisions are taken to heart, everything else passes.
    private func passOn(_ record: consuming Record, _ sink: Sink) throws(Fault) {
        let isDecision = record.equals(.type, .decision)
        guard isDecision || redact else { return try sink.emit(record) }
        var record = record
        if record.withBytes(.household, { Array($0) }) ?? [] != seen.household { try meetHousehold(record) }
        if isDecision {
            renames.take(record, seen.file)
            corrections.take(record, seen.file)
            ignored.take(record, seen.file)
        }
        guard redact else { return try sink.emit(record) }
        seen.hiding.publish(&record)
        if isDecision {
            seen.hiding.hideDecision(&record)
        } else if record.equals(.type, .note) || record.equals(.type, .reject) {
            seen.hiding.hideRemark(&record)
        } else if record.equals(.type, .series) {
            seen.hiding.hideSeries(&record)
        } else if record.equals(.type, .goal) || record.equals(.type, .challenge) || record.equals(.type, .loan) {
            seen.hiding.hidePlan(&record)
        }
        try sink.emit(record)
    }

    private func meetHousehold(_ record: borrowing Record) throws(Fault) {
        let id = record.withBytes(.household) { Array($0) } ?? []
        seen.household = id
        seen.account = []
        seen.found = nil
        seen.foundId = []
        seen.missingRates = []
        seen.lacksCurrency = false
        seen.file = try households.file(of: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
        seen.hiding.meet(seen.file, String(decoding: id, as: UTF8.self))
    }

    /// The household file's id for an account, where it knows the number.
    private func nameAccount(_ record: inout Record, isSame: Bool) {
        guard let file = seen.file else { return }
        if !isSame {
            seen.account = record.withBytes(.account) { Array($0) } ?? []
            seen.found = seen.account.isEmpty ? nil : file.account(numbered: String(decoding: seen.account, as: UTF8.self))
            seen.foundId = seen.found.map { NormaliseStage.json($0.id) } ?? []
            seen.foundMember = seen.found?.member.map(NormaliseStage.json)
        }
        guard !seen.foundId.isEmpty else { return }
        record.set(.account, raw: seen.foundId)
        if let member = seen.foundMember, record.equals(.type, .observation), !record.has(.member) { record.set(.member, raw: member) }
    }

    private static func json(_ text: String) -> [UInt8] {
        let buffer = ByteBuffer(capacity: 64)
        buffer.append(jsonString: text)
        return buffer.bytes
    }

    /// A currency the source did not name: of the account, of the household, of `--currency`; and says which.
    private func fillCurrency(_ record: inout Record, _ sink: Sink) throws(Fault) {
        let filled: (currency: Currency, by: StaticString)? =
            if let currency = seen.found?.currency {
                (currency, "\"account\"")
            } else if let currency = seen.file?.currency {
                (currency, "\"household\"")
            } else if let currency = fallback {
                (currency, "\"option\"")
            } else {
                nil
            }
        guard let filled else { return try tellNoCurrency(record, sink) }
        if seen.filled?.currency != filled.currency { seen.filled = (filled.currency, NormaliseStage.json(filled.currency.code)) }
        if let filled = seen.filled { record.set(.currency, raw: filled.json) }
        record.set(.currencyBy, raw: filled.by.withUTF8Buffer { unsafe Array($0) })
    }

    /// Once a household, where its file could say it.
    private func tellNoCurrency(_ record: borrowing Record, _ sink: Sink) throws(Fault) {
        guard let file = seen.file, !seen.lacksCurrency else { return }
        seen.lacksCurrency = true
        try sink.note(
            "normalise.no-currency", "nothing says which currency the household's money is in.",
            remedy: "Write it into the household's file, \(file.id).yaml: currency: EUR, or another one.",
            household: record.string(.household))
    }

    private func nameMerchant(_ record: inout Record) {
        let named: (name: [UInt8], isNew: Bool)? = record.withView { view in
            let merchant = view.raw(.merchant)
            guard let name = merchant.flatMap({ names.name(in: $0) }) ?? view.raw(.text).flatMap({ names.name(in: $0) }) else {
                return nil
            }
            return (name, !(merchant.map { $0.elementsEqual(name) } ?? false))
        }
        if let named, named.isNew { record.set(.merchant, raw: named.name) }
    }

    /// The shop, where a person said so of all that is read as it; and what was read beside all that a person said.
    private func correct(_ record: inout Record, _ corrected: inout CorrectedFields) {
        guard !record.has(.corrected) else { return }
        if !corrected.has(.merchant), let decision = corrections.decision(ofMerchant: record) { corrected.take([decision], &record) }
        corrected.write(to: &record)
    }

    /// The name that a person gave the merchant; what the document calls it is kept for linking and for whoever asks.
    private func rename(_ record: inout Record) {
        guard !record.has(.renamed), let decision = renames.decision(for: record), !decision.text.isEmpty else { return }
        var renamed = Record(type: "renamed")
        renamed.remove(.type)
        if let raw = record.raw(.merchant) { renamed.set(.from, raw: raw) }
        renamed.set(.decision, string: decision.id)
        record.set(.merchant, string: decision.text)
        record.set(.renamed, object: renamed)
    }

    /// The amount in the home currency, by the rate file, where the two differ.
    private func addHome(_ record: inout Record, _ sink: Sink) throws(Fault) {
        guard let home = home ?? seen.file?.currency, let currency = record.currency(.currency), currency != home,
            let amount = record.decimal(.amount), let money = Money(amount, currency),
            let date = record.date(.date) ?? record.date(.booked)
        else { return }
        guard let (rate, day) = rates.rate(from: currency, to: home, on: date), let converted = money.converted(to: home, rate: rate) else {
            if seen.missingRates.insert(currency).inserted {
                try sink.note(
                    "normalise.no-rate", "there is no rate from \(currency) to \(home) near \(date), so these amounts stay in \(currency).",
                    remedy: "Add a line \(date),\(currency),\(home),RATE to the file given with --rates.",
                    household: record.string(.household))
            }
            return
        }
        var field = Record(type: "home")
        field.remove(.type)
        field.set(.amount, converted.amount)
        field.set(.currency, string: home.code)
        field.set(.rate, string: rate.description)
        field.set(.rateDate, day)
        record.set(.home, object: field)
    }
}

/// The texts of a record in which aliases are looked for, remembered by what they say.
private final class AliasWords {
    private var words = DescriptionWords()
    private var found: [[UInt8]: String?] = [:]
    private static let most = 1 << 14

    /// What a person calls the merchant; nil where no alias holds.
    func name(_ record: borrowing Record, _ aliases: MerchantAliases) -> String? {
        let texts = ([.text, .merchant] as [Key]).map { key in record.withBytes(key) { Array($0) } ?? [] }
        let key = texts.joined(separator: [0]).map { $0 }
        if let known = found[key] { return known }
        let name = aliases.name(texts.map(spaced))
        if found.count > AliasWords.most { found = [:] }
        found[key] = .some(name)
        return name
    }

    private func spaced(_ text: [UInt8]) -> [UInt8] {
        text.withBytes { words.read($0) }
        var out: [UInt8] = []
        words.spaced(into: &out)
        return out
    }
}

/// Dated exchange rates from a file: `date,from,to,rate`, one unit of `from` in units of `to`.
public struct Rates: Sendable {
    /// Rates of a pair, by day, ascending.
    private var pairs: [Pair: [(day: Day, rate: Amount)]] = [:]

    private struct Pair: Hashable {
        let from: Currency
        let to: Currency
    }

    public init() {}

    /// Reads the file. Throws a fault with the line when a row is not a rate.
    public init(path: String) throws(Fault) {
        let name = Document.baseName(path)
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 256 << 20) {
        case .success(let read): bytes = read
        case .failure(let trouble): throw trouble.fault(file: name)
        }
        var number = 0
        var isFirst = true
        for line in String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if line.isEmpty || line.first == "#" { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
            defer { isFirst = false }
            if isFirst, let first = cells.first, first.first?.isLetter ?? false {
                try Rates.checkTitles(cells.map { $0.lowercased() }, name, number)
                continue
            }
            let (pair, day, rate) = try Rates.row(cells, name, number)
            pairs[pair, default: []].append((day, rate))
        }
        for key in pairs.keys { pairs[key]?.sort { $0.day < $1.day } }
    }

    private static let titles = ["date", "from", "to", "rate"]

    private static func checkTitles(_ found: [String], _ file: String, _ line: Int) throws(Fault) {
        guard found != titles else { return }
        let unknown = found.first { !titles.contains($0) }
        let sentence = unknown.map { "there is no column named \($0)." } ?? "the columns are not those of a file of rates."
        throw bad(sentence, (unknown.map { NearestName.question($0, among: titles) } ?? ""), file, line)
    }

    private static func row(_ cells: [Substring], _ file: String, _ line: Int) throws(Fault) -> (Pair, Day, Amount) {
        guard cells.count == titles.count else {
            throw bad("the line has \(CountText.of(cells.count, "cell")) instead of 4.", "", file, line)
        }
        guard let day = Day(cells[0]) else { throw bad("\(cells[0]) is no day.", "", file, line) }
        for cell in cells[1...2] where Currency(cell) == nil { throw bad("\(cell) is no currency of ISO 4217.", "", file, line) }
        guard let from = Currency(cells[1]), let to = Currency(cells[2]), let rate = Amount(cells[3]), rate.units > 0 else {
            throw bad("\(cells[3]) is no rate above 0.", "", file, line)
        }
        return (Pair(from: from, to: to), day, rate)
    }

    private static func bad(_ sentence: String, _ question: String, _ file: String, _ line: Int) -> Fault {
        Fault(
            "normalise.bad-rate", sentence, remedy: "\(question)Write date,from,to,rate: 2025-03-14,USD,EUR,0.9184.", file: file,
            place: "line \(line)", exit: .usage)
    }

    /// The rate of the day, else of the nearest day before, within 31 days; nil when there is none. One that the file has only the
    /// other way round counts inverted, unless the file has a later one this way.
    public func rate(from: Currency, to: Currency, on day: Day) -> (rate: Amount, day: Day)? {
        let stated = latest(Pair(from: from, to: to), day)
        guard let other = latest(Pair(from: to, to: from), day), stated.map({ $0.day < other.day }) ?? true,
            let inverse = Rates.inverse(other.rate)
        else { return stated }
        return (inverse, other.day)
    }

    private func latest(_ pair: Pair, _ day: Day) -> (rate: Amount, day: Day)? {
        guard let list = pairs[pair] else { return nil }
        let known = list.partitioningIndex { $0.day > day }
        guard known > 0, day.ordinal - list[known - 1].day.ordinal <= 31 else { return nil }
        return (list[known - 1].rate, list[known - 1].day)
    }

    /// One divided by a rate, to nine significant digits, halves away from zero; nil where no number holds it.
    static func inverse(_ rate: Amount) -> Amount? {
        guard rate.units > 0 else { return nil }
        let least = Int128(100_000_000)
        var decimals: UInt8 = 0
        var whole = Int128(1)
        for _ in 0..<rate.decimals { whole *= 10 }
        while whole / Int128(rate.units) < least, decimals < Amount.mostDecimals {
            whole *= 10
            decimals += 1
        }
        let quotient = (whole * 2 + Int128(rate.units)) / (Int128(rate.units) * 2)
        guard quotient > 0, let units = Int64(exactly: quotient) else { return nil }
        return Amount(units: units, decimals: decimals)
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = self
        while rest.first == " " { rest = rest.dropFirst() }
        while rest.last == " " || rest.last == "\r" { rest = rest.dropLast() }
        return rest
    }
}
