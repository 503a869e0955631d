import TillRecords

/// How money moved, from the type of a row. Types that say no more than the sign does are left out.
enum OfxMethod {
    private static let words: [(type: StaticString, word: StaticString)] = [
        ("ATM", "atm"), ("POS", "pos"), ("CHECK", "check"), ("XFER", "transfer"), ("FEE", "fee"), ("SRVCHG", "fee"), ("INT", "interest"),
        ("DIV", "dividend"), ("DEP", "deposit"), ("DIRECTDEP", "direct deposit"), ("DIRECTDEBIT", "direct debit"),
        ("PAYMENT", "payment"), ("CASH", "cash"), ("REPEATPMT", "standing order"),
    ]

    /// The word, in constant memory; nothing for other types.
    static func word(_ type: ByteView) -> ByteView {
        for entry in words where entry.type.utf8CodeUnitCount == type.count {
            let same = (0..<type.count).allSatisfy { unsafe type[$0] & 0xDF == entry.type.utf8Start[$0] }
            if same { return unsafe ByteView(start: entry.word.utf8Start, count: entry.word.utf8CodeUnitCount) }
        }
        return ObservationRow.nothing
    }
}
