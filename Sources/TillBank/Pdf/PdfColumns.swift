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
