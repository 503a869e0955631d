import TillAnalysis
import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages

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
