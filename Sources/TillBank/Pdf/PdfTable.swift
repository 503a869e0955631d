/// The lines of a statement as a table: columns are where its days and sums stand, and the texts between them.
struct PdfTable {
    /// What a line without a day and with a sum may be.
    enum Undated: CaseIterable {
        /// A balance or a total, as its words say.
        case named
        /// A movement of the day above.
        case inherits
        /// The end of the movement whose day stands on a line above.
        case below
        /// Something beside the movements, whatever its words say.
        case aside
    }

    private(set) var laid = LaidTable()
    /// How many rows have a day and a sum.
    private(set) var count = 0
    /// Sums that stand beside the movements: balances, totals.
    private(set) var stated: [[UInt8]] = []
    /// Sums by the number of their row, from 1, and the column that they stand in. One that was not laid has that of the row before.
    private(set) var figures: [(row: Int, column: Int, text: [UInt8])] = []

    private let columns: PdfColumns
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
        let telling = PdfTable.telling(rows, undated)
        guard telling.count >= 2, let columns = PdfColumns(telling) else { return nil }
        self.columns = columns
        guard let first = rows.firstIndex(where: { isMovement($0) }) else { return nil }
        let titles = titleRows(rows, before: first)
        lay(rows, titles)
        guard count >= 2 else { return nil }
    }

    private static func beginsWithDay(_ row: PdfRow) -> Bool {
        row.phrases.first { $0.kind != .text }.map { $0.kind != .money } ?? false
    }

    /// The lines whose days and sums make the columns.
    private static func telling(_ rows: [PdfRow], _ undated: Undated) -> [PdfRow] {
        let days = rows.indices.filter { at in
            undated == .below
                ? rows[at].phrases.first.map { $0.kind == .day } ?? false && sums(rows[at]) == 0
                : beginsWithDay(rows[at]) && sums(rows[at]) > 0
        }
        guard days.count >= 2, let first = days.first, let last = days.last, undated == .below || undated == .inherits else {
            return days.map { rows[$0] }
        }
        let between = rows[first...last].filter { row in !beginsWithDay(row) && row.phrases.contains { $0.kind == .money } }
        let tail = rows[last...].prefix { $0.page == rows[last].page }.dropFirst().first { row in row.phrases.contains { $0.kind == .money }
        }
        return days.map { rows[$0] } + between + (undated == .below ? tail.map { [$0] } ?? [] : [])
    }

    /// Sums of a row behind its first day.
    private static func sums(_ row: PdfRow) -> Int {
        guard let first = row.phrases.firstIndex(where: { $0.kind == .day || $0.kind == .dayOrMoney }) else { return 0 }
        return row.phrases[(first + 1)...].count { $0.kind == .money || $0.kind == .dayOrMoney }
    }

    private func isDay(_ place: Int) -> Bool { columns.all[place].kind == .day }
    private func isSum(_ place: Int) -> Bool { columns.all[place].kind == .sum }
    private func isText(_ place: Int) -> Bool { columns.all[place].kind == .text }

    private func isMovement(_ row: PdfRow) -> Bool {
        let found = row.phrases.compactMap { columns.figure($0) }
        return found.contains(where: isDay) && (undated == .below || found.contains(where: isSum))
    }

    // MARK: titles

    /// The lines of titles above the first movement: the nearest with words over two columns, and what lies close below it.
    private func titleRows(_ rows: [PdfRow], before first: Int) -> ClosedRange<Int>? {
        for at in stride(from: first - 1, through: 0, by: -1) {
            let row = rows[at]
            guard row.page == rows[first].page else { return nil }
            let isPlain = row.phrases.allSatisfy { $0.kind == .text }
            guard isPlain, row.phrases.count >= 2, Set(row.phrases.map { columns.titlePlace($0) }).count >= 2 else { continue }
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
        var cells = [[UInt8]](repeating: [], count: columns.count)
        for phrase in rows.flatMap(\.phrases) { PdfTable.add(phrase.text, to: &cells[columns.titlePlace(phrase)]) }
        laid.add(cells)
    }

    private static func add(_ text: [UInt8], to cell: inout [UInt8]) { cell += cell.isEmpty ? text : [0x20] + text }

    private mutating func take(_ row: PdfRow) {
        let places = row.phrases.map { columns.place($0) }
        let days = zip(row.phrases, places).filter { isDay($1) }
        let sums = places.filter(isSum)
        if !days.isEmpty {
            close()
            day = days.map { ($1, $0.text) }
            begin(row, places, hasSum: !sums.isEmpty)
        } else if !sums.isEmpty {
            takeUndated(row, places, sums)
        } else if isContinuation(row) {
            for (phrase, place) in zip(row.phrases, places) { PdfTable.add(phrase.text, to: &cells[place]) }
            last = row
        } else {
            close()
            stated += row.phrases.filter { $0.kind == .money || $0.kind == .dayOrMoney }.map(\.text)
            laid.add(row.phrases.map(\.text))
        }
    }

    private mutating func begin(_ row: PdfRow, _ places: [Int], hasSum: Bool) {
        cells = [[UInt8]](repeating: [], count: columns.count)
        add(row, places)
        self.hasSum = hasSum
        last = row
    }

    private mutating func add(_ row: PdfRow, _ places: [Int]) {
        for (phrase, place) in zip(row.phrases, places) {
            PdfTable.add(phrase.text, to: &cells[place])
            if isSum(place) { figures.append((laid.count + 1, place, phrase.text)) }
        }
    }

    /// A sum without a day: the end of a row whose day stands above, a movement of that day, or something else.
    private mutating func takeUndated(_ row: PdfRow, _ places: [Int], _ sums: [Int]) {
        if !cells.isEmpty, !hasSum, isNear(row) {
            add(row, places)
            hasSum = true
            last = row
            return
        }
        close()
        let isMovement = columns.sums.count == 1 || sums.contains { $0 != columns.sums.last }
        if undated == .inherits, isMovement, !day.isEmpty, count > 0 {
            begin(row, places, hasSum: true)
            for (column, text) in day { cells[column] = text }
            return
        }
        stated += zip(row.phrases, places).filter { isSum($1) }.map { $0.0.text }
        if undated == .aside {
            for (phrase, place) in zip(row.phrases, places) where isSum(place) { figures.append((laid.count, place, phrase.text)) }
            return
        }
        begin(row, places, hasSum: false)
        laid.add(cells)
        cells = []
        last = nil
    }

    /// A line of text close beneath its row, between the columns where texts stand.
    private func isContinuation(_ row: PdfRow) -> Bool {
        guard !cells.isEmpty, isNear(row), let last else { return false }
        let texts = last.phrases.filter { columns.figure($0) == nil }
        guard let left = texts.map(\.left).min() else { return false }
        return row.phrases.allSatisfy { $0.left >= left - row.height && isText(columns.place($0)) }
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

/// The columns of a statement's table: where days and sums stand above each other, and the texts between them.
struct PdfColumns {
    enum Kind { case day, sum, text }

    struct Column {
        var left: Int
        var right: Int
        var kind: Kind
    }

    /// From left to right; a column of texts at least before, between and behind those of days and sums.
    private(set) var all: [Column] = []
    /// The places of days and sums among all.
    private var figures: [Int] = []

    /// - Parameter rows: lines that have days or sums; nil where no column holds days, or none sums.
    init?(_ rows: [PdfRow]) {
        let figures = PdfColumns.figures(rows.flatMap(\.phrases))
        guard figures.contains(where: { $0.kind == .day }), figures.contains(where: { $0.kind == .sum }) else { return nil }
        let texts = rows.flatMap(\.phrases).filter { $0.kind == .text }
        for slot in 0...figures.count {
            let own = texts.filter { text in figures.count { $0.left < text.left } == slot }
            let edge = slot > 0 ? figures[slot - 1].right : 0
            all += PdfColumns.texts(own, of: rows.count, from: edge)
            guard slot < figures.count else { continue }
            self.figures.append(all.count)
            all.append(figures[slot])
        }
    }

    var count: Int { all.count }
    var sums: [Int] { figures.filter { all[$0].kind == .sum } }

    private static func figures(_ phrases: [PdfRow.Phrase]) -> [Column] {
        var found: [(column: Column, days: Int, sums: Int)] = []
        for phrase in phrases.filter({ $0.kind != .text }).sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            if found.isEmpty || phrase.left >= found[found.count - 1].column.right {
                found.append((Column(left: phrase.left, right: phrase.right, kind: .day), 0, 0))
            }
            let at = found.count - 1
            found[at].column.right = max(found[at].column.right, phrase.right)
            if phrase.kind != .money { found[at].days += 1 }
            if phrase.kind != .day { found[at].sums += 1 }
        }
        return found.map { Column(left: $0.column.left, right: $0.column.right, kind: $0.days >= $0.sums ? .day : .sum) }
    }

    /// Texts that a blank divides from top to bottom are columns, where half of the rows fill each.
    private static func texts(_ phrases: [PdfRow.Phrase], of rows: Int, from edge: Int) -> [Column] {
        var found: [(column: Column, filled: Int)] = []
        for phrase in phrases.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            if found.isEmpty || phrase.left >= found[found.count - 1].column.right {
                found.append((Column(left: phrase.left, right: phrase.right, kind: .text), 0))
            }
            found[found.count - 1].column.right = max(found[found.count - 1].column.right, phrase.right)
            found[found.count - 1].filled += 1
        }
        let left = found.first?.column.left ?? edge
        let columns = found.filter { $0.filled * 2 >= rows }.map(\.column)
        return columns.isEmpty ? [Column(left: left, right: found.last?.column.right ?? left, kind: .text)] : columns
    }

    /// Where a phrase stands: days and sums above others of their kind, all else among the texts.
    func place(_ phrase: PdfRow.Phrase) -> Int { figure(phrase) ?? textPlace(phrase) }

    /// The column of days or sums in which a phrase stands.
    func figure(_ phrase: PdfRow.Phrase) -> Int? {
        guard phrase.kind != .text else { return nil }
        return figures.first { at in
            phrase.left < all[at].right && phrase.right > all[at].left
                && (all[at].kind == .day ? phrase.kind != .money : phrase.kind != .day)
        }
    }

    private func textPlace(_ phrase: PdfRow.Phrase) -> Int {
        let slot = figures.count { all[$0].left < phrase.left }
        let first = slot > 0 ? figures[slot - 1] + 1 : 0
        let end = slot < figures.count ? figures[slot] : all.count
        return (first..<end).last { all[$0].left <= phrase.left } ?? first
    }

    /// The column that a title stands over: the one that it covers most, else the texts that begin beneath.
    func titlePlace(_ phrase: PdfRow.Phrase) -> Int {
        func overlap(_ at: Int) -> Int { min(phrase.right, all[at].right) - max(phrase.left, all[at].left) }
        let best = all.indices.max { overlap($0) < overlap($1) } ?? 0
        return overlap(best) > 0 ? best : textPlace(phrase)
    }
}
