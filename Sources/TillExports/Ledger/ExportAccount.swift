import TillHousehold
import TillRecords

/// An account as it may be named outside: its kind and its last four digits.
struct ExportAccount: Sendable, Equatable {
    /// checking, savings, card …; `account` when nobody says.
    var kind: String
    /// The last four digits, or what tells it apart where it has none.
    var tail: String

    /// `checking 6803`
    var name: String { tail.isEmpty ? kind : "\(kind) \(tail)" }
    /// Owed rather than owned.
    var isDebt: Bool { kind == "card" || kind == "loan" }

    /// Names for all accounts of a household, each its own.
    static func naming(_ accounts: Set<String>, _ file: HouseholdFile?) -> [String: ExportAccount] {
        var named: [String: ExportAccount] = [:]
        // Journals have an account of this name for what was put aside where no document tells of it.
        var taken = ["savings elsewhere": 1]
        for account in accounts.sorted() {
            var made = name(of: account, file)
            let count = taken[made.name, default: 0] + 1
            taken[made.name] = count
            if count > 1 { made.tail += made.tail.isEmpty ? "\(count)" : "-\(count)" }
            named[account] = made
        }
        return named
    }

    private static func name(of account: String, _ file: HouseholdFile?) -> ExportAccount {
        guard !account.isEmpty else { return ExportAccount(kind: "unnamed", tail: "") }
        if let known = file?.account(numbered: account) {
            return ExportAccount(kind: known.kind, tail: known.last4.map(ends) ?? ends(known.number ?? "").orElse(slug(known.id)))
        }
        let digits = account.utf8.filter { $0 &- 48 < 10 }
        guard digits.count >= 5 else { return ExportAccount(kind: "account", tail: slug(account)) }
        return ExportAccount(kind: "account", tail: String(decoding: digits.suffix(4), as: UTF8.self))
    }

    private static func ends(_ number: String) -> String {
        String(decoding: number.utf8.filter { $0 &- 48 < 10 || ($0 | 32) &- 97 < 26 }.suffix(4), as: UTF8.self)
    }

    /// Small letters, digits and hyphens, at most 40.
    private static func slug(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte &- 48 < 10 || byte &- 97 < 26 {
                out.append(byte)
            } else if byte &- 65 < 26 {
                out.append(byte | 32)
            } else if !out.isEmpty, out.last != UInt8(ascii: "-") {
                out.append(UInt8(ascii: "-"))
            }
        }
        while out.last == UInt8(ascii: "-") { out.removeLast() }
        return String(decoding: out.prefix(40), as: UTF8.self)
    }
}

extension String {
    /// The other when this is empty.
    fileprivate func orElse(_ other: String) -> String { isEmpty ? other : self }
}
