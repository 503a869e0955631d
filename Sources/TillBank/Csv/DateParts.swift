import TillRecords

/// The parts of a date as written, before the order of day and month is known.
struct DateParts: Equatable {
    enum Form: UInt8 {
        /// 2024-03-14, 2024/3/14, 20240314, 2024年3月14日
        case yearFirst
        /// 14/03/2024, 03-14-24: which is the day is open unless the separator or a part says so.
        case numeric
        /// 14 Mar 2024, Mar 14, 2024
        case named
        /// 14 Mar, 14.03.: no year.
        case yearless
    }

    var form: Form
    /// The month for `yearFirst` and `named`, else the first number as written.
    var first: Int
    /// The day for `yearFirst` and `named`, else the second number.
    var second: Int
    var year: Int
    /// The byte between the parts; 0 when there is none.
    var separator: UInt8
    var yearDigits: Int
    /// Seconds since midnight of a time behind the date; nil when there is none.
    var seconds: Int?

    /// The calendar day under an order, or nil when there is none such in the years of banks.
    func day(_ order: DateOrder) -> Day? {
        var (year, month, day) = (self.year, first, second)
        switch (form, order) {
        case (.yearFirst, _), (.named, _), (.numeric, .monthFirst): break
        case (.numeric, .dayFirst): (month, day) = (second, first)
        case (.numeric, .yearFirst):
            guard yearDigits == 2 else { return nil }
            (year, month, day) = (YearWindow.bank.full(first, digits: 2), second, self.year % 100)
        case (.yearless, _): return nil
        }
        if separator != 0, let solar = SolarHijri(year: year, month: month, day: day) { return solar.day }
        guard CalendarEra.years.contains(year) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// True when day and month could be exchanged.
    var isOpen: Bool { form == .numeric && first <= 12 && second <= 12 && first != second }
}

/// Reads the dates that banks write. A value of a few words; month names come from knowledge.
struct DateParser {
    let months: MonthNames
    /// What a cell counts that is no date as people write it.
    var count = DateCount.none

    /// The date that fills the cell (a time, a time zone or `as of` may follow), or nil.
    func parse(_ bytes: ByteView) -> DateParts? {
        if count == .none { return written(bytes) }
        return count.parts(bytes) ?? written(bytes).flatMap { $0.form == .yearless ? count.dated($0) : $0 }
    }

    private func written(_ bytes: ByteView) -> DateParts? {
        // The shortest is a day without a year: 5.3.
        guard bytes.count >= 5 || bytes.count == 4 && bytes[3] == 0x2E, bytes.count <= 48 else { return nil }
        var reader = DateCellReader(bytes: bytes, months: months)
        return reader.read()
    }

    func parse(_ bytes: [UInt8]) -> DateParts? { bytes.withBytes { parse($0) } }
}

private struct DateCellReader {
    let bytes: ByteView
    let months: MonthNames
    var at = 0
    /// No word was read yet.
    var isFirst = true

    var here: UInt8 { at < bytes.count ? bytes[at] : 0 }

    mutating func read() -> DateParts? {
        skip { $0 == 0x20 || $0 == 0x27 }
        if !isDigit(here) { return readWordFirst() }
        guard let (first, digits) = number(most: 14) else { return nil }
        if digits >= 8 { return finish(compact(first, digits)) }
        if digits == 4 { return readYearFirst(CalendarEra.common(first, digits: 4)) }
        if digits == 3 { return CalendarEra.minguo.year(first).flatMap { readYearFirst($0) } }
        guard digits <= 2 else { return nil }
        return readDayOrMonthFirst(first)
    }

    /// A weekday before the date, or a month's name first.
    private mutating func readWordFirst() -> DateParts? {
        let start = at
        skip { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }
        let end = at
        skip { $0 == 0x20 || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D }
        // A weekday and a comma may stand before the name of a month: Wed, Mar 27, 2024. Most texts end here, before anything is
        // made of their first word.
        guard end > start, isDigit(here) || isFirst && bytes[..<at].last(where: { $0 != 0x20 }) == 0x2C else { return nil }
        if let era = CalendarEra(ByteView(rebasing: bytes[start..<end])) { return readEra(era) }
        let word = WordFolding.folded(ByteView(rebasing: bytes[start..<end]))
        guard !word.isEmpty else { return nil }
        guard let month = months.number(word) else {
            guard word.count <= 10, DateCellReader.isSpoken(word) else { return nil }
            isFirst = false
            return read()
        }
        guard isDigit(here) else { return nil }
        guard let (day, digits) = number(most: 4), digits <= 2 else { return nil }
        skip { $0 == 0x20 || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D || $0 == 0x2F }
        guard let (year, yearDigits) = number(most: 4), yearDigits == 2 || yearDigits == 4 else {
            return finish(DateParts(form: .yearless, first: month, second: day, year: 0, separator: 0, yearDigits: 0, seconds: nil))
        }
        return finish(named(month, day, year, yearDigits))
    }

