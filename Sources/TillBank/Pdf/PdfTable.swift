/// The lines of a statement as a table: columns are where its days and sums stand, and the texts between them.
struct PdfTable {
    /// What a line without a day and with a sum may be.
    enum Undated: CaseIterable {
        /// Something beside the movements.
        case aside
        /// A movement of the day above.
        case inherits
    }

    private struct Column {
        var left: Int
        var right: Int
        var isDay: Bool
    }

    private(set) var laid = LaidTable()
    /// How many rows have a day and a sum.
    private(set) var count = 0
    /// Sums that stand beside the movements: balances, totals.
    private(set) var stated: [[UInt8]] = []

    private var columns: [Column] = []
    private let undated: Undated

    // MARK: the row that is put together

    private var cells: [[UInt8]] = []
    private var hasSum = false
    /// The last line that belongs to the row.
    private var last: PdfRow?
    private var day: [(column: Int, text: [UInt8])] = []

    /// Nil where two lines or more have no day and sum in columns of their own.
    init?(_ rows: [PdfRow], undated: Undated) {
        self.undated = undated
        let dated = rows.filter { row in row.phrases.first { $0.kind != .text }.map { $0.kind != .money } ?? false && PdfTable.sums(row) > 0 }
        guard dated.count >= 2 else { return nil }
        columns = PdfTable.columns(dated)
        guard columns.contains(where: \.isDay), columns.contains(where: { !$0.isDay }) else { return nil }
        guard let first = rows.firstIndex(where: { isMovement($0) }) else { return nil }
        let titles = titleRows(rows, before: first)
        lay(rows, titles)
        guard count >= 2 else { return nil }
    }

    /// Sums of a row behind its first day.
    private static func sums(_ row: PdfRow) -> Int {
        guard let first = row.phrases.firstIndex(where: { $0.kind == .day || $0.kind == .dayOrMoney }) else { return 0 }
        return row.phrases[(first + 1)...].count { $0.kind == .money || $0.kind == .dayOrMoney }
    }

