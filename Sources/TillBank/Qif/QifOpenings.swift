import TillRecords
import TillStages

/// Records of QIF accounts that state the balance an account begins with: transfers of an account to itself, on its first day.
///
/// Programs write them as `L[Name of the account]`, whatever their text is. Where no section names the account, the first record is one
/// whose text says it.
struct QifOpenings {
    /// Lines on which they begin.
    private(set) var lines: Set<Int> = []

    /// A record that may be one.
    private struct Candidate {
        var line: Int
        var day: Day
    }

    init() {}

    /// - Parameter isOpening: whether a text says that it is an opening balance.
    init(_ bytes: ByteView, _ order: DateOrder, isOpening: (ByteView) throws(Fault) -> Bool) throws(Fault) {
        var records = QifRecords(bytes)
        var first: Day?
        var found: Candidate?
        var account: [UInt8]?
        var isFirst = true
        func close(_ lines: inout Set<Int>) {
            if let found, first.map({ found.day <= $0 }) ?? true { lines.insert(found.line) }
        }
        while let record = records.next() {
            let name = Array(record.account)
            if record.section != .money || name != account {
                close(&lines)
                (first, found, isFirst) = (nil, nil, true)
                account = record.section == .money ? name : nil
            }
            guard record.section == .money, let day = QifDate.parts(record.date)?.day(order) else { continue }
            defer { isFirst = false }
            let other = QifReading.account(in: record.category)
            if !other.isEmpty, !name.isEmpty, other.elementsEqual(name) {
                if found.map({ day < $0.day }) ?? true { found = Candidate(line: record.line, day: day) }
            } else if isFirst, name.isEmpty, try isOpening(record.payee) {
                found = Candidate(line: record.line, day: day)
            } else {
                first = min(first ?? day, day)
            }
        }
        close(&lines)
    }
}