    /// A year of an era: 令和6年3月1日, R6.3.1.
    private mutating func readEra(_ era: CalendarEra) -> DateParts? {
        guard let (year, digits) = number(most: 3), digits > 0, let common = era.year(year) else { return nil }
        return readYearFirst(common)
    }

    /// Weekdays are short words or end in -day, -dag, -tag, -di; anything short may stand before a date with its year.
    private static func isSpoken(_ word: [UInt8]) -> Bool {
        word.count <= 4
            || [Array("day".utf8), Array("dag".utf8), Array("tag".utf8), Array("di".utf8)].contains { word.suffix($0.count) == $0[...] }
    }

    private mutating func readYearFirst(_ year: Int) -> DateParts? {
        guard (1800...9999).contains(year) || SolarHijri.years.contains(year) || year == 0 else { return nil }
        let separator = here
        guard separatorOrCharacter() else { return nil }
        guard let (month, a) = number(most: 2), a > 0 else { return nil }
        guard here == separator || separator >= 0x80, separatorOrCharacter() else { return nil }
        guard let (day, b) = number(most: 2), b > 0 else { return nil }
        if here >= 0x80 { _ = separatorOrCharacter() }
        let parts = DateParts(form: .yearFirst, first: month, second: day, year: year, separator: separator, yearDigits: 4, seconds: nil)
        return finish(parts)
    }

    private mutating func readDayOrMonthFirst(_ first: Int) -> DateParts? {
        let separator = here
        let before = at
        skip { $0 == 0x20 || $0 == 0x2E || $0 == 0x2D || $0 == 0x2F || $0 == 0x3A }
        if !isDigit(here) { return readNamed(first) }
        guard at - before <= 2, at > before else { return nil }
        guard let (second, digits) = number(most: 4), digits <= 2 else { return nil }
        let again = here
        skip { $0 == separator || $0 == 0x20 }
        guard again == separator, isDigit(here) else {
            let yearless = DateParts(
                form: .yearless, first: first, second: second, year: 0, separator: separator, yearDigits: 0, seconds: nil)
            return separator == 0x2E && again == 0x2E && here == 0 && first <= 31 && second <= 31 ? yearless : nil
        }
        guard let (year, yearDigits) = number(most: 4), yearDigits == 2 || yearDigits == 4 else { return nil }
        return finish(
            DateParts(
                form: .numeric, first: first, second: second, year: CalendarEra.common(year, digits: yearDigits), separator: separator,
                yearDigits: yearDigits, seconds: nil))
    }

    private mutating func readNamed(_ day: Int) -> DateParts? {
        // Thai writes short names of months with a point between their letters: 1 ส.ค. 2569.
        let mayHavePoint = here >= 0xE0
        var word = letters()
        if mayHavePoint, here == 0x2E {
            let point = at
            at += 1
            let whole = word + letters()
            if whole.count > word.count, months.number(whole) != nil { word = whole } else { at = point }
        }
        for _ in 0..<2 where months.number(word) == nil {
            // 1er janvier, 3rd May, 28 de febrero
            guard word.count <= 3 else { return nil }
            skip { $0 == 0x20 || $0 == 0x2E }
            word = letters()
        }
        guard let month = months.number(word) else { return nil }
        skip { $0 == 0x20 || $0 == 0x2E || $0 == 0x2D || $0 == 0x2F || $0 == 0x2C }
        if !isDigit(here), here != 0 {
            let joining = letters()
            guard joining.count <= 3 else { return nil }
            skip { $0 == 0x20 }
        }
        guard let (year, digits) = number(most: 4), digits == 2 || digits == 4 else {
            return finish(DateParts(form: .yearless, first: month, second: day, year: 0, separator: 0, yearDigits: 0, seconds: nil))
        }
        return finish(named(month, day, year, digits))
    }

