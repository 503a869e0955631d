import TillRecords
import TillTesting

/// A receipt or a chat entry as a line, with what a test of linking cares about.
struct Purchase {
    var id: String
    var kind: String
    var amount: String
    var date: String? = "2025-03-14"
    var dates: [String] = []
    var time: String?
    var currency: String? = "EUR"
    var merchant: String?
    var text: String?
    var card: String?
    var items: [String] = []
    var tax: String?
    var tip: String?
    var member: String?
    var status: String?
    var home: String?
    var place: String?

    static func receipt(_ id: String, _ amount: String, _ merchant: String? = "Bakery", change: (inout Purchase) -> Void = { _ in })
        -> String
    {
        var one = Purchase(id: id, kind: "receipt", amount: amount, merchant: merchant)
        change(&one)
        return one.line
    }

    static func message(_ id: String, _ amount: String, _ text: String = "bakery", change: (inout Purchase) -> Void = { _ in }) -> String {
        var one = Purchase(id: id, kind: "chat", amount: amount, text: text)
        change(&one)
        return one.line
    }

    var line: String {
        var record = Record(type: .observation)
        record.set(.id, string: id)
        record.set(.key, string: "key-\(id)")
        let document = kind == "chat" ? "chat" : "photo-\(id)"
        record.set(.source, raw: Array(#"{"kind":"\#(kind)","document":"\#(document)","place":"\#(place ?? id)"}"#.utf8))
        record.set(.amount, string: amount)
        for (key, value) in [
            (.date, date), (.time, time), (.currency, currency), (.merchant, merchant), (.text, text), (.tax, tax), (.tip, tip),
            (.member, member), (.status, status),
        ] as [(Key, String?)] {
            if let value { record.set(key, string: value) }
        }
        if !dates.isEmpty { record.set(.dates, raw: Array("[\(dates.map { "\"\($0)\"" }.joined(separator: ","))]".utf8)) }
        if let card { record.set(.payment, raw: Array(#"{"kind":"card","last4":"\#(card)"}"#.utf8)) }
        if !items.isEmpty {
            record.set(.items, raw: Array("[\(items.map { #"{"text":"x","amount":"\#($0)"}"# }.joined(separator: ","))]".utf8))
        }
        if let home { record.set(.home, raw: Array(#"{"amount":"\#(home)","currency":"EUR"}"#.utf8)) }
        return record.text
    }
}

extension StageRun {
    /// The observations of each transaction.
    var groups: Set<Set<String>> { Set(all("transaction").map { Set($0.strings(.observations)) }) }

    /// The transaction that an observation is part of.
    func transaction(of id: String) -> Record? { all("transaction").first { $0.strings(.observations).contains(id) } }
}

/// An observation as a line, with what a test cares about.
func observation(
    _ id: String, key: String? = nil, account: String? = "giro", date: String = "2025-03-14", _ amount: String, currency: String? = "EUR",
    text: String = "BAKERY", merchant: String? = nil, document: String = "d1", format: String = "csv", status: String? = nil,
    household: String? = nil, kind: String = "bank"
) -> String {
    var record = Record(type: .observation)
    record.set(.id, string: id)
    record.set(.key, string: key ?? "key-\(id)")
    if let household { record.set(.household, string: household) }
    record.set(.source, raw: Array(#"{"kind":"\#(kind)","format":"\#(format)","document":"\#(document)","place":"line 2"}"#.utf8))
    if let account { record.set(.account, string: account) }
    record.set(.date, string: date)
    record.set(.amount, string: amount)
    if let currency { record.set(.currency, string: currency) }
    if let status { record.set(.status, string: status) }
    record.set(.text, string: text)
    if let merchant { record.set(.merchant, string: merchant) }
    return record.text
}
