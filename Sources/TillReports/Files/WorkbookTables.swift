import TillFigures
import TillHousehold
import TillRecords

/// The sheets of a household's workbook, headings and words in the language of its pages; the figures are those of the pages.
struct WorkbookTables {
    private let book: HouseholdBook
    private let times: [FigurePeriod]
    private let settings: PageSettings

    /// - Parameter times: what the workbook is about: months, the newest last, or one other time.
    init(_ book: HouseholdBook, _ times: [FigurePeriod], settings: PageSettings) {
        self.book = book
        self.times = times
        self.settings = settings
    }

    /// Those that have something to say; transactions in any case.
    var all: [DataTable] {
        [transactions] + [categories, accounts, cashFlow, budget, findings].filter { !$0.rows.isEmpty }
    }

    private typealias Column = DataTable.Column

    private func column(_ key: MessageKey, _ width: Double = 14) -> Column { Column(title: say(key), width: width) }

    private var timeColumn: Column {
        times.allSatisfy { $0.month != nil } ? column(.columnMonth, 10) : column(.columnTime, 24)
    }

    private func name(of account: String) -> DataCell { .text(settings.name(of: account)) }

    private var transactions: DataTable {
        let home = Column(title: say(.columnInHome, [.currency: book.home.code]), width: 14)
        let columns = [
            column(.columnDay, 12), column(.columnAccount, 20), column(.columnWho, 28), column(.columnText, 40), column(.columnGroup, 20),
            column(.columnCategory, 22), column(.columnAmount), column(.columnCurrency, 9), home, column(.columnUse, 14),
            column(.columnCounted, 9), column(.columnStatus, 13), column(.columnTags, 18), column(.columnId, 34),
        ]
        var table = DataTable(title: say(.sheetTransactions), columns: columns, fixedColumns: 1)
        for time in times {
            for row in book.tally(time).all.map({ book.transactions[$0] }) {
                for share in LedgerTables.shares(row, book.home) { table.rows.append(cells(row, share)) }
            }
        }
        return table
    }

    private func cells(_ row: ReportTransaction, _ share: LedgerTables.Share) -> [DataCell] {
        let category = book.slugs.name(of: share.category)
        let isSorted = !row.flow.isMove
        return [
            .day(row.day), name(of: row.account), .text(row.title), .text(row.text), isSorted ? .text(category.groupTitle) : .none,
            isSorted ? .text(category.title) : .none, .money(share.money), .text(row.money.currency.code),
            share.home.map(DataCell.money) ?? .none, .text(row.flow.word), .text(say(row.isCounted ? .answerYes : .answerNo)),
            .text(row.status.word), .text(PageLanguage.spoken.commas(row.tags)), .text(row.id),
        ]
    }

    /// A line a category, a column a month or other time.
    private var categories: DataTable {
        let heads = [column(.columnDirection, 12), column(.columnGroup, 22), column(.columnCategory, 24)]
        let columns = heads + times.map { Column(title: $0.name, width: 12) } + [column(.total, 13)]
        var table = DataTable(title: say(.sheetCategories), columns: columns, fixedColumns: 3)
        let tallies = times.map { book.tally($0) }
        for (direction, side) in [(MessageKey.columnIn, \MonthTally.sources), (.columnOut, \MonthTally.spending)] {
            let names = Set(tallies.flatMap { $0[keyPath: side].keys }).map { ($0, book.slugs.name(of: $0)) }
            let sorted = names.sorted { ($0.1.groupTitle, $0.1.title, $0.0) < ($1.1.groupTitle, $1.1.title, $1.0) }
            for (category, name) in sorted {
                let sums = tallies.map { $0[keyPath: side][category] }
                let total = sums.reduce(Int64(0)) { $0.clampedAdding($1 ?? 0) }
                table.rows.append(
                    [.text(say(direction)), .text(name.groupTitle), .text(name.title)]
                        + (sums + [total]).map { .money($0, book.home) })
            }
        }
        return table
    }

