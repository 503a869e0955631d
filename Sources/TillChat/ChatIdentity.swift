import TillRecords

/// The names an observation gets: an id that only this place of this document has, and a key that the same message has in
/// every export of its conversation.
///
/// id  = SHA-256(document, place, number within the message)
/// key = SHA-256(app, conversation and the app's id of the message; where it has none: sender, minute and text; number within
///       the message), and for the second and later equals SHA-256(that, number among equals); both cut to 128 bits.
///
/// The minute, because one phone exports seconds and another does not.
final class ChatIdentity {
    private let document: Digest
    private var equals: [UInt64: Int] = [:]
    private var today: Day?
    private let room = ByteBuffer(capacity: 1024)

    /// - Parameter document: equals are counted within it.
    init(document: Digest) { self.document = document }

    func id(place: Int, number: Int) -> Digest {
        room.clear()
        document.withBytes { room.append($0) }
        withUnsafeBytes(of: Int64(place).littleEndian) { room.append($0) }
        withUnsafeBytes(of: Int64(number).littleEndian) { room.append($0) }
        return room.withBytes { Digest.sha256($0) }
    }

    /// The key of a message; each of its entries adds its number.
    func key(_ message: ChatMessage, _ conversation: String) -> Digest {
        room.clear()
        guard message.ref.isEmpty else {
            room.append("chat ref")
            room.append(0)
            room.append(text: conversation)
            room.append(0)
            message.ref.withBytes { room.append($0) }
            return room.withBytes { Digest.sha256($0) }
        }
        // Equals are of one minute, so those of other days need no counting: a chat of any length costs a day's memory.
        if message.day != today {
            today = message.day
            equals.removeAll(keepingCapacity: true)
        }
        room.append("chat text")
        room.append(0)
        message.sender.withBytes { room.append($0) }
        room.append(0)
        withUnsafeBytes(of: (message.day?.packed ?? 0).littleEndian) { room.append($0) }
        withUnsafeBytes(of: Int32(message.seconds / 60).littleEndian) { room.append($0) }
        message.text.withBytes { room.append($0) }
        let base = room.withBytes { Digest.sha256($0) }
        let before = equals[base.fingerprint, default: 0]
        equals[base.fingerprint] = before + 1
        return before == 0 ? base : number(before, of: base)
    }

    func number(_ number: Int, of base: Digest) -> Digest {
        room.clear()
        base.withBytes { room.append($0) }
        withUnsafeBytes(of: Int64(number).littleEndian) { room.append($0) }
        return room.withBytes { Digest.sha256($0) }
    }
}
