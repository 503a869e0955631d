import TillRecords

/// One file as it arrived, named by the SHA-256 of its bytes.
public struct Document: Sendable {
    /// Base name of the argument; `stdin` for `-`.
    public let name: String
    /// All of its bytes; the first of them where `file` has them all.
    public let bytes: [UInt8]
    /// Where the bytes are read from part by part, of a document that is too large to be held.
    public let file: PartwiseFile?
    public let digest: Digest
    /// The digest as 64 hexadecimal digits.
    public let id: String
    /// Where the file lies; nil for standard input and for what never was a file.
    public var path: String?
    /// Whose document it is, when whoever feeds it knows (an inbox); else the reader's context decides.
    public var household: String?
    /// The account of a document that names none, when whoever feeds it knows (a file pattern).
    public var account: String?
    /// What kind of account that is: checking, card … as the household file says.
    public var accountKind: String?
    /// Path of its household's file, when whoever feeds it knows.
    public var householdFile: String?
    /// What it came with, when it lay in another document; nil for a document of its own.
    public var carrier: DocumentCarrier?

    /// The largest document that is read: 1 GB.
    public static let largest = 1 << 30

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        file = nil
        digest = Digest.sha256(bytes)
        id = digest.hex
    }

    /// A document that is read part by part.
    ///
    /// - Parameters:
    ///   - head: its first bytes, by which formats know it.
    ///   - digest: SHA-256 of all of them.
    public init(name: String, head: [UInt8], file: PartwiseFile, digest: Digest, path: String) {
        self.name = name
        self.bytes = head
        self.file = file
        self.digest = digest
        self.path = path
        id = digest.hex
    }

    /// The first 64 kB of a document that is only looked at, not read: it has no digest of its own.
    public init(head bytes: [UInt8], name: String = "") {
        self.name = name
        self.bytes = bytes.count > 65_536 ? Array(bytes[..<65_536]) : bytes
        file = nil
        digest = Digest.sha256([])
        id = ""
    }

    /// Reads the file an argument names. Throws a fault with the reason and the remedy.
    public init(argument: String) throws(Fault) {
        let name = argument == "-" ? "stdin" : Document.baseName(argument)
        let outcome =
            argument == "-"
            ? FileReading.read(descriptor: 0, expected: 0, limit: Document.largest)
            : FileReading.read(path: argument, limit: Document.largest)
        switch outcome {
        case .success(let bytes):
            guard !bytes.isEmpty else {
                throw Fault("document.empty", "the file is empty.", remedy: "Export it again.", file: name)
            }
            self.init(name: name, bytes: bytes)
            path = argument == "-" ? nil : argument
        case .failure(let trouble):
            throw trouble.fault(file: name)
        }
    }

    public static func baseName(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension FileReading.ReadError {
    /// The fault that tells a person.
    public func fault(file: String) -> Fault {
        switch self {
        case .missing:
            Fault("document.missing", "there is no such file.", remedy: "Check the path.", file: file, exit: .missingInput)
        case .directory:
            Fault("document.directory", "it is a folder, not a file.", remedy: "Name the files in it.", file: file)
        case .symbolicLink:
            Fault(
                "document.link", "it is a symbolic link that leads nowhere.", remedy: "Name the file itself.", file: file,
                exit: .missingInput)
        case .denied:
            Fault("document.denied", "it may not be read by this user.", remedy: "Change its permissions.", file: file, exit: .missingInput)
        case .special:
            Fault("document.special", "it is not a regular file.", remedy: "Name a file, or - for standard input.", file: file)
        case .tooLarge:
            Fault("document.too-large", "it is larger than 1 GB.", remedy: "Split it and read the parts.", file: file)
        case .changed:
            Fault(
                "document.changed", "it was changed while it was read: what was read of it does not belong together.",
                remedy: "Read it again when nothing writes to it.", file: file)
        case .failed(let code):
            Fault(
                "document.unreadable", "reading it failed (error \(code) of the system).", remedy: "Check the disk.", file: file,
                exit: .inputOutput)
        }
    }
}
