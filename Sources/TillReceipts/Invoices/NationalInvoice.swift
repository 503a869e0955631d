import TillRecords
import TillUnpacking

/// How the XML that a country's tax office prescribes for invoices says what matters: a value for each country's.
struct NationalInvoice: Sendable {
    /// Texts that all stand near the beginning of such a document.
    let marks: [String]
    /// Where none is stated.
    let currency: Currency?
    /// The element that holds a row of the invoice.
    let row: String
    let places: [Place]

    /// What stands at a place.
    enum Meaning: Sendable {
        case day, currency, seller, total, tax, rowText, rowAmount
        /// Money comes back where one of these stands there.
        case credit([String])
    }

    /// Names of elements, the last ones of the path; or the last of them and one of its attributes.
    struct Place: Sendable {
        let meaning: Meaning
        let elements: [String]
        let attribute: StaticString?

        init(_ meaning: Meaning, _ elements: String..., at attribute: StaticString? = nil) {
            self.meaning = meaning
            self.elements = elements
            self.attribute = attribute
        }
    }

    /// The first of several places of one meaning that holds something speaks.
    static let all = [brazil, mexico, poland, italy, spain, chile, ecuador]

    /// The syntax that a document begins with.
    static func of(head: String) -> NationalInvoice? { all.first { $0.marks.allSatisfy { head.contains($0) } } }

    /// NF-e and NFC-e.
    private static let brazil = NationalInvoice(
        marks: ["<infNFe", "portalfiscal.inf.br/nfe"], currency: Currency("BRL"), row: "det",
        places: [
            Place(.day, "ide", "dhEmi"), Place(.day, "ide", "dEmi"), Place(.seller, "emit", "xFant"), Place(.seller, "emit", "xNome"),
            Place(.total, "ICMSTot", "vNF"), Place(.tax, "ICMSTot", "vTotTrib"), Place(.rowText, "prod", "xProd"),
            Place(.rowAmount, "prod", "vProd"), Place(.credit(["4"]), "ide", "finNFe"),
        ])
    /// CFDI 3.3 and 4.0.
    private static let mexico = NationalInvoice(
        marks: ["Comprobante", "www.sat.gob.mx/cfd/"], currency: Currency("MXN"), row: "Concepto",
        places: [
            Place(.day, "Comprobante", at: "Fecha"), Place(.currency, "Comprobante", at: "Moneda"), Place(.seller, "Emisor", at: "Nombre"),
            Place(.total, "Comprobante", at: "Total"), Place(.tax, "Comprobante", "Impuestos", at: "TotalImpuestosTrasladados"),
            Place(.rowText, "Concepto", at: "Descripcion"), Place(.rowAmount, "Concepto", at: "Importe"),
            Place(.credit(["E"]), "Comprobante", at: "TipoDeComprobante"),
        ])
    /// FA of KSeF.
    private static let poland = NationalInvoice(
        marks: ["Faktura", "crd.gov.pl/wzor/"], currency: Currency("PLN"), row: "FaWiersz",
        places: [
            Place(.day, "Fa", "P_1"), Place(.currency, "Fa", "KodWaluty"), Place(.seller, "Podmiot1", "DaneIdentyfikacyjne", "Nazwa"),
            Place(.seller, "Podmiot1", "DaneIdentyfikacyjne", "PelnaNazwa"), Place(.total, "Fa", "P_15"),
            Place(.rowText, "FaWiersz", "P_7"),
            Place(.rowAmount, "FaWiersz", "P_11A"), Place(.rowAmount, "FaWiersz", "P_11"),
        ])
    /// FatturaPA.
    private static let italy = NationalInvoice(
        marks: ["FatturaElettronica", "fatture/v1"], currency: Currency("EUR"), row: "DettaglioLinee",
        places: [
            Place(.day, "DatiGeneraliDocumento", "Data"), Place(.currency, "DatiGeneraliDocumento", "Divisa"),
            Place(.seller, "CedentePrestatore", "DatiAnagrafici", "Anagrafica", "Denominazione"),
            Place(.seller, "CedentePrestatore", "DatiAnagrafici", "Anagrafica", "Cognome"),
            Place(.total, "DatiGeneraliDocumento", "ImportoTotaleDocumento"), Place(.total, "DettaglioPagamento", "ImportoPagamento"),
            Place(.rowText, "DettaglioLinee", "Descrizione"), Place(.rowAmount, "DettaglioLinee", "PrezzoTotale"),
            Place(.credit(["TD04", "TD08"]), "DatiGeneraliDocumento", "TipoDocumento"),
        ])
    /// Facturae 3.2.
    private static let spain = NationalInvoice(
        marks: ["Facturae", "www.facturae"], currency: Currency("EUR"), row: "InvoiceLine",
        places: [
            Place(.day, "InvoiceIssueData", "IssueDate"), Place(.currency, "InvoiceIssueData", "InvoiceCurrencyCode"),
            Place(.seller, "SellerParty", "LegalEntity", "TradeName"), Place(.seller, "SellerParty", "LegalEntity", "CorporateName"),
            Place(.seller, "SellerParty", "Individual", "FirstSurname"), Place(.total, "InvoiceTotals", "InvoiceTotal"),
            Place(.tax, "InvoiceTotals", "TotalTaxOutputs"), Place(.rowText, "InvoiceLine", "ItemDescription"),
            Place(.rowAmount, "InvoiceLine", "TotalCost"), Place(.credit(["OR"]), "InvoiceHeader", "InvoiceClass"),
        ])
    /// DTE.
    private static let chile = NationalInvoice(
        marks: ["<DTE", "www.sii.cl/SiiDte"], currency: Currency("CLP"), row: "Detalle",
        places: [
            Place(.day, "IdDoc", "FchEmis"), Place(.seller, "Emisor", "RznSoc"), Place(.seller, "Emisor", "RznSocEmisor"),
            Place(.total, "Totales", "MntTotal"), Place(.tax, "Totales", "IVA"), Place(.rowText, "Detalle", "NmbItem"),
            Place(.rowAmount, "Detalle", "MontoItem"), Place(.credit(["61"]), "IdDoc", "TipoDTE"),
        ])
    /// Comprobantes of the SRI.
    private static let ecuador = NationalInvoice(
        marks: ["<infoTributaria>", "<infoFactura>"], currency: Currency("USD"), row: "detalle",
        places: [
            Place(.day, "infoFactura", "fechaEmision"), Place(.seller, "infoTributaria", "nombreComercial"),
            Place(.seller, "infoTributaria", "razonSocial"), Place(.total, "infoFactura", "importeTotal"),
            Place(.rowText, "detalle", "descripcion"), Place(.rowAmount, "detalle", "precioTotalSinImpuesto"),
        ])
}

