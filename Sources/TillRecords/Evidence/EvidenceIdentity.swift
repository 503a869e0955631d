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
        withUnsafeTemporaryAllocation(byteCount: 48, alignment: 8) { room in
            document.withBytes { room.copyMemory(from: $0) }
            room.storeBytes(of: UInt64(bitPattern: Int64(place)).littleEndian, toByteOffset: 32, as: UInt64.self)
            room.storeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian, toByteOffset: 40, as: UInt64.self)
            return Digest.sha256(UnsafeRawBufferPointer(room))
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
    func key(_ name: UnsafeRawBufferPointer, account: UInt64 = 0, day: Day? = nil) -> Digest {
        let base = Digest.sha256(name)
        let before = equals.next(base.fingerprint, account: account, day: day?.packed ?? 0)
        return before == 0 ? base : EvidenceIdentity.numbered(before, of: base)
    }

    /// The key of one of several movements under one key.
    public static func numbered(_ number: Int, of base: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 40, alignment: 8) { room in
            base.withBytes { room.copyMemory(from: $0) }
            room.storeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian, toByteOffset: 32, as: UInt64.self)
            return Digest.sha256(UnsafeRawBufferPointer(room))
        }
    }

    /// The mark of an account, kept while it is the same: documents rarely change account from row to row.
    mutating func mark(of other: UnsafeRawBufferPointer) -> UInt64 {
        if account.count == other.count, account.elementsEqual(other) { return mark }
        account = Array(other)
        mark = EvidenceIdentity.accountMark(other)
        return mark
    }

    /// What stands for an account in keys: its letters and digits, in whatever groups and case they are written.
    public static func accountMark(_ account: UnsafeRawBufferPointer) -> UInt64 {
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