    private func named(_ month: Int, _ day: Int, _ year: Int, _ digits: Int) -> DateParts {
        DateParts(
            form: .named, first: month, second: day, year: CalendarEra.common(year, digits: digits), separator: 0, yearDigits: digits,
            seconds: nil)
    }

    /// 20240314, 14032024, 20240314153000
    private func compact(_ number: Int, _ digits: Int) -> DateParts? {
        guard digits == 8 || digits == 12 || digits == 14 else { return nil }
        let date = digits == 8 ? number : (digits == 12 ? number / 10_000 : number / 1_000_000)
        var parts = DateParts(
            form: .yearFirst, first: date / 100 % 100, second: date % 100, year: date / 10_000, separator: 0, yearDigits: 4, seconds: nil)
        if digits == 14 { parts.seconds = number / 10_000 % 100 * 3600 + number / 100 % 100 * 60 + number % 100 }
        if digits == 12 { parts.seconds = number / 100 % 100 * 3600 + number % 100 * 60 }
        if parts.day(.yearFirst) != nil { return parts }
        guard digits == 8 else { return nil }
        let turned = DateParts(
            form: .numeric, first: date / 1_000_000, second: date / 10_000 % 100, year: date % 10_000, separator: 0, yearDigits: 4,
            seconds: nil)
        return turned.day(.dayFirst) != nil || turned.day(.monthFirst) != nil ? turned : nil
    }

    /// Accepts what may stand behind a date: nothing, a full stop, a time, a second date after `as of`.
    private mutating func finish(_ parts: DateParts?) -> DateParts? {
        guard var parts else { return nil }
        if here == 0x2E || here == 0x27 { at += 1 }
        let before = at
        skip { $0 == 0x20 || $0 == 0x54 || $0 == 0x2D || $0 == 0x2C || $0 == 0x3A }
        if at == bytes.count { return parts }
        guard at > before else { return nil }
        if !isDigit(here) {
            let word = letters()
            return word == Array("as".utf8) || word == Array("um".utf8) || word == Array("at".utf8) ? parts : nil
        }
        guard let (hour, digits) = number(most: 2), digits > 0, hour < 25, here == 0x3A || here == 0x2E || here == 0x68 else { return nil }
        at += 1
        guard let (minute, more) = number(most: 2), more > 0, minute < 60 else { return nil }
        var seconds = hour * 3600 + minute * 60
        if here == 0x3A || here == 0x2E {
            at += 1
            if let (second, some) = number(most: 2), some > 0, second < 60 { seconds += second }
        }
        parts.seconds = afternoon(hour) ? seconds + 43_200 : seconds
        return parts
    }

    private mutating func afternoon(_ hour: Int) -> Bool {
        skip { $0 == 0x20 || $0 == 0x2E || $0 &- 48 < 10 }
        return (here == 0x50 || here == 0x70) && hour < 12
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

    private mutating func skip(_ matches: (UInt8) -> Bool) {
        while at < bytes.count, matches(bytes[at]) { at += 1 }
    }

    /// Digits from here on, at most `most`; nil when there is none or one more.
    private mutating func number(most: Int) -> (Int, Int)? {
        var value = 0
        let start = at
        while at < bytes.count, isDigit(bytes[at]), at - start <= most {
            value = value &* 10 &+ Int(bytes[at] &- 48)
            at += 1
        }
        let digits = at - start
        return digits > 0 && digits <= most ? (value, digits) : nil
    }

    /// One separator: `-`, `/`, `.`, `:`, a blank, or a character such as 年.
    private mutating func separatorOrCharacter() -> Bool {
        switch here {
        case 0x2D, 0x2F, 0x2E, 0x3A, 0x20:
            at += 1
            return true
        case 0xE0...0xEF where at + 3 <= bytes.count:
            at += 3
            return true
        default: return false
        }
    }

    /// A run of letters, folded to lower-case ASCII.
    private mutating func letters() -> [UInt8] {
        let start = at
        skip { $0 >= 0x80 || ($0 | 0x20) &- 97 < 26 }
        return WordFolding.folded(ByteView(rebasing: bytes[start..<at]))
    }
}
