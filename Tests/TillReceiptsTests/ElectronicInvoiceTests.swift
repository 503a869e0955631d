import Testing
import TillRecords

@testable import TillReceipts

/// Invoices that say in XML what they are about.
@Suite struct ElectronicInvoiceTests {
    private static func cross(_ type: String = "380", due: String = "119.00", grand: String = "119.00", date: String = "20250314")
        -> [UInt8]
    {
        Array(
            """
            <?xml version="1.0"?>
            <!-- terms -->
            <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="r" xmlns:udt="u">
            <rsm:ExchangedDocument><ram:ID>7</ram:ID><ram:TypeCode>\(type)</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">\(date)</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
            <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>Oak shelf</ram:Name></ram:SpecifiedTradeProduct>
            <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.0000</ram:LineTotalAmount>
            </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Birke &amp; Sohn GmbH</ram:Name></ram:SellerTradeParty>
            <ram:BuyerTradeParty><ram:Name>Familie Nowak</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
            <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
            <ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount><ram:GrandTotalAmount>\(grand)</ram:GrandTotalAmount>
            <ram:DuePayableAmount>\(due)</ram:DuePayableAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
            """.utf8)
    }

    private static func ubl(_ root: String = "Invoice", payable: String = "48.40") -> [UInt8] {
        Array(
            """
            <\(root) xmlns="urn:oasis:names:specification:ubl:schema:xsd:\(root)-2" xmlns:cbc="c" xmlns:cac="a">
            <cbc:ID>9</cbc:ID><cbc:IssueDate>2025-03-14</cbc:IssueDate><cbc:DueDate>2025-04-14</cbc:DueDate>
            <cbc:DocumentCurrencyCode>NOK</cbc:DocumentCurrencyCode>
            <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Fjellro AS</cbc:RegistrationName>
            </cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
            <cac:AccountingCustomerParty><cac:Party><cac:PartyName><cbc:Name>Kari</cbc:Name></cac:PartyName></cac:Party></cac:AccountingCustomerParty>
            <cac:TaxTotal><cbc:TaxAmount>8.40</cbc:TaxAmount><cac:TaxSubtotal><cbc:TaxAmount>8.00</cbc:TaxAmount></cac:TaxSubtotal></cac:TaxTotal>
            <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount>48.40</cbc:TaxInclusiveAmount><cbc:PayableAmount>\(payable)</cbc:PayableAmount>
            </cac:LegalMonetaryTotal><cac:\(root)Line><cbc:LineExtensionAmount>40.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Rope</cbc:Name>
            </cac:Item></cac:\(root)Line></\(root)>
            """.utf8)
    }

    @Test func anInvoiceAsItIsWritten() throws {
        let fields = try #require(ElectronicInvoice.fields(Self.cross()))
        #expect(fields.total == Amount(units: 11900, decimals: 2) && !fields.isRefund && !fields.needsReview)
        #expect(fields.date == Day("2025-03-14") && fields.currency?.code == "EUR" && fields.merchant == "Birke & Sohn GmbH")
        #expect(fields.tax == Amount(units: 1900, decimals: 2))
        #expect(fields.items == [ObservationDetails.Item(text: "Oak shelf", amount: Amount(units: 10000, decimals: 2))])
    }

    @Test func theOtherSyntax() throws {
        let fields = try #require(ElectronicInvoice.fields(Self.ubl()))
        #expect(fields.total == Amount(units: 4840, decimals: 2) && fields.date == Day("2025-03-14") && fields.merchant == "Fjellro AS")
        #expect(fields.currency?.code == "NOK" && fields.tax == Amount(units: 840, decimals: 2) && fields.items.map(\.text) == ["Rope"])
    }

    /// Paid in advance: nothing is due, the invoice is about all of it; partly: about what is left.
    @Test(arguments: [("0.00", 11900), ("19.00", 1900), ("119.00", 11900)]) func whatIsPaidAlready(due: String, total: Int64) throws {
        #expect(ElectronicInvoice.fields(Self.cross(due: due))?.total.units == total)
    }

    @Test func creditsComeBack() throws {
        #expect(ElectronicInvoice.fields(Self.cross("381"))?.isRefund == true)
        #expect(ElectronicInvoice.fields(Self.ubl("CreditNote"))?.isRefund == true)
        #expect(ElectronicInvoice.fields(Self.cross(due: "-119.00", grand: "-119.00"))?.isRefund == true)
        #expect(ElectronicInvoice.fields(Self.cross("381", due: "-119.00", grand: "-119.00"))?.isRefund == false)
    }

    @Test func whatIsNone() {
        #expect(
            ElectronicInvoice.isOne(Self.cross()) && ElectronicInvoice.isOne(Self.ubl()) && ElectronicInvoice.isOne(Self.ubl("CreditNote")))
        for text in [
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>", "CrossIndustryInvoice 12.00", "<html></html>", "",
        ] {
            #expect(!ElectronicInvoice.isOne(Array(text.utf8)))
        }
        #expect(ElectronicInvoice.fields(Array(Self.cross().prefix(900))) == nil)
        #expect(ElectronicInvoice.fields(Self.cross(due: "x", grand: "y")) == nil)
        #expect(ElectronicInvoice.fields(Self.cross(due: "1.001", grand: "1.001")) == nil)
        #expect(ElectronicInvoice.fields(Self.cross(date: "20250231"))?.needsReview == true)
    }
}
