import Glibc
import TillRecords
import TillStages

/// How a receiver knows who sent a request, and that nobody changed it: HMAC-SHA-256 under a secret that both have.
public struct DeliverySignature: Sendable {
    private let secret: [UInt8]

    public init(secret: [UInt8]) { self.secret = secret }

    /// Over `METHOD:PATH:TIMESTAMP:BODY_HASH`, the hash being the SHA-256 of the body in hexadecimal digits.
    ///
    /// - Parameter timestamp: seconds since 1970.
    public func ofRequest(method: String, path: String, timestamp: Int, body: [UInt8]) -> String {
        Digest.hmac(Array("\(method):\(path):\(timestamp):\(Digest.sha256(body).hex)".utf8), key: secret).hex
    }

    /// Over `timestamp.body`, as many services of webhooks sign.
    public func ofBody(timestamp: Int, body: [UInt8]) -> String {
        Digest.hmac(Array("\(timestamp).".utf8) + body, key: secret).hex
    }

    /// A number used once, which nobody can tell before: of what is sent, which attempt it is, and when.
    static func nonce(_ delivery: Delivery, at now: Int, key: [UInt8]) -> String {
        Digest.hmac(Array("till nonce\n\(delivery.key)\n\(delivery.attempts)\n\(now)".utf8), key: key).shortHex
    }
}

/// A secret in a file that only its owner reads.
enum SecretFile {
    private static let least = 16

    /// Its bytes without blanks at the ends. Throws when it is missing, when others may read it, when it is short or has line breaks.
    static func read(_ path: String, of target: String) throws(Fault) -> [UInt8] {
        switch FileRights.read(path, limit: 4096) {
        case .missing:
            throw Fault(
                "deliver.secret", "the secret of the target \(target) is not there.",
                remedy: "Write it into the file, with chmod 600; openssl rand -hex 32 makes one.", file: Document.baseName(path),
                exit: .missingInput)
        case .open:
            throw Fault(
                "deliver.secret", "others may read the secret of the target \(target).", remedy: "Take their right away: chmod 600.",
                file: Document.baseName(path), exit: .usage)
        case .bytes(let bytes):
            let text = bytes.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
            guard text.count >= least, text.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw Fault(
                    "deliver.secret", "the secret of the target \(target) is no line of \(least) characters or more.",
                    remedy: "Write a longer one on one line; openssl rand -hex 32 makes one.", file: Document.baseName(path), exit: .usage)
            }
            return Array(text)
        }
    }
}

/// Files that only their owner may read.
private enum FileRights {
    enum Found {
        case missing, open
        case bytes([UInt8])
    }

    static func read(_ path: String, limit: Int) -> Found {
        var status = stat()
        guard unsafe stat(path, &status) == 0, let bytes = FileReading.bytes(path: path, limit: limit) else { return .missing }
        return status.st_mode & 0o077 == 0 ? .bytes(bytes) : .open
    }
}
