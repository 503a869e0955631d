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
    public static func book(of household: String, records: [Record], file: HouseholdFile?, uses: CategoryUses) -> HouseholdBook {
        var draft = HouseholdDraft(household: household)
        // A row that lacks what a page needs is on no page.
        for record in records { try? draft.take(record, masking: true) }
        return draft.book(home: nil, file: file, uses: uses, memory: ChainMemory(), asOf: nil, masking: true)
    }

    /// What the pages call the accounts, by the account field.
    public static func accountNames(_ book: HouseholdBook, _ file: HouseholdFile?) -> [String: String] {
        let named = PageSettings.accountNames(book, file)
        return Dictionary(
            uniqueKeysWithValues: book.accounts.map { ($0, named[$0] ?? Plain.account($0, masking: true)) })
    }
}
