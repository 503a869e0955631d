import TillFigures
import TillRecords
import TillStages

/// What people noted of their days: `mood.csv` of a book (date, value, and where wanted household and note), and tags such as `mood:4` of
/// transactions, which a chat gives them.
public struct DayNotes: Sendable {
    /// One number of one day.
    private struct Noted: Sendable {
        let household: String
        let note: String
        let day: Day
        let value: Double
    }

    private var noted: [Noted] = []

    static let none = DayNotes()

    private init() {}

    /// Reads a file. Throws a fault that names the line: a day or a number that is none, an unknown column.
    public init(path: String) throws(Fault) {
        switch FileReading.read(path: path, limit: 1 << 22) {
        case .failure(let trouble): throw trouble.fault(file: Document.baseName(path))
        case .success(let bytes): try self.init(bytes, file: Document.baseName(path))
        }
    }

    init(_ bytes: [UInt8], file: String) throws(Fault) {
        let table = WrittenTable(code: "findings.notes", file: file)
        guard var rows = DelimitedRows(bytes) else {
            throw table.fault("the file of notes is empty.", "Start it with the header date,value.", line: 1)
        }
        try rows.check(["date", "value", "note", "household"], needed: ["date", "value"], table)
        while let row = rows.next() {
            func cell(_ name: String) -> String { String(decoding: row.cell(rows.column(name)), as: UTF8.self) }
            guard let day = Day(cell("date")) else {
                throw table.fault("\(cell("date").prefix(40)) is no day.", "Write it as 2025-03-14.", line: row.line)
            }
            guard let value = DayNotes.number(cell("value")) else {
                throw table.fault("\(cell("value").prefix(40)) is no number.", "Write one with a point, such as 4 or 7.5.", line: row.line)
            }
            let note = DayNotes.name(cell("note").isEmpty ? "mood" : cell("note"))
            noted.append(Noted(household: cell("household"), note: note, day: day, value: value))
        }
    }

    private static func number(_ text: String) -> Double? {
        Amount(text).map { Double($0.units) / Double(Amount.powers[Int($0.decimals)]) }
    }

    private static func name(_ text: String) -> String { String(text.lowercased().prefix(24)) }

    /// By note and day, the mean of what was noted.
    func byNote(of ledger: HouseholdLedger) -> [String: [Day: Double]] {
        var sums: [String: [Day: (sum: Double, count: Int)]] = [:]
        func add(_ note: String, _ day: Day, _ value: Double) {
            let old = sums[note]?[day] ?? (0, 0)
            sums[note, default: [:]][day] = (old.sum + value, old.count + 1)
        }
        for one in noted where one.household.isEmpty || one.household == ledger.household { add(one.note, one.day, one.value) }
        for row in ledger.transactions {
            for tag in row.tags {
                let parts = tag.split(separator: ":", omittingEmptySubsequences: false)
                guard parts.count == 2, !parts[0].isEmpty, let value = DayNotes.number(String(parts[1])) else { continue }
                add(DayNotes.name(String(parts[0])), row.day, value)
            }
        }
        return sums.mapValues { $0.mapValues { $0.sum / Double($0.count) } }
    }
}
