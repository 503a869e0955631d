import Glibc
import TillRecords
import TillStages

/// Writes files under one folder, making folders as they are needed.
public struct FolderWriter {
    private let root: String
    private var made: Set<String> = []

    /// Throws `synth.folder` when the folder cannot be made.
    public init(root: String) throws(Fault) {
        self.root = root
        try makeFolders(root)
    }

    /// Writes one whole file at `path` below the root, in place of an older one.
    public mutating func write(_ bytes: [UInt8], to path: String) throws(Fault) {
        let file = try open(path)
        try file.write(bytes)
        try file.close()
    }

    /// Opens a file below the root to be written piece by piece.
    mutating func open(_ path: String) throws(Fault) -> OutputFile {
        if let slash = path.lastIndex(of: "/") {
            let folder = root + "/" + path[..<slash]
            if made.insert(folder).inserted { try makeFolders(folder) }
        }
        return try OutputFile(path: root + "/" + path)
    }

    private func makeFolders(_ path: String) throws(Fault) {
        guard let failed = FolderMaking.make(path, mode: 0o755) else { return }
        throw Fault(
            "synth.folder", unsafe "the folder cannot be made: \(String(cString: strerror(failed.reason))).",
            remedy: "Give --out a folder that you may write to.", place: "--out", exit: .cannotCreate)
    }
}

/// A file being written; bounded memory, whatever its size.
final class OutputFile {
    private let descriptor: Int32
    private let name: String

    init(path: String) throws(Fault) {
        name = Document.baseName(path)
        descriptor = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 {
            throw Fault(
                "synth.create", unsafe "the file cannot be written: \(String(cString: strerror(errno))).",
                remedy: "Give --out a place that you may write to.", file: name, place: "--out", exit: .cannotCreate)
        }
    }

    func write(_ bytes: [UInt8]) throws(Fault) {
        let failure = bytes.withBytes { FileWriting.write($0, to: descriptor) }
        if failure != 0 { throw trouble(failure) }
    }

    /// Writes and empties the buffer.
    func drain(_ buffer: ByteBuffer) throws(Fault) {
        let failure = buffer.withBytes { FileWriting.write($0, to: descriptor) }
        if failure != 0 { throw trouble(failure) }
        buffer.clear()
    }

    func close() throws(Fault) {
        if Glibc.close(descriptor) != 0 { throw trouble(errno) }
    }

    private func trouble(_ failure: Int32) -> Fault {
        Fault(
            "synth.write", unsafe "writing stopped: \(String(cString: strerror(failure))).",
            remedy: "Make room on the disk and run it again.",
            file: name, exit: .inputOutput)
    }
}
