import Testing
import TillStages
import TillTesting

@testable import TillLedger

/// Money that somebody with a name sends came from a person, and a company that is called after somebody is none.
@Suite struct PeopleNamesTests {
    private static let merchants = try? MerchantKnowledge(
        Knowledge(folder: Checkout.path("pipelines/knowledge")),
        taxonomy: Taxonomy(Knowledge(folder: Checkout.path("pipelines/knowledge"))))

    private func category(_ text: String, _ direction: MerchantKnowledge.Direction, payee: Range<Int>? = nil) throws -> String {
        let merchants = try #require(PeopleNamesTests.merchants)
        let judged = merchants.judge(DescriptionWords(text), direction, size: 10_000, payee: payee)
        return judged.phrase < 0 ? "" : merchants.taxonomy.entries[Int(judged.category)].id
    }

    @Test(arguments: [
        // Two to four words, one of them a given name, before or behind the family's.
        ("Ingeborg", false), ("Ingrid Quaddelhof", true), ("QUADDELHOF INGRID", true), ("Ingrid M Quaddelhof", true),
        ("Ingrid Luise Quaddelhof Berentzen", true), ("Ingrid Luise Quaddelhof Berentzen Xanthner", false),
        ("Zvonko Quaddelhof Berentzen", false),
        // In other alphabets.
        ("Светлана Квадрохина", true), ("Δήμητρα Κουαντέλη", true), ("יעל קוואדלי", true), ("رانيا", false), ("فاطمة كوادل", true),
        // What sent it stands around the name.
        ("SEPA GUTSCHRIFT INGRID QUADDELHOF", true), ("NEFT CR RAJESH QUADDELKAR", true), ("VIREMENT DE THIBAULT QUADELLE", true),
        // A name ends where a number stands.
        ("INGRID 4 QUADDELHOF", false), ("INGRID QUADDELHOF 4", true),
        // Companies, offices and shops that are called after somebody.
        ("Ingrid Quaddelhof GmbH", false), ("QUADDELHOF PETER HOLDING", false), ("Fundacja Ingrid Quaddelhof", false),
        ("Ingrid Quaddelhof Zahnarzt", false), ("BOULANGERIE INGRID QUADDELHOF", false),
        // Words for what it is say more than who sent it.
        ("SALARY INGRID QUADDELHOF", false), ("DIVIDEND INGRID QUADDELHOF", false),
    ])
    func whoSendsMoney(text: String, isPerson: Bool) throws {
        #expect(try category(text, .into) == "transfer.person" || !isPerson, "\(text)")
        #expect(try category(text, .into) != "transfer.person" || isPerson, "\(text)")
    }

    /// Whom money goes to may be a shop of that name: nothing else speaks for a person.
    @Test func moneyThatGoesToANameIsNoTransferYet() throws {
        #expect(try category("Ingrid Quaddelhof", .out) == "")
    }

    /// Where the payee is known, words beside it make no name.
    @Test func onlyThePayeeIsLookedAt() throws {
        #expect(try category("Ingrid Quaddelhof Xanthner Brillok", .into, payee: 2..<4) == "")
        #expect(try category("Ingrid Quaddelhof Xanthner Brillok", .into, payee: 0..<2) == "transfer.person")
    }
}
