import TillRecords

/// Where one cell of a row stands: offsets from `base` of its content, quotes left out.
struct CsvCell {
    var start: Int
    var end: Int
    /// True when the content holds doubled quotes that stand for one.
    var escaped: Bool
}

/// Splits a document into rows and cells in one pass over its bytes, without copying any of them.
///
/// A quote opens a quoted cell only at the start of a cell and closes it only before a delimiter or the end of a row, so
/// stray quotes inside a cell stay text. LF, CRLF, CR and CRCRLF end a row.
///
/// Of a document in a file it sees a window that moves on; the cells of a row are there until the next one is read.
@safe struct CsvScanner {
    private(set) var base: UnsafePointer<UInt8>
    /// Bytes from `base` on that are there.
    private(set) var count: Int
    let delimiter: UInt8
    let quote: UInt8
    /// Offset of the next row.
    private(set) var position: Int
    private let window: CsvWindow?
    /// A row that ends further on may have been cut by the end of the window, and is read again when the window has moved.
    private var lastWhole = Int.max
    /// The window moved since this was last set to false: rows before are gone.
    var hasMoved = false
    /// Physical line on which the last row read starts, from 1.
    private(set) var line: Int
    private var nextLine: Int
    /// From here on no quoted cell closes: found once, so that hostile quotes cost linear time.
    private var noCloseFrom = Int.max

    private(set) var cells: UnsafeMutablePointer<CsvCell>
    private(set) var width = 0
    private var capacity: Int

    /// For `lastWhole`: whatever comes, the row is read again.
    private static let again = -1

    /// Rows wider than this are cut: no bank has so many columns.
    static let mostCells = 1 << 16

    /// `quote` 0 means that nothing is quoted. The scanner owns `cells` until `release()`.
    init(_ body: CsvBody, delimiter: UInt8, quote: UInt8, from position: Int = 0, line: Int = 1) {
        unsafe base = CsvScanner.start(body.head)
        count = body.head.count
        self.delimiter = delimiter
        self.quote = quote
        self.position = position
        self.line = line
        nextLine = line
        capacity = 64
        unsafe cells = UnsafeMutablePointer<CsvCell>.allocate(capacity: capacity)
        window = body.window(from: position)
        if window != nil { moveWindow(to: 0) }
    }

    private static func start(_ bytes: ByteView) -> UnsafePointer<UInt8> {
        unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
    }

    /// Gives the memory of the cells back.
    func release() { unsafe cells.deallocate() }

    /// No row follows.
    var isAtEnd: Bool { position >= count && lastWhole == Int.max }

    /// The row read last is the document's last one, and no line end stands behind it.
    var isUnended: Bool {
        guard position >= count, count > 0, lastWhole == Int.max else { return false }
        return unsafe base[count &- 1] != 0x0A && base[count &- 1] != 0x0D
    }

    /// Reads the next row into `cells[0..<width]`; false at the end of the document.
    @inline(__always)
    mutating func next() -> Bool {
        let (row, rowLine) = (position, nextLine)
        let found = scanRow()
        return position <= lastWhole ? found : scanAgain(row, rowLine)
    }

    /// Reads a row that the end of the window may have cut: with the row at the beginning of the window, as often as it takes.
    @inline(never)
    private mutating func scanAgain(_ start: Int, _ startLine: Int) -> Bool {
        moveWindow(to: start)
        nextLine = startLine
        while true {
            let found = scanRow()
            if position <= lastWhole { return found }
            moveWindow(to: 0)
            nextLine = startLine
        }
    }

    /// The window begins with what was at `start` in it; the next row is there.
    private mutating func moveWindow(to start: Int) {
        guard let window else { return }
        window.move(to: start)
        unsafe base = CsvScanner.start(window.bytes)
        count = window.bytes.count
        position = 0
        // The end of a row is told by up to two bytes behind it.
        lastWhole = window.isLast ? Int.max : max(count - 2, 0)
        hasMoved = true
    }

    @inline(__always)
    private mutating func scanRow() -> Bool {
        var at = position
        guard at < count else { return false }
        width = 0
        line = nextLine
        while true {
            var start = at
            let cell: CsvCell
            if quote != 0, at < count, let opened = opening(at), let closed = closing(opened) {
                cell = CsvCell(start: opened, end: closed.end, escaped: closed.escaped)
                at = closed.after
            } else {
                while at < count {
                    let byte = unsafe base[at]
                    if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                    at &+= 1
                }
                start = min(start, at)
                cell = CsvCell(start: start, end: at, escaped: false)
            }
            store(cell)
            guard at < count, unsafe base[at] == delimiter else { break }
            at &+= 1
        }
        position = rowEnd(at)
        return true
    }

