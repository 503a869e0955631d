import TillRecords

/// What one row of a file truly says.
struct BankTruth: Sendable {
    var day: Day
    /// Another day that the row names too.
    var value: Day?
    /// What the account gained, in minor units of `decimals` digits.
    var units: Int64
    var decimals: Int
    /// Nil where the file does not say.
    var currency: String?
    var account: String?
    var text: String
    var payee: String?
    var reference: String?
    var isPending: Bool

    /// One line of JSON: `kind`, `date`, `amount`, `currency`, `description`, `payee`, `id`, `account`, and `date_alt` and `status` where
    /// they say something.
    func write(to buffer: ByteBuffer) {
        buffer.append("{\"kind\":\"txn\",\"date\":\"")
        buffer.append(day)
        buffer.append(text: "\",\"amount\":\"\(Digits.amount(units, decimals: decimals))\"")
        for (name, value) in [
            ("currency", currency), ("description", text), ("payee", payee), ("id", reference), ("account", account),
        ] {
            buffer.append(text: ",\"\(name)\":")
            if let value { buffer.append(jsonString: value) } else { buffer.append("null") }
        }
        if let value, value != day {
            buffer.append(",\"date_alt\":[\"")
            buffer.append(value)
            buffer.append("\"]")
        }
        if isPending { buffer.append(",\"status\":\"pending\"") }
        buffer.append("}\n")
    }
}
