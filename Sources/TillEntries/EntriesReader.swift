import TillHousehold
import TillRecords
import TillStages

/// `till-entries`: what a person wrote down by hand becomes observations.
public struct EntriesReader: Reader {
    private let household: String?
    private let file: HouseholdFile?

    public static let takes = "entries by hand"
    /// A book keeps them beside its inbox: which lines there are, and not which there were, is what counts.
    public static let isOfInbox = false

    public static let manual = Manual(
        name: "till-entries",
        summary: "Read entries by hand: a table of day, amount and text.",
        discussion: """
            A file of entries is a delimited table (comma, semicolon or tab) with a header. The columns date (YYYY-MM-DD), amount (with a \
            point and a sign: -12.50 was paid, +12.50 came in) and text are needed; currency, account (an id of the household's file, or \
            cash), category, member, tag (words with blanks between) and note may be there. A column of any other name refuses the file; \
            a line that cannot be read is a reject, and the others are read.

            Each line becomes an observation of the kind manual. Once the bank's row of it comes, the two are one transaction; until then \
            it counts where no document of an account covers its day, and always when it was paid in cash. Its category is a person's \
            word and holds before rules. Equal lines are several movements. In a book, the entries of a household are in \
            entries/<household>.csv, read as they are at each run; till add writes them. To take one back, delete its line.
            """,
        input: .documents,
        options: [],
        examples: [
            Example(
                "a flea market", command: "till-entries entries.csv",
                files: ["entries.csv": "date,amount,text,account,category\n2025-11-08,-12.50,flea market,cash,leisure.hobby\n"],
                shows: [#""kind":"manual""#, #""date":"2025-11-08","amount":"-12.50","text":"flea market""#, #""payment":{"kind":"cash"}"#])
        ],
        reads: [], writes: ["observation", "reject"])

    public init(options: Options, context: Context) throws(Fault) {
        if let path = context.householdFile { file = try HouseholdFile(path: path) } else { file = nil }
        household = context.household ?? file?.id
    }

    public mutating func read(_ document: Document, into sink: Sink) throws(Fault) {
        let table = try EntryTable(document.bytes, file: document.name, household: file)
        let owner = document.household ?? household
        for entry in table.entries { try sink.emit(EntriesReader.record(entry, document, owner)) }
        for fault in table.faults { try sink.reject(fault, document: document.id, household: owner) }
    }

    private static func record(_ entry: EntryTable.Entry, _ document: Document, _ household: String?) -> Record {
        var record = Record(type: .observation)
        record.set(.id, string: entry.id(of: household).shortHex)
        record.set(.key, string: entry.key(of: household).shortHex)
        if let household { record.set(.household, string: household) }
        if let member = entry.member { record.set(.member, string: member) }
        var source = Record.bare
        source.set(.kind, string: "manual")
        source.set(.format, string: "entries")
        source.set(.document, string: document.id)
        source.set(.file, string: document.name)
        source.set(.place, string: "line \(entry.line)")
        record.set(.source, object: source)
        if let account = entry.account { record.set(.account, string: account) }
        record.set(.date, entry.day)
        record.set(.amount, entry.amount)
        if let currency = entry.currency { record.set(.currency, string: currency.code) }
        record.set(.text, string: entry.text)
        if entry.isCash {
            var payment = Record.bare
            payment.set(.kind, string: "cash")
            record.set(.payment, object: payment)
        }
        if let name = entry.category {
            var category = Record.bare
            category.set(.name, string: name)
            category.set(.by, string: "decision")
            category.set(.confidence, integer: 1)
            category.set(.why, string: EnteredCategory.why)
            record.set(.category, object: category)
        }
        if !entry.tags.isEmpty { record.set(.tags, strings: entry.tags) }
        if let note = entry.note { record.set(.notes, strings: [note]) }
        return record
    }

    /// The line of the entry, wherever it stands by now.
    public func passage(of record: Record, in document: Document) throws(Fault) -> OriginalPassage? {
        let table = try EntryTable(document.bytes, file: document.name, household: file)
        let owner = document.household ?? household
        guard let id = record.string(.id), let entry = table.entries.first(where: { $0.id(of: owner).shortHex == id }) else { return nil }
        let lines = document.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard entry.line <= lines.count else { return nil }
        let text = String(decoding: lines[entry.line - 1], as: UTF8.self)
        return OriginalPassage([.init(number: entry.line, text: text.hasSuffix("\r") ? String(text.dropLast()) : text)])
    }
}
