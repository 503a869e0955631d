import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// The options of the stage, checked.
struct ReportOptions {
    let page: String?
    let folder: String?
    let tables: String?
    /// A workbook of the tables.
    let workbook: String?
    /// What is made beside pages and tables.
    let files: PageFiles
    /// The page of groups of households.
    let cohorts: String?
    /// The folder of pages of households among others.
    let peersPages: String?
    /// The address of what is made across households, from a household's folder.
    let across: String
    /// The address of the page of all households, from a household's folder; empty for none.
    let front: String
    /// Records that tell where households stand among others.
    let peers: String?
    /// The folder of definitions of reports.
    let reports: String?
    let month: Month?
    /// True when pages of one month alone are asked for: of `month`, else of the last one that is over.
    let isOneMonth: Bool
    /// The year whose pages alone are asked for.
    let year: Int?
    /// The time whose page alone is asked for, where it is no month and no year.
    let period: FigurePeriod?
    let title: String?
    let home: Currency?
    let masking: Bool
    let discards: Bool
    let skipsIndex: Bool
    let asOf: Day?
    let people: People
    /// What is left out of the figures.
    let apart: AskedApart

    /// Whose pages they are.
    enum People: Equatable {
        /// Of the household, with all there is.
        case household
        /// As this member may see it.
        case member(String)
        /// As each of its members may see it, in a folder for each.
        case each
    }

    /// Pages are made of what is told across households.
    var isAcross: Bool { cohorts != nil || peersPages != nil }

    /// A household's folder has a page of its own, beside those of its months.
    var hasHouseholdPages: Bool { folder != nil && period == nil }

    var writes: Bool { page != nil || folder != nil || tables != nil || workbook != nil }

    init(_ options: Options, asOf: Day?) throws(Fault) {
        page = options.text("html")
        folder = options.text("out").map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        tables = options.text("csv")
        workbook = options.text("xlsx")
        // What is asked is looked at before what this machine has.
        try ReportOptions.checkFiles(options)
        files = PageFiles(
            isForSpreadsheets: options.flag("excel"), hasWorkbook: options.flag("workbook"),
            printer: options.flag("pdf") ? try PaperPrinter() : nil)
        cohorts = options.text("cohorts")
        peersPages = options.text("peers-pages")
        across = Plain.clean(options.text("across") ?? "", limit: 200)
        peers = options.text("peers")
        reports = options.text("reports")
        guard reports == nil || folder != nil else {
            throw Fault(
                "usage.option", "reports lie in the folders of households.", remedy: "Give --out DIR with --reports.", place: "--reports",
                exit: .usage)
        }
        title = options.text("title").map { Plain.clean($0, limit: 80) }
        home = try options.currency("currency")
        masking = !options.flag("no-mask")
        apart = AskedApart(options)
        discards = options.flag("discard")
        people = try ReportOptions.people(options)
        skipsIndex = options.flag("no-index") || people == .each
        let above = options.text("home").map { Plain.clean($0, limit: 200) }
        front = above ?? (folder != nil && !skipsIndex ? "../index.html" : "")
        self.asOf = asOf
        (month, year, period, isOneMonth) = try ReportOptions.period(options)
    }

    /// What --month, --period and their like ask for: a month, a year, another time, or the last month that is over.
    private static func period(_ options: Options) throws(Fault) -> (Month?, Int?, FigurePeriod?, Bool) {
        guard let asked = try AskedPeriod(options) else { return (nil, nil, nil, false) }
        switch asked {
        case .last: return (nil, nil, nil, true)
        case .of(let period):
            if let month = period.month { return (month, nil, nil, true) }
            if let year = period.year { return (nil, year, nil, false) }
            return (nil, nil, period, false)
        }
    }

    /// What is made beside pages and tables needs some.
    private static func checkFiles(_ options: Options) throws(Fault) {
        for (name, needed) in [("pdf", ["html", "out"]), ("excel", ["out", "csv"]), ("workbook", ["out", "csv"])]
        where options.flag(name) && needed.allSatisfy({ options.text($0) == nil }) {
            let beside = name == "pdf" ? "pages" : "tables"
            throw Fault(
                "usage.option", "--\(name) is about \(beside), and none were asked for.",
                remedy: "Give --\(needed[0]) \(needed[0] == "html" ? "FILE" : "DIR") or --\(needed[1]) DIR with it.", place: "--\(name)",
                exit: .usage)
        }
    }

    private static func people(_ options: Options) throws(Fault) -> People {
        guard options.flag("each-member") else { return options.text("as").map(People.member) ?? .household }
        guard options.text("as") == nil, options.text("html") == nil, options.text("csv") == nil,
            options.text("xlsx") == nil, options.text("out") != nil
        else {
            throw Fault(
                "usage.option", "--each-member makes a folder for each member.",
                remedy: "Give it --out DIR, without --as, --html, --csv and --xlsx.",
                place: "--each-member", exit: .usage)
        }
        return .each
    }

    /// `report.html` for the household `ng` is `report-ng.html`.
    static func path(_ page: String, of household: String) -> String {
        let bytes = Array(page.utf8)
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), !bytes[dot...].contains(UInt8(ascii: "/")) else {
            return page + "-" + household
        }
        return String(decoding: bytes[..<dot], as: UTF8.self) + "-" + household + String(decoding: bytes[dot...], as: UTF8.self)
    }

    /// The months that a workbook is about: those of the time asked for, else all; where no month is asked for, that time.
    func times(of book: HouseholdBook) -> [FigurePeriod] {
        if let period { return [period] }
        return months(of: book).map { FigurePeriod($0) }
    }

    private func months(of book: HouseholdBook) -> [Month] {
        if let year { return book.months.filter { $0.year == year } }
        guard isOneMonth else { return book.months }
        return (month ?? book.defaultMonth).map { asked in book.months.filter { $0 == asked } } ?? []
    }

    /// - Parameter seen: whom the pages are for; empty for pages of all there is.
    func settings(_ book: HouseholdBook, _ file: HouseholdFile?, seen: String) -> PageSettings {
        var names = PageSettings.accountNames(book, file)
        if !seen.isEmpty { names[""] = PageSettings.others }
        return PageSettings(title: title, masking: masking, accountNames: names, seen: seen)
    }
}

extension PageSettings {
    /// What to call the accounts that the household's file knows: `Giro •• 4417`.
    static func accountNames(_ book: HouseholdBook, _ file: HouseholdFile?) -> [String: String] {
        var names: [String: String] = [:]
        for account in book.accounts {
            guard let known = file?.account(numbered: account) else { continue }
            let isNumber = known.id.utf8.allSatisfy { $0 &- 48 < 10 }
            let name = isNumber ? known.kind : known.id
            let four = known.last4 ?? known.number.map { String($0.suffix(4)) }
            let title = name.prefix(1).uppercased() + name.dropFirst()
            names[account] = Plain.clean(four.map { "\(title) \u{2022}\u{2022} \($0)" } ?? title, limit: 60)
        }
        return names
    }
}
