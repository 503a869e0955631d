import TillRecords
import TillReports
import TillRun
import TillStages

/// A figure of a page or a table: the transactions that make the sum, and the sum.
struct FigureExplanation {
    let question: FigureQuestion
    let scene: ExplainScene

    init(_ question: FigureQuestion, _ scene: ExplainScene) {
        self.question = question
        self.scene = scene
    }

    /// One explanation for each figure that has the name: in several households, or for both directions.
    func explanations() throws(Fault) -> [Explanation] {
        var found: [Explanation] = []
        var names: Set<String> = []
        var hasMonth = false
        let across = scene.household == nil && question.isAcross ? [FigureBook.across] : []
        for household in try scene.search().published + across {
            guard let book = try FigureBook(household, scene) else { continue }
            let figures = try book.analysed(question.period)
            let search = book.search(question.period)
            if search.isEmpty, figures.isEmpty { continue }
            hasMonth = true
            names.formUnion(search.names)
            names.formUnion(figures.map(\.name))
            found += try explanations(book)
        }
        guard found.isEmpty else { return found }
        let near = names.sorted().filter { EditDistance.of($0.lowercased(), question.name.lowercased()) <= max(2, question.name.count / 3) }
        let list = (near.isEmpty ? names.sorted() : near).prefix(12).joined(separator: ", ")
        throw Fault(
            "explain.no-figure",
            hasMonth
                ? "no figure of \(question.period.name) is called \(question.name)."
                : "nothing is published about \(question.period.name).",
            remedy: hasMonth
                ? "There are: \(list); in, out, left, transfers; and the names of merchants."
                : "Name a month that has a page; --household looks in one household only.",
            place: question.name, exit: .missingInput)
    }

    /// The figures of one household that have the name.
    func explanations(_ book: FigureBook) throws(Fault) -> [Explanation] {
        var found: [Explanation] = []
        let name = question.kind == nil || question.kind == "category" ? book.label(question.name) : question.name
        for figure in book.search(question.period).figures(named: name, kind: question.kind) {
            found.append(explanation(figure, book.ledger))
        }
        guard question.kind == nil else { return found }
        let asked = FigureSearch.folded(question.name)
        for figure in try book.analysed(question.period) where FigureSearch.folded(figure.name) == asked {
            found.append(explanation(figure, book.ledger))
        }
        return found
    }

    private func explanation(_ figure: ReportFigure, _ ledger: PublishedLedger) -> Explanation {
        let money = "\(figure.amount) \(figure.currency.code)"
        var made = Explanation(title: "\(figure.name), \(figure.period.name), \(ledger.household): \(money)")
        if !figure.facts.isEmpty { made.parts.append(Explanation.Part("", .documents, figure.facts.map { .row([$0.name], $0.value) })) }
        let count = CountText.of(figure.parts.count, "transaction")
        var part = Explanation.Part("The sum of \(count)", .documents)
        part.lines = figure.parts.map { line($0.row, figure.text($0.minorUnits)) }
        part.lines.append(.row(["sum"], money))
        made.parts.append(part)
        if !figure.left.isEmpty {
            var left = Explanation.Part("Not counted", .documents)
            for one in figure.left {
                left.lines.append(line(one.row, ReportFigure.money(one.row)))
                left.lines.append(.text("  \(one.why)"))
            }
            made.parts.append(left)
        }
        if let first = figure.parts.first {
            made.parts.append(
                Explanation.Part(
                    "", nil,
                    [.text("Each of them down to its documents:"), .command("till explain \(first.row.id.prefix(8))\(scene.again)")]))
        }
        fill(&made.record, figure, ledger)
        return made
    }

    private func line(_ row: ReportTransaction, _ amount: String) -> Explanation.Line {
        .row([row.day.description, String(row.id.prefix(8)), row.name], amount)
    }

    private func fill(_ record: inout Record, _ figure: ReportFigure, _ ledger: PublishedLedger) {
        record.set(.kind, string: "figure")
        record.set(.figure, string: figure.kind)
        record.set(.household, string: ledger.household)
        record.set(.month, string: figure.period.name)
        record.set(.name, string: figure.name)
        record.set(.amount, string: figure.amount)
        record.set(.currency, string: figure.currency.code)
        record.set(.facts, objects: FigureExplanation.facts(figure.facts))
        record.set(
            .transactions,
            objects: figure.parts.map { part in
                var one = Record.bare
                one.set(.id, string: part.row.id)
                one.set(.date, part.row.day)
                one.set(.name, string: part.row.name)
                one.set(.amount, string: figure.text(part.minorUnits))
                return one
            })
        record.set(
            .left,
            objects: figure.left.map { left in
                var one = Record.bare
                one.set(.id, string: left.row.id)
                one.set(.why, string: left.why)
                return one
            })
    }

    /// What belongs to a figure, as objects.
    static func facts(_ facts: [(name: String, value: String)]) -> [Record] {
        facts.map { fact in
            var one = Record.bare
            one.set(.name, string: fact.name)
            one.set(.value, string: fact.value)
            return one
        }
    }
}
