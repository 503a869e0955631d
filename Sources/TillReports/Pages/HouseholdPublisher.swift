import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Writes the files of one household.
struct HouseholdPublisher {
    let book: HouseholdBook
    let settings: PageSettings
    let frame: PageFrame
    var files = PageFiles()

    /// One page that stands alone: of the month asked for, else of the last month that is over, else of what could not be read.
    /// Returns what is wrong with the month asked for.
    func writePage(_ month: Month?, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(month) { return missing }
        guard let month = month ?? book.defaultMonth else {
            try files.write(
                IndexPage.html(book, title: settings.title, seen: settings.seen, settings: settings, frame: frame), path: path)
            return nil
        }
        try files.write(frame.html(MonthPage(month, of: book, settings: settings)), path: path)
        return nil
    }

    /// What is wrong with the time that was asked for; nil when the household's documents are about it.
    func missing(_ options: ReportOptions) -> Fault? {
        if let period = options.period { return missing(period) }
        if let year = options.year { return missing(year: year) }
        return missing(options.month)
    }

    /// What is wrong with a month that was asked for; nil when the household's documents are about it.
    private func missing(_ month: Month?) -> Fault? {
        guard let month, !book.months.contains(month) else { return nil }
        return Fault(
            "report.month", "no document of the household is about \(Messages.english.dates.month(month)).",
            remedy: book.months.last.map { "Ask for a month up to \($0.iso)." } ?? "Give it a stream with transactions.", place: "--month")
    }

    /// The page of one month, to be printed, an index that leads to it alone, and the tables: of the month asked for, else of the
    /// last one that is over. Returns what is wrong with the month asked for.
    func writeMonth(_ month: Month?, in folder: PageFolder) throws(Fault) -> Fault? {
        let missing = missing(month)
        var accounts = LedgerTables.accountsHeading(files.form)
        var book = book
        if missing == nil, let month = month ?? book.defaultMonth {
            let page = MonthPage(month, of: book, settings: settings)
            try files.write(frame.written(page), to: month.iso + ".html", in: folder)
            accounts += LedgerTables.accounts(page, form: files.form)
            book.months = [month]
            book.transactions = book.transactions.filter { Month(of: $0.day) == month }
        } else {
            book.months = []
            book.transactions = []
        }
        let links = IndexPage.Links(hasWorkbook: files.hasWorkbook)
        try folder.write(
            IndexPage.html(book, title: settings.title, seen: settings.seen, links: links, settings: settings, frame: frame),
            to: "index.html")
        try writeTables(of: book, accounts, [], in: folder)
        return missing
    }

    /// What is wrong with a year that was asked for; nil when the household's documents are about it.
    private func missing(year: Int) -> Fault? {
        let years = Set(book.months.map(\.year)).sorted()
        guard !years.contains(year) else { return nil }
        return Fault(
            "report.year", "no document of the household is about \(year).",
            remedy: years.last.map { "Ask for a year up to \($0)." } ?? "Give it a stream with transactions.", place: "--period")
    }

    /// One page of a year that stands alone. Returns what is wrong with the year.
    func writePage(year: Int, to path: String) throws(Fault) -> Fault? {
        if let missing = missing(year: year) { return missing }
        try files.write(YearSheet.html(YearPage(year, of: book, settings: settings), frame: frame), path: path)
        return nil
    }

    /// The page of a year, those of its months, and the index and tables of them. Returns what is wrong with the year.
    func writeYear(_ year: Int, in folder: PageFolder) throws(Fault) -> Fault? {
        let missing = missing(year: year)
        try write(book.months.filter { $0.year == year }, in: folder)
        return missing
    }

    /// Every month and year, the index and the tables.
    func writeAll(in folder: PageFolder) throws(Fault) { try write(book.months, in: folder) }

    /// Pages of months and of their years, an index and tables of them.
    private func write(_ months: [Month], in folder: PageFolder) throws(Fault) {
        var linked = settings
        linked.siblings = Set(months)
        // They are of all months, so that they stand where all have pages.
        if months.count == book.months.count { linked.subjects = Subjects(book) }
        let subjects = linked.subjects.all.compactMap { SubjectPage($0, of: book, settings: linked) }
        for page in subjects { try files.write(SubjectSheet.written(page, frame: frame), to: page.subject.file, in: folder) }
        try folder.removeOthers(than: linked.subjects.all.map(\.file), where: Subjects.isPage)
        let years = YearPage.all(of: book, settings: linked)
        linked.linked = Set(years.flatMap(\.anchors))
        for year in years { try files.write(YearSheet.html(year, frame: frame), to: year.file, in: folder) }
        var accounts = LedgerTables.accountsHeading(files.form)
        for month in months {
            let page = MonthPage(month, of: book, settings: linked)
            try files.write(frame.written(page), to: month.iso + ".html", in: folder)
            accounts += LedgerTables.accounts(page, form: files.form)
        }
        var part = book
        if months.count < book.months.count {
            part.months = months
            part.transactions = book.transactions.filter { linked.siblings.contains(Month(of: $0.day)) }
        }
        var links = links(hasYears: true)
        links.subjects = SubjectsCard.view(subjects)
        let index = IndexPage.html(part, title: settings.title, seen: settings.seen, links: links, settings: settings, frame: frame)
        try files.write(index, to: "index.html", in: folder)
        try writeTables(of: part, accounts, years, in: folder)
    }

    private func links(hasYears: Bool) -> IndexPage.Links {
        let group = settings.across.isEmpty ? "" : settings.across + "/cohorts.html"
        var links = IndexPage.Links(hasYears: hasYears, hasWorkbook: files.hasWorkbook)
        links.peers = settings.peers.map { PeersSection.view($0.card, $0.book, group: group) }
        if links.peers == nil, !settings.across.isEmpty { links.among = "\(settings.across)/peers/\(book.household).html" }
        return links
    }

    /// The tables alone.
    func writeTables(in folder: PageFolder) throws(Fault) {
        var accounts = LedgerTables.accountsHeading(files.form)
        for month in book.months {
            accounts += LedgerTables.accounts(MonthPage(month, of: book, settings: settings), form: files.form)
        }
        try writeTables(of: book, accounts, YearPage.all(of: book, settings: settings), in: folder)
    }

    /// - Parameter part: the household with the months and rows that the tables have.
    private func writeTables(of part: HouseholdBook, _ accounts: String, _ years: [YearPage], in folder: PageFolder) throws(Fault) {
        let form = files.form
        try folder.write(LedgerTables.transactions(part, settings: settings, form: form), to: "transactions.csv")
        try folder.write(LedgerTables.categories(part, form: form), to: "categories.csv")
        try folder.write(accounts, to: "accounts.csv")
        try folder.write(CashFlowTable.text(book, part.months.map { FigurePeriod($0) }, settings: settings, form: form), to: "cashflow.csv")
        // A year needs its months.
        if !years.isEmpty { try folder.write(YearTable.text(years, form: form), to: "years.csv") }
        if files.hasWorkbook { try writeWorkbook(part.months.map { FigurePeriod($0) }, to: folder.path + "/" + PageFiles.workbook) }
    }

    /// All tables of some months, or of one other time, as one workbook.
    func writeWorkbook(_ times: [FigurePeriod], to path: String) throws(Fault) {
        let tables = WorkbookTables(book, times, settings: settings).all
        try Workbook.write(tables, title: settings.title ?? book.household, made: book.lastDay, path: path)
    }
}
