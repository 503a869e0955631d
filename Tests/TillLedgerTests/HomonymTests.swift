import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// Names and words that mean one thing here and another there: the household's country decides, else nobody knows.
@Suite struct HomonymTests {
    private static let merchants = try? MerchantKnowledge(
        Knowledge(folder: Checkout.path("pipelines/knowledge")),
        taxonomy: Taxonomy(Knowledge(folder: Checkout.path("pipelines/knowledge"))))

    /// The category of a text in a country, `-` where the knowledge is not sure.
    private func category(_ text: String, _ country: String?, _ direction: MerchantKnowledge.Direction = .out) throws -> String {
        var merchants = try #require(HomonymTests.merchants)
        merchants.country = country.map { CountryCode($0) } ?? .unknown
        let judged = merchants.judge(DescriptionWords(text), direction, size: 10_000)
        guard judged.phrase >= 0, Int(judged.confidence) >= CategoryAnswer.doubtful else { return "-" }
        return merchants.taxonomy.entries[Int(judged.category)].id
    }

    @Test(arguments: [
        ("JUMBO", "NL", "food.groceries"), ("JUMBO", "GR", "shopping.gifts"), ("JUMBO", "CH", "home.hardware"), ("JUMBO", "DE", "-"),
        ("PLUS", "NL", "food.groceries"), ("PLUS", "PL", "utilities.phone"), ("IDEA", "RS", "food.groceries"),
        ("IDEA", "IN", "utilities.phone"), ("GLOBUS", "CH", "shopping.department"), ("GLOBUS", "CZ", "food.groceries"),
        ("EXTRA", "NO", "food.groceries"), ("EXTRA", "SA", "shopping.electronics"), ("DELTA", "US", "travel.flights"),
        ("DELTA", "NL", "utilities.internet"), ("GIANT", "MY", "food.groceries"), ("MAX", "SE", "food.fast_food"),
        ("MAX", "IN", "shopping.clothing"), ("CENTRAL", "TH", "shopping.department"), ("CENTRAL", "GB", "-"),
        ("CASINO", "FR", "food.groceries"), ("CASINO", "AT", "leisure.gambling"), ("APO", "DE", "health.pharmacy"), ("APO", "GR", "-"),
        ("WOOLWORTHS", "AU", "food.groceries"), ("WOOLWORTHS", "ZA", "shopping.department"),
    ])
    func theCountryDecides(text: String, country: String, id: String) throws {
        #expect(try category(text, country) == id)
    }

    /// Where nobody knows the country, a name of several meanings is an idea; one that rows only make surer is as sure as it was.
    @Test(arguments: [
        ("JUMBO", "-"), ("GIANT", "-"), ("APO", "-"), ("IDEA", "-"), ("CENTRAL", "-"), ("CASINO", "leisure.gambling"),
        ("PRISMA", "food.groceries"), ("GUARDIAN", "health.pharmacy"), ("TARGET", "shopping.general"),
    ])
    func elsewhereItIsAnIdea(text: String, id: String) throws { #expect(try category(text, nil) == id) }

    /// A preposition of one language is no shop of another.
    @Test func greekFromIsNoPharmacy() throws {
        #expect(try category("ΕΜΒΑΣΜΑ ΑΠΟ ΚΟΥΑΝΤΕΛΗ", "GR", .into) != "health.pharmacy")
    }

    private func answer(_ text: String, _ amount: String, currency: String, household: String? = nil) throws -> String? {
        let line =
            #"{"type":"transaction","id":"t","household":"h","date":"2025-03-01","amount":"\#(amount)","currency":"\#(currency)","text":"\#(text)"}"#
        let run = try StageRun(CategoriseStage.self, household: household, [line])
        return run.all("transaction").first?.object(.category)?.string(.name)
    }

    /// The household's file says the country, then its currency, then that of the money.
    @Test(
        arguments: [
            ("EUR", "currency: EUR\ncountry: GR\n", "shopping.gifts"), ("EUR", "currency: EUR\ncountry: BE\n", "food.groceries"),
            ("EUR", "currency: EUR\n", "unknown"), ("EUR", "currency: RON\n", "shopping.gifts"), ("EUR", nil, "unknown"),
            ("CLP", nil, "food.groceries"), ("RON", "currency: EUR\ncountry: NL\n", "food.groceries"),
        ] as [(String, String?, String)])
    func whereAHouseholdLives(currency: String, household: String?, id: String) throws {
        #expect(try answer("JUMBO", "-20", currency: currency, household: household) == id)
    }

    /// A kind of shop within another word says nothing of a shop that is named.
    @Test(arguments: [
        ("SKROUTZ MARKETPLACE", "shopping.online"), ("SKROUTZ MARKET", "food.groceries"), ("QUORNHOLT SUPERMARKETS", "food.groceries"),
    ])
    func aPartOfAWordIsNoKindBesideAName(text: String, id: String) throws { #expect(try category(text, nil) == id) }
}
