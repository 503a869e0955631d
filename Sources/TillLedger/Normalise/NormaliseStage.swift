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

    /// What was found out for the household and the account last met.
    private final class Seen {
        var household: [UInt8]?
        var file: HouseholdFile?
        var account: [UInt8] = []
        var found: HouseholdFile.Account?
        var missingRates: Set<Currency> = []
        var names = MemberNames(nil)
        let source = PublishedSource()

        /// What one look at a record says.
        func look(_ view: RecordView) -> Look {
            let isObservation = view.equals("type", "observation")
            let isOurs =
                isObservation || view.equals("type", "balance") || view.equals("type", "transaction") || view.equals("type", "trade")
            guard isOurs else { return Look() }
            let isSame = household.map { $0.isEmpty ? !view.has("household") : view.has("household", equalTo: $0) } ?? false
            return Look(
                isOurs: true, isObservation: isObservation, isSameHousehold: isSame,
                isSameAccount: view.has("account", equalTo: account), hasAccount: view.has("account"), hasCurrency: view.has("currency"))
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
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        let look = record.withView { seen.look($0) }
        var record = record
        guard look.isOurs else {
            if redact, record.equals("type", "note") || record.equals("type", "reject") {
                if record.withBytes("household", { Array($0) }) ?? [] != seen.household { try meetHousehold(record) }
                hideRemark(&record)
            }
            if redact, record.equals("type", "series") {
                if record.withBytes("household", { Array($0) }) ?? [] != seen.household { try meetHousehold(record) }
                hideSeries(&record)
            }
            try passOn(record, sink)
            return
        }
        if !look.isSameHousehold { try meetHousehold(record) }
        if onlyRedacts {
            hide(&record)
            try sink.emit(record)
            return
        }
        if look.hasAccount || !seen.account.isEmpty { nameAccount(&record, isSame: look.isSameHousehold && look.isSameAccount) }
        if !look.hasCurrency { fillCurrency(&record) }
        if look.isObservation {
            if renames.isEmpty || !record.has("renamed") { nameMerchant(&record) }
            if !renames.isEmpty { rename(&record) }
            try addHome(&record, sink)
        }
        if redact { hide(&record) }
        try sink.emit(record)
    }

    /// What is no movement, balance or trade: decisions are taken to heart, everything else passes untouched.
    private func passOn(_ record: consuming Record, _ sink: Sink) throws(Fault) {
        guard record.equals("type", "decision") else { return try sink.emit(record) }
        var record = record
        let file = try households.file(of: record.string("household"))
        renames.take(record, file)
        if redact {
            let names = MemberNames(file)
            for key in ["value", "merchant"] as [Key] { replace(key, in: &record) { names.hidden(in: Masking.text($0)) } }
        }
        try sink.emit(record)
    }

    private func meetHousehold(_ record: borrowing Record) throws(Fault) {
        let id = record.withBytes("household") { Array($0) } ?? []
        seen.household = id
        seen.account = []
        seen.found = nil
        seen.missingRates = []
        seen.file = try households.file(of: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
        seen.names = MemberNames(seen.file)
        seen.source.forget()
    }

    /// The household file's id for an account, where it knows the number.
    private func nameAccount(_ record: inout Record, isSame: Bool) {
        guard let file = seen.file else { return }
        if !isSame {
            seen.account = record.withBytes("account") { Array($0) } ?? []
            seen.found = seen.account.isEmpty ? nil : file.account(numbered: String(decoding: seen.account, as: UTF8.self))
        }
        guard let found = seen.found, !seen.account.isEmpty else { return }
        record.set("account", string: found.id)
        if let member = found.member, record.equals("type", "observation"), !record.has("member") { record.set("member", string: member) }
    }

    /// A currency the source did not name: of the account, of the household, of `--currency`; and says which.
    private func fillCurrency(_ record: inout Record) {
        let filled: (Currency, StaticString)? =
            if let currency = seen.found?.currency {
                (currency, "\"account\"")
            } else if let currency = seen.file?.currency {
                (currency, "\"household\"")
            } else if let currency = fallback {
                (currency, "\"option\"")
            } else {
                nil
            }
        guard let (currency, by) = filled else { return }
        record.set("currency", string: currency.code)
        record.set("currency_by", raw: Array("\(by)".utf8))
    }

    private func nameMerchant(_ record: inout Record) {
        let named: (name: [UInt8], isNew: Bool)? = record.withView { view in
            let merchant = view.raw("merchant")
            guard let name = merchant.flatMap({ names.name(in: $0) }) ?? view.raw("text").flatMap({ names.name(in: $0) }) else {
                return nil
            }
            return (name, !(merchant.map { $0.elementsEqual(name) } ?? false))
        }
        if let named, named.isNew { record.set("merchant", raw: named.name) }
    }

    /// The name that a person gave the merchant; what the document calls it is kept for linking and for whoever asks.
    private func rename(_ record: inout Record) {
        guard !record.has("renamed"), let decision = renames.decision(for: record), !decision.text.isEmpty else { return }
        var renamed = Record(type: "renamed")
        renamed.remove("type")
        if let raw = record.raw("merchant") { renamed.set("from", raw: raw) }
        renamed.set("decision", string: decision.id)
        record.set("merchant", string: decision.text)
        record.set("renamed", object: renamed)
    }

    /// The amount in the home currency, by the rate file, where the two differ.
    private func addHome(_ record: inout Record, _ sink: Sink) throws(Fault) {
        guard let home = home ?? seen.file?.currency, let currency = record.currency("currency"), currency != home,
            let amount = record.decimal("amount"), let money = Money(amount, currency),
            let date = record.date("date") ?? record.date("booked")
        else { return }
        guard let (rate, day) = rates.rate(from: currency, to: home, on: date), let converted = money.converted(to: home, rate: rate) else {
            if seen.missingRates.insert(currency).inserted {
                try sink.note(
                    "normalise.no-rate", "there is no rate from \(currency) to \(home) near \(date), so these amounts stay in \(currency).",
                    remedy: "Add a line \(date),\(currency),\(home),RATE to the file given with --rates.",
                    household: record.string("household"))
            }
            return
        }
        var field = Record(type: "home")
        field.remove("type")
        field.set("amount", converted.amount)
        field.set("currency", string: home.code)
        field.set("rate", string: rate.description)
        field.set("rate_date", day)
        record.set("home", object: field)
    }

    /// Hides accounts and people in a record that is about to be published.
    private func hide(_ record: inout Record) {
        for key in ["account", "counterparty"] as [Key] {
            replace(key, in: &record) { Masking.account($0) }
        }
        for key in ["text", "merchant", "message"] as [Key] { replace(key, in: &record) { hidden($0) } }
        replace("attachment", in: &record) { Array(FileName.hidden(String(decoding: $0, as: UTF8.self), seen.names).utf8) }
        for key in ["items", "evidence"] as [Key] where record.has(key) { hideTexts(key, in: &record) }
        if let source = record.withRaw("source", { seen.source.hidden($0, seen.names) }) { record.set("source", raw: source) }
        hideSaid(&record)
    }

    /// Hides accounts and people in a recurring movement.
    private func hideSeries(_ record: inout Record) {
        replace("account", in: &record) { Masking.account($0) }
        replace("name", in: &record) { hidden($0) }
        guard var declared = record.object("declared"), let name = declared.string("name") else { return }
        declared.set("name", string: hidden(name))
        record.set("declared", object: declared)
    }

    /// Hides people in what was said about documents: notes and rejects name files and quote lines.
    private func hideRemark(_ record: inout Record) {
        for key in ["message", "reason", "remedy", "content", "place"] as [Key] { replace(key, in: &record) { hidden($0) } }
        let isChat = record.equals("stage", "till-chat") || record.equals("code", "inbox.enclosed")
        let document = record.string("document")
        replace("file", in: &record) { name in
            let name = String(decoding: name, as: UTF8.self)
            return Array((isChat ? FileName.ofChat(nil, document: document) : FileName.hidden(name, seen.names)).utf8)
        }
    }

    /// What people wrote, and what they named anew.
    private func hideSaid(_ record: inout Record) {
        for key in ["notes", "tags"] as [Key] where record.has(key) {
            record.set(key, strings: record.strings(key).map { hidden($0) })
        }
        guard var renamed = record.object("renamed"), let from = renamed.string("from") else { return }
        renamed.set("from", string: hidden(from))
        record.set("renamed", object: renamed)
    }

    private func hidden(_ text: String) -> String {
        var text = text
        return String(decoding: text.withUTF8 { hidden(UnsafeRawBufferPointer($0)) }, as: UTF8.self)
    }

    private func hidden(_ text: UnsafeRawBufferPointer) -> [UInt8] { seen.names.hidden(in: Masking.text(text)) }

    /// The field `text` of each object in a list.
    private func hideTexts(_ key: Key, in record: inout Record) {
        var isChanged = false
        let shown = record.objects(key).map { object in
            var object = object
            let text = object.withBytes("text") { bytes in
                let masked = hidden(bytes)
                return masked.elementsEqual(bytes) ? nil : masked
            }
            if let text {
                text.withUnsafeBytes { object.set("text", bytes: $0) }
                isChanged = true
            }
            return object
        }
        if isChanged { record.set(key, objects: shown) }
    }

    /// Sets a field to what hides it, where that differs.
    private func replace(_ key: Key, in record: inout Record, _ hidden: (UnsafeRawBufferPointer) -> [UInt8]) {
        let masked: [UInt8]? = record.withBytes(key) { bytes in
            let masked = hidden(bytes)
            return masked.elementsEqual(bytes) ? nil : masked
        }
        if let masked { masked.withUnsafeBytes { record.set(key, bytes: $0) } }
    }
}
