import Glibc
import TillRecords
import TillStages

/// What a backup is sealed with: the passphrase or key of a file, or the book's key.
public final class BackupSeal {
    /// Whose secret it is.
    public enum Kind: String, Sendable {
        /// A passphrase or a key in a file.
        case file
        /// The book's key, which is then in no backup.
        case key
    }

    public let kind: Kind
    /// Of the book's key.
    let keyId: String?
    private let secret: [UInt8]
    private let cost: Int
    /// What was made of the secret last, by salt and cost: it takes a while and 128 MB.
    private var made: (salt: [UInt8], cost: Int, keys: SealKeys)?

    /// 2^17: 128 MB and a third of a second for whoever tries a passphrase.
    static let usualCost = 17
    private static let shortest = 12

    init(_ kind: Kind, secret: [UInt8], keyId: String? = nil, cost: Int = BackupSeal.usualCost) {
        self.kind = kind
        self.secret = secret
        self.keyId = keyId
        self.cost = cost
    }

    /// The passphrase or key that a file holds, line breaks at its end left out. Throws when it is not there, when others may read it,
    /// and when it is short.
    public convenience init(file path: String) throws(Fault) {
        self.init(.file, secret: try BackupSeal.secret(path))
    }

    /// Under the book's key.
    public convenience init(key: BookKey) {
        self.init(.key, secret: Digest.hmac(Array("till backup seal".utf8), key: key.bytes).withBytes { Array($0) }, keyId: key.fingerprint)
    }

    private static func secret(_ path: String) throws(Fault) -> [UInt8] {
        var status = stat()
        guard unsafe stat(path, &status) == 0, var bytes = bytes(path, isPipe: status.st_mode & S_IFMT == S_IFIFO) else {
            throw Fault(
                "seal.missing", "there is no passphrase or key here.", remedy: "Name a file that holds one, which only you can read.",
                file: Document.baseName(path), place: "--seal-with", exit: .missingInput)
        }
        guard status.st_mode & S_IFMT == S_IFIFO || status.st_mode & 0o077 == 0 else {
            throw Fault(
                "seal.open", "others may read what backups are sealed with.", remedy: "Take their right away: chmod 600 \(path)",
                file: Document.baseName(path), place: "--seal-with", exit: .usage)
        }
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        guard bytes.count >= shortest else {
            throw Fault(
                "seal.short", "a passphrase has at least \(shortest) letters.", remedy: "Take a longer one, best some words drawn by lot.",
                file: Document.baseName(path), place: "--seal-with", exit: .usage)
        }
        return bytes
    }

    private static func bytes(_ path: String, isPipe: Bool) -> [UInt8]? {
        guard isPipe else { return FileReading.bytes(path: path, limit: 1 << 16) }
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return try? FileReading.read(descriptor: descriptor, expected: 1 << 12, limit: 1 << 16).get()
    }

    /// A head for a file that is to be sealed, and the keys for it. Every file has its own: the salt is new.
    func begin() throws(Fault) -> (head: SealedHead, keys: SealKeys) {
        let salt = try Chance.hex(16)
        var head = SealedHead(kind: kind, keyId: keyId, cost: cost, salt: salt)
        guard let keys = keys(salt: Array(salt.utf8), cost: cost) else {
            throw Fault(
                "backup.not-written", "there is no room in memory to seal it.", remedy: "Free 128 MB and run it again.", exit: .inputOutput)
        }
        head.code = keys.code(head.record)
        return (head, keys)
    }

    /// The keys of a file that is sealed with this; nil when it was sealed with something else, or its head was changed.
    func keys(of head: SealedHead) -> SealKeys? {
        guard head.cost <= SealedHead.largestCost, let keys = keys(salt: Array(head.salt.utf8), cost: head.cost),
            keys.code(head.record) == head.code
        else { return nil }
        return keys
    }

    private func keys(salt: [UInt8], cost: Int) -> SealKeys? {
        if let made, made.salt == salt, made.cost == cost { return made.keys }
        guard let bytes = SealCipher.stretched(secret, salt: salt, cost: cost, count: 64) else { return nil }
        let keys = SealKeys(cipher: SealCipher(key: Array(bytes[..<32])), head: Array(bytes[32...]))
        made = (salt, cost, keys)
        return keys
    }
}

/// What is made of a secret and a salt: one key for the pieces, one for the head.
struct SealKeys {
    let cipher: SealCipher
    let head: [UInt8]

    func code(_ record: Record) -> String { Digest.hmac(Array(record.text.utf8), key: head).hex }
}

/// The first line of a sealed file: how the keys are made of a secret.
struct SealedHead {
    let kind: BackupSeal.Kind
    let keyId: String?
    /// Of scrypt: its N is 2 to the power of this, r is 8, p is 1.
    let cost: Int
    let salt: String
    /// Of the rest of the head, under a key made of the secret.
    var code = ""

    static let form = 1
    /// A head that asks for more memory than a gigabyte is none of ours.
    static let largestCost = 20

    init(kind: BackupSeal.Kind, keyId: String?, cost: Int, salt: String) {
        self.kind = kind
        self.keyId = keyId
        self.cost = cost
        self.salt = salt
    }

    /// Nil for what is no head.
    init?(_ line: ArraySlice<UInt8>) {
        guard let record = line.withBytes({ try? Record(checking: $0) }), record.type == "sealed",
            let kind = record.string(.with).flatMap(BackupSeal.Kind.init(rawValue:)), let cost = record.integer(.cost),
            (1...40).contains(cost),
            let salt = record.string(.salt), let code = record.string(.mac)
        else { return nil }
        self.init(kind: kind, keyId: record.string(.keyId), cost: cost, salt: salt)
        self.code = code
        // What else a line says was not made here, or was changed.
        guard Array((self.line.text).utf8) == Array(line) else { return nil }
    }

    var record: Record {
        var record = Record(type: "sealed")
        record.set(.form, integer: SealedHead.form)
        record.set(.cipher, string: "AES-256-GCM")
        record.set(.stretching, string: "scrypt")
        record.set(.cost, integer: cost)
        record.set(.salt, string: salt)
        record.set(.piece, integer: SealedPieces.size)
        record.set(.with, string: kind.rawValue)
        if let keyId { record.set(.keyId, string: keyId) }
        return record
    }

    /// With its code, as the file has it.
    var line: Record {
        var record = record
        record.set(.mac, string: code)
        return record
    }
}
