import Testing
import TillRecords

@testable import TillReceipts

@Suite struct ReceiptInterpreterTests {
    private func read(_ text: String, _ settings: ReceiptSettings = ReceiptSettings()) throws -> ReceiptFields? {
        ReceiptInterpreter(try #require(ReceiptKnowledge.ofCheckout), settings).fields(ofText: text)
    }

    @Test func roundingDecidesBetweenTwoTotals() throws {
        let fields = try #require(
            try read(
                """
                LANTERN GIFTS SDN BHD (123456-A)
                4, JALAN MAWAR
                19/10/2018 20:49
                Candle 1 x 60.31 60.31
                TOTAL AMT RM 60.31
                ROUNDING ADJ -0.01
                RM 60.30
                CASH RM 70.30
                CHANGE RM 10.00
                """))
        #expect(fields.total == Amount(units: 6030, decimals: 2))
        #expect(fields.merchant == "LANTERN GIFTS SDN BHD")
        #expect(fields.currency?.code == "MYR")
        #expect(fields.date?.description == "2018-10-19")
        #expect(fields.paidBy == "cash")
    }

    @Test func aGermanReceiptWithMisreadLetters() throws {
        let settings = ReceiptSettings(country: "DE")
        let fields = try #require(
            try read(
                """
                Krämer Feinkost GmbH
                Lindenweg 4
                Brot 3,20 A
                Käse 2 x 4,15 8,30 A
                Pfand 0,25-
                Sumrne EUR 11,25
                Gegeben EUR 20,00
                Rückgeld EUR 8,75
                02.03.2020 12:31
                """, settings))
        #expect(fields.total == Amount(units: 1125, decimals: 2))
        #expect(fields.isProven && !fields.needsReview)
        #expect(fields.merchant == "Krämer Feinkost GmbH")
        #expect(fields.currency?.code == "EUR")
        #expect(fields.items.map(\.quantity) == [nil, Amount(units: 2, decimals: 0), nil])
        #expect(fields.items.map(\.amount.units) == [320, 830, -25])
    }

    /// An address above the items has numbers too: where the last items come to the total, or to what stands before the tax, they are all.
    @Test(arguments: [
        ("Tea 3.50\nMilk 1.20\nTOTAL 4.70\n", [350, 120]), ("Tea 3.50\nMilk 1.20\nSUBTOTAL 4.70\nTAX 0.47\nTOTAL 5.17\n", [350, 120]),
        ("Tea 3.50\nMilk 1.20\nTOTAL 4.90\n", [1250, 350, 120]),
    ])
    func anAddressIsNoItem(rows: String, items: [Int64]) throws {
        let fields = try #require(try read("CORNER SHOP\nUnit Mall 12.50\n14/03/2025\n" + rows, ReceiptSettings(country: "GB")))
        #expect(fields.items.map(\.amount.units) == items)
    }

    @Test func aRefundIsOne() throws {
        let fields = try #require(try read("HILL TOOLS LTD\n14/03/2025\nREFUND\nHammer 12.00\nTOTAL GBP 12.00\n"))
        #expect(fields.isRefund)
        #expect(fields.currency?.code == "GBP")
    }

    @Test func anOpenDateKeepsBothDays() throws {
        let fields = try #require(try read("HILL TOOLS\n03/04/2025\nHammer 12.00\nTOTAL 12.00\n"))
        #expect(fields.date == nil)
        #expect(fields.dates.map { "\($0)" } == ["2025-04-03", "2025-03-04"])
        #expect(fields.needsReview)
    }

    @Test func tipAndCard() throws {
        let settings = ReceiptSettings(country: "US")
        let fields = try #require(
            try read(
                "OAK DINER\n03/14/2025 19:02\nSoup 8.00\nSUBTOTAL $8.00\nTAX 0.66\nTIP 1.50\nTOTAL $10.16\nVISA ************7915\n",
                settings))
        #expect(fields.total.units == 1016)
        #expect(fields.tip?.units == 150)
        #expect(fields.tax?.units == 66)
        #expect(fields.cardLast4 == "7915")
        #expect(fields.currency?.code == "USD")
    }

    @Test(arguments: ["", "Dear diary, today I bought nothing.", "Date;Amount;Text\n31.02.2025;-12,50;x\n", "12.50\n13.50\n"])
    func whatIsNoReceiptIsNone(text: String) throws {
        #expect(try read(text) == nil)
    }

    @Test func anyBytesGiveFieldsOrNothing() throws {
        var state: UInt64 = 7
        for _ in 0..<300 {
            var bytes: [UInt8] = Array("TOTAL ".utf8)
            for _ in 0..<200 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let alphabet = Array("0123456789.,:/-$ \nOISBTAL€ß*".utf8)
                bytes.append(state >> 60 == 0 ? UInt8(truncatingIfNeeded: state >> 33) : alphabet[Int(state >> 33) % alphabet.count])
            }
            _ = try read(String(decoding: bytes, as: UTF8.self))
        }
    }
}
