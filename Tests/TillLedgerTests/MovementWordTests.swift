import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// What the phrase of a movement says: wages in every language, fees of movements, money to people.
@Suite struct MovementWordTests {
    private static let merchants = try? MerchantKnowledge(
        Knowledge(folder: Checkout.path("pipelines/knowledge")),
        taxonomy: Taxonomy(Knowledge(folder: Checkout.path("pipelines/knowledge"))))

    private func judged(_ text: String, _ direction: MerchantKnowledge.Direction, in country: String? = nil) throws -> (String, Int) {
        var merchants = try #require(MovementWordTests.merchants)
        merchants.country = country.map { CountryCode($0) } ?? .unknown
        let judged = merchants.judge(DescriptionWords(text), direction, size: 10_000)
        return (judged.phrase < 0 ? "" : merchants.taxonomy.entries[Int(judged.category)].id, Int(judged.confidence))
    }

    /// Words for wages that stand alone in what came in, by the country whose words they are: sure enough that nobody is asked (seventy
    /// per cent).
    @Test(arguments: [
        ("LÖN", "SE"), ("LØN", "DK"), ("LØNN", "NO"), ("LAUN", "IS"), ("PALKKA", "FI"), ("PALK", "EE"), ("ALGA", "LV"),
        ("ATLYGINIMAS", "LT"), ("GEHALT", "DE"), ("LOHN", "AT"), ("SALARIS", "NL"), ("LOON", "BE"), ("SALAIRE", "FR"), ("NÓMINA", "ES"),
        ("SUELDO", "AR"), ("SALÁRIO", "BR"), ("VENCIMENTO", "PT"), ("STIPENDIO", "IT"), ("SOLDATA", "ES"), ("SALARIU", "RO"),
        ("FIZETÉS", "HU"), ("BÉR", "HU"), ("WYPŁATA", "PL"), ("PENSJA", "PL"), ("MZDA", "CZ"), ("PLAT", "SK"), ("PLAČA", "SI"),
        ("PLAĆA", "HR"), ("ПЛАТА", "RS"), ("ЗАПЛАТА", "BG"), ("ЗАРПЛАТА", "RU"), ("ΜΙΣΘΟΔΟΣΙΑ", "GR"), ("MAAŞ", "TR"), ("RROGA", "AL"),
        ("PAGA", "XK"), ("MSHAHARA", "KE"), ("GAJI", "ID"), ("UPAH", "MY"), ("SWELDO", "PH"), ("LƯƠNG", "VN"), ("वेतन", "IN"),
        ("বেতন", "BD"), ("เงินเดือน", "TH"), ("給与", "JP"), ("급여", "KR"), ("工资", "CN"), ("משכורת", "IL"), ("راتب", "SA"),
        ("حقوق", "IR"), ("تنخواہ", "PK"), ("ደመወዝ", "ET"), ("ხელფასი", "GE"), ("ԱՇԽԱՏԱՎԱՐՁ", "AM"), ("ЖАЛАҚЫ", "KZ"), ("CYFLOG", "GB"),
    ])
    func wages(word: String, country: String) throws {
        let (id, sure) = try judged(word, .into, in: country)
        #expect(id == "income.salary" && sure >= 70, "\(word): \(id) \(sure)")
        #expect(try judged(word, .out, in: country).0 != "income.salary")
    }

    /// The same letters where no language of the country has them as a word for wages.
    @Test(arguments: [("PLATA", "RO"), ("PAGA", "ES"), ("SOU", "GB")])
    func otherWordsAreNoWages(word: String, country: String) throws {
        let (id, sure) = try judged(word, .into, in: country)
        #expect(id != "income.salary" || sure < CategoryAnswer.doubtful)
    }

    /// A word for a fee beside one for a movement: what the movement cost.
    @Test(arguments: [
        "WITHDRAWAL CHARGE", "Customer Transfer of Funds Charge", "Pay Bill Charge", "TRANSFER FEE", "FRAIS DE VIREMENT",
        "COMISIÓN POR TRANSFERENCIA", "ÜBERWEISUNGSGEBÜHR", "GEBÜHR ÜBERWEISUNG", "OPŁATA ZA PRZELEW", "КОМИССИЯ ЗА ПЕРЕВОД",
        "AVGIFT ÖVERFÖRING", "BIAYA TRANSFER", "振込手数料", "ADA YA KUTOA PESA",
    ])
    func whatAMovementCost(text: String) throws {
        let (id, sure) = try judged(text, .out)
        #expect(id.hasPrefix("fees.") && sure >= CategoryAnswer.doubtful, "\(text): \(id) \(sure)")
    }

    /// The movement itself is no fee.
    @Test(arguments: [
        ("ATM WITHDRAWAL", "transfer.cash"), ("TRANSFER TO SAVINGS", "transfer.own"), ("SEND MONEY", "transfer.person"),
    ])
    func theMovementIsNoFee(text: String, id: String) throws { #expect(try judged(text, .out).0 == id) }

    /// What is sent to somebody with a given name went to a person; what is paid to a shop that is called so did not.
    @Test(arguments: [
        ("TRANSFER TO INGRID QUADDELHOF", "transfer.person"), ("Pix enviado para LUCAS QUADDELLA", "transfer.person"),
        ("ÜBERWEISUNG AN PETER QUADDELHOF", "transfer.person"), ("Customer Transfer to 2547******881 - QUAX QUORN", "transfer.person"),
        ("TRANSFER TO PETER QUADDELHOF GMBH", "transfer.own"), ("PAID TO ALBERT HEIJN", "food.groceries"),
    ])
    func whomItWentTo(text: String, id: String) throws { #expect(try judged(text, .out).0 == id, "\(text)") }

    private func category(_ fields: String) throws -> String? {
        let line = #"{"type":"transaction","id":"t","household":"h","date":"2025-03-01","currency":"EUR",\#(fields)}"#
        return try StageRun(CategoriseStage.self, [line]).all("transaction").first?.object(.category)?.string(.name)
    }

    /// What is linked as a transfer between own accounts went to nobody else, whoever's name stands there.
    @Test func aLinkSaysMoreThanAName() throws {
        let fields = #""amount":"-500","text":"TRANSFER TO INGRID QUADDELHOF","merchant":"Ingrid Quaddelhof""#
        #expect(try category(fields) == "transfer.person")
        #expect(try category(fields + #","kind":"transfer","links":[{"kind":"transfer","to":"u","weight":"9"}]"#) == "transfer.own")
    }

    /// A shop by a given name is none where a word for a transfer stands before the whole name.
    @Test func aPayeeIsAskedAloneOnlyWhereNobodyIsNamed() throws {
        #expect(
            try category(#""amount":"-75","text":"Pix enviado para LUCAS QUADDELLA","merchant":"Lucas Quaddella""#) == "transfer.person")
        #expect(try category(#""amount":"-75","text":"TWINT COOP","merchant":"Coop""#) == "food.groceries")
    }
}
