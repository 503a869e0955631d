import Glibc
import TillStages
import TillStore

/// Where the last run of a book published, noted in its store, so that commands find it without being told.
///
/// Plans with a folder of their own beside the others' are not noted: what commands ask is what the nightly plan publishes. A bare
/// inbox has its store beside its output, and so nothing to find it by.
package struct LastOutput {
    private let book: String
    private let path: String

    package init(book: String) {
        self.book = book
        path = StorePlaces(base: book).published
    }

    /// The folder that was noted; nil where no run noted one.
    package var folder: String? {
        guard BookState.isBook(book), let bytes = FileReading.bytes(path: path, limit: 1 << 16), !bytes.isEmpty else { return nil }
        let noted = String(decoding: bytes, as: UTF8.self)
        return noted.hasPrefix("/") ? noted : "\(book)/\(noted)"
    }

    /// Throws `output.gone` when there is nothing published any more where the last run did.
    ///
    /// - Parameter again: the options that name the book, for the command that is shown.
    package func check(again: String) throws(Fault) {
        guard let folder, !Folder.exists(folder + "/current") else { return }
        let named = folder == book + "/output" ? "" : " --out \(ShellLine.quoted(folder))"
        throw Fault(
            "output.gone", "the last run published in \(folder), and nothing is there now.",
            remedy: "If it was moved, name where it is: --out DIR. If it was deleted, make it anew: till run nightly\(again)\(named)",
            file: Document.baseName(folder), exit: .missingInput)
    }

    /// Notes where a run published. A folder in the book is noted from the book, so that both may move together.
    func note(_ out: String) throws(Fault) {
        guard BookState.isBook(book) else { return }
        let (root, whole) = (RealPath.whole(book), RealPath.whole(out))
        let noted = whole.hasPrefix(root + "/") ? String(whole.dropFirst(root.utf8.count + 1)) : whole
        guard FileReading.bytes(path: path, limit: 1 << 16) != Array(noted.utf8) else { return }
        try Folder.replace(path, with: Array(noted.utf8))
    }
}
