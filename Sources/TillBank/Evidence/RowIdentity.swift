import TillRecords

/// The names a row gets: an id that only this row of this document has, and a key that the same movement has in every
/// export of its bank.
///
/// id  = SHA-256(document, line, number within the line)
/// key = SHA-256(account, day, amount, and the bank's id if it is plausible, else the text), and for the second and later
///       equals of a document SHA-256(that, number among equals); both cut to 128 bits.
///
/// Day and amount are part of the key although the bank's id is there: banks that count 1, 2, 3 in every statement would
/// else make one movement of January's first row and February's first.
struct RowIdentity: ~Copyable {
    private let document: Digest
    private let equals: EqualsCounter
    private var account: [UInt8] = []
    private var accountMark = RowIdentity.accountMark(UnsafeRawBufferPointer(start: nil, count: 0))

    init(document: Digest, expecting rows: Int) {
        self.document = document
        equals = EqualsCounter(expecting: rows)
    }

    /// 128 bits stand in the first 16 bytes.
    @inline(__always)
    func id(line: Int, number: Int) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 48, alignment: 8) { room in
            document.withBytes { room.copyMemory(from: $0) }
            room.storeBytes(of: UInt64(bitPattern: Int64(line)).littleEndian, toByteOffset: 32, as: UInt64.self)
            room.storeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian, toByteOffset: 40, as: UInt64.self)
            return Digest.sha256(UnsafeRawBufferPointer(room))
        }
    }

    /// The key, counted among its equals.
    @inline(__always)
    mutating func key(_ row: ObservationRow, account: UnsafeRawBufferPointer) -> Digest {
        note(account)
        let byRef = row.refIsPlausible && !row.ref.isEmpty
        return key(account: accountMark, day: row.keyDay, amount: row.amount, byRef: byRef, what: byRef ? row.ref : row.text)
    }

    /// The key from its parts, for readers that keep the marks of their accounts themselves.
    @inline(__always)
    func key(account: UInt64, day: Day?, amount: Amount, byRef: Bool, what: UnsafeRawBufferPointer) -> Digest {
        let base = RowIdentity.base(account: account, day: day, amount: amount, by: byRef ? 1 : 2, what: what)
        let before = equals.next(base.fingerprint, account: account, day: day?.packed ?? 0)
        return before == 0 ? base : RowIdentity.later(base, before)
    }

    private static let longest = 200

    @inline(__always)
    private static func base(account: UInt64, day: Day?, amount: Amount, by tag: UInt8, what: UnsafeRawBufferPointer) -> Digest {
        if what.count > longest {
            return Digest.sha256(what).withBytes { short(account: account, day: day, amount: amount, by: tag | 4, what: $0) }
        }
        return short(account: account, day: day, amount: amount, by: tag, what: what)
    }

    @inline(__always)
    private static func short(account: UInt64, day: Day?, amount: Amount, by tag: UInt8, what: UnsafeRawBufferPointer) -> Digest {
        var units = amount.units
        var decimals = amount.decimals
        while decimals > 0, units % 10 == 0 {
            units /= 10
            decimals -= 1
        }
        return withUnsafeTemporaryAllocation(byteCount: 24 + longest, alignment: 8) { room in
            room.storeBytes(of: account, as: UInt64.self)
            room.storeBytes(of: UInt64(bitPattern: units).littleEndian, toByteOffset: 8, as: UInt64.self)
            room.storeBytes(of: (day?.packed ?? 0).littleEndian, toByteOffset: 16, as: UInt32.self)
            room.storeBytes(of: decimals, toByteOffset: 20, as: UInt8.self)
            room.storeBytes(of: tag, toByteOffset: 21, as: UInt8.self)
            UnsafeMutableRawBufferPointer(rebasing: room[22...]).copyMemory(from: what)
            return Digest.sha256(UnsafeRawBufferPointer(rebasing: room[..<(22 + what.count)]))
        }
    }

    private static func later(_ base: Digest, _ before: Int) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 40, alignment: 8) { room in
            base.withBytes { room.copyMemory(from: $0) }
            room.storeBytes(of: UInt64(bitPattern: Int64(before)).littleEndian, toByteOffset: 32, as: UInt64.self)
            return Digest.sha256(UnsafeRawBufferPointer(room))
        }
    }

    /// Documents rarely change account from row to row, so its mark is kept.
    @inline(__always)
    private mutating func note(_ other: UnsafeRawBufferPointer) {
        if account.count == other.count, account.elementsEqual(other) { return }
        account = Array(other)
        accountMark = RowIdentity.accountMark(other)
    }

    /// Letters and digits count, in whatever groups and case they are written.
    static func accountMark(_ account: UnsafeRawBufferPointer) -> UInt64 {
        var plain: [UInt8] = []
        for byte in account {
            switch byte {
            case 0x61...0x7A: plain.append(byte - 32)
            case 0x30...0x39, 0x41...0x5A, 0x80...: plain.append(byte)
            default: continue
            }
        }
        return Digest.sha256(plain).fingerprint
    }
}

/// Ids that say nothing: a bank that has none writes something all the same.
enum PlaceholderRef {
    /// Blank, one character over and over (`0000`, `-----`, but not 7 or 22), `N/A`, `NONE`, `NULL`.
    static func matches(_ ref: UnsafeRawBufferPointer) -> Bool {
        guard let first = ref.first else { return true }
        let counts = first &- 0x31 < 9 && ref.count < 6
        if !counts, ref.allSatisfy({ $0 == first || $0 == 0x20 }) { return true }
        guard ref.count <= 9 else { return false }
        let word = String(decoding: ref, as: UTF8.self).uppercased()
        return ["N/A", "NA", "NONE", "NULL", "NIL", "NOTPROVIDED", "NONREF", "UNDEFINED"].contains(word)
    }
}