    /// Days and sums above each other stand in one column.
    private static func columns(_ rows: [PdfRow]) -> [Column] {
        var found: [(left: Int, right: Int, days: Int, sums: Int)] = []
        for phrase in rows.flatMap(\.phrases).filter({ $0.kind != .text }).sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            if found.isEmpty || phrase.left >= found[found.count - 1].right { found.append((phrase.left, phrase.right, 0, 0)) }
            let at = found.count - 1
            found[at].right = max(found[at].right, phrase.right)
            if phrase.kind != .money { found[at].days += 1 }
            if phrase.kind != .day { found[at].sums += 1 }
        }
        return found.map { Column(left: $0.left, right: $0.right, isDay: $0.days >= $0.sums) }
    }

    /// The column of days or sums in which a phrase stands.
    private func column(_ phrase: PdfRow.Phrase) -> Int? {
        guard phrase.kind != .text else { return nil }
        return columns.firstIndex { column in
            phrase.left < column.right && phrase.right > column.left && (column.isDay ? phrase.kind != .money : phrase.kind != .day)
        }
    }

    /// Where a phrase stands among all columns, texts between those of days and sums.
    private func place(_ phrase: PdfRow.Phrase) -> Int {
        if let column = column(phrase) { return column * 2 + 1 }
        return columns.count { $0.left < phrase.left } * 2
    }

    private func isMovement(_ row: PdfRow) -> Bool {
        let found = row.phrases.compactMap { column($0) }
        return found.contains { columns[$0].isDay } && found.contains { !columns[$0].isDay }
    }

    // MARK: titles

    /// The lines of titles above the first movement: the nearest with words over two columns, and what lies close below it.
    private func titleRows(_ rows: [PdfRow], before first: Int) -> ClosedRange<Int>? {
        for at in stride(from: first - 1, through: 0, by: -1) {
            let row = rows[at]
            guard row.page == rows[first].page else { return nil }
            let isPlain = row.phrases.allSatisfy { $0.kind == .text }
            guard isPlain, row.phrases.count >= 2, Set(row.phrases.map { titlePlace($0) }).count >= 2 else { continue }
            var end = at
            while end + 1 < first, rows[end + 1].top - rows[end].bottom < rows[end].height / 2,
                rows[end + 1].phrases.allSatisfy({ $0.kind == .text })
            {
                end += 1
            }
            var start = at
            while start > 0, rows[start].top - rows[start - 1].bottom < rows[start].height / 4, rows[start - 1].page == row.page,
                rows[start - 1].phrases.count >= 2, rows[start - 1].phrases.allSatisfy({ $0.kind == .text })
            {
                start -= 1
            }
            return start...end
        }
        return nil
    }

    /// The column that a title stands over: that of days or sums which it covers, else the texts that begin beneath.
    private func titlePlace(_ phrase: PdfRow.Phrase) -> Int {
        func overlap(_ column: Column) -> Int { min(phrase.right, column.right) - max(phrase.left, column.left) }
        let best = columns.indices.max { overlap(columns[$0]) < overlap(columns[$1]) } ?? 0
        if overlap(columns[best]) > 0 { return best * 2 + 1 }
        return columns.count { $0.left < phrase.left } * 2
    }

    // MARK: laying out

    private mutating func lay(_ rows: [PdfRow], _ titles: ClosedRange<Int>?) {
        let repeated = PdfTable.repeated(rows)
        let titleWords = titles.map { rows[$0].map(\.words) } ?? []
        for (index, row) in rows.enumerated() {
            if let titles, titles.contains(index) {
                if index == titles.upperBound { layTitles(rows[titles]) }
                continue
            }
            // Titles and what stands on every page are the same again.
            if titleWords.contains(row.words) || repeated.contains(row.words) && rows[..<index].contains(where: { $0.words == row.words }) {
                continue
            }
            take(row)
        }
        close()
    }

    /// Lines without a day that stand on several pages.
    private static func repeated(_ rows: [PdfRow]) -> Set<[[UInt8]]> {
        var pages: [[[UInt8]]: Set<Int>] = [:]
        for row in rows where !row.phrases.contains(where: { $0.kind != .text }) { pages[row.words, default: []].insert(row.page) }
        return Set(pages.filter { $0.value.count > 1 }.keys)
    }

    private mutating func layTitles(_ rows: ArraySlice<PdfRow>) {
        close()
        var cells = [[UInt8]](repeating: [], count: columns.count * 2 + 1)
        for phrase in rows.flatMap(\.phrases) { PdfTable.add(phrase.text, to: &cells[titlePlace(phrase)]) }
        laid.add(cells)
    }

    private static func add(_ text: [UInt8], to cell: inout [UInt8]) { cell += cell.isEmpty ? text : [0x20] + text }

    private mutating func take(_ row: PdfRow) {
        let places = row.phrases.map { place($0) }
        let days = zip(row.phrases, places).filter { $1 % 2 == 1 && columns[$1 / 2].isDay }
        let sums = zip(row.phrases, places).filter { $1 % 2 == 1 && !columns[$1 / 2].isDay }
        if !days.isEmpty {
            close()
            day = days.map { ($1, $0.text) }
            begin(row, places, hasSum: !sums.isEmpty)
        } else if !sums.isEmpty {
            takeUndated(row, places, sums.map { $1 })
        } else if isContinuation(row) {
            for (phrase, place) in zip(row.phrases, places) { PdfTable.add(phrase.text, to: &cells[place % 2 == 0 ? place : place - 1]) }
            last = row
        } else {
            close()
            stated += row.phrases.filter { $0.kind == .money || $0.kind == .dayOrMoney }.map(\.text)
            laid.add(row.phrases.map(\.text))
        }
    }

    private mutating func begin(_ row: PdfRow, _ places: [Int], hasSum: Bool) {
        cells = [[UInt8]](repeating: [], count: columns.count * 2 + 1)
        for (phrase, place) in zip(row.phrases, places) { PdfTable.add(phrase.text, to: &cells[place]) }
        self.hasSum = hasSum
        last = row
    }

    /// A sum without a day: the end of a row whose day stands above, a movement of that day, or something else.
    private mutating func takeUndated(_ row: PdfRow, _ places: [Int], _ sums: [Int]) {
        if !cells.isEmpty, !hasSum, isNear(row) {
            for (phrase, place) in zip(row.phrases, places) { PdfTable.add(phrase.text, to: &cells[place]) }
            hasSum = true
            last = row
            return
        }
        close()
        let sumColumns = columns.indices.filter { !columns[$0].isDay }
        let isMovement = sumColumns.count == 1 || sums.contains { $0 != (sumColumns.last ?? 0) * 2 + 1 }
        if undated == .inherits, isMovement, !day.isEmpty, count > 0 {
            begin(row, places, hasSum: true)
            for (column, text) in day { cells[column] = text }
            return
        }
        stated += zip(row.phrases, places).filter { $1 % 2 == 1 }.map { $0.0.text }
        begin(row, places, hasSum: false)
        laid.add(cells)
        cells = []
        last = nil
    }

    /// A line of text close beneath its row, between the columns where texts stand.
    private func isContinuation(_ row: PdfRow) -> Bool {
        guard !cells.isEmpty, isNear(row), let last else { return false }
        let texts = last.phrases.filter { column($0) == nil }
        let left = texts.map(\.left).min() ?? 0
        return row.phrases.allSatisfy { $0.left + $0.right > 0 && $0.left >= left - row.height && place($0) % 2 == 0 }
            && !texts.isEmpty
    }

    private func isNear(_ row: PdfRow) -> Bool {
        guard let last, last.page == row.page else { return false }
        return row.top - last.bottom < max(last.height, row.height)
    }

    /// Ends the row that is put together.
    private mutating func close() {
        guard !cells.isEmpty else { return }
        if hasSum { count += 1 }
        laid.add(cells)
        cells = []
        last = nil
        hasSum = false
    }
}
