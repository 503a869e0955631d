import TillRecords
import TillStages

/// Where the text of a table lies: in memory, or in a file that is read window by window.
struct CsvBody {
    /// The text; of a file its beginning, long enough for what is decided from the head of a table.
    let head: ByteView
    /// Bytes of the whole text.
    let count: Int
    private let file: PartwiseFile?
    /// Where the text begins in the file.
    private let start: Int
    private let windowSize: Int

    /// Bytes of a file that `head` needs at least.
    static let headBytes = 1 << 19

    init(_ text: ByteView) {
        head = text
        count = text.count
        file = nil
        start = 0
        windowSize = 0
    }

    /// - Parameter head: the first bytes of the text, which begins at `start` in the file.
    init(_ file: PartwiseFile, from start: Int, head: ByteView, windowSize: Int = CsvWindow.usualSize) {
        self.head = head
        count = max(0, file.size - start)
        self.file = file
        self.start = start
        self.windowSize = windowSize
    }

    /// A window that moves through it; nil where it is all in memory.
    func window(from position: Int) -> CsvWindow? { file.map { CsvWindow($0, from: start + position, size: windowSize) } }
}
