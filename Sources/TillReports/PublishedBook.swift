import TillHousehold
import TillRecords

/// A household as its pages show it, made again from the stream that they were made from.
public enum PublishedBook {
    /// - Parameters:
    ///   - records: those of the household's published stream.
    ///   - file: the household's file, for its currency; its absence is no trouble.
    public static func book(of household: String, records: [Record], file: HouseholdFile?) -> HouseholdBook {
        var draft = HouseholdDraft(household: household)
        for record in records {
            switch record.type {
            case "balance": if let balance = StatedBalance(record) { draft.add(balance: balance) }
            case "transaction":
                if let row = row(record) { draft.add(transaction: row) }
            case "observation":
                if let row = row(record) { draft.add(observation: row, at: RecordReading.place(record)) }
            case "note", "reject":
                draft.add(question: RecordReading.question(record, masking: true), code: record.string("code") ?? "")
            default: continue
            }
        }
        return draft.book(home: file?.currency, asOf: nil)
    }

    /// What the pages call the accounts, by the account field.
    public static func accountNames(_ book: HouseholdBook, _ file: HouseholdFile?) -> [String: String] {
        let named = PageSettings.accountNames(book, file)
        return Dictionary(
            uniqueKeysWithValues: book.accounts.map { ($0, named[$0] ?? Plain.account($0, masking: true)) })
    }

    private static func row(_ record: borrowing Record) -> ReportTransaction? {
        (try? RecordReading.transaction(record, masking: true)) ?? nil
    }
}
