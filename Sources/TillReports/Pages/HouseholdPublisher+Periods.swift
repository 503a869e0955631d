import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Pages and tables of a time that is no month and no year of its own: a day, a week, a quarter, days in a row.
extension HouseholdPublisher {
    /// What is wrong with a time that was asked for; nil where the household has rows of it.
    func missing(_ period: FigurePeriod) -> Fault? {
        guard book.tally(period).isEmpty else { return nil }
        let days = book.transactions.first.flatMap { first in book.transactions.last.map { (first.day, $0.day) } }
        return Fault(
            "report.period", "the household has no rows \(period.day.map { "of \($0)" } ?? "from \(period.first) to \(period.last)").",
            remedy: days.map { "Ask for a time between \($0) and \($1)." } ?? "Give it a stream with transactions.", place: "--period")
    }

    /// One page of a time that stands alone. Returns what is wrong with the time.
    func writePage(_ period: FigurePeriod, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(period) { return missing }
        try files.write(frame.html(MonthPage(period, of: book, settings: settings)), path: path)
        return nil
    }

    /// The page of a time, named by it, and the tables of it. Returns what is wrong with the time.
    func writePeriod(_ period: FigurePeriod, in folder: PageFolder) throws(Fault) -> Fault? {
        if let missing = missing(period) { return missing }
        try files.write(frame.html(MonthPage(period, of: book, settings: settings)), to: period.file, in: folder)
        try writeTables(of: period, in: folder)
        return nil
    }

    /// The tables of a time alone.
    func writeTables(of period: FigurePeriod, in folder: PageFolder) throws(Fault) {
        let form = files.form
        try folder.write(transactions(of: period), to: "transactions.csv")
        try folder.write(LedgerTables.categories(book, of: period, form: form), to: "categories.csv")
        let page = MonthPage(period, of: book, settings: settings)
        let accounts = LedgerTables.accountsHeading(form, time: "period") + LedgerTables.accounts(page, form: form)
        try folder.write(accounts, to: "accounts.csv")
        try folder.write(CashFlowTable.text(book, [period], settings: settings, form: form), to: "cashflow.csv")
        if files.hasWorkbook { try writeWorkbook([period], to: folder.path + "/" + PageFiles.workbook) }
    }

    /// `transactions.csv` of a time.
    func transactions(of period: FigurePeriod) -> String {
        var part = book
        part.transactions = book.tally(period).all.map { book.transactions[$0] }
        return LedgerTables.transactions(part, settings: settings, form: files.form)
    }
}