    /// Past the line end at `at`.
    @inline(__always)
    private mutating func rowEnd(_ at: Int) -> Int {
        guard at < count else { return at }
        nextLine &+= 1
        if unsafe base[at] == 0x0A { return at &+ 1 }
        if at &+ 1 < count, unsafe base[at &+ 1] == 0x0A { return at &+ 2 }
        if at &+ 2 < count, unsafe base[at &+ 1] == 0x0D, unsafe base[at &+ 2] == 0x0A { return at &+ 3 }
        return at &+ 1
    }

    /// The first byte inside the quotes when a quoted cell opens at `at` (blanks before the quote allowed).
    @inline(__always)
    private func opening(_ at: Int) -> Int? {
        if unsafe base[at] == quote { return at &+ 1 }
        guard unsafe base[at] == 0x20 || (base[at] == 0x09 && delimiter != 0x09) else {
            // Spreadsheets protect numbers as ="0123".
            return unsafe base[at] == 0x3D && at &+ 1 < count && base[at &+ 1] == quote ? at &+ 2 : nil
        }
        var next = at
        while next < count, unsafe base[next] == 0x20 { next &+= 1 }
        return unsafe next < count && base[next] == quote ? next &+ 1 : nil
    }

    /// The end of the quoted cell whose content starts at `start`, or nil when it never closes.
    private mutating func closing(_ start: Int) -> (end: Int, after: Int, escaped: Bool)? {
        // Of a row that is read again anyway no more is asked.
        guard start < noCloseFrom, lastWhole != CsvScanner.again else { return nil }
        var at = start
        var escaped = false
        var lines = 0
        while at < count {
            let byte = unsafe base[at]
            if byte == quote {
                var next = at &+ 1
                while next < count, unsafe base[next] == 0x20 || (base[next] == 0x09 && delimiter != 0x09) { next &+= 1 }
                if unsafe next >= count || base[next] == delimiter || base[next] == 0x0A || base[next] == 0x0D {
                    nextLine &+= lines
                    return (at, next, escaped)
                }
                if unsafe base[at &+ 1] == quote {
                    escaped = true
                    at &+= 1
                }
            } else if unsafe byte == 0x0A || (byte == 0x0D && (at &+ 1 >= count || base[at &+ 1] != 0x0A)) {
                lines &+= 1
            }
            at &+= 1
        }
        if lastWhole == Int.max { noCloseFrom = start } else { lastWhole = CsvScanner.again }
        return nil
    }

    @inline(__always)
    private mutating func store(_ cell: CsvCell) {
        if width == capacity {
            guard capacity < CsvScanner.mostCells else { return }
            let moved = UnsafeMutablePointer<CsvCell>.allocate(capacity: capacity * 4)
            unsafe moved.update(from: cells, count: width)
            unsafe cells.deallocate()
            unsafe cells = moved
            capacity *= 4
        }
        unsafe cells[width] = cell
        width &+= 1
    }

    /// The bytes of a cell without blanks at both ends.
    @inline(__always)
    func trimmed(_ index: Int) -> ByteView {
        let cell = unsafe cells[index]
        var start = cell.start
        var end = cell.end
        while start < end, unsafe CsvScanner.isBlank(base[start]) { start &+= 1 }
        while end > start, unsafe CsvScanner.isBlank(base[end &- 1]) { end &-= 1 }
        return unsafe ByteView(start: base + start, count: end &- start)
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0 }

    /// The content of a cell as a person would read it: trimmed, doubled quotes made one, a lost quote at an end dropped.
    func content(_ index: Int, most: Int = .max) -> [UInt8] {
        let whole = trimmed(index)
        let bytes = whole.count > most ? ByteView(rebasing: whole.prefix(most)) : whole
        guard quote != 0 else { return Array(bytes) }
        if unsafe cells[index].escaped {
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count)
            var at = 0
            while at < bytes.count {
                out.append(bytes[at])
                at += bytes[at] == quote && at + 1 < bytes.count && bytes[at + 1] == quote ? 2 : 1
            }
            return out
        }
        if bytes.count > 1, bytes[bytes.count - 1] == quote, !bytes.dropLast().contains(quote) { return Array(bytes.dropLast()) }
        return Array(bytes)
    }
}
