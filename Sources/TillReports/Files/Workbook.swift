import CXlsx
import Glibc
import TillHousehold
import TillRecords
import TillStages

/// Tables as a workbook of Office Open XML: a sheet a table, with a head that stays in sight, filters, and amounts and days as numbers.
/// The same tables give the same bytes.
@safe struct Workbook {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let isRightToLeft: Bool
    private let numbers: NumberForm
    private let heading: UnsafeMutablePointer<lxw_format>?
    private let day: UnsafeMutablePointer<lxw_format>?
    private let month: UnsafeMutablePointer<lxw_format>?
    private let percent: UnsafeMutablePointer<lxw_format>?
    private var amounts: [Currency: UnsafeMutablePointer<lxw_format>] = unsafe [:]

    /// Rows that a sheet has room for below its head.
    private static let mostRows = 1_048_575

    /// Writes the tables in the language of the page. Throws `report.cannot-write`.
    ///
    /// - Parameter made: the day the file says it is of.
    static func write(_ tables: [DataTable], title: String, made: Day?, path: String) throws(Fault) {
        let draft = path + ".part"
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw PageFolder.fault(path, errno) }
        close(descriptor)
        guard let book = unsafe workbook_new(draft) else { throw PageFolder.fault(path, ENOMEM) }
        var workbook = unsafe Workbook(book)
        unsafe describe(book, title, made)
        for table in tables { workbook.add(table) }
        // The library says what failed on standard error as well, in words of its own.
        let failure = Speech.silently { unsafe workbook_close(book) }
        guard failure == LXW_NO_ERROR else {
            let reason = failure == LXW_ERROR_CREATING_XLSX_FILE || failure == LXW_ERROR_CREATING_TMPFILE ? errno : EIO
            unsafe unlink(draft)
            throw PageFolder.fault(path, reason == 0 ? EIO : reason)
        }
        guard unsafe rename(draft, path) == 0 else {
            let reason = errno
            unsafe unlink(draft)
            throw PageFolder.fault(path, reason)
        }
    }

    private init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        unsafe self.book = book
        isRightToLeft = PageLanguage.spoken.isRightToLeft
        numbers = PageLanguage.spoken.numbers
        unsafe heading = workbook_add_format(book)
        unsafe format_set_bold(heading)
        unsafe format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
        unsafe format_set_text_wrap(heading)
        unsafe format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        // Days as ISO has them: nobody takes the month for the day.
        unsafe day = Workbook.format("yyyy-mm-dd", book)
        unsafe month = Workbook.format("yyyy-mm", book)
        unsafe percent = Workbook.format("0%", book)
    }

    private static func format(_ form: String, _ book: UnsafeMutablePointer<lxw_workbook>) -> UnsafeMutablePointer<lxw_format>? {
        let format = unsafe workbook_add_format(book)
        unsafe format_set_num_format(format, form)
        return unsafe format
    }

    /// Its title, and a fixed time: the day of the figures, else that of the first workbooks.
    private static func describe(_ book: UnsafeMutablePointer<lxw_workbook>, _ title: String, _ made: Day?) {
        let day = made?.ordinal ?? 13_514
        unsafe title.withCString { title in
            unsafe "Till".withCString { author in
                var properties = unsafe lxw_doc_properties()
                unsafe properties.title = UnsafeMutablePointer(mutating: title)
                unsafe properties.author = UnsafeMutablePointer(mutating: author)
                unsafe properties.created = time_t(max(1, day) * 86_400)
                unsafe workbook_set_properties(book, &properties)
            }
        }
    }

    private mutating func add(_ table: DataTable) {
        var start = 0
        var number = 1
        repeat {
            let end = min(start + Workbook.mostRows, table.rows.count)
            let title = number == 1 ? table.title : "\(table.title) \(number)"
            add(table, table.rows[start..<end], title)
            (start, number) = (end, number + 1)
        } while start < table.rows.count
    }

    private mutating func add(_ table: DataTable, _ rows: ArraySlice<[DataCell]>, _ title: String) {
        guard let sheet = unsafe workbook_add_worksheet(book, title) else { return }
        if isRightToLeft { unsafe worksheet_right_to_left(sheet) }
        for (place, column) in table.columns.enumerated() {
            let at = lxw_col_t(place)
            unsafe worksheet_set_column(sheet, at, at, column.width, nil)
            unsafe worksheet_write_string(sheet, 0, at, column.title, heading)
        }
        for (line, row) in rows.enumerated() {
            for (place, cell) in row.enumerated() { unsafe write(cell, lxw_row_t(line + 1), lxw_col_t(place), sheet) }
        }
        unsafe worksheet_freeze_panes(sheet, 1, lxw_col_t(table.fixedColumns))
        unsafe worksheet_autofilter(sheet, 0, 0, lxw_row_t(rows.count), lxw_col_t(max(0, table.columns.count - 1)))
        // On paper: lying, as wide as a page, with its head on each.
        unsafe worksheet_set_landscape(sheet)
        unsafe worksheet_set_paper(sheet, 9)
        unsafe worksheet_fit_to_pages(sheet, 1, 0)
        unsafe worksheet_repeat_rows(sheet, 0, 0)
    }

    private mutating func write(
        _ cell: DataCell, _ row: lxw_row_t, _ column: lxw_col_t, _ sheet: UnsafeMutablePointer<lxw_worksheet>
    ) {
        switch cell {
        case .none: return
        case .text(let text):
            // Text is never a formula here, whatever it begins with.
            if !text.isEmpty { unsafe worksheet_write_string(sheet, row, column, text, nil) }
        case .count(let count): unsafe worksheet_write_number(sheet, row, column, Double(count), nil)
        case .percent(let share): unsafe worksheet_write_number(sheet, row, column, Double(share) / 100, percent)
        case .day(let date): unsafe worksheet_write_number(sheet, row, column, Workbook.serial(date), day)
        case .month(let of): unsafe worksheet_write_number(sheet, row, column, Workbook.serial(of.first), month)
        case .money(let money):
            guard let amount = Workbook.number(money) else {
                unsafe worksheet_write_string(sheet, row, column, MoneyText.plain(money), nil)
                return
            }
            unsafe worksheet_write_number(sheet, row, column, amount, format(of: money.currency))
        }
    }

    private mutating func format(of currency: Currency) -> UnsafeMutablePointer<lxw_format>? {
        if let known = unsafe amounts[currency] { return unsafe known }
        let made = unsafe Workbook.format(numbers.spreadsheetForm(currency), book)
        unsafe amounts[currency] = made
        return unsafe made
    }

    /// Days since the end of 1899, as spreadsheets count them.
    private static func serial(_ day: Day) -> Double { Double(day.ordinal + 25_569) }

    /// The nearest number; nil for one with more digits than a spreadsheet keeps, which stands as text.
    private static func number(_ money: Money) -> Double? {
        guard money.minorUnits.magnitude < 1_000_000_000_000_000 else { return nil }
        return Double(money.minorUnits) / Double(Amount.powers[Int(money.currency.exponent)])
    }
}
