import Glibc

/// What was made of the last cell seen in a column, for as long as the column repeats it.
struct CellMemo<Value> {
    private(set) var value: Value
    private var start: UnsafeRawPointer?
    private var count = -1

    init(_ value: Value) { self.value = value }

    /// True when `cell` has the bytes of the cell last set; they stay in memory until it is told to forget.
    @inline(__always)
    func holds(_ cell: UnsafeRawBufferPointer) -> Bool {
        guard cell.count == count, let start, let base = cell.baseAddress else { return false }
        return memcmp(start, base, count) == 0
    }

    /// The memory of the cell last set is given up.
    mutating func forget() {
        start = nil
        count = -1
    }

    mutating func set(_ cell: UnsafeRawBufferPointer, _ value: Value) {
        self.value = value
        start = cell.baseAddress
        count = cell.count
    }
}
