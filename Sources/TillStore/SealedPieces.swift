import Glibc
import TillRecords
import TillStages

/// A file sealed in pieces, so that one of any size is written and read in little memory.
///
/// Behind the head each piece of 64 KiB is sealed by itself, with its number, the hash of the head and whether it is the last (the
/// construction STREAM of Hoang, Reyhanitabar, Rogaway and Vizár, 2015): none can be changed, left out, put elsewhere or added,
/// and a file that was cut has no last piece.
enum SealedPieces {
    static let size = 1 << 16
    static let longestHead = 4096

    static func about(_ head: [UInt8], _ number: UInt64, isLast: Bool) -> [UInt8] {
        head + SealCipher.bytes(number) + [isLast ? 1 : 0]
    }
}

/// Writes a sealed file: takes bytes as they come.
final class SealedWriting {
    private let descriptor: Int32
    private let keys: SealKeys
    private let head: [UInt8]
    private var number: UInt64 = 0
    private var pending: [UInt8] = []
    /// The system's error that stopped it; 0 while there is none.
    private(set) var failure: Int32 = 0

    /// Begins a file with its head. Throws when it cannot be written.
    ///
    /// - Parameter descriptor: of an empty file; it stays open.
    init(_ descriptor: Int32, _ seal: BackupSeal) throws(Fault) {
        let (head, keys) = try seal.begin()
        let line = Array((head.line.text + "\n").utf8)
        self.descriptor = descriptor
        self.keys = keys
        self.head = Digest.sha256(line).withBytes { Array($0) }
        guard write(line) else { throw StoreFile.trouble("backup", failure) }
    }

    /// Takes the next bytes; false when they cannot be written.
    func take(_ bytes: ByteView) -> Bool {
        pending += bytes
        var at = 0
        // The last piece is known as such, so one is kept back.
        while pending.count - at > SealedPieces.size {
            guard seal(pending[at..<at + SealedPieces.size], isLast: false) else { return false }
            at += SealedPieces.size
        }
        if at > 0 { pending.removeFirst(at) }
        return true
    }

    /// Writes the last piece, which may be empty; false when it cannot be written.
    func finish() -> Bool { seal(pending[...], isLast: true) }

    private func seal(_ piece: ArraySlice<UInt8>, isLast: Bool) -> Bool {
        let about = SealedPieces.about(head, number, isLast: isLast)
        guard let sealed = keys.cipher.sealed(piece, number: number, about: about) else {
            failure = ENOMEM
            return false
        }
        number += 1
        return write(sealed)
    }

    private func write(_ bytes: [UInt8]) -> Bool {
        failure = bytes.withBytes { FileWriting.write($0, to: descriptor) }
        return failure == 0
    }
}

/// Reads a sealed file, piece by piece, each only when it is what was sealed.
final class SealedReading {
    private let descriptor: Int32
    private let keys: SealKeys
    private let head: [UInt8]
    private let file: String
    private var raw: [UInt8]
    private var number: UInt64 = 0
    private var isAtEnd = false
    private var hasEnded = false

    /// Whether a file says of itself that it is sealed.
    static func head(of path: String) -> SealedHead? {
        guard let start = start(of: path), let end = start.firstIndex(of: 0x0A) else { return nil }
        return SealedHead(start[..<end])
    }

    /// Whether a file begins as a sealed one does, changed as it may be.
    static func isSealed(_ path: String) -> Bool {
        start(of: path)?.starts(with: Array("{\"type\":\"sealed\"".utf8)) ?? false
    }

    private static func start(of path: String) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: SealedPieces.longestHead)
        let got = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        return got >= 0 ? Array(bytes[..<got]) : nil
    }

    /// Opens a sealed file. Throws `backup.wrong-seal`, `backup.damaged`.
    init(_ path: String, _ seal: BackupSeal) throws(Fault) {
        file = Document.baseName(path)
        guard let start = SealedReading.start(of: path), let end = start.firstIndex(of: 0x0A), let head = SealedHead(start[..<end]) else {
            throw SealedReading.damaged(file, "its head is cut or changed")
        }
        guard let keys = seal.keys(of: head) else {
            throw Fault(
                "backup.wrong-seal", "the backup was sealed with another secret, or its head was changed.",
                remedy: head.kind == .key
                    ? "Give the key of the book that it is of, \(head.keyId ?? ""): --key FILE."
                    : "Give the file that it was sealed with: --seal-with FILE.",
                file: file, exit: .unreadable)
        }
        self.keys = keys
        self.head = Digest.sha256(Array(start[...end])).withBytes { Array($0) }
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        raw = []
        guard descriptor >= 0, lseek(descriptor, off_t(end + 1), SEEK_SET) >= 0 else { throw StoreFile.unreadable(path, errno) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// The next piece; nil behind the last. Throws `backup.damaged` for a piece that is not what was sealed.
    func next() throws(Fault) -> [UInt8]? {
        if hasEnded { return nil }
        let whole = SealedPieces.size + SealCipher.overhead
        try fill(whole + 1)
        let isLast = raw.count <= whole
        let piece = raw.prefix(whole)
        let about = SealedPieces.about(head, number, isLast: isLast)
        guard let bytes = keys.cipher.opened(piece, number: number, about: about) else {
            throw SealedReading.damaged(file, "it is cut or changed in piece \(number + 1)")
        }
        raw.removeFirst(piece.count)
        number += 1
        hasEnded = isLast
        return bytes
    }

    private func fill(_ count: Int) throws(Fault) {
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        while raw.count < count, !isAtEnd {
            let got = unsafe Glibc.read(descriptor, &chunk, chunk.count)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw StoreFile.unreadable(file, errno) }
            isAtEnd = got == 0
            raw += chunk[..<got]
        }
    }

    static func damaged(_ file: String, _ why: String) -> Fault {
        Fault("backup.damaged", "the backup cannot be used: \(why).", remedy: "Use another one.", file: file)
    }
}
