import TillRecords
import TillStages

/// Writes the files of one household.
struct HouseholdPublisher {
    let book: HouseholdBook
    let settings: PageSettings
    let frame: PageFrame

    /// One page that stands alone: of the month asked for, else of the last month that is over, else of what could not be read.
    /// Returns what is wrong with the month asked for.
    func writePage(_ month: Month?, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(month) { return missing }
        guard let month = month ?? book.defaultMonth else {
            try PageFolder.write(IndexPage.html(book, title: settings.title, seen: settings.seen, frame: frame), path: path)
            return nil
        }
        try PageFolder.write(frame.html(MonthPage(month, of: book, settings: settings)), path: path)
        return nil
    }

    /// What is wrong with a month that was asked for; nil when the household's documents are about it.
    private func missing(_ month: Month?) -> Fault? {
        guard let month, !book.months.contains(month) else { return nil }
        return Fault(
            "report.month", "no document of the household is about \(month.name).",
            remedy: book.months.last.map { "Ask for a month up to \($0.iso)." } ?? "Give it a stream with transactions.", place: "--month")
    }

    /// The page of one month, to be printed, an index that leads to it alone, and the tables: of the month asked for, else of the
    /// last one that is over. Returns what is wrong with the month asked for.
    func writeMonth(_ month: Month?, in folder: PageFolder) throws(Fault) -> Fault? {
        let missing = missing(month)
        var accounts = LedgerTables.accountsHeading
        var book = book
        if missing == nil, let month = month ?? book.defaultMonth {
            let page = MonthPage(month, of: book, settings: settings)
            try folder.write(frame.html(page), to: month.iso + ".html")
            accounts += LedgerTables.accounts(page)
            book.months = [month]
            book.transactions = book.transactions.filter { Month(of: $0.day) == month }
        } else {
            book.months = []
            book.transactions = []
        }
        try folder.write(IndexPage.html(book, title: settings.title, seen: settings.seen, frame: frame), to: "index.html")
        try writeTables(of: book, accounts, in: folder)
        return missing
    }

    /// Every month, the index and the tables.
    func writeAll(in folder: PageFolder) throws(Fault) {
        var linked = settings
        linked.siblings = Set(book.months)
        var accounts = LedgerTables.accountsHeading
        for month in book.months {
            let page = MonthPage(month, of: book, settings: linked)
            try folder.write(frame.html(page), to: month.iso + ".html")
            accounts += LedgerTables.accounts(page)
        }
        try folder.write(IndexPage.html(book, title: settings.title, seen: settings.seen, frame: frame), to: "index.html")
        try writeTables(of: book, accounts, in: folder)
    }

    /// The tables alone.
    func writeTables(in folder: PageFolder) throws(Fault) {
        var accounts = LedgerTables.accountsHeading
        for month in book.months { accounts += LedgerTables.accounts(MonthPage(month, of: book, settings: settings)) }
        try writeTables(of: book, accounts, in: folder)
    }

    private func writeTables(of book: HouseholdBook, _ accounts: String, in folder: PageFolder) throws(Fault) {
        try folder.write(LedgerTables.transactions(book, settings: settings), to: "transactions.csv")
        try folder.write(LedgerTables.categories(book), to: "categories.csv")
        try folder.write(accounts, to: "accounts.csv")
    }
}
