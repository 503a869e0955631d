import Glibc
import TillRecords

/// What was made of the last cell seen in a column, for as long as the column repeats it.
struct CellMemo<Value> {
    private(set) var value: Value
    private var cell: ByteView?

    init(_ value: Value) { self.value = value }

    /// True when `cell` has the bytes of the cell last set; they stay in memory until it is told to forget.
    @inline(__always)
    func holds(_ cell: ByteView) -> Bool {
        self.cell.map { $0.equals(cell) } ?? false
    }

    /// The memory of the cell last set is given up.
    mutating func forget() {
        cell = nil
    }

    mutating func set(_ cell: ByteView, _ value: Value) {
        self.value = value
        self.cell = cell
    }
}
