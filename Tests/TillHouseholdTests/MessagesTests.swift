import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillHousehold

/// What Till says, language by language: the files as they come with it.
@Suite struct MessagesTests {
    private static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))
    static let languages = MessageTable.languages(knowledge)

    private typealias Row = (key: String, form: String, text: String)

    private func rows(_ language: String) throws -> [Row] {
        try MessageTable.table(language).rows(Self.knowledge).map { ($0.text(0), $0.text(1), $0.text(2)) }
    }

    private func gaps(_ rows: [Row]) -> Set<Placeholder> {
        rows.reduce(into: []) { $0.formUnion(MessagePattern($1.text)?.placeholders ?? []) }
    }

    /// Japanese has no blank between sentences; where there is none, nothing is between.
    @Test(arguments: [("en", "A. B. C."), ("he", "A. B. C."), ("ja", "A.B.C.")])
    func sentencesFollowEachOther(language: String, text: String) throws {
        let messages = try Messages(language, Self.knowledge)
        #expect(messages.sentences(["A.", "B.", "C."]) == text)
        #expect(messages.sentences(["A."]) == "A." && messages.sentences([]) == "")
    }

    @Test func englishAndGermanAreThere() { #expect(Set(Self.languages).isSuperset(of: ["de", "en"])) }

    /// Every key has a text in English, and every text a key.
    @Test func englishSaysEverything() throws {
        let told = Set(try rows("en").map(\.key).filter { !$0.contains(".") })
        #expect(told == Set(MessageKey.allCases.map(\.rawValue)))
    }

    /// The same messages with the same gaps, in every plural category of the language.
    @Test(arguments: languages) func everyLanguageSaysTheSame(language: String) throws {
        let english = Dictionary(grouping: try rows("en"), by: \.key)
        let own = Dictionary(grouping: try rows(language).filter { $0.form.first?.isUppercase != true }, by: \.key)
        let messages = try Messages(language, Self.knowledge)
        for key in MessageKey.allCases.map(\.rawValue) {
            let (said, told) = (english[key] ?? [], own[key] ?? [])
            #expect(!told.isEmpty, "\(language) lacks \(key)")
            #expect(gaps(told) == gaps(said), "\(language) \(key)")
            #expect(told.allSatisfy { MessagePattern($0.text) != nil && !$0.text.isEmpty }, "\(language) \(key)")
            let categories = Set(told.map(\.form))
            if said.contains(where: { !$0.form.isEmpty }) {
                #expect(categories == Set(messages.plurals.categories.map(\.rawValue)), "\(language) \(key)")
            } else {
                #expect(categories == [""], "\(language) \(key)")
            }
        }
        let names = Set(english.keys.filter { $0.contains(".") && !$0.hasPrefix("symbol.") && !$0.hasPrefix("language.plural") })
        let ownNames = Set(own.keys.filter { $0.contains(".") && !$0.hasPrefix("symbol.") && !$0.hasPrefix("language.plural") })
        #expect(names == ownNames, "\(language): \(names.symmetricDifference(ownNames).sorted())")
        for name in names where name.hasPrefix("said.") {
            #expect(gaps(own[name] ?? []) == gaps(english[name] ?? []), "\(language) \(name)")
        }
    }

    /// English calls categories as the taxonomy does, and every category and group has a name.
    @Test func everyCategoryHasAName() throws {
        let named = Dictionary(try rows("en").map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        var known: Set<String> = []
        for row in try Self.knowledge.rows(of: "categories/taxonomy.tsv") {
            let (id, label) = (String(row[0]), String(row[1]))
            #expect(named["category." + id] == label)
            known.formUnion(["category." + id, "category." + (id.split(separator: ".").first ?? "")])
        }
        #expect(Set(named.keys.filter { $0.hasPrefix("category.") }) == known)
    }

    /// A country's households read one language where their files name none.
    @Test func noCountryIsOfTwoLanguages() throws {
        var seen: [String: String] = [:]
        for language in Self.languages {
            for row in try rows(language) where row.key == LanguageFact.countries.rawValue {
                for country in row.text.split(separator: " ").map(String.init) {
                    #expect(seen.updateValue(language, forKey: country) == nil, "\(country) is of \(language) and another")
                }
            }
        }
    }

    // MARK: Plural categories

    /// Rules as CLDR has them, and a number of each category.
    @Test(
        arguments: [
            ("en", "one: n = 1", "0 other, 1 one, 2 other, 11 other, 21 other"),
            ("de", "one: n = 1", "0 other, 1 one, 2 other, 101 other"),
            ("fr", "one: n = 0,1; many: n != 0 and n % 1000000 = 0", "0 one, 1 one, 2 other, 1000000 many, 1000001 other"),
            (
                "pl",
                "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; "
                    + "many: n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14",
                "0 many, 1 one, 2 few, 4 few, 5 many, 11 many, 12 many, 14 many, 21 many, 22 few, 112 many, 122 few"
            ),
            ("ja", "", "0 other, 1 other, 2 other, 5 other"), ("he", "one: n = 1; two: n = 2", "0 other, 1 one, 2 two, 3 other, 20 other"),
        ]) func numbersAreOfTheirCategory(language: String, rules: String, numbers: String) throws
    {
        var declared = PluralRules()
        for rule in rules.split(separator: ";") {
            let parts = rule.split(separator: ":").map { $0.drop { $0 == " " } }
            let category = try #require(PluralCategory(rawValue: String(parts[0])))
            let isRead = declared.add(category, String(parts[1]))
            #expect(isRead)
        }
        // A language's file says the same of numbers as these.
        let all = Self.languages.contains(language) ? [declared, try Messages(language, Self.knowledge).plurals] : [declared]
        for plurals in all {
            for pair in numbers.split(separator: ",") {
                let words = pair.split(separator: " ")
                let number = try #require(Int(words[0]))
                #expect(plurals.category(of: number).rawValue == words[1], "\(language) \(number)")
            }
        }
    }

    @Test(arguments: ["", "n", "n =", "n = x", "m = 1", "n % 0 = 1", "n = 3..1", "n = 1 and", "n = 1 or or n = 2", "n > 1"])
    func aRuleThatMeansNothingIsRefused(rule: String) {
        var rules = PluralRules()
        let isRead = rules.add(.one, rule)
        #expect(!isRead)
    }

    // MARK: Figures

    @Test(
        arguments: [
            ("en", nil, "EUR", 134_700, "€1,347.00"), ("en", nil, "CHF", 1_200, "CHF\u{A0}12.00"),
            ("de", nil, "EUR", 134_700, "1.347,00\u{A0}€"),
            ("de", "AT", "EUR", 134_700, "€\u{A0}1\u{A0}347,00"), ("de", "CH", "CHF", 134_700, "CHF\u{A0}1’347.00"),
            ("de", nil, "JPY", 1_347, "1.347\u{A0}¥"), ("de", nil, "KWD", 1_234_567, "1.234,567\u{A0}KWD"), ("de", nil, "XXX", 500, "5,00"),
            ("de", nil, "EUR", -1, "\u{2212}0,01\u{A0}€"), ("en", "JP", "JPY", 1_347, "¥1,347"),
            ("fr", nil, "EUR", 134_700, "1\u{202F}347,00\u{A0}€"), ("pt", "BR", "BRL", 134_700, "R$\u{A0}1.347,00"),
            ("es", nil, "EUR", 134_700, "1347,00\u{A0}€"), ("es", nil, "EUR", 1_234_700, "12.347,00\u{A0}€"),
            ("it", nil, "EUR", 134_700, "1.347,00\u{A0}€"), ("nl", nil, "EUR", 134_700, "€\u{A0}1.347,00"),
            ("pl", nil, "PLN", 134_700, "1347,00\u{A0}zł"), ("pl", nil, "PLN", 1_234_700, "12\u{A0}347,00\u{A0}zł"),
        ] as [(String, String?, String, Int64, String)])
    func moneyIsWrittenAsThere(language: String, country: String?, code: String, minor: Int64, text: String) throws {
        guard Self.languages.contains(language) else { return }
        let messages = try Messages(language, country: country, Self.knowledge)
        #expect(messages.numbers.full(Money(minorUnits: minor, currency: Currency(code) ?? .unknown)) == text)
    }

    @Test(
        arguments: [
            ("en", "4 Mar 2025", "4 Mar", "Tuesday 4 March", "4–9 Mar", "28 Feb – 3 Mar", "March 2025"),
            ("de", "4. März 2025", "4. März", "Dienstag, 4. März", "4.–9. März", "28. Feb. – 3. März", "März 2025"),
        ]) func daysAreWrittenAsThere(
            language: String, full: String, short: String, long: String, days: String, span: String, month: String
        ) throws
    {
        let dates = try Messages(language, Self.knowledge).dates
        let day = try #require(Day("2025-03-04"))
        #expect(dates.full(day) == full)
        #expect(dates.short(day) == short)
        #expect(dates.long(day) == long)
        #expect(dates.range(day, try #require(Day("2025-03-09"))) == days)
        #expect(dates.range(try #require(Day("2025-02-28")), try #require(Day("2025-03-03"))) == span)
        #expect(dates.month(Month(of: day)) == month)
    }

    @Test func sizesAreShortenedAsThere() throws {
        let euro = Currency("EUR") ?? .unknown
        let german = try Messages("de", Self.knowledge).numbers
        #expect(german.compact(Money(minorUnits: 123_400, currency: euro)) == "1,2\u{A0}Tsd.\u{A0}€")
        #expect(german.compact(Money(minorUnits: 99_900, currency: euro)) == "999\u{A0}€")
        #expect(german.whole(Money(minorUnits: -150, currency: euro)) == "\u{2212}2\u{A0}€")
        #expect(german.percent("12") == "12\u{A0}%")
    }

    // MARK: Saying

    @Test func aMessageTakesTheFormOfItsNumber() throws {
        let say = try Messages("de", Self.knowledge)
        #expect(say(.rows, count: 1) == "1 Buchung")
        #expect(say(.rows, count: 2) == "2 Buchungen")
        #expect(say(.soFar, [.date: "4. März"]) == "bisher, bis 4. März")
        #expect(say.list([]).isEmpty)
        #expect(say.list(["a"]) == "a")
        #expect(say.list(["a", "b", "c"]) == "a, b und c")
        #expect(say.commas(["a", "b", "c"]) == "a, b, c")
    }

    /// What records say in English is told again, with its gaps; what nobody knows stays.
    @Test(
        arguments: [
            ("no income is known", "kein Einkommen ist bekannt"), ("Food & Drink / Groceries", "Essen & Trinken / Lebensmittel"),
            ("Groceries", "Lebensmittel"),
            ("a total needs 3 complete months, and 2 are known", "eine Gesamtzahl braucht 3 vollständige Monate, bekannt sind 2"),
            ("the same amount 2 days later, the same merchant", "derselbe Betrag, 2 Tage später, derselbe Händler"),
            ("the amount, rounded on the same day, another name", "der Betrag, gerundet am selben Tag, ein anderer Name"),
            (
                "monthly about day 3: 10 of 12 gaps on the day, equal amounts, home.rent recurs",
                "monatlich um den 3.: 10 von 12 Abständen auf den Tag, gleiche Beträge, Miete & Wohnkosten kehrt wieder"
            ), ("something else, entirely", "something else, entirely"), ("", ""),
        ]) func recordsAreToldAgain(english: String, german: String) throws
    {
        #expect(try Messages("de", Self.knowledge).retold(english) == german)
        #expect(try Messages("en", Self.knowledge).retold(english) == english)
    }

    /// Each sentence with gaps is known again, however it begins and ends and whatever fills it; cut at either end it is none.
    @Test(arguments: ["de", "fr", "ja"]) func everySentenceIsToldAgain(language: String) throws {
        let own = try Messages(language, Self.knowledge)
        let numbers: Set<Placeholder> = [.number, .count, .day, .first, .second]
        var tried = 0
        for row in try rows("en") where row.key.hasPrefix("said.") {
            guard let pattern = MessagePattern(row.text), !pattern.placeholders.isEmpty else { continue }
            for (word, digits) in [("Plum", "1"), ("Ünal\u{2019}s 2nd plum", "1204")] {
                let said = pattern.parts.map { part -> String in
                    switch part {
                    case .text(let text): text
                    case .gap(let name): numbers.contains(name) ? digits : word
                    }
                }.joined()
                #expect(own.retold(said) != said, "\(language) \(row.key): \(said)")
                // Where a comma parts it, its parts are told by themselves.
                if case .text? = pattern.parts.first, !said.contains(", ") {
                    #expect(own.retold(String(said.dropFirst())) == String(said.dropFirst()), "\(row.key)")
                }
                tried += 1
            }
        }
        #expect(tried > 40)
    }

    // MARK: Files

    /// A language's file as given, beside English as it comes.
    private func put(_ language: String, _ lines: String, in scratch: Scratch) throws {
        if let trouble = FolderMaking.make("\(scratch.path)/messages", mode: 0o777) { throw Refused(reason: "\(trouble.reason)") }
        scratch.file("messages/en.tsv", try #require(Checkout.text("pipelines/knowledge/messages/en.tsv")))
        scratch.file("messages/\(language).tsv", lines)
    }

    private struct Refused: Error { let reason: String }

    private func refusal(_ lines: String) throws -> Fault? {
        let scratch = Scratch()
        try put("xx", lines, in: scratch)
        do throws(Fault) {
            _ = try Messages("xx", Knowledge(folder: scratch.path))
            return nil
        } catch { return error }
    }

    @Test(
        arguments: [
            "noSuchMessage\t\tA", "rows\t\t{nothing} left", "rows\t\tA { brace", "language.plural\tone\tn is 1", "language.direction\t\tup",
            "number.group-from\t\tmany", "money.form\t\t{amount}", "date.months\t\tOne|Two", "number.compact\t\tk",
        ]) func aRowThatMeansNothingIsToldWithItsLine(row: String) throws
    {
        let fault = try #require(try refusal("rows\t\tA {count}\n\(row)\n"))
        #expect(fault.code == (row.hasPrefix("rows") ? "knowledge.repeated" : "knowledge.row"))
        #expect(fault.file == "messages/xx.tsv")
        #expect(fault.place == "line 2")
    }

    @Test(arguments: ["rows\t\t{nothing} left", "rows\t\tA { brace", "rows\t\tA } brace"]) func aGapThatNoMessageHasIsTold(row: String)
        throws
    {
        #expect(try #require(try refusal(row + "\n")).place == "line 1")
    }

    /// What a language lacks is said in English.
    @Test func aLackIsFilled() throws {
        let scratch = Scratch()
        try put("xx", "cameIn\t\tIntrat\n", in: scratch)
        let messages = try Messages("xx", Knowledge(folder: scratch.path))
        #expect(messages(.cameIn) == "Intrat")
        #expect(messages(.wentOut) == "Went out")
    }

    // MARK: Households

    @Test(
        arguments: [
            ("languages: [de, en]", nil, "de"), ("languages: [xx, de]", nil, "de"), ("languages: [xx]", nil, "en"),
            ("country: DE", nil, "de"),
            ("country: DE\nlanguages: [en]", nil, "en"), ("country: SE", nil, "en"), ("currency: EUR", nil, "en"),
            ("country: GB", "de", "de"),
        ] as [(String, String?, String)])
    func aHouseholdIsSpokenToInItsLanguage(file: String, asked: String?, language: String) throws {
        let scratch = Scratch()
        let household = try HouseholdFile(path: scratch.file("home.yaml", file + "\n"))
        let options = Options(asked.map { ["language": [$0]] } ?? [:])
        #expect(try HouseholdLanguages(options, Self.knowledge).messages(of: household).language == language)
    }

    @Test func aLanguageWithoutMessagesIsRefused() {
        do throws(Fault) {
            _ = try HouseholdLanguages(Options(["language": ["xx"]]), Self.knowledge)
            Issue.record("xx was taken")
        } catch {
            #expect(error.code == "usage.option")
            #expect(error.remedy.contains("de, en"))
        }
    }
}
