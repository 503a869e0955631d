import Glibc
import TillRecords

/// The secret of a book: 32 bytes as 64 hexadecimal digits in a file that only its owner reads. No key has a default.
///
/// The journal of decisions is chained with it, and what is published has its names made with it.
public struct BookKey: Sendable {
    public let bytes: [UInt8]

    /// Reads a key. Throws when there is none, when it is short, or when others may read it.
    public init(path: String) throws(Fault) {
        var status = stat()
        guard unsafe stat(path, &status) == 0, let text = FileReading.bytes(path: path, limit: 4096) else {
            throw Fault(
                "key.missing", "there is no key here.",
                remedy: "Name the file of the book's key with --key or TILL_KEY_FILE; till init makes one with a book.",
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

    /// A few digits that tell one key from another and give nothing away.
    public var fingerprint: String { PublishedIdentity.keyId(bytes) }

    /// How names are published under it.
    public var identity: PublishedIdentity { PublishedIdentity(key: bytes) }

    /// The file of a key as a person names it: the option `--key`, then the variable `TILL_KEY_FILE`; nil when nobody does.
    public static func named(_ options: Options) -> String? {
        unsafe options.text("key") ?? getenv("TILL_KEY_FILE").map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

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
