/// The names that the records of one document get: an id that only this place of this document has, and a key that the same
/// movement has in every document that tells of it. Here, and nowhere else, it is said what they are digests of.
///
/// id  = SHA-256(document, place, number within the place)
/// key = SHA-256(the movement as its source names it), and for the second and later equals of a document SHA-256(that, number
///       among equals). What a source's name of a movement is made of stands in `EvidenceIdentity+Movements`.
///
/// Both are cut to 128 bits where they are written.
public struct EvidenceIdentity: ~Copyable {
    private let document: Digest
    private let equals: EqualsCounter
    /// Where names are put together that are not of one piece.
    let scratch = ByteBuffer(capacity: 256)
    private var account: [UInt8] = []
    private var mark = EvidenceIdentity.accountMark(ObservationRow.nothing)

    /// - Parameter rows: how many rows are likely, when that is known; only memory and time depend on it.
    public init(document: Digest, expecting rows: Int = 0) {
        self.document = document
        equals = EqualsCounter(expecting: rows)
    }

    /// The id of a record that stands there: a line, an entry. Kinds of record that share a place have number spaces of their own.
    @inline(__always)
    public func id(_ place: Int, number: Int = 0) -> Digest { EvidenceIdentity.id(of: document, place, number: number) }

    /// The id of a record in a document.
    @inline(__always)
    public static func id(of document: Digest, _ place: Int, number: Int) -> Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: 48, alignment: 8) { room in
            document.withBytes { unsafe room.copyMemory(from: $0) }
            unsafe room.storeBytes(of: UInt64(bitPattern: Int64(place)).littleEndian, toByteOffset: 32, as: UInt64.self)
            unsafe room.storeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian, toByteOffset: 40, as: UInt64.self)
            return unsafe Digest.sha256(room.view)
        }
    }

    /// The id of the n-th part of a document that is no run of lines, from 1: `receipt` 1.
    public func id(part: StaticString, _ number: Int) -> Digest {
        scratch.clear()
        document.withBytes { scratch.append($0) }
        scratch.append(part)
        scratch.append(number: number)
        return scratch.withBytes { Digest.sha256($0) }
    }

    /// The key of a movement that its source names so, counted among its equals.
    ///
    /// - Parameters:
    ///   - account: a mark of the account, where names hold one; equals share it.
    ///   - day: the day in the name, which equals share; nil where names hold none.
    @inline(__always)
    func key(_ name: ByteView, account: UInt64 = 0, day: Day? = nil) -> Digest {
        let base = Digest.sha256(name)
        let before = equals.next(base.fingerprint, account: account, day: day?.packed ?? 0)
        return before == 0 ? base : EvidenceIdentity.numbered(before, of: base)
    }

    /// The key of one of several movements under one key.
    public static func numbered(_ number: Int, of base: Digest) -> Digest {
        unsafe withUnsafeTemporaryAllocation(byteCount: 40, alignment: 8) { room in
            base.withBytes { unsafe room.copyMemory(from: $0) }
            unsafe room.storeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian, toByteOffset: 32, as: UInt64.self)
            return unsafe Digest.sha256(room.view)
        }
    }

    /// The mark of an account, kept while it is the same: documents rarely change account from row to row.
    mutating func mark(of other: ByteView) -> UInt64 {
        if account.count == other.count, account.elementsEqual(other) { return mark }
        account = Array(other)
        mark = EvidenceIdentity.accountMark(other)
        return mark
    }

    /// What stands for an account in keys: its letters and digits, in whatever groups and case they are written.
    public static func accountMark(_ account: ByteView) -> UInt64 {
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

/// How each kind of source names a movement.
extension EvidenceIdentity {
    /// The key of a bank's row: account, day, amount, and the bank's id if it is plausible, else the text.
    ///
    /// Day and amount are part of it although the bank's id is there: banks that count 1, 2, 3 in every statement would else make
    /// one movement of January's first row and February's first.
    public mutating func key(_ row: ObservationRow, account: ByteView) -> Digest {
        let byRef = row.refIsPlausible && !row.ref.isEmpty
        return key(account: mark(of: account), day: row.keyDay, amount: row.amount, byRef: byRef, what: byRef ? row.ref : row.text)
    }

    /// The same from its parts, for readers that keep the marks of their accounts themselves.
    @inline(__always)
    public func key(account: UInt64, day: Day?, amount: Amount, byRef: Bool, what: ByteView) -> Digest {
        let tag: UInt8 = byRef ? 1 : 2
        if what.count > EvidenceIdentity.longest {
            return Digest.sha256(what).withBytes { key(account, day, amount, tag | 4, $0) }
        }
        return key(account, day, amount, tag, what)
    }

    /// Longer texts stand in a name as their digest.
    private static var longest: Int { 200 }

    @inline(__always)
    private func key(_ account: UInt64, _ day: Day?, _ amount: Amount, _ tag: UInt8, _ what: ByteView) -> Digest {
        var units = amount.units
        var decimals = amount.decimals
        while decimals > 0, units % 10 == 0 {
            units /= 10
            decimals -= 1
        }
        return unsafe withUnsafeTemporaryAllocation(byteCount: 24 + EvidenceIdentity.longest, alignment: 8) { room in
            unsafe room.storeBytes(of: account, as: UInt64.self)
            unsafe room.storeBytes(of: UInt64(bitPattern: units).littleEndian, toByteOffset: 8, as: UInt64.self)
            unsafe room.storeBytes(of: (day?.packed ?? 0).littleEndian, toByteOffset: 16, as: UInt32.self)
            unsafe room.storeBytes(of: decimals, toByteOffset: 20, as: UInt8.self)
            unsafe room.storeBytes(of: tag, toByteOffset: 21, as: UInt8.self)
            unsafe UnsafeMutableRawBufferPointer(rebasing: room[22...]).copyMemory(from: what)
            return unsafe key(ByteView(rebasing: room.view[..<(22 + what.count)]), account: account, day: day)
        }
    }

    /// The key of a message that its app has an id for, within its conversation. The id alone tells messages apart, so that the
    /// same message twice in a document keeps its key.
    public func key(message ref: ByteView, conversation: String) -> Digest {
        scratch.clear()
        scratch.append("chat ref")
        scratch.append(0)
        scratch.append(text: conversation)
        scratch.append(0)
        scratch.append(ref)
        return scratch.withBytes { Digest.sha256($0) }
    }

    /// The key of a message without one: sender, minute and text. The minute, because one phone exports seconds and another does not.
    public func key(sender: ByteView, day: Day?, seconds: Int, text: ByteView) -> Digest {
        scratch.clear()
        scratch.append("chat text")
        scratch.append(0)
        scratch.append(sender)
        scratch.append(0)
        withBytes(of: (day?.packed ?? 0).littleEndian) { scratch.append($0) }
        withBytes(of: Int32(seconds / 60).littleEndian) { scratch.append($0) }
        scratch.append(text)
        return scratch.withBytes { key($0, day: day) }
    }

    /// The key of a receipt: day, time, amount and shop, in that order and as text.
    public func key(receipt: String) -> Digest {
        scratch.clear()
        scratch.append("receipt")
        scratch.append(0)
        scratch.append(text: receipt)
        return scratch.withBytes { key($0) }
    }
}
