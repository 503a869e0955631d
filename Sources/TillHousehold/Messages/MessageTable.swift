import TillStages

/// The files of messages, one a language: `messages/<language>.tsv`. A language is added by its file alone.
public enum MessageTable {
    /// The language that records are written in, and that whatever another language lacks is said in.
    public static let english = "en"

    private static let folder = "messages"

    /// The declaration that every language's file fits: the key of a message, of a fact of the language or of a name; a plural category or
    /// a country; the text.
    private static let columns = KnowledgeTable(
        "messages/en.tsv", key: ["key", "form"], .form("key", "letters, digits, dots and hyphens", isKey),
        .form("form", "a plural category of CLDR or a country of ISO 3166", mayBeEmpty: true, isForm), .text("text"))

    @Sendable private static func isKey(_ key: Substring) -> Bool {
        !key.isEmpty && key.utf8.allSatisfy { ($0 | 32) &- 97 < 26 || $0 &- 48 < 10 || $0 == 46 || $0 == 45 || $0 == 95 }
    }

    @Sendable private static func isForm(_ form: Substring) -> Bool {
        PluralCategory(rawValue: String(form)) != nil || (form.utf8.count == 2 && form.utf8.allSatisfy { $0 &- 65 < 26 })
    }

    /// The languages that the folder of knowledge has messages in, sorted.
    public static func languages(_ knowledge: Knowledge) -> [String] {
        guard let folder = knowledge.folder, let names = FolderNames.of("\(folder)/\(MessageTable.folder)") else { return [] }
        return names.filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }
    }

    /// The declarations of all languages' files.
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { languages(knowledge).map(table) }

    static func table(_ language: String) -> KnowledgeTable { columns.named("\(folder)/\(language).tsv") }
}

/// A language's messages while its file is read.
struct MessageDraft {
    var name = ""
    var isRightToLeft = false
    var numbers = NumberForm()
    var dates = DateForm()
    var plurals = PluralRules()
    var texts: [MessageKey: [PluralCategory: MessagePattern]] = [:]
    /// What records say in English.
    var retelling = Retelling()
    /// Texts of names by key.
    var named: [String: String] = [:]
    var countries: [Substring] = []

    /// Keys that begin so name what records have: of the kind, then its id.
    static let kinds = ["account", "category", "said", "symbol", "unit"]

    /// The keys by their names: the compiler's own search for one compares with each of several hundred.
    private static let keys = Dictionary(uniqueKeysWithValues: MessageKey.allCases.map { ($0.rawValue, $0) })

    /// Reads a language's file over what English says.
    ///
    /// - Parameter country: whose forms are taken where the file has some of its own.
    init(_ language: String, country: String?, _ knowledge: Knowledge, over english: MessageDraft?) throws(Fault) {
        if let english { self = english }
        plurals = PluralRules()
        var seen: Set<MessageKey> = []
        for row in try MessageTable.table(language).rows(knowledge) {
            let (key, form) = (row.text(0), row.text(1))
            let isOfCountry = form.utf8.first.map { $0 < 97 } ?? false
            if isOfCountry, form != country { continue }
            if let fact = LanguageFact(rawValue: key) {
                guard take(fact, form, row.text(2)) else {
                    throw row.fault("\(key) cannot be \(row.text(2)).", "Write it as messages/en.tsv has it.")
                }
            } else if let known = MessageDraft.keys[key] {
                guard let pattern = MessagePattern(row.text(2)) else {
                    throw row.fault("the message has a gap that no message has.", "Name what it leaves open as messages/en.tsv does.")
                }
                if seen.insert(known).inserted { texts[known] = [:] }
                texts[known]?[isOfCountry ? .other : PluralCategory(rawValue: form) ?? .other] = pattern
            } else if MessageDraft.kinds.contains(where: { key.hasPrefix($0 + ".") }) {
                take(name: key, row.text(2), english)
            } else {
                throw row.fault("no message is called \(key).", "Take the key from messages/en.tsv.")
            }
        }
    }

    private mutating func take(name key: String, _ text: String, _ english: MessageDraft?) {
        if key.hasPrefix("symbol.") {
            numbers.symbols[String(key.dropFirst("symbol.".count))] = text
            return
        }
        named[key] = text
        guard let english, let said = english.named[key] else { return }
        retelling.add(key, said, text)
    }

