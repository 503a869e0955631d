import TillHousehold
import TillRecords
import TillStages
import TillUnpacking
import Yams

/// What a person says about the tables of a bank that the tables do not say themselves, kept in a file (YAML).
///
/// ```yaml
/// name: Card of the corner bank      # what notes call it; else the file's name
/// titles: [Date, What, Amount]       # tables it is for, by the titles of their columns, or width: 5 where they have none
/// files: ["card*"]                   # or by their names, or by both; one of them it must say
/// date-order: DMY
/// ```
struct BankProfile: Sendable {
    let name: String
    /// Titles of the tables it is for, as `CsvFingerprint` has them; nil where it is for all.
    let fingerprint: CsvFingerprint?
    /// How many columns tables without titles have that it is for; nil where it does not matter.
    private let width: Int?
    /// Patterns of names of files that it is for; empty where names do not matter.
    private let files: [String]
    /// It is for what a table looks like, which shows when its titles are found.
    var isForTables: Bool { fingerprint != nil || width != nil }
    let answers: CsvAnswers

    private static let settings = [
        "name", "titles", "width", "files", "encoding", "delimiter", "header", "columns", "date-order", "decimal", "unit", "sign",
        "currency", "account",
    ]

    /// Reads a profile. Throws faults with line and column.
    init(yaml: String, file: String) throws(Fault) {
        guard let node = try YamlReading.root(yaml, file: file) else {
            throw Fault("profile.empty", "the profile says nothing.", remedy: "Write settings into it; --help has an example.", file: file)
        }
        let reading = YamlReading(file: file)
        let map = try reading.map(node, "the profile")
        try reading.known(map, BankProfile.settings)
        name = try reading.text(map["name"], "name") ?? file
        let titles = try reading.texts(map["titles"], "titles")
        fingerprint = titles.isEmpty ? nil : CsvFingerprint(titles.map { Array($0.utf8) })
        width = try reading.integer(map["width"], "width", 1...10_000)
        files = try reading.texts(map["files"], "files")
        var said = try BankProfile.answers(map, reading, who: "the profile \(name) says so")
        said.profiles = [name]
        answers = said
        guard isForTables || !files.isEmpty else {
            throw Fault(
                "profile.unbound", "the profile does not say which tables it is for: it would answer for those of every bank.",
                remedy: "Name the titles of its tables (titles:) or the files (files:); till-bank --make-profile FILE writes both.",
                file: file)
        }
        guard isForTables, let early = map["encoding"] ?? map["delimiter"] ?? map["header"] else { return }
        throw reading.fault(
            early, "a profile that is for titles cannot say how the titles are found: encoding, delimiter or header.",
            "Take titles or width out, and name the files that it is for.")
    }

    /// Whether it is for a table with these titles, or with none and so many columns.
    func isFor(titles: [[UInt8]], width: Int) -> Bool {
        if let fingerprint { return fingerprint == CsvFingerprint(titles) }
        return titles.isEmpty && self.width == width
    }

    /// What a refusal says of the profiles that the document was read by; empty where there was none.
    static func named(_ profiles: [String]) -> String {
        profiles.isEmpty ? "" : " It was read as the profile \(profiles.joined(separator: " and ")) says."
    }

    /// Whether it is for a document by its name; titles are looked at later.
    func isFor(file: String) -> Bool { files.isEmpty || files.contains { HouseholdFile.matches(file, pattern: $0) } }

    /// Reads one file, or every `.yaml` file of a folder in the order of their names.
    static func read(_ path: String) throws(Fault) -> [BankProfile] {
        if let names = FolderNames.of(path) {
            var found: [BankProfile] = []
            for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") { found += try read("\(path)/\(name)") }
            return found
        }
        let file = Document.baseName(path)
        switch FileReading.read(path: path, limit: 1 << 20) {
        case .success(let bytes): return [try BankProfile(yaml: String(decoding: bytes, as: UTF8.self), file: file)]
        case .failure(let error): throw error.fault(file: file)
        }
    }

    private static func answers(_ map: [String: Node], _ reading: YamlReading, who: String) throws(Fault) -> CsvAnswers {
        var answers = CsvAnswers()
        if let order = try reading.choice(map["date-order"], "date-order", DateOrder.allCases.map(\.rawValue)) {
            answers.dateOrder = DateOrder(rawValue: order)
        }
        if let mark = try reading.choice(map["decimal"], "decimal", ["point", "comma"]) {
            answers.decimalMark = mark == "comma" ? NumberText.comma : NumberText.dot
        }
        if let sign = try reading.choice(map["sign"], "sign", ["negative-out", "positive-out"]) { answers.turned = sign == "positive-out" }
        if let unit = try reading.choice(map["unit"], "unit", ["whole", "hundredth"]) { answers.minorDigits = unit == "hundredth" ? 2 : 0 }
        answers.unitFrom = who
        (answers.dateOrderFrom, answers.decimalFrom, answers.signFrom, answers.columnsFrom) = (who, who, who, who)
        answers.currency = try reading.currency(map["currency"])
        answers.account = try reading.text(map["account"], "account")
        answers.headerLine = try reading.integer(map["header"], "header", 0...1_000_000)
        answers.delimiter = try delimiter(map["delimiter"], reading)
        answers.encoding = try encoding(map["encoding"], reading)
        if let node = map["columns"] { try takeColumns(node, reading, &answers) }
        return answers
    }

    private static func delimiter(_ node: Node?, _ reading: YamlReading) throws(Fault) -> UInt8? {
        guard let node, let text = try reading.text(node, "delimiter") else { return nil }
        let names: [String: UInt8] = ["comma": 0x2C, "semicolon": 0x3B, "tab": 0x09, "pipe": 0x7C, "\\t": 0x09]
        if let named = names[text] { return named }
        guard let byte = text.utf8.first, text.utf8.count == 1, byte != 0x22, byte != 0x0A, byte != 0x0D, byte &- 0x30 > 9 else {
            throw reading.fault(node, "the delimiter is not one sign.", "Write comma, semicolon, tab, pipe, or the sign in quotes.")
        }
        return byte
    }

    private static func encoding(_ node: Node?, _ reading: YamlReading) throws(Fault) -> String? {
        guard let node, let name = try reading.text(node, "encoding") else { return nil }
        guard Charset.isKnown(name) else {
            throw reading.fault(
                node, "there is no encoding of that name.", "Write a name such as UTF-8, windows-1252, UTF-16LE or Shift_JIS.")
        }
        return name
    }

    /// `columns: {date: 1, amount: Betrag, text: [3, Zweck]}`: by number from 1 or by title.
    private static func takeColumns(_ node: Node, _ reading: YamlReading, _ answers: inout CsvAnswers) throws(Fault) {
        for (name, value) in try reading.map(node, "columns").sorted(by: { $0.key < $1.key }) {
            guard let role = ColumnRole(rawValue: name) else {
                let names = ColumnRole.allCases.map(\.rawValue).joined(separator: ", ")
                throw reading.fault(value, "a column cannot be \(name).", "Use one of \(names).")
            }
            let columns = try reading.texts(value, "columns")
            guard columns.count == 1 || role == .text || role == .merchant, !columns.isEmpty else {
                throw reading.fault(value, "\(name) must be one column.", "Write its number, from 1, or its title.")
            }
            for column in columns {
                if let number = Int(column), (1...10_000).contains(number) {
                    answers.columns.append((role, number - 1))
                } else {
                    answers.titledColumns.append((role, column))
                }
            }
        }
    }
}
