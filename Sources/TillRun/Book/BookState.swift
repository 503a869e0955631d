import Glibc
import TillStages
import TillStore

/// What a book remembers from run to run, opened for one command.
package struct BookState {
    package let book: Book
    package let places: StorePlaces
    package let archive: Archive
    package let readings: Readings
    package let journal: DecisionJournal
    package let seals: BookSeals
    package let register: DocumentRegister
    /// Where runs are published, when nobody names another place.
    package let out: String
    /// Folders in which runs are published.
    package let outputs: [String]

    /// A book made by `till init` keeps its memory in itself; a bare folder of documents has it beside the output.
    package init(book: String, out: String) {
        self.book = Book(folder: book)
        places = StorePlaces(base: BookState.isBook(book) ? book : out + "/book")
        archive = Archive(places)
        readings = Readings(places)
        outputs = BookState.outputs(out)
        self.out = out
        journal = DecisionJournal(places, outputs: outputs)
        seals = BookSeals(places, outputs: outputs)
        register = DocumentRegister(places)
        // Where that cannot be written, the commands say what does not fit.
        try? KeyRotation.finish(places)
    }

    /// Whether the folder was made by `till init`, or restored without its key.
    package static func isBook(_ folder: String) -> Bool {
        unsafe access(folder + "/key", F_OK) == 0 || access(folder + "/archive", F_OK) == 0
    }

    /// Whether there is anything of a book.
    package var isThere: Bool { Folder.isFolder(book.folder + "/inbox") || BookState.isBook(book.folder) || Folder.exists(places.database) }

    /// Folders of runs: plans may publish beside one another.
    private static func outputs(_ out: String) -> [String] {
        [out] + (Folder.names(out) ?? []).map { "\(out)/\($0)" }.filter { Folder.isFolder("\($0)/runs") }
    }

    /// The book's own key; nil where it has none. Throws when it is there and cannot be used.
    package func key() throws(Fault) -> BookKey? { try Folder.exists(places.key) ? BookKey(path: places.key) : nil }

    /// The file of the key that this book's names are published with, where nobody names another. An inbox without a book gets one
    /// beside its output; a book that was restored without its key gets none: another one would name everything anew.
    func keyFile() throws(Fault) -> String {
        if makesKey { try BookKey.make(at: places.key) }
        return places.key
    }

    /// Whether a run makes the key.
    var makesKey: Bool { !Folder.exists(places.key) && !BookState.isBook(book.folder) && !Folder.exists(places.journal) }

    package func database() throws(Fault) -> StoreDatabase { try StoreDatabase(places) }

    /// The database for commands that only look: nothing of it is made or changed.
    package func databaseToRead() throws(Fault) -> StoreDatabase { try StoreDatabase(lookingAt: places) }
}
