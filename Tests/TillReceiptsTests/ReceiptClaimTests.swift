import Testing
import TillStages
import TillTesting

@testable import TillReceipts

/// What the reader takes for its own, by content.
@Suite struct ReceiptClaimTests {
    private func claim(_ bytes: [UInt8]) throws -> DocumentClaim {
        try ReceiptReader(options: Options([:]), context: Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge"))))
            .claim(bytes)
    }

    @Test func picturesAndPdfAreItsOwn() throws {
        #expect(try claim([0xFF, 0xD8, 0xFF, 0xE0, 0]) == .certain)
        #expect(try claim([0x89, 0x50, 0x4E, 0x47, 0]) == .certain)
        // A statement of a bank is a PDF too.
        #expect(try claim(Array("%PDF-1.4".utf8)) == .likely)
        #expect(try claim(Array("PK\u{3}\u{4}".utf8)) == .none)
        #expect(try claim([0, 1, 2, 3]) == .none)
        #expect(try claim([]) == .none)
    }

    @Test func aNarrowStripWithPricesIsAReceipt() throws {
        #expect(try claim(Array("八百屋 本店\n2026年04月12日\n牛乳 ¥430\n味噌 ¥80\n合計 ¥510\n".utf8)) == .likely)
        #expect(try claim(Array("가게\n2026-04-12\n우유 4,500원\n두부 1,500원\n합계 4,500원\n".utf8)) == .likely)
        #expect(try claim(Array("SHOP\n14.03.2025\nBrot 3,20 A\nMilch 1,10 B\nSUMME EUR 4,30\n".utf8)) == .likely)
    }

    @Test(arguments: [
        "14.03.25, 18:22 - Ines: REWE 23,45\n14.03.25, 18:25 - Jo: ok\n15.03.25, 09:01 - Ines: Kaffee 3,20\n15.03.25, 09:02 - Jo: 2,10\n",
        "[14/03/2025, 18:22:01] Al: Tesco 3.20\n[14/03/2025, 18:23:01] Al: 4.20\n[15/03/2025, 18:22:01] Al: 5.20\n[15/03/2025, 18:24:01] Al: x\n",
        "Date,Amount\n2025-03-01,3.20\n2025-03-02,3.20\n2025-03-03,4.20\n2025-03-04,4.20\n",
        // Tables whose rows begin with something else than a day, and tables of other marks.
        "Account,Date,Description,Amount,Currency\n12345678,2025-03-01,Shop,-1.00,EUR\n12345678,2025-03-02,Inn,-2.00,EUR\n12345678,2025-03-03,Bar,-3.00,EUR\n",
        "Konto;Text;Betrag\nDE02;Laden;-3,20\nDE02;Imbiss;-4,20\nDE02;Markt;-5,20\n",
        "No,Text,Ref,Sum\n1,Shop,A1,3.20\n2,Inn,A2,4.20\n3,Bar,A3,5.20\n",
        "Date,Narrative,Amount\n17-Mar-24,Shop,3.20 DR\n18-Mar-24,Inn,4.20 CR\n19-Mar-24,Bar,5.20 DR\n",
        "Tarjeta de crédito,XX 5544\nFecha,Concepto,Monto\n03-jun-2026,Tienda,3.20\n04-jun-2026,Bar,4.20\n05-jun-2026,Cine,5.20\n"
            + (1...20).map { "06-jun-2026,Tienda,\($0).20\n" }.joined(),
        "Datum Text Betrag\n3. Juni 2026 Laden 3,20\n4. Juni 2026 Imbiss 4,20\n5. Juni 2026 Markt 5,20\n",
        "Liste\nSolde 9,00\nA;\"CARTE\nSHOP\n\";14,87;;\nB;\"CARTE\nINN\n\";10,00;;\n",
        "Shop 14/03/2025 3.20\nInn 15/03/2025 4.20\nBar 16/03/2025 5.20\nTotal 12.60\n",
        "a letter\nto a friend\nwithout any price\nat all\nin it\n",
    ]) func chatsTablesAndLettersAreNone(text: String) throws {
        #expect(try claim(Array(text.utf8)) == .none)
    }

    /// Below and at what makes a table of a strip: a day in half of the lines, three commas in three of four.
    @Test(arguments: [
        ("SHOP\nTea 14.03.25 3.20\nBun 14.03.25 1.10\nMilk 0.90\nTOTAL 5.20\n", DocumentClaim.likely),
        ("SHOP\nTea 14.03.25 3.20\nBun 14.03.25 1.10\nTOTAL 4.30\n", .none),
        ("SHOP, TOWN\n0,345 x 12,99, A 4,48\n0,200 x 10,00, A 2,00\nSUMME 6,48\n", .likely),
        ("SHOP, TOWN, A, B\n0,345 x 12,99, A 4,48\n0,200 x 10,00, A 2,00\nSUMME 6,48\n", .none),
        ("A, B, C\nTea, 1, 3.20\nBun, 2, 1.10\nMilk, 1, 0.90\nTOTAL 5.20\n", .likely),
        ("SHOP, TOWN\n" + String(repeating: "Tea, 1, 3.20\n", count: 8) + "TOTAL 25.60\n", .likely),
        ("SHOP, TOWN\n" + String(repeating: "Tea, 1, 3.20\n", count: 9), .none),
        ("SHOP\n2 x 12 Mar 10.00\n3 Tea 24 3.20\nMilk 0.90\nTOTAL 14.10\n", .likely),
        ("A, B, C\nTea, 1, 3.20\nBun, 2, 1.10\nMilk, 1, 0.90\nTOTAL, 1, 5.20\n", .none),
        ("SHOP\nTea \"Ceylon\" 3.20\nA,\"B\",1.10\nMilk 0.90\nBun 0.10\nTOTAL 5.30\n", .likely),
        ("SHOP\nTea \"Ceylon\" 3.20\nA,\"B\",1.10\nTOTAL 4.30\n", .none),
        ("SHOP\nCall 0171-123-4567\nCall 1-800-555-1234\nTea 3.20\nless 12.99-\nTOTAL 3.20\n", .likely),
    ]) func whatIsATable(text: String, claimed: DocumentClaim) throws {
        #expect(try claim(Array(text.utf8)) == claimed)
    }

    @Test func townsAreNoShops() {
        for town in ["SEATTLE, WA", "Austin, TX 78704", "St. Paul, MN 55101-1234"] { #expect(MerchantNameText.isTownAndState(town)) }
        for shop in ["BLUE HERON, INC", "REWE", "Smith, Jones", "SMITH, CO KG", "A, B, CD"] {
            #expect(!MerchantNameText.isTownAndState(shop))
        }
    }
}
