/// Where one cell of a row stands in the document: offsets of its content, quotes left out.
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
struct CsvScanner {
    let base: UnsafePointer<UInt8>
    let count: Int
    let delimiter: UInt8
    let quote: UInt8
    /// Offset of the next row.
    var position: Int
    /// Physical line on which the last row read starts, from 1.
    private(set) var line: Int
    private var nextLine: Int
    /// From here on no quoted cell closes: found once, so that hostile quotes cost linear time.
    private var noCloseFrom = Int.max

    private(set) var cells: UnsafeMutablePointer<CsvCell>
    private(set) var width = 0
    private var capacity: Int

    /// Rows wider than this are cut: no bank has so many columns.
    static let mostCells = 1 << 16

    /// `quote` 0 means that nothing is quoted. The scanner owns `cells` until `release()`.
    init(_ bytes: UnsafeRawBufferPointer, delimiter: UInt8, quote: UInt8, from position: Int = 0, line: Int = 1) {
        base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
        count = bytes.count
        self.delimiter = delimiter
        self.quote = quote
        self.position = position
        self.line = line
        nextLine = line
        capacity = 64
        cells = UnsafeMutablePointer<CsvCell>.allocate(capacity: capacity)
    }

    /// Gives the memory of the cells back.
    func release() { cells.deallocate() }

    /// Reads the next row into `cells[0..<width]`; false at the end of the document.
    @inline(__always)
    mutating func next() -> Bool {
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
                    let byte = base[at]
                    if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                    at &+= 1
                }
                start = min(start, at)
                cell = CsvCell(start: start, end: at, escaped: false)
            }
            store(cell)
            guard at < count, base[at] == delimiter else { break }
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
        if base[at] == 0x0A { return at &+ 1 }
        if at &+ 1 < count, base[at &+ 1] == 0x0A { return at &+ 2 }
        if at &+ 2 < count, base[at &+ 1] == 0x0D, base[at &+ 2] == 0x0A { return at &+ 3 }
        return at &+ 1
    }

    /// The first byte inside the quotes when a quoted cell opens at `at` (blanks before the quote allowed).
    @inline(__always)
    private func opening(_ at: Int) -> Int? {
        if base[at] == quote { return at &+ 1 }
        guard base[at] == 0x20 || (base[at] == 0x09 && delimiter != 0x09) else {
            // Spreadsheets protect numbers as ="0123".
            return base[at] == 0x3D && at &+ 1 < count && base[at &+ 1] == quote ? at &+ 2 : nil
        }
        var next = at
        while next < count, base[next] == 0x20 { next &+= 1 }
        return next < count && base[next] == quote ? next &+ 1 : nil
    }

    /// The end of the quoted cell whose content starts at `start`, or nil when it never closes.
    private mutating func closing(_ start: Int) -> (end: Int, after: Int, escaped: Bool)? {
        guard start < noCloseFrom else { return nil }
        var at = start
        var escaped = false
        var lines = 0
        while at < count {
            let byte = base[at]
            if byte == quote {
                var next = at &+ 1
                while next < count, base[next] == 0x20 || (base[next] == 0x09 && delimiter != 0x09) { next &+= 1 }
                if next >= count || base[next] == delimiter || base[next] == 0x0A || base[next] == 0x0D {
                    nextLine &+= lines
                    return (at, next, escaped)
                }
                if base[at &+ 1] == quote {
                    escaped = true
                    at &+= 1
                }
            } else if byte == 0x0A || (byte == 0x0D && (at &+ 1 >= count || base[at &+ 1] != 0x0A)) {
                lines &+= 1
            }
            at &+= 1
        }
        noCloseFrom = start
        return nil
    }

    @inline(__always)
    private mutating func store(_ cell: CsvCell) {
        if width == capacity {
            guard capacity < CsvScanner.mostCells else { return }
            let moved = UnsafeMutablePointer<CsvCell>.allocate(capacity: capacity * 4)
            moved.update(from: cells, count: width)
            cells.deallocate()
            cells = moved
            capacity *= 4
        }
        cells[width] = cell
        width &+= 1
    }

    /// The bytes of a cell without blanks at both ends.
    @inline(__always)
    func trimmed(_ index: Int) -> UnsafeRawBufferPointer {
        let cell = cells[index]
        var start = cell.start
        var end = cell.end
        while start < end, CsvScanner.isBlank(base[start]) { start &+= 1 }
        while end > start, CsvScanner.isBlank(base[end &- 1]) { end &-= 1 }
        return UnsafeRawBufferPointer(start: base + start, count: end &- start)
    }

    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0 }

    /// The content of a cell as a person would read it: trimmed, doubled quotes made one, a lost quote at an end dropped.
    func content(_ index: Int, most: Int = .max) -> [UInt8] {
        let whole = trimmed(index)
        let bytes = whole.count > most ? UnsafeRawBufferPointer(rebasing: whole.prefix(most)) : whole
        guard quote != 0 else { return Array(bytes) }
        if cells[index].escaped {
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
