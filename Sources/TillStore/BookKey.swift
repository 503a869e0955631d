import Glibc
import TillRecords
import TillStages

/// The secret of a book: 32 bytes as 64 hexadecimal digits in a file that only its owner reads. No key has a default.
public struct BookKey: Sendable {
    public let bytes: [UInt8]

    /// Reads a key. Throws when there is none, when it is short, or when others may read it.
    public init(path: String) throws(Fault) {
        var status = stat()
        guard stat(path, &status) == 0, let text = FileReading.bytes(path: path, limit: 4096) else {
            throw Fault(
                "key.missing", "the book has no key.", remedy: "Make the book with till init, or name its key with --key FILE.",
                file: Document.baseName(path), exit: .missingInput)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Fault(
                "key.open", "others may read the book's key.", remedy: "Take their right away: chmod 600 \(path)",
                file: Document.baseName(path), exit: .usage)
        }
        guard let bytes = BookKey.bytes(of: text), bytes.count >= 32 else {
            throw Fault(
                "key.malformed", "a key is at least 64 hexadecimal digits.", remedy: "Restore the key from a backup.",
                file: Document.baseName(path), exit: .usage)
        }
        self.bytes = bytes
    }

    /// Makes a key where there is none. True when it is new.
    @discardableResult
    public static func make(at path: String) throws(Fault) -> Bool {
        if StoreFile.exists(path) { return false }
        try StoreFile.replace(path, with: Array("\(try Chance.hex(32))\n".utf8))
        return true
    }

    /// A few digits that tell one key from another and give nothing away.
    public var fingerprint: String { String(Digest.hmac(Array("key".utf8), key: bytes).shortHex.prefix(8)) }

    private static func bytes(of text: [UInt8]) -> [UInt8]? {
        let digits = text.filter { $0 > 0x20 }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var out: [UInt8] = []
        for at in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[at..<at + 2], as: UTF8.self), radix: 16) else { return nil }
            out.append(byte)
        }
        return out
    }
}

/// Chance of the system: for keys and salts, which nobody may guess, and for nothing else.
enum Chance {
    /// So many random bytes as hexadecimal digits.
    static func hex(_ count: Int) throws(Fault) -> String {
        let descriptor = open("/dev/urandom", O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        guard descriptor >= 0, read(descriptor, &bytes, count) == count else {
            throw Fault("store.no-chance", "the system gives no random bytes.", remedy: "Look at /dev/urandom.", exit: .software)
        }
        let buffer = ByteBuffer(capacity: count * 2)
        bytes.withUnsafeBytes { buffer.append(hex: $0) }
        return buffer.text
    }
}
