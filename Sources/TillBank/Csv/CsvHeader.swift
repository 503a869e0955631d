/// Where the table of a document begins: the preamble, the row that names the columns, the rows of data.
struct CsvHeader {
    /// Index in the sample of the row that names the columns; nil when there is none.
    var index: Int?
    /// What each column's title says.
    var readings: [HeaderWords.Reading?] = []
    var titles: [[UInt8]] = []
    /// Rows before the table.
    var preamble: [CsvSampleRow] = []
    /// Rows of the table that hold a date and a number.
    var data: [CsvSampleRow] = []
    /// Rows behind the header, data or not.
    var body: [CsvSampleRow] = []

    private static let searched = 80
    private static let needed: Set<ColumnRole> = [.date, .booked, .value, .amount, .debit, .credit, .balance]

    /// - Parameter line: where the titles stand, when a person says so; 0 for nowhere.
    init(_ sample: CsvSample, _ knowledge: CsvKnowledge, line: Int? = nil) {
        var best = (score: 0, index: -1)
        if let line { best.index = sample.rows.firstIndex { $0.line == line } ?? -1 }
        for (index, row) in sample.rows.prefix(CsvHeader.searched).enumerated() where line == nil && row.filled >= 2 {
            let score = CsvHeader.score(row, knowledge)
            if score > best.score { best = (score, index) }
        }
        if line == nil, best.index < 0, let unnamed = CsvHeader.unknownTitles(sample) { best = (1, unnamed) }
        if best.index >= 0 {
            index = best.index
            titles = sample.rows[best.index].cells
            readings = titles.prefix(400).map { knowledge.headers.read($0) }
            preamble = Array(sample.rows[..<best.index])
            body = Array(sample.rows[(best.index + 1)...])
            data = body.filter { $0.kind.isData }
        } else {
            let first = CsvHeader.firstOfTable(sample)
            preamble = Array(sample.rows[..<first])
            body = Array(sample.rows[first...])
            data = body.filter { $0.kind.isData }
        }
    }

    /// The first row of a table without titles. Up to three rows of data above it are about the account, when each has its first day
    /// in another column than all rows behind them.
    private static func firstOfTable(_ sample: CsvSample) -> Int {
        let data = sample.rows.indices.filter { sample.rows[$0].kind.isData }
        guard let last = data.last, let usual = sample.rows[last].kind.firstDate else { return data.first ?? sample.rows.count }
        let own = data.prefix { sample.rows[$0].kind.firstDate != usual }
        let rest = data.dropFirst(own.count)
        guard (1...3).contains(own.count), rest.count >= 2, rest.allSatisfy({ sample.rows[$0].kind.firstDate == usual }) else {
            return data.first ?? sample.rows.count
        }
        return rest[rest.startIndex]
    }

    /// Distinct roles that the row's words name; 0 unless a day or money is among them, or when it holds data.
    private static func score(_ row: CsvSampleRow, _ knowledge: CsvKnowledge) -> Int {
        let kind = row.kind
        guard kind.dates == 0, kind.numbers * 4 <= kind.filled else { return 0 }
        var roles: Set<ColumnRole> = []
        var known = 0
        var long = 0
        for cell in row.cells.prefix(400) where !cell.isEmpty {
            if cell.count > 60 { long += 1 }
            guard cell.count <= 100, let reading = knowledge.headers.read(cell), let role = reading.roles.first else { continue }
            known += reading.strength
            roles.insert(role)
        }
        guard roles.count >= 2, !roles.isDisjoint(with: needed), long * 4 <= kind.filled else { return 0 }
        let days: Set<ColumnRole> = [.date, .booked, .value]
        let money = needed.subtracting(days)
        let whole = !roles.isDisjoint(with: days) && !roles.isDisjoint(with: money)
        return (whole ? 1000 : 0) + known * 10 / max(kind.filled, 1) + known
    }

    /// A row of words right above the first row of data, as wide as it: titles in a language that is not known.
    private static func unknownTitles(_ sample: CsvSample) -> Int? {
        guard let first = sample.rows.firstIndex(where: { $0.kind.isData }), first > 0 else { return nil }
        let above = sample.rows[first - 1]
        let row = sample.rows[first]
        guard above.cells.count == row.cells.count, above.kind.dates == 0, above.kind.numbers == 0 else { return nil }
        return above.filled * 2 > row.cells.count && Set(above.cells).count == above.cells.count ? first - 1 : nil
    }
}
