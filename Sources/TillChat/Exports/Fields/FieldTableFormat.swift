import TillRecords
import TillStages

/// Any table with a head that names sender, time and text: CSV with commas, semicolons or tabs.
struct FieldTableFormat: ChatFormat {
    static let name: StaticString = "table"
    let settings: ChatSettings

    /// Certain: a head that names its columns, and a time of day in nearly every row, are no accident.
    func claim(_ head: ChatHead) -> ChatClaim {
        // One more than is looked at: the last one may be cut.
        guard let rows = FieldTableFormat.rows(head.bytes, most: FieldMessages.sample + 1), !rows.isEmpty else { return .none }
        return FieldMessages(rows.count > 1 ? rows.dropLast() : rows, settings) != nil ? .certain : .none
    }

    func read(_ source: ChatSource, into receiver: any ChatReceiver) throws(Fault) {
        let bytes = try source.bytes()
        let rows = FieldTableFormat.rows(WideText.utf8(bytes) ?? bytes) ?? []
        receiver.placeWord = "line"
        guard let messages = FieldMessages(rows, settings) else {
            throw Fault(
                "chat.not-an-export", "its table has no columns of sender, text and time of day in every row.",
                remedy: "Name the columns sender, time and text.", file: source.name, place: "line 1")
        }
        try messages.give(rows, file: source.name, to: receiver)
    }

    /// The rows below the head, the first `most` of them; nil without one.
    static func rows(_ bytes: [UInt8], most: Int = .max - 1) -> [FieldRow]? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
        guard let mark = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].max(by: { a, b in head.count { $0 == a } < head.count { $0 == b } }),
            head.contains(mark)
        else { return nil }
        var cells = cells(bytes, from: start, mark, most: most + 1)
        guard !cells.isEmpty else { return nil }
        let titles = cells.removeFirst().cells
        return cells.map { row in
            var values: [String: String] = [:]
            for (title, cell) in zip(titles, row.cells) where values[title] == nil { values[title] = cell }
            return FieldRow(place: row.line, values: values)
        }
    }

    /// The cells of every row, with the line it starts in; of the first `most` rows.
    private static func cells(_ bytes: [UInt8], from start: Int, _ mark: UInt8, most: Int) -> [(line: Int, cells: [String])] {
        var rows: [(line: Int, cells: [String])] = []
        var (row, cell): ([String], [UInt8]) = ([], [])
        var (at, line, first, isQuoted) = (start, 1, 1, false)
        func endCell() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
        }
        func endRow() {
            endCell()
            if row.count > 1 || !row[0].isEmpty { rows.append((first, row)) }
            row = []
        }
        while at < bytes.count, rows.count < most {
            let byte = bytes[at]
            at += 1
            if byte == 0x0A { line += 1 }
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    if byte != 0x0D { cell.append(byte) }
                } else if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
                    cell.append(byte)
                    at += 1
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
            } else if byte == mark {
                endCell()
            } else if byte == 0x0A {
                endRow()
                first = line
            } else if byte != 0x0D {
                cell.append(byte)
            }
        }
        if !row.isEmpty || !cell.isEmpty { endRow() }
        return rows
    }
}
