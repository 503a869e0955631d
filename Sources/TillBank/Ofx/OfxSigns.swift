import TillRecords

/// What the amounts of a document mean in which rows are called debits and none is negative: as written, or turned by the types of
/// their rows. Balances decide: each must be the one before it and what moved between.
struct OfxSigns {
    enum Verdict: Equatable {
        /// The amounts have their signs.
        case written
        /// Rows of a type that takes money are money leaving.
        case byType
        /// Nothing tells.
        case open
    }

    private(set) var verdict = Verdict.written

    init() {}

    /// - Parameter mark: the document's decimal mark.
    init(_ contents: OfxContents, arena: ByteView, mark: OfxDecimalMark) {
        verdict = .open
        var held: [[UInt8]: Int64] = [:]
        var moved: [[UInt8]: (written: Int64, typed: Int64)] = [:]
        var proofs = (written: 0, typed: 0)
        for item in contents.items {
            let account = Array(arena.slice(contents.statements[item.statement].account))
            guard let units = OfxNumber(arena.slice(item[.amount])).flatMap({ mark.amount($0, nil) })?.scaled(to: 4)?.units else {
                continue
            }
            if item.isRow {
                let sum = moved[account, default: (0, 0)]
                moved[account] = (sum.written &+ units, sum.typed &+ (OfxSigns.takes(arena.slice(item[.type])) ? -units : units))
            } else if case .balance(let kind) = item.kind, kind == .opening || kind == .closing {
                let sum = moved[account, default: (0, 0)]
                if let before = held[account], sum != (0, 0) {
                    if before &+ sum.written == units { proofs.written += 1 }
                    if before &+ sum.typed == units { proofs.typed += 1 }
                }
                held[account] = units
                moved[account] = (0, 0)
            }
        }
        if proofs.written != proofs.typed { verdict = proofs.written > proofs.typed ? .written : .byType }
    }

    /// Whether rows of the type are money leaving, by the specification (OFX 1.6, chapter 11.4.2.1.1).
    static func takes(_ type: ByteView) -> Bool {
        outgoing.contains(String(decoding: type.prefix(16), as: UTF8.self).uppercased())
    }

    private static let outgoing: Set<String> = [
        "DEBIT", "FEE", "SRVCHG", "ATM", "POS", "CHECK", "PAYMENT", "CASH", "DIRECTDEBIT", "REPEATPMT",
    ]
}
