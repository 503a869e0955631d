/// The words that structure field `:86:`.
enum Mt940Words {
    enum Key {
        case kind, account, name, purpose, party, aside
    }

    /// Keys of the slash structure.
    private static let keys: [(word: StaticString, key: Key)] = [
        ("/TRTP/", .kind), ("/IBAN/", .account), ("/NAME/", .name), ("/REMI/", .purpose), ("/CNTP/", .party), ("/USTD/", .purpose),
        ("/BENM/", .aside), ("/ORDP/", .aside), ("/EREF/", .aside), ("/PREF/", .aside), ("/MARF/", .aside), ("/CSID/", .aside),
        ("/ISDT/", .aside), ("/RTRN/", .aside), ("/ADDR/", .aside), ("/ID/", .aside), ("/BIC/", .aside), ("/PURP/", .aside),
        ("/SVCL/", .aside), ("/ULTD/", .aside), ("/ULTC/", .aside), ("/KREF/", .aside), ("/ULTB/", .aside), ("/STRD/", .aside),
        ("/CRED/", .aside), ("/MREF/", .aside), ("/OCMT/", .aside), ("/CHGS/", .aside), ("/EXCH/", .aside), ("/OAMT/", .aside),
        ("/INIT/", .aside), ("/BUSP/", .aside), ("/ORDR/", .aside), ("/PROC/", .aside), ("/PY/", .purpose), ("/CDTRREFTP/", .aside),
        ("/CDTRREF/", .purpose),
    ]

    /// The key that begins at `at`, and where its value does. Keys may share their slashes: `/REMI//ISDT/`.
    static func key(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> (Key, Int)? {
        guard at + 3 < bytes.count, bytes[at] == 0x2F, bytes[at + 1] &- 0x41 < 26 else { return nil }
        let rest = UnsafeRawBufferPointer(rebasing: bytes[at...])
        for entry in keys where entry.word.utf8Start[1] == rest[1] && rest.starts(withText: entry.word) {
            return (entry.key, at + entry.word.utf8CodeUnitCount)
        }
        return nil
    }

    /// Without slashes and blanks at both ends.
    static func bare(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var start = 0
        var end = text.count
        while start < end, text[start] <= 0x20 || text[start] == 0x2F { start += 1 }
        while end > start, text[end - 1] <= 0x20 || text[end - 1] == 0x2F { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: text[start..<end])
    }

    /// Marks of SEPA parts in the German structure.
    private static let marks: [StaticString] = [
        "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "PURP+", "DDAT+", "BIC+",
    ]

    /// Where the text behind a mark begins.
    static func mark(_ word: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
        let length = word.utf8CodeUnitCount
        guard bytes.count >= length else { return nil }
        for index in 0...(bytes.count - length) where bytes[index] == word.utf8Start[0] {
            if UnsafeRawBufferPointer(rebasing: bytes[index...]).starts(withText: word) { return index + length }
        }
        return nil
    }

    /// Where the text that begins at `start` ends: at the next mark.
    static func end(of bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        for index in start..<bytes.count where bytes[index] &- 0x41 < 26 && (index == start || bytes[index - 1] == 0x20) {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[index...])
            if marks.contains(where: { rest.starts(withText: $0) }) { return index }
        }
        return bytes.count
    }
}
