import Testing
import TillRecords

@testable import TillReports

/// Receipts and messages under the rows of a page, from records as the stages before write them.
@Suite struct EvidenceTests {
    private static let receipt = """
        {"type":"observation","id":"r1","household":"ng","source":{"kind":"receipt","format":"image","file":"bon.jpg","place":"page 1"},\
        "date":"2025-03-14","time":"18:22","amount":"-22.80","currency":"EUR","merchant":"Trattoria <b>","tax":"3.64","tip":"1.00",\
        "payment":{"kind":"card","last4":"3883"},"items":[{"text":"Espresso & Co","amount":"2.30"}],"needs_review":true,\
        "crop":{"width":440,"height":152,"jpeg":"/9j/4AAQSkZJRg=="}}
        """
    private static let message = """
        {"type":"observation","id":"c1","household":"ng","member":"ines","source":{"kind":"chat","format":"whatsapp",\
        "file":"WhatsApp Chat mit Familie Ng.txt","place":"line 105"},"date":"2025-03-14","time":"21:44:00","amount":"-25.10",\
        "currency":"EUR","text":"Essen <script>alert(1)</script> 25,10 € von DE02120300000000202051"}
        """

    private func evidence(_ line: String, masking: Bool = true) throws -> ReportEvidence {
        RecordReading.evidence(try Record(checking: line), masking: masking)
    }

    private func page(_ evidence: [ReportEvidence], status: ReportTransaction.Status = .posted) throws -> String {
        var row = Sample.row("2025-03-14", -2_510, "Trattoria", status: status)
        row.evidence = evidence
        row.reasons = ["the amount with a tip on the same day"]
        let book = HouseholdBook(household: "ng", home: Sample.eur, transactions: Sample.rows + [row])
        return try PageFrame().html(Sample.page(book))
    }

    @Test func aReceiptShowsItsFieldsAndItsPicture() throws {
        let html = try page([ReportEvidence(kind: .bank, place: "giro.csv, line 12"), try evidence(Self.receipt)])
        #expect(html.contains("<img src=\"data:image/jpeg;base64,/9j/4AAQSkZJRg==\" width=\"440\" height=\"152\""))
        for text in [
            "Trattoria &lt;b&gt;", "14 Mar 2025, 18:22", "€22.80", "3.64", "\u{2022}\u{2022}\u{2009}3883", "Espresso &amp; Co",
            "bon.jpg, page 1",
            "giro.csv, line 12", "the amount with a tip on the same day", "Look at the original",
        ] { #expect(html.contains(text), "\(text)") }
        // The card was charged more than the receipt says.
        #expect(html.contains("€25.10, €2.30 more"))
        #expect(html.contains("aria-label=\"known from the bank and a receipt\""))
    }

    @Test func aMessageIsQuotedWithItsMemberAndNothingOfTheGroup() throws {
        let html = try page([ReportEvidence(kind: .bank, place: "giro.csv, line 12"), try evidence(Self.message)])
        #expect(html.contains("<bdi>ines</bdi>") && html.contains("14 Mar 2025, 21:44, line 105"))
        #expect(!html.contains("<script") && html.contains("&lt;script&gt;"))
        #expect(!html.contains("Familie Ng") && !html.contains("0202051"))
        #expect(try evidence(Self.message, masking: false).place == "WhatsApp Chat mit Familie Ng.txt, line 105")
    }

    /// What goes into an address of the page is a small JPEG in base64, or nothing.
    @Test(arguments: [
        "/9j/\\\" onload=\\\"x", "iVBORw0KGgo=", "/9j/<svg>", "/9j/" + String(repeating: "A", count: 20_000), "",
    ]) func aPictureThatIsNoneIsLeftOut(jpeg: String) throws {
        let line = Self.receipt.replacing("/9j/4AAQSkZJRg==", with: jpeg)
        #expect(try evidence(line).crop == nil)
        #expect(!(try page([try evidence(line)]).contains("<img")))
    }

    @Test func aPageStaysLight() throws {
        let crop = ReportEvidence.Crop(width: 400, height: 100, jpeg: "/9j/" + String(repeating: "A", count: 11_996))
        let many = (0..<60).map { ReportEvidence(kind: .receipt, place: "\($0).jpg, page 1", crop: crop) }
        let html = try page(many)
        #expect(html.components(of: "<img").count == 25)
        #expect(html.contains("The picture is left out"))
    }

    @Test func aRowOfTheBankAloneOpensNothing() throws {
        let html = try page([ReportEvidence(kind: .bank, place: "giro.csv, line 12")])
        #expect(!html.contains("<tr class=\"ev"))
        #expect(!html.contains("known from the bank\"") && html.contains("Rows without a sign are known from the bank alone."))
        let told = try page([try evidence(Self.receipt)])
        #expect(!told.contains("Rows without a sign"), "no row is known from the bank alone")
    }

    @Test func whatIsUnconfirmedStandsApart() throws {
        let html = try page([try evidence(Self.receipt)], status: .unconfirmed)
        let apart = try #require(html.range(of: "<tbody id=\"apart\""))
        let row = try #require(html.range(of: "known from a receipt"))
        #expect(row.lowerBound > apart.lowerBound)
        // Nothing of it is above.
        #expect(!html[..<apart.lowerBound].contains("<bdi>Trattoria</bdi>"))
    }
}

extension String {
    /// Where the word occurs.
    fileprivate func components(of word: String) -> [Range<String.Index>] { ranges(of: word) }
}
