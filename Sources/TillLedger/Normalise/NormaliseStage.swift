import TillHousehold
import TillRecords
import TillStages

/// `till-normalise`: what sources write in their own ways, in one way: merchants, accounts, currencies, home amounts.
public struct NormaliseStage: Stage {
    private let names: RecentNames
    private let households: Households
    private let rates: Rates
    private let fallback: Currency?
    private let home: Currency?
    private let redact: Bool
    private let onlyRedacts: Bool
    private let seen = Seen()
    private let renames = PassingDecisions(.rename)
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
        /// Account and member of `found`, as JSON.
        var foundId: [UInt8] = []
        var foundMember: [UInt8]?
        /// The currency last filled in, and it as JSON.
        var filled: (currency: Currency, json: [UInt8])?
        let hiding = RecordHiding()

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
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        let look = record.withView { [seen, onlyRedacts] in seen.look($0, onlyRedacts: onlyRedacts) }
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
        if look.hasAccount || !seen.account.isEmpty { nameAccount(&record, isSame: look.isSameHousehold && look.isSameAccount) }
        if !look.hasCurrency { fillCurrency(&record) }
        if look.isObservation {
            if renames.isEmpty || !record.has(.renamed) { nameMerchant(&record) }
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
        if isDecision { renames.take(record, seen.file) }
        guard redact else { return try sink.emit(record) }
        seen.hiding.publish(&record)
        if isDecision {
            seen.hiding.hideDecision(&record)
        } else if record.equals(.type, .note) || record.equals(.type, .reject) {
            seen.hiding.hideRemark(&record)
        } else if record.equals(.type, .series) {
            seen.hiding.hideSeries(&record)
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
        seen.file = try households.file(of: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
        seen.hiding.meet(seen.file)
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
    private func fillCurrency(_ record: inout Record) {
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
        guard let filled else { return }
        if seen.filled?.currency != filled.currency { seen.filled = (filled.currency, NormaliseStage.json(filled.currency.code)) }
        if let filled = seen.filled { record.set(.currency, raw: filled.json) }
        record.set(.currencyBy, raw: filled.by.withUTF8Buffer { Array($0) })
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
