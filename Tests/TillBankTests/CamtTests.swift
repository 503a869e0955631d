import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

@Suite struct CamtTests {
    private func document(_ inside: String, message: String = "camt.053.001.08", prolog: String = "") -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\(prolog)\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:\(message)\">"
            + "<BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE0012</IBAN></Id><Ccy>EUR</Ccy></Acct>\n\(inside)</Stmt></BkToCstmrStmt></Document>"
    }

    private func entry(
        _ amount: String = "1.00", currency: String = "EUR", indicator: String = "DBIT", status: String = "<Sts>BOOK</Sts>",
        days: String = "<BookgDt><Dt>2025-03-14</Dt></BookgDt><ValDt><DtTm>2025-03-15T00:10:00+02:00</DtTm></ValDt>", more: String = ""
    ) -> String {
        "<Ntry><Amt Ccy=\"\(currency)\">\(amount)</Amt><CdtDbtInd>\(indicator)</CdtDbtInd>\(status)\(days)\(more)</Ntry>\n"
    }

    private func details(_ inside: String) -> String { "<NtryDtls><TxDtls>\(inside)</TxDtls></NtryDtls>" }

    private func balance(_ code: String, _ amount: String, day: String) -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
            + "<Dt><Dt>\(day)</Dt></Dt></Bal>"
    }

    @Test(arguments: ["camt.052.001.02", "camt.053.001.02", "camt.053.001.13", "camt.054.001.04"])
    func daysSignsAndStatus(message: String) {
        let rows =
            entry() + entry("2.5", indicator: "CRDT", status: "<Sts>PDNG</Sts>")
            + entry("3", status: "<Sts><Cd>INFO</Cd></Sts>", days: "<ValDt><Dt>2025-03-16</Dt></ValDt>")
        let read = ReadDocument(document(rows, message: message))
        #expect(read.column(.amount) == ["-1.00", "2.5", "-3"])
        #expect(read.column(.date) == ["2025-03-14", "2025-03-14", "2025-03-16"])
        #expect(read.column(.value) == ["2025-03-15", "2025-03-15", "2025-03-16"])
        #expect(read.column(.status) == ["posted", "pending", "pending"])
        #expect(read.column(.account) == ["DE0012", "DE0012", "DE0012"] && read.rejects.isEmpty)
    }

    @Test func badEntriesAreRefusedAndTheOthersRead() {
        let rows = [
            entry("-5.00"), entry("5,00"), entry(""), entry(currency: ""), entry(indicator: "XXXX"), entry(days: ""),
            entry(days: "<BookgDt><Dt>2025-02-30</Dt></BookgDt>"), entry("7.00"),
        ]
        let read = ReadDocument(document(rows.joined()))
        #expect(read.column(.amount) == ["-7.00"])
        #expect(
            read.codes.map { String($0.dropFirst(10)) } == [
                "bad-amount", "bad-amount", "bad-amount", "bad-currency", "bad-indicator", "bad-date", "bad-date",
            ])
        #expect(read.rejects.first?.string(.place) == "line 3" && read.rejects.last?.string(.place) == "line 9")
    }

    @Test func partiesTextsAndReferences() {
        let parties =
            "<RltdPties><Dbtr><Pty><Nm>Me</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE0012</IBAN></Id></DbtrAcct><Cdtr><Nm>Bakery &amp; Sons</Nm></Cdtr>"
            + "<CdtrAcct><Id><Othr><Id>77-1</Id></Othr></Id></CdtrAcct></RltdPties>"
        let one = details(
            "<Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T1</TxId></Refs>\(parties)<RmtInf><Ustrd>Bread</Ustrd><Ustrd>and rolls</Ustrd></RmtInf>"
        )
        let read = ReadDocument(
            document(
                entry(more: one) + entry(indicator: "CRDT", more: one)
                    + entry(indicator: "CRDT", more: "<RvslInd>true</RvslInd>\(one)")
                    + entry(more: "<AcctSvcrRef>A9</AcctSvcrRef><AddtlNtryInf>CARD FEES</AddtlNtryInf>")))
        #expect(read.column(.merchant) == ["Bakery & Sons", "Me", "Bakery & Sons", "-"])
        #expect(read.column(.counterparty) == ["77-1", "DE0012", "77-1", "-"])
        #expect(read.column(.text) == ["Bread and rolls", "Bread and rolls", "Bread and rolls", "CARD FEES"])
        #expect(read.column(.amount) == ["-1.00", "1.00", "1.00", "-1.00"])
    }

    @Test func batchesArePaymentsWhenTheyComeToTheWhole() {
        func part(_ amount: String, _ text: String) -> String {
            "<TxDtls><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>DBIT</CdtDbtInd><RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls>"
        }
        let whole = "<NtryDtls>\(part("1.00", "one"))\(part("2.50", "two"))</NtryDtls>"
        let read = ReadDocument(document(entry("3.50", more: whole) + entry("4.00", more: whole)))
        #expect(read.column(.amount) == ["-1.00", "-2.50", "-4.00"])
        #expect(read.column(.text).prefix(2) == ["one", "two"])
        #expect(Set(read.column(.id)).count == 3)
    }

    @Test func balancesAreComparedWithTheEntries() {
        let ends = balance("OPBD", "10.00", day: "2025-03-13") + balance("CLBD", "9.00", day: "2025-03-14")
        #expect(ReadDocument(document(ends + entry())).notes.isEmpty)
        let off = ReadDocument(document(ends + entry("3.25") + balance("CLAV", "5", day: "2025-03-14")))
        #expect(off.notes == ["bank.camt.unbalanced"])
        #expect(off.all("note").first?.string(.message)?.contains("2.25") == true)
        #expect(off.all("balance").map { $0.string(.kind) } == ["opening", "closing", "available"])
    }

    @Test func amountsInAnotherCurrency() {
        let one = details(
            "<AmtDtls><InstdAmt><Amt Ccy=\"USD\">1.10</Amt><CcyXchg><XchgRate>1.1</XchgRate></CcyXchg></InstdAmt></AmtDtls>")
        let read = ReadDocument(document(entry(more: one)))
        #expect(read.column(.rate) == ["1.1"])
        #expect(
            read.observations.first?.raw(.original).map { String(decoding: $0, as: UTF8.self) }
                == "{\"amount\":\"-1.10\",\"currency\":\"USD\"}")
    }

    @Test func hostileDocumentsAreRefused() {
        let entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
        #expect(ReadDocument(document(entry("&x;"), prolog: entity)).fault?.code == "bank.camt.entities")
        let attributes = (0..<40).map { "a\($0)=\"1\"" }.joined(separator: " ")
        #expect(ReadDocument(document("<Ntry \(attributes)></Ntry>")).fault?.code == "bank.camt.attributes")
        let long = String(repeating: "a", count: 1 << 19)
        #expect(ReadDocument(document("<Ntry b=\"\(long)\"></Ntry>")).fault?.code == "bank.camt.too-long")
        let text = details("<RmtInf><Ustrd>\(long)</Ustrd></RmtInf>")
        #expect(ReadDocument(document(entry(more: text) + entry())).codes == ["bank.camt.too-long"])
    }

    @Test func brokenXmlSaysWhere() {
        let whole = document(entry() + entry("2.00"))
        let cut = ReadDocument(String(whole.prefix(whole.count - 120)))
        #expect(cut.column(.amount) == ["-1.00"] && cut.codes == ["bank.camt.broken"])
        #expect(cut.rejects.first?.string(.place) == "line 4")
        #expect(ReadDocument(document("<Ntry></Wrong>")).codes == ["bank.camt.broken"])
        #expect(ReadDocument(document("")).notes == ["bank.camt.no-rows"])
        #expect(ReadDocument("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"").fault?.code == "bank.camt.broken")
    }

    @Test func damageGivesFaultsAndNeverTraps() {
        let one = details("<RltdPties><Cdtr><Nm>a</Nm></Cdtr></RltdPties><RmtInf><Ustrd>b</Ustrd></RmtInf>")
        let whole = Array(document(balance("OPBD", "1", day: "2025-03-13") + entry(more: one) + entry()).utf8)
        var chance = SeededChance(5)
        let speech = Speech(program: "test", quiet: true)
        for _ in 0..<2_000 { _ = ReadDocument(Damage.apply(to: whole, &chance), speech: speech) }
    }
}
