import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// A household as its pages show it, made again from the stream that they were made from.
public enum PublishedBook {
    /// - Parameters:
    ///   - records: those of the household's published stream.
    ///   - file: the household's file; its absence is no trouble.
    ///   - uses: what categories mean to the figures.
    ///   - asOf: the day the pages stand on; nil where that is the last of the records.
    public static func book(
        of household: String, records: [Record], file: HouseholdFile?, uses: CategoryUses, asOf: Day? = nil
    ) -> HouseholdBook {
        var draft = HouseholdDraft(household: household)
        // A row that lacks what a page needs is on no page.
        for record in records { try? draft.take(record, masking: true) }
        return draft.book(home: nil, file: file, uses: uses, memory: ChainMemory(), asOf: asOf, masking: true)
    }

    /// What the last step of a `series` record makes more in a year; nil where there was none.
    public static func yearlyRise(of series: Record) -> Money? { RecordReading.series(series, masking: true)?.yearlyRise }

    /// What the pages call a category, or a group of them.
    public static func categoryName(_ category: String) -> String { CategoryName.shown(category) }

    /// What the pages call an account that no household file names.
    public static func accountName(_ account: String) -> String { Plain.account(account, masking: true) }

    /// What the pages call the accounts, by the account field.
    public static func accountNames(_ book: HouseholdBook, _ file: HouseholdFile?) -> [String: String] {
        let named = PageSettings.accountNames(book, file)
        return Dictionary(
            uniqueKeysWithValues: book.accounts.map { ($0, named[$0] ?? Plain.account($0, masking: true)) })
    }
}
