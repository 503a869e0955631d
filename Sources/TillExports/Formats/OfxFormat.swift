import TillFigures
import TillRecords

/// Statements for programs that import OFX 2.1.1: one an account and currency, of what its bank told.
///
/// What no bank tells of moved no account, and is in none; what figures leave out is, since its bank has it.
enum OfxFormat: TextFormat {
    static let name = "ofx"
    static let help =
        "statements as OFX 2.1.1, one an account and currency, with the last balance that its bank states, else the sum of its rows"
    static let file = "statements.ofx"
    static let layout = 1
    static let holdsSeveral = false

    /// The statement of an account in one currency.
    private struct Statement {
        var account: ExportAccount
        var currency: Currency
        var rows: [ExportRow] = []
        var balance: ExportBalance?

        var isCard: Bool { account.kind == "card" }
    }

    static func text(of ledger: ExportLedger) -> String {
        let statements = statements(of: ledger)
        let day = compact(ledger.asOf)
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        out += "<?OFX OFXHEADER=\"200\" VERSION=\"211\" SECURITY=\"NONE\" OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>\n<OFX>\n"
        out += "<SIGNONMSGSRSV1><SONRS>\(good)<DTSERVER>\(day)</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS></SIGNONMSGSRSV1>\n"
        for (isCard, messages) in [(false, "BANKMSGSRSV1"), (true, "CREDITCARDMSGSRSV1")] {
            let own = statements.filter { $0.isCard == isCard }
            guard !own.isEmpty else { continue }
            out += "<\(messages)>\n" + own.enumerated().map { text(of: $1, number: $0 + 1, day) }.joined() + "</\(messages)>\n"
        }
        return out + "</OFX>\n"
    }

    private static let good = "<STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY></STATUS>"

    private static func statements(of ledger: ExportLedger) -> [Statement] {
        var found: [String: Statement] = [:]
        func place(_ key: String, _ currency: Currency) -> String {
            let account = ledger.account(key)
            let place = "\(account.name) \(currency.code)"
            if found[place] == nil { found[place] = Statement(account: account, currency: currency) }
            return place
        }
        for row in ledger.rows where row.figures.status != .unconfirmed { found[place(row.account, row.money.currency)]?.rows.append(row) }
        // The last of an account holds.
        for balance in ledger.balances { found[place(balance.account, balance.money.currency)]?.balance = balance }
        return found.keys.sorted().compactMap { found[$0] }
    }

    private static func text(of one: Statement, number: Int, _ day: String) -> String {
        let days = one.rows.map(\.day) + [one.balance?.day].compactMap { $0 }
        let kind = one.isCard ? "CCSTMT" : "STMT"
        var out = "<\(kind)TRNRS><TRNUID>\(number)</TRNUID>\(good)<\(kind)RS><CURDEF>\(one.currency.code)</CURDEF>\n"
        let id = escaped(String(one.account.name.prefix(22)))
        out +=
            one.isCard
            ? "<CCACCTFROM><ACCTID>\(id)</ACCTID></CCACCTFROM>\n"
            : "<BANKACCTFROM><BANKID>TILL</BANKID><ACCTID>\(id)</ACCTID><ACCTTYPE>\(type(one.account))</ACCTTYPE></BANKACCTFROM>\n"
        out += "<BANKTRANLIST><DTSTART>\(compact(days.min()))</DTSTART><DTEND>\(compact(days.max()))</DTEND>\n"
        out += one.rows.map(text).joined() + "</BANKTRANLIST>\n"
        // The format asks for one of every statement: where the bank states none, what the rows come to.
        let sum = one.rows.reduce(Int64(0)) { $0.clampedAdding($1.money.minorUnits) }
        let held = one.balance?.money ?? Money(minorUnits: sum, currency: one.currency)
        out += "<LEDGERBAL><BALAMT>\(held.amount)</BALAMT><DTASOF>\(compact(one.balance?.day ?? days.max()))</DTASOF></LEDGERBAL>\n"
        return out + "</\(kind)RS></\(kind)TRNRS>\n"
    }

    private static func text(of row: ExportRow) -> String {
        let amount = row.money.minorUnits
        let type = row.figures.kind == .transfer ? "XFER" : amount < 0 ? "DEBIT" : "CREDIT"
        var out = "<STMTTRN><TRNTYPE>\(type)</TRNTYPE><DTPOSTED>\(compact(row.day))</DTPOSTED><TRNAMT>\(row.money.amount)</TRNAMT>"
        out += "<FITID>\(escaped(row.id))</FITID>"
        let name = row.merchant.isEmpty ? row.text : row.merchant
        if !name.isEmpty { out += "<NAME>\(escaped(String(name.prefix(32))))</NAME>" }
        let memo = [row.category, row.text == name && name.count <= 32 ? "" : row.text].filter { !$0.isEmpty }.joined(separator: "; ")
        if !memo.isEmpty { out += "<MEMO>\(escaped(String(memo.prefix(255))))</MEMO>" }
        return out + "</STMTTRN>\n"
    }

    private static func type(_ account: ExportAccount) -> String {
        switch account.kind {
        case "savings", "investment": "SAVINGS"
        case "loan": "CREDITLINE"
        default: "CHECKING"
        }
    }

    /// `20250314`; the first day of the calendar where there is none.
    private static func compact(_ day: Day?) -> String { day.map { $0.description.filter { $0 != "-" } } ?? "19700101" }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }
}
