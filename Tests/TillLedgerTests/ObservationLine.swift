import TillRecords

/// An observation as a line, with what a test cares about.
func observation(
    _ id: String, key: String? = nil, account: String? = "giro", date: String = "2025-03-14", _ amount: String, currency: String? = "EUR",
    text: String = "BAKERY", merchant: String? = nil, document: String = "d1", format: String = "csv", status: String? = nil,
    household: String? = nil, kind: String = "bank"
) -> String {
    var record = Record(type: "observation")
    record.set("id", string: id)
    record.set("key", string: key ?? "key-\(id)")
    if let household { record.set("household", string: household) }
    record.set("source", raw: Array(#"{"kind":"\#(kind)","format":"\#(format)","document":"\#(document)","place":"line 2"}"#.utf8))
    if let account { record.set("account", string: account) }
    record.set("date", string: date)
    record.set("amount", string: amount)
    if let currency { record.set("currency", string: currency) }
    if let status { record.set("status", string: status) }
    record.set("text", string: text)
    if let merchant { record.set("merchant", string: merchant) }
    return record.text
}
