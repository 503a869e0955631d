import Testing
import TillRecords

@testable import TillReceipts

/// Invoices in the XML that a country prescribes.
@Suite struct NationalInvoiceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let country: String
        let xml: String
        let total: Int64
        let currency: String
        let seller: String
        let rows: [String]
        var testDescription: String { country }
    }

    static let cases: [Case] = [
        Case(
            country: "Brazil",
            xml: """
                <nfeProc xmlns="http://www.portalfiscal.inf.br/nfe"><NFe><infNFe><ide><dhEmi>2025-03-14T10:00:00-03:00</dhEmi><finNFe>1</finNFe></ide>\
                <emit><xNome>LOJA SA</xNome><xFant>Loja</xFant></emit><dest><xNome>Ana</xNome></dest><det><prod><xProd>Copo</xProd><vProd>10.00</vProd></prod></det>\
                <total><ICMSTot><vProd>10.00</vProd><vFrete>2.50</vFrete><vNF>12.50</vNF></ICMSTot></total></infNFe></NFe></nfeProc>
                """, total: 1250, currency: "BRL", seller: "Loja", rows: ["Copo"]),
        Case(
            country: "Mexico",
            xml: """
                <cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Fecha="2025-03-14T10:00:00" SubTotal="100.00" Moneda="USD" Total="116.00" TipoDeComprobante="I">\
                <cfdi:Emisor Nombre="Tienda &amp; Hijos"/><cfdi:Receptor Nombre="Ana"/><cfdi:Conceptos><cfdi:Concepto Descripcion="Vaso" Importe="100.00">\
                <cfdi:Impuestos><cfdi:Traslado Importe="16.00"/></cfdi:Impuestos></cfdi:Concepto></cfdi:Conceptos>\
                <cfdi:Impuestos TotalImpuestosTrasladados="16.00"/></cfdi:Comprobante>
                """, total: 11600, currency: "USD", seller: "Tienda & Hijos", rows: ["Vaso"]),
        Case(
            country: "Poland",
            xml: """
                <Faktura xmlns="http://crd.gov.pl/wzor/2023/06/29/12648/"><Podmiot1><DaneIdentyfikacyjne><NIP>1</NIP><Nazwa>Sklep</Nazwa></DaneIdentyfikacyjne></Podmiot1>\
                <Podmiot2><DaneIdentyfikacyjne><Nazwa>Ana</Nazwa></DaneIdentyfikacyjne></Podmiot2><Fa><KodWaluty>PLN</KodWaluty><P_1>2025-03-14</P_1>\
                <P_15>123.00</P_15><FaWiersz><P_7>Kubek</P_7><P_11>100.00</P_11></FaWiersz></Fa></Faktura>
                """, total: 12300, currency: "PLN", seller: "Sklep", rows: ["Kubek"]),
        Case(
            country: "Italy",
            xml: """
                <p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"><CedentePrestatore><DatiAnagrafici><Anagrafica>\
                <Denominazione>Bottega</Denominazione></Anagrafica></DatiAnagrafici></CedentePrestatore><DatiGenerali><DatiGeneraliDocumento>\
                <TipoDocumento>TD01</TipoDocumento><Divisa>EUR</Divisa><Data>2025-03-14</Data><ImportoTotaleDocumento>122.00</ImportoTotaleDocumento>\
                </DatiGeneraliDocumento></DatiGenerali><DettaglioLinee><Descrizione>Tazza</Descrizione><PrezzoTotale>100.00</PrezzoTotale></DettaglioLinee></p:FatturaElettronica>
                """, total: 12200, currency: "EUR", seller: "Bottega", rows: ["Tazza"]),
        Case(
            country: "Spain",
            xml: """
                <fe:Facturae xmlns:fe="http://www.facturae.es/Facturae/2014/v3.2.1/Facturae"><SellerParty><LegalEntity><CorporateName>Tienda SL</CorporateName></LegalEntity></SellerParty>\
                <InvoiceHeader><InvoiceClass>OO</InvoiceClass></InvoiceHeader><InvoiceIssueData><IssueDate>2025-03-14</IssueDate><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode></InvoiceIssueData>\
                <InvoiceTotals><TotalTaxOutputs>21.00</TotalTaxOutputs><InvoiceTotal>121.00</InvoiceTotal></InvoiceTotals>\
                <InvoiceLine><ItemDescription>Taza</ItemDescription><TotalCost>100.00</TotalCost></InvoiceLine></fe:Facturae>
                """, total: 12100, currency: "EUR", seller: "Tienda SL", rows: ["Taza"]),
        Case(
            country: "Chile",
            xml: """
                <DTE xmlns="http://www.sii.cl/SiiDte"><IdDoc><TipoDTE>33</TipoDTE><FchEmis>2025-03-14</FchEmis></IdDoc><Emisor><RznSoc>Tienda SpA</RznSoc></Emisor>\
                <Totales><IVA>1900</IVA><MntTotal>11900</MntTotal></Totales><Detalle><NmbItem>Taza</NmbItem><MontoItem>10000</MontoItem></Detalle></DTE>
                """, total: 11900, currency: "CLP", seller: "Tienda SpA", rows: ["Taza"]),
        Case(
            country: "Ecuador",
            xml: """
                <factura><infoTributaria><razonSocial>Comercial X</razonSocial><nombreComercial>Tienda</nombreComercial></infoTributaria><infoFactura>\
                <fechaEmision>14/03/2025</fechaEmision><importeTotal>11.50</importeTotal></infoFactura><detalles><detalle><descripcion>Taza</descripcion>\
                <precioTotalSinImpuesto>10.00</precioTotalSinImpuesto></detalle></detalles></factura>
                """, total: 1150, currency: "USD", seller: "Tienda", rows: ["Taza"]),
    ]

    @Test(arguments: cases) func anInvoice(one: Case) throws {
        let bytes = Array(one.xml.utf8)
        #expect(ElectronicInvoice.isOne(bytes))
        let fields = try #require(ElectronicInvoice.fields(bytes))
        #expect(fields.total.units == one.total && fields.currency?.code == one.currency && fields.date == Day("2025-03-14"))
        #expect(fields.merchant == one.seller && fields.items.map(\.text) == one.rows && !fields.isRefund && !fields.needsReview)
    }

    @Test func creditsComeBack() {
        for (index, old, new) in [
            (0, "<finNFe>1", "<finNFe>4"), (1, "TipoDeComprobante=\"I\"", "TipoDeComprobante=\"E\""), (2, "<P_15>123", "<P_15>-123"),
            (3, "TD01", "TD04"), (4, ">OO<", ">OR<"), (5, "<TipoDTE>33", "<TipoDTE>61"),
        ] {
            let xml = Self.cases[index].xml
            let credit = xml.replacing(old, with: new)
            #expect(credit != xml && ElectronicInvoice.fields(Array(credit.utf8))?.isRefund == true, "\(Self.cases[index].country)")
        }
    }

    /// The customer's name is none of the seller's, and a broken document is none.
    @Test func whatIsBrokenSaysNothing() {
        for one in Self.cases { #expect(ElectronicInvoice.fields(Array(one.xml.dropLast(12).utf8)) == nil, "\(one.country)") }
    }
}
