import Glibc
import TillRecords
import TillStages

/// A key that a book had before.
public struct FormerKey: Sendable {
    public let bytes: [UInt8]

    /// A few digits that tell one key from another and give nothing away.
    public var fingerprint: String { PublishedIdentity.keyId(bytes) }
    /// How names were published under it.
    public var identity: PublishedIdentity { PublishedIdentity(key: bytes) }
}

/// The keys that a book had before, oldest first: what was sent and published under them is known again by them.
///
/// They lie in the store, each sealed with the key that the book has now (AES-256-GCM): nobody has them who has not that one.
public struct FormerKeys: Sendable {
    private let path: String

    public init(_ places: StorePlaces) { path = places.formerKeys }

    /// The keys; none where there was never another. Throws `key.former` when another key sealed them, or they were changed.
    public func all(_ key: BookKey) throws(Fault) -> [FormerKey] {
        guard StoreFile.exists(path) else { return [] }
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 20) else { throw StoreFile.unreadable(path, EACCES) }
        let lines = bytes.split(separator: 0x0A)
        guard let head = lines.first?.withBytes({ try? Record(checking: $0) }), let salt = head.string(.salt) else { throw broken }
        let cipher = FormerKeys.cipher(key, salt)
        var found: [FormerKey] = []
        for (index, line) in lines.dropFirst().enumerated() {
            guard let record = line.withBytes({ try? Record(checking: $0) }),
                let sealed = record.string(.value).flatMap(FormerKeys.bytes),
                let id = record.string(.keyId),
                let bytes = cipher.opened(sealed[...], number: UInt64(index), about: Array(id.utf8))
            else { throw broken }
            found.append(FormerKey(bytes: bytes))
        }
        return found
    }

    /// The file with one key more, sealed with the key that comes.
    func adding(_ old: BookKey, sealedWith new: BookKey) throws(Fault) -> (path: String, bytes: [UInt8]) {
        let salt = try Chance.hex(16)
        let cipher = FormerKeys.cipher(new, salt)
        var head = Record(type: "keys")
        head.set(.form, integer: 1)
        head.set(.salt, string: salt)
        var text = head.text + "\n"
        for (index, key) in (try all(old) + [FormerKey(bytes: old.bytes)]).enumerated() {
            guard let sealed = cipher.sealed(key.bytes[...], number: UInt64(index), about: Array(key.fingerprint.utf8)) else {
                throw broken
            }
            let buffer = ByteBuffer(capacity: sealed.count * 2)
            sealed.withBytes { buffer.append(hex: $0) }
            var record = Record(type: "key")
            record.set(.keyId, string: key.fingerprint)
            record.set(.value, string: buffer.text)
            text += record.text + "\n"
        }
        return (path, Array(text.utf8))
    }

    /// Every file has a key of its own, so that numbers can be nonces.
    private static func cipher(_ key: BookKey, _ salt: String) -> SealCipher {
        SealCipher(key: Digest.hmac(Array("till former keys\n\(salt)".utf8), key: key.bytes).withBytes { Array($0) })
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var out: [UInt8] = []
        for at in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[at..<at + 2], as: UTF8.self), radix: 16) else { return nil }
            out.append(byte)
        }
        return out
    }

    private var broken: Fault {
        Fault(
            "key.former", "the keys that the book had before were changed, or another key sealed them.",
            remedy: "Restore the file from a backup; or remove it: what was sent under former keys may then be sent again.",
            file: Document.baseName(path), exit: .unreadable)
    }
}
