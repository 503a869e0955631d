import Glibc
import TillStages
import TillStore

/// What a book remembers from run to run, opened for one command.
struct BookState {
    let book: Book
    let places: StorePlaces
    let archive: Archive
    let readings: Readings
    let journal: DecisionJournal

    /// A book made by `till init` keeps its memory in itself; a bare folder of documents has it beside the output.
    init(book: String, out: String) {
        self.book = Book(folder: book)
        places = StorePlaces(base: BookState.isBook(book) ? book : out + "/book")
        archive = Archive(places)
        readings = Readings(places)
        journal = DecisionJournal(places)
    }

    /// Whether the folder was made by `till init`, or restored without its key.
    static func isBook(_ folder: String) -> Bool { access(folder + "/key", F_OK) == 0 || access(folder + "/archive", F_OK) == 0 }

    /// Whether there is anything of a book.
    var isThere: Bool { Folder.isFolder(book.folder + "/inbox") || BookState.isBook(book.folder) || Folder.exists(places.database) }

    func database() throws(Fault) -> StoreDatabase { try StoreDatabase(places) }

    /// The database for commands that only look: nothing of it is made or changed.
    func databaseToRead() throws(Fault) -> StoreDatabase { try StoreDatabase(lookingAt: places) }
}
