import TillRecords

/// Ids that say nothing: a bank that has none writes something all the same.
enum PlaceholderRef {
    /// Blank, one character over and over (`0000`, `-----`, but not 7 or 22), `N/A`, `NONE`, `NULL`.
    static func matches(_ ref: ByteView) -> Bool {
        guard let first = ref.first else { return true }
        let counts = first &- 0x31 < 9 && ref.count < 6
        if !counts, ref.allSatisfy({ $0 == first || $0 == 0x20 }) { return true }
        guard ref.count <= 9 else { return false }
        let word = String(decoding: ref, as: UTF8.self).uppercased()
        return ["N/A", "NA", "NONE", "NULL", "NIL", "NOTPROVIDED", "NONREF", "UNDEFINED"].contains(word)
    }
}
