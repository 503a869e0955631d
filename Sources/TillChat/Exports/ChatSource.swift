import TillRecords
import TillStages

/// A chat export to read: its bytes in memory, or a file that is read in pieces.
struct ChatSource {
    let name: String
    let digest: Digest
    let id: String
    var household: String?
    /// SHA-256 of the archive it lies in.
    var within: String?
    let content: Content
    /// Files beside it that explain it, by name: `users.json` of Slack.
    var companions: [String: [UInt8]] = [:]

    enum Content {
        case held([UInt8])
        /// A file too large to hold, read as lines only.
        case file(path: String)
    }

    init(_ document: Document) {
        name = document.name
        digest = document.digest
        id = document.id
        household = document.household
        content = .held(document.bytes)
    }

    /// A file that stays where it is; its digest is taken in one pass. Throws when it cannot be read.
    init(largeFile path: String) throws(Fault) {
        name = Document.baseName(path)
        content = .file(path: path)
        let lines = try LinePieces(path: path)
        var stream = DigestStream()
        while let piece = try lines.next() { stream.take(piece) }
        digest = stream.finish()
        id = digest.hex
    }

    /// A member of an archive: it has a name and a digest of its own, so that it is the same document outside of it.
    init(name: String, bytes: [UInt8], household: String?, within: String?) {
        self.within = within
        self.name = name
        digest = Digest.sha256(bytes)
        id = digest.hex
        self.household = household
        content = .held(bytes)
    }

    /// The first bytes, by which formats know their own.
    func head() throws(Fault) -> [UInt8] {
        switch content {
        case .held(let bytes): return Array(bytes.prefix(ChatSource.headLength))
        case .file(let path):
            guard let piece = try LinePieces(path: path).next() else { return [] }
            return Array(piece.prefix(ChatSource.headLength))
        }
    }

    static let headLength = 1 << 16

    /// All bytes. Throws when a file is larger than a document may be.
    func bytes() throws(Fault) -> [UInt8] {
        switch content {
        case .held(let bytes): return bytes
        case .file(let path):
            switch FileReading.read(path: path, limit: Document.largest) {
            case .success(let bytes): return bytes
            case .failure(let trouble): throw trouble.fault(file: name)
            }
        }
    }

    /// The lines, from the first; bytes of UTF-16 are decoded.
    func lines() throws(Fault) -> LineSource {
        switch content {
        case .held(let bytes): return LineSource(WideText.utf8(bytes) ?? bytes)
        case .file(let path):
            if WideText.isWide(try head()) { return LineSource(WideText.utf8(try self.bytes()) ?? []) }
            return try LineSource(path: path)
        }
    }
}
