import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillReceipts

/// Mails of shops: their words, their pages, what is attached, and the encodings of all of it.
@Suite struct MailTests {
    private static func request() throws -> ReceiptRequest {
        let context = Context(knowledge: Knowledge(folder: Checkout.path("pipelines/knowledge")))
        return try ReceiptRequest(options: Options([:]), context: context)
    }

    private static func mail(_ head: String, _ body: String) -> [UInt8] {
        Array(
            ("From: \"Harbour Books\" <orders@harbour.example>\r\nTo: a@b.example\r\nDate: Tue, 4 Mar 2025 23:50:00 +0900\r\n"
                + "Subject: Your order\r\nMIME-Version: 1.0\r\n\(head)\r\n\r\n\(body)").utf8)
    }

    private func fields(_ bytes: [UInt8]) throws -> ReceiptFields? { MailReceipt.fields(of: MailMessage(bytes), try Self.request()) }

    @Test func theShopIsWhoWroteAndTheDayIsTheMails() throws {
        let fields = try #require(
            try fields(Self.mail("Content-Type: text/plain", "Hello Ana,\n\nPaperback 11.00\nNotebook 4.50\nOrder total: USD 15.50\n")))
        #expect(fields.merchant == "Harbour Books" && fields.date == Day("2025-03-04") && fields.total.units == 1550)
        #expect(fields.currency?.code == "USD")
    }

    /// A day that the words name is the purchase's up to a month before the mail; behind the mail it is one of delivery.
    @Test(arguments: [
        ("2025-03-02", "2025-03-02"), ("2025-03-04", "2025-03-04"), ("2025-03-05", "2025-03-04"), ("2025-02-01", "2025-02-01"),
        ("2025-01-31", "2025-03-04"),
    ]) func daysInTheWords(said: String, day: String) throws {
        let bytes = Self.mail("Content-Type: text/plain", "Date \(said)\nPaperback 11.00\nTotal USD 11.00\n")
        #expect(try fields(bytes)?.date == Day(day))
    }

    @Test(arguments: [
        (
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
            "Gesamtbetrag</td><td>12,90=C2=A0=E2=82=AC"
        ),
        (
            "Content-Type: text/html; charset=\"iso-8859-15\"\r\nContent-Transfer-Encoding: quoted-printable",
            "Gesamtbetrag</td><td>12,90 =A4"
        ),
        ("Content-Type: text/html", "Gesamtbetrag</td><td><b>12,90</b> &euro;"),
        ("Content-Type: text/html", "Gesamtbetrag</td><td>12,90&nbsp;&#8364;"),
        ("Content-Type: text/html", "<div>Gesamtbetrag</div></td>\n<td><p>12,90 &#x20AC;</p>"),
    ]) func pagesAreReadRowByRow(head: String, cells: String) throws {
        let page =
            "<html><head><title>Total 99</title></head><body><table><tr><td><p>Hallo</p><p>Danke</p></td></tr><tr><td>\(cells)</td></tr></table></body></html>"
        let fields = try #require(try fields(Self.mail(head, page)))
        #expect(fields.total == Amount(units: 1290, decimals: 2) && fields.currency?.code == "EUR")
    }

    @Test func rowsOfATableAreLines() {
        #expect(MailPage.text(of: "<table><tr><td>Tea</td><td>3.50</td></tr><tr><td>Milk<td>1.20</table>") == "Tea  3.50\nMilk  1.20")
        #expect(MailPage.text(of: "<tr><td><p>One</p><p>Two</p></td><td>3</td></tr>") == "One\nTwo\n3")
        #expect(MailPage.text(of: "a<style>p{x:1}</style><!-- <b>no</b> -->b &amp; c<br>d") == "ab & c\nd")
        #expect(MailPage.text(of: "<p>5 &lt; 6 &bogus; 7") == "5 < 6 &bogus; 7")
        #expect(MailPage.text(of: "<table><tr><td>Out<table><tr><td>In</td><td>1</td></tr></table></td></tr></table>") == "Out\nIn  1")
    }

    @Test(arguments: [
        ("=?UTF-8?B?Q2Fmw6k=?=", "Café"), ("=?utf-8?q?Caf=C3=A9_Blau?=", "Café Blau"), ("=?ISO-8859-1?Q?Caf=E9?=", "Café"),
        ("=?UTF-8?B?Q2Fm?= =?UTF-8?B?w6k=?= Blau", "Café Blau"), ("plain =? text", "plain =? text"),
        ("=?ISO-2022-JP?B?GyRCRWw1fhsoQg==?=", "東京"), ("=?Shift_JIS?B?k4yLng==?=", "東京"), ("=?x?z?y?=", "=?x?z?y?="),
    ]) func lettersInFields(raw: String, plain: String) { #expect(MailWords.decoded(raw) == plain) }

    @Test(arguments: [
        ("a=3Db", "a=b"), ("long=\r\n line", "long line"), ("long=\n line", "long line"), ("odd=zz=", "odd=zz="), ("=e2=82=ac", "€"),
    ]) func quotedPrintable(raw: String, plain: String) {
        #expect(String(decoding: MailWords.quotedPrintable(Array(raw.utf8)[...]), as: UTF8.self) == plain)
    }

    @Test(arguments: [
        ("Fri, 05 Sep 2025 20:14:09 +0900", "2025-09-05"), ("5 Sep 25 20:14 GMT", "2025-09-05"),
        ("Mon, 29-Feb-2024 00:00:00 +0000", "2024-02-29"),
    ]) func daysOfMails(text: String, day: String) { #expect(MailMessage.day(text) == Day(day)) }

    @Test func partsInParts() {
        let bytes = Self.mail(
            "Content-Type: multipart/mixed; boundary=\"b1\"",
            """
            not of it
            --b1
            Content-Type: multipart/alternative; boundary=b2

            --b2
            Content-Type: text/plain

            plain
            --b2
            Content-Type: text/html

            <p>page</p>
            --b2--
            --b1
            Content-Type: application/pdf; name="x.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0x
            LjQ=
            --b1--
            behind
            """)
        let mail = MailMessage(bytes)
        #expect(mail.texts.map { $0.filter { !$0.isNewline } } == ["plain", "page"])
        #expect(mail.attachments == [Array("%PDF-1.4".utf8)] && mail.sender == "Harbour Books" && mail.subject == "Your order")
    }

    /// What was forwarded as a whole is what the mail is about.
    @Test func aForwardedMailIsTheOneInside() {
        let inner = "From: shop@corner.example\nDate: Mon, 3 Mar 2025 10:00:00 +0000\nSubject: Receipt\n\nTotal 3.50\n"
        let mail = MailMessage(
            Self.mail("Content-Type: multipart/mixed; boundary=f", "--f\nContent-Type: message/rfc822\n\n\(inner)--f--\n"))
        #expect(mail.sender == "corner.example" && mail.day == Day("2025-03-03") && mail.subject == "Receipt" && mail.texts.count == 1)
    }

    @Test func anInvoiceInXmlSaysItBest() throws {
        let xml = """
            <Faktura xmlns="http://crd.gov.pl/wzor/2023/06/29/12648/"><Podmiot1><DaneIdentyfikacyjne><Nazwa>Lampy</Nazwa></DaneIdentyfikacyjne></Podmiot1>\
            <Fa><KodWaluty>PLN</KodWaluty><P_1>2025-03-01</P_1><P_15>99.00</P_15></Fa></Faktura>
            """
        let bytes = Self.mail(
            "Content-Type: multipart/mixed; boundary=f",
            "--f\nContent-Type: text/plain\n\nTotal USD 15.50\n--f\nContent-Type: application/xml\n\n\(xml)\n--f--\n")
        let fields = try #require(try fields(bytes))
        #expect(fields.total.units == 9900 && fields.merchant == "Lampy" && fields.date == Day("2025-03-01"))
    }

    @Test func whatIsAMail() {
        #expect(MailMessage.isOne(Self.mail("Content-Type: text/plain", "x")))
        #expect(MailMessage.isOne(Array("From a@b Tue Mar  4\nReturn-Path: <a@b>\nFrom: a@b\nSubject: x\n\nTotal 1\n".utf8)))
        for text in [
            "", "From: me\nTo: you\n\nhello", "Date: 2025-03-14\nShop: Corner\nTotal: 3.50\n", "Date,Amount\n2025-03-01,3.20\n",
            "Subject: x\nMIME-Version: 1.0\n\n",
        ] {
            #expect(!MailMessage.isOne(Array(text.utf8)), "\(text)")
        }
    }

    @Test func wordsWithoutATotalAreNoReceipt() throws {
        #expect(try fields(Self.mail("Content-Type: text/plain", "Dear Ana,\nyour parcel is on its way. Call 555 12.30.\n")) == nil)
    }
}