    /// False for a text that the fact cannot have.
    private mutating func take(_ fact: LanguageFact, _ form: String, _ text: String) -> Bool {
        switch fact {
        case .name: name = text
        case .direction:
            isRightToLeft = text == "rtl"
            numbers.signMark = isRightToLeft ? "\u{200E}" : ""
            return text == "ltr" || text == "rtl"
        case .countries: countries = text.split(separator: " ")
        case .plural: return PluralCategory(rawValue: form).map { plurals.add($0, text) } ?? false
        case .decimalMark, .groupMark, .groupFrom, .listSeparator, .percent, .compact, .money: return take(number: fact, text)
        case .months, .monthsAlone, .monthsShort, .weekdays, .weekdaysShort: return take(days: fact, text)
        case .dateFull, .dateShort, .dateLong, .dateDays, .dateSpan, .dateMonth:
            guard let pattern = MessagePattern(text) else { return false }
            take(date: fact, pattern)
        }
        return true
    }

    private mutating func take(number fact: LanguageFact, _ text: String) -> Bool {
        // Blanks in figures do not break.
        let unbroken = text.replacing(" ", with: "\u{A0}")
        switch fact {
        case .decimalMark: numbers.decimalMark = text
        case .groupMark: numbers.groupMark = text == "nbsp" ? "\u{A0}" : text == "thin" ? "\u{202F}" : text
        case .listSeparator:
            guard text == "," || text == ";" else { return false }
            numbers.statedSeparator = text
        case .groupFrom:
            guard let digits = Int(text), digits > 3 else { return false }
            numbers.groupFrom = digits
        case .percent:
            guard let form = MessagePattern(unbroken), form.placeholders == [.number] else { return false }
            numbers.percentForm = form
        case .money:
            guard let form = MessagePattern(unbroken), form.placeholders == [.symbol, .amount] else { return false }
            numbers.moneyForm = form
        default:
            var forms: [(zeros: Int, form: MessagePattern)] = []
            for part in unbroken.split(separator: "|") {
                let cut = part.split(separator: ":", maxSplits: 1)
                guard cut.count == 2, let zeros = Int(cut[0]), (2...12).contains(zeros), let form = MessagePattern(String(cut[1])) else {
                    return false
                }
                forms.append((zeros, form))
            }
            numbers.compactForms = forms.sorted { $0.zeros > $1.zeros }
        }
        return true
    }

    private mutating func take(days fact: LanguageFact, _ text: String) -> Bool {
        let names = text.split(separator: "|").map(String.init)
        switch fact {
        case .months: dates.months = names
        case .monthsAlone: dates.monthsAlone = names
        case .monthsShort: dates.monthsShort = names
        case .weekdays: dates.weekdays = names
        default: dates.weekdaysShort = names
        }
        return names.count == (fact == .weekdays || fact == .weekdaysShort ? 7 : 12)
    }

    private mutating func take(date fact: LanguageFact, _ pattern: MessagePattern) {
        switch fact {
        case .dateFull: dates.fullForm = pattern
        case .dateShort: dates.shortForm = pattern
        case .dateLong: dates.longForm = pattern
        case .dateDays: dates.daysForm = pattern
        case .dateSpan: dates.spanForm = pattern
        default: dates.monthForm = pattern
        }
    }
}

extension Messages {
    /// The messages of a language as a country writes its figures. Throws `knowledge.missing`, or a fault with the line of a row that
    /// means nothing.
    public convenience init(_ language: String, country: String? = nil, _ knowledge: Knowledge) throws(Fault) {
        let isEnglish = language == MessageTable.english
        let english = try MessageDraft(MessageTable.english, country: isEnglish ? country : nil, knowledge, over: nil)
        self.init(isEnglish ? english : try MessageDraft(language, country: country, knowledge, over: english), language: language)
    }

    /// English, as it comes with Till; what is said where nobody chose a language.
    public static let english: Messages = {
        if let read = try? Messages(MessageTable.english, Knowledge.located(nil)) { return read }
        return Messages(MessageDraft(), language: MessageTable.english)
    }()
}

extension MessageDraft {
    /// Nothing at all: every message is said by its key, and days by their numbers.
    fileprivate init() {
        let numbers = (1...12).map(String.init)
        dates.months = numbers
        dates.monthsAlone = numbers
        dates.monthsShort = numbers
        dates.weekdays = Array(numbers.prefix(7))
        dates.weekdaysShort = dates.weekdays
    }
}