/// Hears the elements of such an invoice.
final class NationalInvoiceReading: XmlHearing {
    private(set) var invoice = ElectronicInvoice()
    private(set) var isDone = false
    private let syntax: NationalInvoice
    private var path: [String] = []
    private var text: [UInt8] = []
    private var row: (text: String?, amount: String?) = (nil, nil)
    /// Places that said something, by their rank.
    private var spoke: [Int: Int] = [:]

    private static let deepest = 64
    private static let longestText = 4_096
    private static let mostRows = 500

    init(_ syntax: NationalInvoice) {
        self.syntax = syntax
        invoice.currency = syntax.currency
    }

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        path.append(name.text)
        text = []
        if path.count > NationalInvoiceReading.deepest { isDone = true }
        for (rank, place) in syntax.places.enumerated() {
            guard let attribute = place.attribute, path.hasSuffix(place.elements), let value = attributes.string(attribute) else {
                continue
            }
            take(value, place.meaning, rank)
        }
    }

    func text(_ bytes: ByteView) {
        if text.count + bytes.count <= NationalInvoiceReading.longestText { text.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        let value = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        text = []
        if !value.isEmpty {
            for (rank, place) in syntax.places.enumerated() where place.attribute == nil && path.hasSuffix(place.elements) {
                take(value, place.meaning, rank)
            }
        }
        if path.last == syntax.row {
            if let text = row.text, let amount = row.amount, invoice.items.count < NationalInvoiceReading.mostRows {
                invoice.items.append((text, amount))
            }
            row = (nil, nil)
        }
        if !path.isEmpty { path.removeLast() }
    }

    private func take(_ value: String, _ meaning: NationalInvoice.Meaning, _ rank: Int) {
        switch meaning {
        case .day: if invoice.day == nil { invoice.day = NationalInvoiceReading.day(value) }
        case .currency: invoice.currency = Currency(value) ?? invoice.currency
        // A name that is listed before another one goes before it, wherever it stands.
        case .seller:
            if rank < spoke[0] ?? .max {
                invoice.seller = value
                spoke[0] = rank
            }
        case .total: if invoice.grand == nil { invoice.grand = value }
        case .tax: invoice.tax = invoice.tax ?? value
        case .rowText: row.text = row.text ?? value
        case .rowAmount: row.amount = row.amount ?? value
        case .credit(let values): if values.contains(value) { invoice.isCredit = true }
        }
    }

    /// `2025-09-03T10:14:22-03:00`, or `03/09/2025`.
    private static func day(_ text: String) -> Day? {
        if let day = Day(text.prefix(10)) { return day }
        let parts = text.split(separator: "/").compactMap { Int($0) }
        return parts.count == 3 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
    }
}

extension [String] {
    /// Whether these are its last ones.
    fileprivate func hasSuffix(_ names: [String]) -> Bool { count >= names.count && suffix(names.count).elementsEqual(names) }
}
