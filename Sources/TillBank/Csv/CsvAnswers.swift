import TillHousehold
import TillRecords
import TillStages

/// What a person says about a document; wins over anything found.
struct CsvAnswers: Sendable {
    var dateOrder: DateOrder?
    var decimalMark: UInt8?
    /// True: positive amounts are money leaving.
    var turned: Bool?
    /// Decimals that whole numbers do not show: 2 for hundredths, 0 for none.
    var minorDigits: UInt8?
    /// Who says each, as evidence.
    var dateOrderFrom = "--date-order says so"
    var decimalFrom = "--decimal says so"
    var signFrom = "--sign says so"
    var columnsFrom = "--columns says so"
    var unitFrom = "--unit says so"
    /// What a row's place is called.
    var rowWord = "line"
    /// The household file says that the account is no card, so that money in is positive.
    var isNoCard = false
    /// It says that the account is a card.
    var isCard = false
    /// The household whose document it is, which knows its own numbers.
    var household: HouseholdFile?
    /// The account that the file is of by its name, or as a person says; nil where neither tells.
    var fileAccount: String?
    /// Role and column, from 0.
    var columns: [(role: ColumnRole, column: Int)] = []
    /// Role and the title of its column.
    var titledColumns: [(role: ColumnRole, title: String)] = []
    var delimiter: UInt8?
    /// A name that the C library knows.
    var encoding: String?
    /// Line of the titles; 0 when there are none.
    var headerLine: Int?
    /// Where the document says none itself.
    var currency: Currency?
    var account: String?
    /// Names of the profiles that say so.
    var profiles: [String] = []
    /// What was learnt from other documents, in words, to be told.
    var learnt: [String] = []

    init() {}

    /// Reads `--date-order`, `--decimal`, `--sign` and `--columns`. Throws usage faults.
    init(_ options: Options) throws(Fault) {
        dateOrder = try options.dateOrder()
        if let text = options.text("decimal") {
            guard text == "." || text == "," || text == "point" || text == "comma" else {
                throw CsvAnswers.usage("decimal", "point or comma")
            }
            decimalMark = text == "," || text == "comma" ? NumberText.comma : NumberText.dot
        }
        if let text = options.text("sign") {
            guard text == "negative-out" || text == "positive-out" else { throw CsvAnswers.usage("sign", "negative-out or positive-out") }
            turned = text == "positive-out"
        }
        if let unit = options.text("unit") { minorDigits = unit == "hundredth" ? 2 : 0 }
        for part in (options.text("columns") ?? "").split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let role = ColumnRole(rawValue: String(pair[0])), let column = Int(pair[1]),
                (1...10_000).contains(column)
            else {
                throw CsvAnswers.usage("columns", "pairs such as date=1,amount=3,text=2")
            }
            columns.append((role, column - 1))
        }
    }

    /// These answers, and those of the other where these are silent.
    func filled(from other: CsvAnswers) -> CsvAnswers {
        var all = self
        if dateOrder == nil { (all.dateOrder, all.dateOrderFrom) = (other.dateOrder, other.dateOrderFrom) }
        if decimalMark == nil { (all.decimalMark, all.decimalFrom) = (other.decimalMark, other.decimalFrom) }
        if turned == nil { (all.turned, all.signFrom) = (other.turned, other.signFrom) }
        if minorDigits == nil { (all.minorDigits, all.unitFrom) = (other.minorDigits, other.unitFrom) }
        if columns.isEmpty, titledColumns.isEmpty {
            (all.columns, all.titledColumns, all.columnsFrom) = (other.columns, other.titledColumns, other.columnsFrom)
        }
        all.delimiter = delimiter ?? other.delimiter
        all.encoding = encoding ?? other.encoding
        all.headerLine = headerLine ?? other.headerLine
        all.currency = currency ?? other.currency
        all.account = account ?? other.account
        all.profiles += other.profiles.filter { !profiles.contains($0) }
        return all
    }

    private static func usage(_ name: String, _ what: String) -> Fault {
        Fault("usage.option", "the value is not \(what).", remedy: "Give --\(name) \(what).", place: "--\(name)", exit: .usage)
    }
}
