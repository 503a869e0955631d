import TillRecords
import Testing

@testable import TillChat
@testable import TillStages

/// Words in their forms, counted things, slang for money, joints and what was forgotten, in languages of many kinds.
@Suite struct WordFormTests {
    private static func ways(_ text: String, _ language: String) throws -> [String] {
        try ChatRun.entries(text, language).map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    @Test(arguments: [
        ("pl", "pożyczyłyśmy Ewie 70", "70 transfer"), ("pl", "Adam oddał mi 45", "45 transfer"),
        ("ru", "одолжили соседу 900", "900 transfer"), ("ru", "Лена вернула мне 700", "700 transfer"),
        ("uk", "Ірина повернула мені 640", "640 transfer"), ("cs", "půjčily jsme Aleně 800", "800 transfer"),
        ("it", "prelevati 90 allo sportello", "90 transfer"), ("fr", "prêtés 35 à Jules", "35 transfer"),
        ("tr", "Can'a 120 borç verdik", "120 transfer"), ("fi", "lainasimme Ollille 45", "45 transfer"),
        ("hu", "kölcsönadtunk Katinak 4000-et", "4000 transfer"), ("ko", "지민한테 4만원 빌려줬다", "40000 transfer"),
        ("ja", "弟に4千円貸しました", "4000 transfer"), ("es", "mi prima me ha devuelto 55", "55 transfer"),
    ])
    func aWordIsKnownInItsForms(language: String, text: String, entry: String) throws {
        #expect(try Self.ways(text, language) == [entry])
    }

    @Test(arguments: [
        ("es", "me devolvieron 30 de la tienda", "30 refund"), ("he", "החזירו לי 60", "60 refund"),
        ("pl", "zwrócili mi 75 za kurtkę", "75 refund"),
        ("ja", "店から3千円返金された", "3000 refund"), ("ja", "妹から6千円返ってきた", "6000 transfer"),
    ])
    func whoGivesBackTellsARefundFromALoan(language: String, text: String, entry: String) throws {
        #expect(try Self.ways(text, language) == [entry])
    }

    @Test(arguments: [
        ("ja", "電球3個990円", ["990 expense"]), ("ja", "スキー板6万8千円", ["68000 expense"]), ("ja", "ソファ3万2千円", ["32000 expense"]),
        ("ja", "ATMで4万円引き出した", ["40000 transfer"]), ("ja", "本 1200円", ["1200 expense"]), ("zh", "四瓶啤酒28块", ["28 expense"]),
        ("zh", "酱油12块5", ["12.5 expense"]), ("zh", "电视3千8", ["3800 expense"]), ("ko", "콜라 3병 4천5백원", ["4500 expense"]),
        ("ko", "운동화 8만 4천원", ["84000 expense"]), ("ko", "점심8500원", ["8500 expense"]), ("ko", "책상 12만2000원", ["122000 expense"]),
    ])
    func numbersOfEastAsiaHavePartsAndCounters(language: String, text: String, entries: [String]) throws {
        #expect(try Self.ways(text, language) == entries)
    }

    @Test(arguments: [("ja", "鶏を4羽飼ってる"), ("ko", "고양이 2마리 봤어"), ("zh", "买菜的路上看到3只猫")])
    func whatIsOnlyCountedIsNoMoney(language: String, text: String) throws {
        #expect(try ChatRun.entries(text, language).filter { !$0.contains("transfer") } == [])
    }

    @Test(arguments: [
        ("es", "gasté 12 lucas en el súper", ["12000 expense súper"]), ("ru", "заплатил 3 тыщи за шины", ["3000 expense шины"]),
        ("de", "60 Mäuse für Bier ausgegeben", ["60 expense EUR Bier"]),
        ("pl", "wydałem stówę na paliwo", ["100 expense paliwo"]), ("pl", "buty 2 stówy", ["200 expense buty"]),
        ("uk", "купив шини за 4 тищі", ["4000 expense шини"]),
    ])
    func slangIsMoneyWhereSomethingIsDoneWithIt(language: String, text: String, entries: [String]) throws {
        #expect(try ChatRun.entries(text, language) == entries)
    }

    @Test func miceAreMiceWhereNothingIsDoneWithThem() throws {
        #expect(try ChatRun.entries("5 Mäuse im Schuppen", "de").allSatisfy { !$0.contains("EUR") })
    }

    @Test(arguments: [
        ("pt", "queijo 9 e suco 14", ["9 expense", "14 expense"]), ("it", "pasta 4 e vino 7,50", ["4 expense", "7.50 expense"]),
        ("it", "il pane è 4", []), ("es", "leche 3 y pan 2,20", ["3 expense", "2.20 expense"]),
    ])
    func aWordBetweenAmountsJoinsThem(language: String, text: String, entries: [String]) throws {
        #expect(try Self.ways(text, language) == entries)
    }

    @Test(arguments: [
        ("en", "forgot to note: umbrella 19.50", ["19.50 expense"]), ("en", "forgot to water 3 plants", []),
        ("fr", "oublié de noter : cordonnier 22", ["22 expense"]), ("cs", "zapomněla jsem zapsat: lék 140", ["140 expense"]),
        ("tr", "yazmayı unuttum: terzi 180", ["180 expense"]), ("ja", "書き忘れ:花 1800円", ["1800 expense"]),
    ])
    func whatWasForgottenIsNotedLate(language: String, text: String, entries: [String]) throws {
        #expect(try Self.ways(text, language) == entries)
    }

    @Test(arguments: [
        ("en", "paid off 260 on the Mastercard", "260 transfer"), ("en", "paid 26 for socks with the Mastercard", "26 expense"),
        ("en", "paid off the car, 2600", "2600 expense"), ("fr", "carte Visa soldée, 310", "310 transfer"),
        ("tr", "kira 9000 yattı", "9000 expense"), ("tr", "maaş 31000 yattı", "31000 income"),
    ])
    func whatMovedTellsTheWay(language: String, text: String, entry: String) throws {
        #expect(try Self.ways(text, language) == [entry])
    }

    @Test func bracesStandForEachFormOfTheirLanguage() throws {
        let forms = try WordForms(ChatRun.knowledge)
        let rows = try WordForms.table.rows(ChatRun.knowledge)
        let row = try #require(rows.first { $0.text(0) == "pl" && $0.text(1) == "on" })
        #expect(try forms.expanded("odda{on} mi", language: "pl", row) == ["oddał mi", "oddała mi"])
        #expect(try forms.expanded("bez", language: "pl", row) == ["bez"])
        #expect(throws: Fault.self) { try forms.expanded("odda{on} mi", language: "en", row) }
        #expect(throws: Fault.self) { try forms.expanded("odda{on mi", language: "pl", row) }
    }
}
