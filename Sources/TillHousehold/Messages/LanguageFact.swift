/// What a language's file says of the language itself: how it counts, and how it writes numbers, money and days. A fact may have another
/// form in a country, which stands in the column `form`.
enum LanguageFact: String, Sendable, CaseIterable {
    /// The language's own name.
    case name = "language.name"
    /// `ltr` or `rtl`
    case direction = "language.direction"
    /// Countries whose households read it where their files name no language: `DE AT LI`.
    case countries = "language.countries"
    /// The rule of the plural category that stands in the column `form`.
    case plural = "language.plural"
    case decimalMark = "number.decimal-mark"
    /// A sign, or `nbsp`, or `thin` for a narrow no-break space.
    case groupMark = "number.group-mark"
    /// From how many digits on thousands are set apart.
    case groupFrom = "number.group-from"
    /// What stands between the cells of a table that its spreadsheets open; by itself `;` where the decimal mark is a comma, else `,`.
    case listSeparator = "number.list-separator"
    case percent = "number.percent"
    /// `3:{number}k|6:{number}m`: how many zeros are left out, and what stands for them.
    case compact = "number.compact"
    /// Blanks in it do not break.
    case money = "money.form"
    case dateFull = "date.full"
    case dateShort = "date.short"
    case dateLong = "date.long"
    /// Days of one month.
    case dateDays = "date.days"
    /// From one day to another.
    case dateSpan = "date.span"
    case dateMonth = "date.month"
    /// Names with `|` between them, January or Monday first; those of months as they stand in a date, and by themselves.
    case months = "date.months"
    case monthsAlone = "date.months-alone"
    case monthsShort = "date.months-short"
    case weekdays = "date.weekdays"
    case weekdaysShort = "date.weekdays-short"
}
