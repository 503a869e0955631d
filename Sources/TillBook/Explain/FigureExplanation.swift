import TillAnalysis
import TillFigures
import TillHousehold
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

/// A figure as a person names it: `2025-03 Groceries`, `2025 Groceries`, or by options.
struct FigureQuestion: Equatable {
    let period: FigurePeriod
    let name: String
    /// category, account or merchant; nil for whatever has the name.
    let kind: String?

    /// Whether it may be asked of what is said across households.
    var isAcross: Bool { kind == nil && name.lowercased().hasPrefix("group ") }

    /// Nil when the words name no figure. Throws when a month stands alone, or options contradict each other.
    init?(_ words: [String], _ options: Options) throws(Fault) {
        let named = ["category", "account", "merchant"].filter { options.text($0) != nil }
        var words = words.flatMap { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        let stated = options.text("month")
        guard stated != nil || !named.isEmpty || words.first.flatMap({ FigurePeriod($0) }) != nil else { return nil }
        guard let period = (stated ?? words.first).flatMap({ FigurePeriod($0) }) else {
            throw FigureQuestion.fault("a figure has a day, a month or a year.", "Give --month YYYY-MM, YYYY-MM-DD or YYYY.")
        }
        if stated == nil { words.removeFirst() }
        guard named.count <= 1, named.isEmpty || words.isEmpty else {
            throw FigureQuestion.fault("a figure has one name.", "Give one of --category, --account, --merchant.")
        }
        let name = named.first.flatMap { options.text($0) } ?? words.joined(separator: " ")
        guard !name.isEmpty else {
            throw FigureQuestion.fault(
                "a month has many figures.", "Name one: till explain \(period.name) Groceries; also in, out, left, an account, a merchant.")
        }
        self.period = period
        self.name = name
        kind = named.first
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.figure", sentence, remedy: remedy, place: "till explain", exit: .usage)
    }
}

extension FigureExplanation {
    /// A figure of an analysis: what it means, what it is worked out from, its rows, and what may be asked for next.
    func explanation(_ figure: LedgerFigure, _ ledger: PublishedLedger) -> Explanation {
        var made = Explanation(title: "\(figure.name), \(figure.period.name), \(ledger.household): \(figure.value)")
        made.parts.append(Explanation.Part("", nil, [.text(figure.definition)]))
        if !figure.facts.isEmpty {
            made.parts.append(Explanation.Part("Made of", .documents, figure.facts.map { .row([$0.name], $0.value) }))
        }
        if !figure.parts.isEmpty {
            var part = Explanation.Part(CountText.of(figure.parts.count, "transaction"), .documents)
            part.lines = figure.parts.map { share in
                .row(
                    [share.row.day.description, String(share.row.id.prefix(8)), Plain.clean(share.row.name)], figure.text(share.minorUnits))
            }
            part.lines.append(.row(["sum"], figure.text(figure.sum)))
            made.parts.append(part)
        }
        if let first = figure.follow.first {
            let next = Explanation.Line.command("till explain \(first)\(scene.again)")
            made.parts.append(Explanation.Part("", nil, [.text("Each of these down to its rows:"), next]))
        }
        fill(&made.record, figure, ledger)
        return made
    }

    private func fill(_ record: inout Record, _ figure: LedgerFigure, _ ledger: PublishedLedger) {
        record.set(.kind, string: "figure")
        record.set(.figure, string: figure.kind)
        record.set(.household, string: ledger.household)
        record.set(.month, string: figure.period.name)
        record.set(.name, string: figure.name)
        record.set(.value, string: figure.value)
        record.set(.definition, string: figure.definition)
        record.set(
            .facts, objects: FigureExplanation.facts(figure.facts))
        record.set(
            .transactions,
            objects: figure.parts.map { share in
                var one = Record.bare
                one.set(.id, string: share.row.id)
                one.set(.date, share.row.day)
                one.set(.amount, string: figure.text(share.minorUnits))
                return one
            })
        record.set(.follow, strings: figure.follow)
    }
}

/// One household as it was published, read once for all the figures that are asked for.
final class FigureBook {
    /// Where what is said across households lies.
    static let across = Plan.acrossFolder

    let ledger: PublishedLedger
    private let book: HouseholdBook
    private let accountNames: [String: String]
    private let analysis: () throws(Fault) -> AnalysisFigures
    private var figures: AnalysisFigures?
    private var searches: [FigurePeriod: FigureSearch] = [:]
    private var found: [FigurePeriod: [LedgerFigure]] = [:]

    /// Nil when nothing is published of the household. Throws when its file cannot be read.
    init?(_ household: String, _ scene: ExplainScene) throws(Fault) {
        guard let ledger = PublishedLedger(household, in: scene.current) else { return nil }
        let file = try scene.files.file(of: household)
        let (records, uses, knowledge) = (ledger.all, scene.uses, scene.knowledge)
        let asOf = FigureBook.asOf(records)
        let among = household == FigureBook.across ? [] : FigureBook.among(household, in: scene.current)
        self.ledger = ledger
        book = PublishedBook.book(of: household, records: records, file: file, uses: uses, asOf: asOf)
        accountNames = PublishedBook.accountNames(book, file)
        analysis = { () throws(Fault) in
            let names = AnalysisFigures.Names(category: PublishedBook.categoryName, account: PublishedBook.accountName)
            let typed = HouseholdLedger(records, uses: uses, file: file, asOf: asOf)
            return try AnalysisFigures(typed, file, knowledge, records: records + among, names: names)
        }
    }

    /// The day the run stood on, as far as records tell; without one the last that any of them is about.
    private static func asOf(_ records: [Record]) -> Day? {
        records.lazy.compactMap { $0.equals(.type, .forecast) ? $0.date(.from) : nil }.max()
            .flatMap { from in records.contains { $0.equals(.of, "balance") && $0.date(.from) == from } ? from : nil }
    }

    /// What is said across households of the groups, and of this household among them.
    private static func among(_ household: String, in current: String) -> [Record] {
        PublishedLedger(across, in: current)?.others.filter { record in
            record.equals(.type, .cohort) || (record.equals(.type, .membership) && record.string(.household) == household)
        } ?? []
    }

    func search(_ period: FigurePeriod) -> FigureSearch {
        if let known = searches[period] { return known }
        let made = FigureSearch(book, period, accountNames: accountNames)
        searches[period] = made
        return made
    }

    /// The figures of budgets, health, forecasts and groups.
    func analysed(_ period: FigurePeriod) throws(Fault) -> [LedgerFigure] {
        if let known = found[period] { return known }
        let figures: AnalysisFigures
        if let known = self.figures { figures = known } else { figures = try analysis() }
        self.figures = figures
        let made = figures.all(period)
        found[period] = made
        return made
    }

    /// A category's id as the ledger's own label, which the pages show.
    func label(_ name: String) -> String {
        let named = ledger.transactions.first { $0.object(.category)?.string(.name) == name }
        return named?.object(.category)?.string(.label) ?? name
    }
}
