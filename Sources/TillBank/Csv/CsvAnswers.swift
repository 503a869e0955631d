import TillStages

/// What a person says about a document; wins over anything found.
struct CsvAnswers: Sendable {
    var dateOrder: DateOrder?
    var decimalMark: UInt8?
    /// True: positive amounts are money leaving.
    var turned: Bool?
    /// Who says each, as evidence.
    var dateOrderFrom = "--date-order says so"
    var decimalFrom = "--decimal says so"
    var signFrom = "--sign says so"
    var columnsFrom = "--columns says so"
    /// What a row's place is called.
    var rowWord = "line"
    /// The household file says that the account is no card, so that money in is positive.
    var isNoCard = false
    /// Role and column, from 0.
    var columns: [(role: ColumnRole, column: Int)] = []

    init() {}

    /// Reads `--date-order`, `--decimal`, `--sign` and `--columns`. Throws usage faults.
    init(_ options: Options) throws(Fault) {
        if let text = options.text("date-order") {
            guard let order = DateOrder(rawValue: text.uppercased()) else { throw CsvAnswers.usage("date-order", "DMY, MDY or YMD") }
            dateOrder = order
        }
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

    private static func usage(_ name: String, _ what: String) -> Fault {
        Fault("usage.option", "the value is not \(what).", remedy: "Give --\(name) \(what).", place: "--\(name)", exit: .usage)
    }
}
