import Glibc
import TillRecords
import TillStages

/// What documents a book has, whose they are and which of them are forgotten: a list beside the originals, in the archive.
///
/// The database has the same and can be lost: it is made anew from this list. One JSON object a line; a later line about a document
/// stands for an earlier one. Each line carries the hash of itself and of the line before, and the end is sealed (`BookSeals`).
public struct DocumentRegister: Sendable {
    private let path: String

    /// No list is larger.
    private static let largest = 1 << 30

    public init(_ places: StorePlaces) { path = places.register }

    /// What the list says, as far as it is whole.
    public struct Contents: Sendable {
        /// By household, name and hash.
        public fileprivate(set) var documents: [StoredDocument] = []
        public fileprivate(set) var end = BookSeal.End()
        /// Codes of its lines, in order.
        fileprivate var codes: [String] = []
        /// Bytes of the lines that are whole.
        fileprivate var bytes = 0
        /// Whether something follows that is no line of it, but the beginning of one that was cut while it was written.
        public fileprivate(set) var isBroken = false

        public init() {}

        /// Whether it goes as far as it was sealed to.
        public func reaches(_ seal: BookSeal.End) -> Bool {
            if end.era != seal.era { return seal.isBefore(end) }
            return !isBroken && end.count >= seal.count && (seal.count == 0 || codes[seal.count - 1] == seal.code)
        }

        /// The seal that its end makes.
        public func sealed(_ seal: BookSeal) -> BookSeal {
            var seal = seal
            seal.register = end
            seal.documents = documents.count
            seal.forgotten = documents.count(where: \.isForgotten)
            return seal
        }
    }

    /// Reads the list; an empty one where there is none. Throws `store.unreadable`.
    public func contents() throws(Fault) -> Contents {
        guard StoreFile.exists(path) else { return Contents() }
        guard let bytes = FileReading.bytes(path: path, limit: DocumentRegister.largest) else { throw StoreFile.unreadable(path, EACCES) }
        var contents = Contents()
        var known: [String: StoredDocument] = [:]
        var before = DocumentRegister.start(0)
        var isFirst = true
        while let end = bytes[contents.bytes...].firstIndex(of: 0x0A) {
            guard let line = bytes[contents.bytes..<end].withBytes({ try? Record(checking: $0) }) else { break }
            if isFirst, line.equals(.type, "register") {
                contents.end.era = line.integer(.era) ?? 0
                before = DocumentRegister.start(contents.end.era)
            } else {
                guard let (document, code) = DocumentRegister.read(line, after: before) else { break }
                before = code
                contents.codes.append(code)
                known["\(document.household) \(document.hash)"] = document
            }
            isFirst = false
            contents.bytes = end + 1
        }
        // What has no line break was cut while it was written: whoever wrote it noted nothing of it elsewhere.
        contents.isBroken = bytes[contents.bytes...].contains(0x0A)
        contents.end.count = contents.codes.count
        contents.end.code = contents.codes.last ?? ""
        contents.documents = known.values.sorted { ($0.household, $0.name, $0.hash) < ($1.household, $1.name, $1.hash) }
        return contents
    }

    /// Adds what is new or has changed, at the end. Throws `store.not-written`.
    ///
    /// - Parameter contents: the list as it stands.
    public func add(_ documents: [StoredDocument], to contents: Contents) throws(Fault) -> Contents {
        guard !documents.isEmpty else { return contents }
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        if StoreFile.size(path) > contents.bytes, unsafe truncate(path, off_t(contents.bytes)) != 0 { throw StoreFile.trouble(path, errno) }
        var lines: [UInt8] = contents.bytes == 0 ? DocumentRegister.head(contents.end.era) : []
        var before = contents.codes.last ?? DocumentRegister.start(contents.end.era)
        for (index, document) in documents.enumerated() {
            let line = DocumentRegister.line(document, number: contents.end.count + index + 1, after: &before)
            lines += line
        }
        try StoreFile.append(path, lines)
        return try self.contents()
    }

    /// Writes the list anew: after something was erased from it, or where it was damaged. Throws `store.not-written`.
    ///
    /// - Parameter era: later than that of the list before.
    public func rewrite(_ documents: [StoredDocument], era: Int) throws(Fault) -> Contents {
        try StoreFile.makeFolder(String(path.dropLast(Document.baseName(path).count + 1)))
        var lines = DocumentRegister.head(era)
        var before = DocumentRegister.start(era)
        for (index, document) in documents.enumerated() {
            lines += DocumentRegister.line(document, number: index + 1, after: &before)
        }
        try StoreFile.replace(path, with: lines)
        return try contents()
    }

    private static func head(_ era: Int) -> [UInt8] {
        var record = Record(type: "register")
        record.set(.form, integer: 1)
        record.set(.era, integer: era)
        return Array((record.text + "\n").utf8)
    }

    private static func start(_ era: Int) -> String { Digest.sha256(Array("register \(era)".utf8)).hex }

    private static func line(_ document: StoredDocument, number: Int, after before: inout String) -> [UInt8] {
        var record = Record(type: "document")
        record.set(.number, integer: number)
        record.set(.household, string: document.household)
        record.set(.hash, string: document.hash)
        record.set(.name, string: document.name)
        record.set(.bytes, integer: document.bytes)
        if document.isForgotten { record.set(.forgotten, flag: true) }
        before = code(record, before)
        record.set(.code, string: before)
        return Array((record.text + "\n").utf8)
    }

    private static func code(_ record: Record, _ before: String) -> String { Digest.sha256(Array((before + record.text).utf8)).hex }

    private static func read(_ line: Record, after before: String) -> (StoredDocument, String)? {
        var line = line
        guard let said = line.string(.code) else { return nil }
        line.remove(.code)
        guard code(line, before) == said, let household = line.string(.household), let hash = line.string(.hash),
            let name = line.string(.name), let bytes = line.integer(.bytes)
        else { return nil }
        let document = StoredDocument(
            household: household, hash: hash, name: name, bytes: bytes, isForgotten: line.flag(.forgotten) ?? false)
        return (document, said)
    }
}
