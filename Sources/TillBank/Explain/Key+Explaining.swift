import TillRecords

/// Names of the fields of what is explained of a bank's document, beside those of records.
extension Key {
    static var balances: Key { Key(field: "balances") }
    static var because: Key { Key(field: "because") }
    static var closing: Key { Key(field: "closing") }
    static var columns: Key { Key(field: "columns") }
    static var finding: Key { Key(field: "finding") }
    static var firstBreak: Key { Key(field: "first_break") }
    static var gaps: Key { Key(field: "gaps") }
    static var `in`: Key { Key(field: "in") }
    static var opening: Key { Key(field: "opening") }
    static var out: Key { Key(field: "out") }
    static var pending: Key { Key(field: "pending") }
    static var proof: Key { Key(field: "proof") }
    static var read: Key { Key(field: "read") }
    static var rejects: Key { Key(field: "rejects") }
    static var role: Key { Key(field: "role") }
    static var statements: Key { Key(field: "statements") }
    static var sureness: Key { Key(field: "sureness") }
    static var title: Key { Key(field: "title") }
    static var topic: Key { Key(field: "topic") }
    static var trades: Key { Key(field: "trades") }
    static var void: Key { Key(field: "void") }
}
