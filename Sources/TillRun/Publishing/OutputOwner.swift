import TillRecords
import TillStages
import TillStore

/// Whose a folder of runs is: one book's, which it remembers, and never one that documents are read from.
package struct OutputOwner {
    private let out: String
    private let state: BookState

    private static let mark = ".book"

    package init(_ out: String, _ state: BookState) {
        self.out = out
        self.state = state
    }

    /// Throws `output.inbox` for a folder in an inbox: what is published would be read as documents.
    func checkPlace() throws(Fault) {
        let place = RealPath.whole(out)
        var folder = place
        while let slash = folder.lastIndex(of: "/"), folder != "/" {
            let parent = slash == folder.startIndex ? "/" : String(folder[..<slash])
            let name = folder[folder.index(after: slash)...]
            let isBook = Folder.isFolder(parent + "/households") || BookState.isBook(parent)
            guard !(name == "inbox" && (isBook || RealPath.whole(state.book.folder) == parent)) else {
                throw Fault(
                    "output.inbox", "the output lies in an inbox, where it would be read as documents.",
                    remedy: "Name a folder elsewhere with --out.", file: Document.baseName(out), place: "--out", exit: .usage)
            }
            folder = parent
        }
        let memory = ["archive", "store", "decisions", "households", "entries", "logs"].map {
            RealPath.whole("\(state.places.base)/\($0)")
        }
        guard !memory.contains(where: { place == $0 || place.hasPrefix($0 + "/") }) else {
            throw Fault(
                "output.inbox", "the output lies among what the book keeps.", remedy: "Name a folder elsewhere with --out.",
                file: Document.baseName(out), place: "--out", exit: .usage)
        }
    }

    /// Throws `output.other-book` when another book published what is there.
    package func check() throws(Fault) {
        if let inbox = FileReading.bytes(path: place, limit: 1 << 16).map({ String(decoding: $0, as: UTF8.self) }), isBare,
            inbox != RealPath.whole(state.book.folder), Folder.isFolder(inbox + "/inbox")
        {
            throw other
        }
        guard let id = try id(), let there = FileReading.bytes(path: "\(out)/\(OutputOwner.mark)", limit: 4096) else { return }
        let found = String(decoding: there, as: UTF8.self)
        if found == id { return }
        guard try formerIds().contains(found) else { throw other }
    }

    /// Notes that the folder is this book's.
    func take() throws(Fault) {
        if isBare {
            let inbox = RealPath.whole(state.book.folder)
            if FileReading.bytes(path: place, limit: 1 << 16) != Array(inbox.utf8) { try Folder.write(inbox, to: place) }
        }
        guard let id = try id() else { return }
        let path = "\(out)/\(OutputOwner.mark)"
        if FileReading.bytes(path: path, limit: 4096) != Array(id.utf8) { try Folder.write(id, to: path) }
    }

    /// The book has its memory beside its output, which is then the inbox's that it was made from.
    private var isBare: Bool { state.places.base != state.book.folder }

    /// Where a bare inbox is noted: inside the wall, since it names folders.
    private var place: String { state.places.base + "/.from" }

    private var other: Fault {
        Fault(
            "output.other-book", "another book published what is in this folder.",
            remedy: "Name another folder with --out; or, to give this one up, remove it first.", file: Document.baseName(out),
            place: "--out", exit: .usage)
    }

    /// What stands for the book outside the wall: nobody can tell its key from it.
    private func id() throws(Fault) -> String? {
        try state.key().map { OutputOwner.id($0.bytes) }
    }

    private static func id(_ key: [UInt8]) -> String { String(Digest.hmac(Array("till output".utf8), key: key).hex.prefix(32)) }

    /// What stood for it while it had another key.
    private func formerIds() throws(Fault) -> [String] {
        guard let key = try state.key() else { return [] }
        return try FormerKeys(state.places).all(key).map { OutputOwner.id($0.bytes) }
    }
}
