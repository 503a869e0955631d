/// How each kind of source names a movement.
extension EvidenceIdentity {
    /// The key of a bank's row: account, day, amount, and the bank's id if it is plausible, else the text.
    ///
    /// Day and amount are part of it although the bank's id is there: banks that count 1, 2, 3 in every statement would else make
    /// one movement of January's first row and February's first.
    public mutating func key(_ row: ObservationRow, account: UnsafeRawBufferPointer) -> Digest {
        let byRef = row.refIsPlausible && !row.ref.isEmpty
        return key(account: mark(of: account), day: row.keyDay, amount: row.amount, byRef: byRef, what: byRef ? row.ref : row.text)
    }

    /// The same from its parts, for readers that keep the marks of their accounts themselves.
    @inline(__always)
    public func key(account: UInt64, day: Day?, amount: Amount, byRef: Bool, what: UnsafeRawBufferPointer) -> Digest {
        let tag: UInt8 = byRef ? 1 : 2
        if what.count > EvidenceIdentity.longest {
            return Digest.sha256(what).withBytes { key(account, day, amount, tag | 4, $0) }
        }
        return key(account, day, amount, tag, what)
    }

    /// Longer texts stand in a name as their digest.
    private static var longest: Int { 200 }

    @inline(__always)
    private func key(_ account: UInt64, _ day: Day?, _ amount: Amount, _ tag: UInt8, _ what: UnsafeRawBufferPointer) -> Digest {
        var units = amount.units
        var decimals = amount.decimals
        while decimals > 0, units % 10 == 0 {
            units /= 10
            decimals -= 1
        }
        return withUnsafeTemporaryAllocation(byteCount: 24 + EvidenceIdentity.longest, alignment: 8) { room in
            room.storeBytes(of: account, as: UInt64.self)
            room.storeBytes(of: UInt64(bitPattern: units).littleEndian, toByteOffset: 8, as: UInt64.self)
            room.storeBytes(of: (day?.packed ?? 0).littleEndian, toByteOffset: 16, as: UInt32.self)
            room.storeBytes(of: decimals, toByteOffset: 20, as: UInt8.self)
            room.storeBytes(of: tag, toByteOffset: 21, as: UInt8.self)
            UnsafeMutableRawBufferPointer(rebasing: room[22...]).copyMemory(from: what)
            return key(UnsafeRawBufferPointer(rebasing: room[..<(22 + what.count)]), account: account, day: day)
        }
    }

    /// The key of a message that its app has an id for, within its conversation. The id alone tells messages apart, so that the
    /// same message twice in a document keeps its key.
    public func key(message ref: UnsafeRawBufferPointer, conversation: String) -> Digest {
        scratch.clear()
        scratch.append("chat ref")
        scratch.append(0)
        scratch.append(text: conversation)
        scratch.append(0)
        scratch.append(ref)
        return scratch.withBytes { Digest.sha256($0) }
    }

    /// The key of a message without one: sender, minute and text. The minute, because one phone exports seconds and another does not.
    public func key(sender: UnsafeRawBufferPointer, day: Day?, seconds: Int, text: UnsafeRawBufferPointer) -> Digest {
        scratch.clear()
        scratch.append("chat text")
        scratch.append(0)
        scratch.append(sender)
        scratch.append(0)
        withUnsafeBytes(of: (day?.packed ?? 0).littleEndian) { scratch.append($0) }
        withUnsafeBytes(of: Int32(seconds / 60).littleEndian) { scratch.append($0) }
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
