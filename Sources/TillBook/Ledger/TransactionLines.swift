import Glibc
import TillRecords
import TillRun
import TillStages

/// The lines of a published stream that tell of transactions, without those of observations, which stand before them and are as many.
struct TransactionLines {
    private let path: String
    /// Where a line begins that stands before all transactions; 0 where nobody knows.
    private var start = 0
    /// How many transactions the stream says it has; nil where it does not.
    private var count: Int?

    private static let mark = Array(#"{"type":"transaction""#.utf8)
    /// How the lines begin that Till writes.
    static let typed = Array(#"{"type":""#.utf8)
    /// Kinds of records that stand before transactions in the order that `till-dedupe` writes.
    private static let before = ["stream", "decision", "note", "reject", "balance", "trade", "message", "observation"].map {
        Array("\"\($0)\"".utf8)
    }
    /// What is read to see one line's kind.
    private static let piece = 1 << 14

    init(path: String) {
        self.path = path
        let size = Folder.size(path)
        guard size > TransactionLines.piece * 4, let count = TransactionLines.count(path, size) else { return }
        self.count = count
        var (low, high) = (0, size)
        while high - low > TransactionLines.piece * 2 {
            let middle = low + (high - low) / 2
            guard let line = TransactionLines.line(path, after: middle, size) else { return }
            if line.isBefore { low = line.start } else { high = middle }
        }
        start = low
    }

    /// Gives each line; of those that another program wrote with the type elsewhere, too.
    func each(_ body: (ByteView) -> Void) {
        var seen = 0
        func take(_ line: ByteView) {
            let isOurs = line.begins(with: TransactionLines.mark)
            if isOurs { seen += 1 }
            if isOurs || !line.begins(with: TransactionLines.typed) { body(line) }
        }
        _ = FileReading.eachLine(path: path, from: start, take)
        // Not all stood where ours stand: the others are before.
        if start > 0, seen != count { _ = FileReading.eachLine(path: path, to: start, take) }
    }

    /// What the stream's last record says.
    private static func count(_ path: String, _ size: Int) -> Int? {
        let length = min(size, piece)
        guard var tail = FileReading.bytes(path: path, from: size - length, count: length), tail.popLast() == 0x0A,
            let last = tail.lastIndex(of: 0x0A), let text = String(validating: tail[(last + 1)...], as: UTF8.self),
            let end = try? Record(checking: text), end.equals(.type, .end)
        else { return nil }
        return end.object(.records)?.integer(.transaction)
    }

    /// The first line that begins behind a byte, and whether it stands before transactions.
    private static func line(_ path: String, after place: Int, _ size: Int) -> (start: Int, isBefore: Bool)? {
        guard let bytes = FileReading.bytes(path: path, from: place, count: min(piece, size - place)),
            let end = bytes.firstIndex(of: 0x0A), end + 40 < bytes.count, bytes[(end + 1)...].starts(with: typed)
        else { return nil }
        let kind = bytes[(end + typed.count)...]
        return (place + end + 1, before.contains { kind.starts(with: $0) })
    }
}