    private var accounts: DataTable {
        let columns = [
            timeColumn, column(.columnAccount, 22), column(.columnOpening), column(.columnClosing), column(.columnChange),
            column(.columnCurrency, 9), column(.columnRows, 8), column(.columnDays, 8), column(.columnProvenComplete, 12),
        ]
        var table = DataTable(title: say(.accountsTitle), columns: columns, fixedColumns: 2)
        for time in times {
            guard let newest = book.lastDay, newest >= time.first else { continue }
            let rows = book.tally(time).all.map { book.transactions[$0] }
            for account in book.accounts {
                let card = AccountCard(
                    account, of: book, in: time, rows: rows, through: min(newest, time.last), display: settings.name(of: account))
                guard card.count > 0 || card.closing != nil else { continue }
                table.rows.append([
                    time.cell, .text(card.title), .money(card.opening, card.currency), .money(card.closing, card.currency),
                    .money(card.moved, card.currency), .text(card.currency.code), .count(card.count), .count(card.states.count),
                    .count(card.provenDays),
                ])
            }
        }
        return table
    }

    private var cashFlow: DataTable {
        let columns = [
            timeColumn, column(.columnAccount, 22), column(.columnOpening), column(.columnIn), column(.columnOut),
            column(.columnBetween, 20), column(.columnClosing), column(.columnUnexplained), column(.columnCurrency, 9),
        ]
        var table = DataTable(title: say(.cashFlowTitle), columns: columns, fixedColumns: 2)
        for time in times {
            for flow in CashFlow.all(time, of: book) {
                table.rows.append(
                    [time.cell, name(of: flow.account)] + CashFlowTable.amounts(flow) + [.text(flow.currency.code)])
            }
        }
        return table
    }

    private var budget: DataTable {
        let columns = [
            column(.columnMonth, 10), column(.columnFor, 26), column(.columnOf), column(.columnSpent), column(.columnLeft),
            column(.columnBills), column(.columnHow, 18),
        ]
        var table = DataTable(title: say(.sheetBudget), columns: columns, fixedColumns: 2)
        for month in times.compactMap(\.month) {
            guard let budget = book.outlook.budgets[month] else { continue }
            func money(_ minor: Int64?) -> DataCell { .money(minor, budget.currency) }
            table.rows += budget.lines.map { line in
                // Of what is to be kept more is better: what there is beyond the plan, where anything is known.
                let spent = line.isSaving ? budget.kept : line.spent
                let left = line.isSaving ? budget.kept.map { $0.clampedSubtracting(line.limit) } : line.left
                return [
                    .month(month), .text(line.isSaving ? say(.toKeep) : line.said), money(line.available), money(spent),
                    money(left), money(line.bills), .text(say(BudgetSection.state(line, budget))),
                ]
            }
        }
        return table
    }

    private var findings: DataTable {
        let columns = [
            column(.columnDay, 12), column(.columnWeight, 14), column(.columnWhat, 80), column(.columnTodo, 60), column(.columnAmount),
            column(.columnCurrency, 9),
        ]
        var table = DataTable(title: say(.sheetFindings), columns: columns, fixedColumns: 1)
        for finding in book.outlook.findings where times.contains(where: { $0.contains(finding.day) }) {
            table.rows.append([
                .day(finding.day), .text(finding.severity.word), .text(finding.sentence), .text(finding.action),
                finding.amount.map(DataCell.money) ?? .none, .text(finding.amount?.currency.code ?? ""),
            ])
        }
        return table
    }
}

extension Flow {
    /// It stays in the household.
    fileprivate var isMove: Bool { self == .transfer || self == .saving }

    /// In the language of the page.
    fileprivate var word: String {
        switch self {
        case .income: say(.useIncome)
        case .spending: say(.useSpending)
        case .saving: say(.categoryPutAside)
        case .transfer: say(.categoryTransfer)
        case .unknown: say(.tagUseUnknown)
        }
    }
}

extension ReportTransaction.Status {
    fileprivate var word: String {
        switch self {
        case .posted: say(.statusPosted)
        case .pending: say(.tagPending)
        case .unconfirmed: say(.tagUnconfirmed)
        }
    }
}

extension FindingReading.Severity {
    fileprivate var word: String {
        switch self {
        case .high: say(.weightHigh)
        case .middle: say(.weightMiddle)
        case .low: say(.weightLow)
        }
    }
}
