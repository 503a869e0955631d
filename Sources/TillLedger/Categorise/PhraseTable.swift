/// Phrases by the hash of their words, open addressing.
struct PhraseTable {
    struct Slot {
        var hash: UInt64 = 0
        /// Index of the phrase, or -1 for a word that only begins longer ones.
        var phrase: Int32 = -1
        /// Words of the longest phrase that begins with this word; 0 for phrases of several words.
        var longest: UInt8 = 0
        /// The phrase as a whole, or cut or run together as banks do.
        var exact = false
    }

    private var slots: [Slot]
    private(set) var count = 0

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    @inline(__always)
    func find(_ hash: UInt64) -> Slot? {
        let mask = slots.count &- 1
        var at = PhraseTable.place(hash) & mask
        while slots[at].hash != 0 {
            if slots[at].hash == hash { return slots[at] }
            at = (at &+ 1) & mask
        }
        return nil
    }

    /// Puts a phrase under a hash, unless another one is there; a whole phrase replaces a cut one.
    mutating func put(_ hash: UInt64, phrase: Int, exact: Bool) {
        update(hash) { slot in
            if slot.phrase < 0 || (exact && !slot.exact) {
                slot.phrase = Int32(truncatingIfNeeded: phrase)
                slot.exact = exact
            }
        }
    }

    /// Remembers that phrases of so many words begin with a word.
    mutating func putBeginning(_ hash: UInt64, words: Int) {
        update(hash) { $0.longest = max($0.longest, UInt8(clamping: words)) }
    }

    private mutating func update(_ hash: UInt64, _ change: (inout Slot) -> Void) {
        if (count + 1) * 2 > slots.count { grow() }
        let mask = slots.count - 1
        var at = PhraseTable.place(hash) & mask
        while slots[at].hash != 0, slots[at].hash != hash { at = (at + 1) & mask }
        if slots[at].hash == 0 {
            slots[at].hash = hash
            count += 1
        }
        change(&slots[at])
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.hash != 0 {
            var at = PhraseTable.place(slot.hash) & mask
            while slots[at].hash != 0 { at = (at + 1) & mask }
            slots[at] = slot
        }
    }

    /// FNV's low bits are its weak ones.
    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) & Int.max }
}
