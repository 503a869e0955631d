import TillRecords
import TillUnpacking

/// An invoice that says what it is about in XML: the Cross Industry Invoice of UN/CEFACT (Factur-X, ZUGFeRD, XRechnung) or UBL 2 of OASIS
/// (XRechnung, Peppol), or what a country prescribes (`NationalInvoice`), alone or inside a PDF. What it states is taken as written there;
/// nothing is read from its print.
struct ElectronicInvoice {
    /// Roots of the syntaxes, as they stand near the beginning of a document.
    private static let roots = ["CrossIndustryInvoice", "CrossIndustryDocument", ":Invoice-2", ":CreditNote-2"]

    /// Whether bytes begin as such an invoice does.
    static func isOne(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first(where: { $0 > 0x20 && $0 < 0x80 }), first == UInt8(ascii: "<") else { return false }
        // Terms of use may stand before the root.
        let head = String(decoding: bytes.prefix(65_536), as: UTF8.self)
        return roots.contains { head.contains($0) } || NationalInvoice.of(head: head) != nil
    }

    /// What it states; nil where the XML is broken, or states no amount to pay.
    static func fields(_ bytes: [UInt8]) -> ReceiptFields? {
        if let national = NationalInvoice.of(head: String(decoding: bytes.prefix(65_536), as: UTF8.self)) {
            let reading = NationalInvoiceReading(national)
            return XmlEvents.run(bytes, reading) ? reading.invoice.fields : nil
        }
        let reading = InvoiceReading()
        guard XmlEvents.run(bytes, reading) else { return nil }
        return reading.invoice.fields
    }

    var currency: Currency?
    var day: Day?
    var seller: String?
    var legalName: String?
    /// What is still to be paid.
    var due: String?
    /// With all taxes, before what was paid in advance.
    var grand: String?
    var tax: String?
    var isCredit = false
    var items: [(text: String, amount: String)] = []

    private var fields: ReceiptFields? {
        let decimals = currency?.exponent ?? 2
        func amount(_ text: String?) -> Amount? { text.flatMap { Money.minorUnits(stated: $0, decimals: decimals) } }
        let whole = amount(grand)
        // What is paid already is no longer due; the invoice is about it all the same.
        guard let total = [amount(due), whole].compactMap({ $0 }).first(where: { $0.units != 0 }) ?? whole else { return nil }
        var fields = ReceiptFields(total: Amount(units: abs(total.units), decimals: total.decimals))
        fields.isRefund = isCredit != (total.units < 0)
        fields.isProven = true
        fields.currency = currency
        fields.date = day
        fields.merchant = seller ?? legalName
        fields.tax = amount(tax).flatMap { $0.units > 0 ? $0 : nil }
        fields.items = items.compactMap { item in amount(item.amount).map { ObservationDetails.Item(text: item.text, amount: $0) } }
        fields.confidence = [("amount", 99)]
        if day != nil { fields.confidence.append(("date", 99)) }
        if fields.merchant != nil { fields.confidence.append(("merchant", 99)) }
        fields.needsReview = day == nil || fields.merchant == nil
        return fields
    }
}

extension Money {
    /// An amount as XML writes it, `-1234.5` or `1234.5000`, in so many decimals; nil where it has more that are not zero.
    fileprivate static func minorUnits(stated text: String, decimals: UInt8) -> Amount? {
        var digits = text[...]
        let point = digits.firstIndex(of: ".").map { digits.distance(from: digits.index(after: $0), to: digits.endIndex) } ?? 0
        if point > Int(decimals) {
            let cut = point - Int(decimals)
            guard digits.suffix(cut).allSatisfy({ $0 == "0" }) else { return nil }
            digits = digits.dropLast(cut)
            if digits.last == "." { digits = digits.dropLast() }
        }
        guard let amount = Amount(String(digits)) else { return nil }
        var units = amount.units
        for _ in amount.decimals..<max(decimals, amount.decimals) {
            let (product, overflow) = units.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            units = product
        }
        return Amount(units: units, decimals: decimals)
    }
}

/// Hears an invoice's elements by the names around them; namespaces and prefixes differ, local names do not.
private final class InvoiceReading: XmlHearing {
    private(set) var invoice = ElectronicInvoice()
    private(set) var isDone = false
    private var path: [String] = []
    private var text: [UInt8] = []
    private var item: (text: String?, amount: String?) = (nil, nil)

    /// Deeper than any invoice.
    private static let deepest = 64
    private static let longestText = 4_096
    private static let mostItems = 500

    func open(_ name: XmlName, _ attributes: XmlAttributes) {
        path.append(name.text)
        text = []
        if path.count == 1 { invoice.isCredit = path[0] == "CreditNote" }
        if path.count > InvoiceReading.deepest { isDone = true }
    }

    func text(_ bytes: ByteView) {
        if text.count + bytes.count <= InvoiceReading.longestText { text.append(contentsOf: bytes) }
    }

    func close(_ name: XmlName) {
        let value = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !value.isEmpty { take(path.last ?? "", path.dropLast().last ?? "", value) }
        text = []
        switch path.last {
        case "IncludedSupplyChainTradeLineItem", "InvoiceLine", "CreditNoteLine":
            if let text = item.text, let amount = item.amount, invoice.items.count < InvoiceReading.mostItems {
                invoice.items.append((text, amount))
            }
            item = (nil, nil)
        default: break
        }
        if !path.isEmpty { path.removeLast() }
    }

    private func take(_ leaf: String, _ parent: String, _ value: String) {
        switch (parent, leaf) {
        case ("ExchangedDocument", "TypeCode"), ("HeaderExchangedDocument", "TypeCode"), (_, "InvoiceTypeCode"), (_, "CreditNoteTypeCode"):
            // UNTDID 1001: credit notes of all kinds.
            if ["381", "396", "532", "261", "262", "83"].contains(value) { invoice.isCredit = true }
        case ("IssueDateTime", "DateTimeString"):
            if path.contains("ExchangedDocument") || path.contains("HeaderExchangedDocument") { invoice.day = InvoiceReading.day(value) }
        case ("Invoice", "IssueDate"), ("CreditNote", "IssueDate"): invoice.day = Day(value.prefix(10))
        case (_, "InvoiceCurrencyCode"), (_, "DocumentCurrencyCode"): invoice.currency = Currency(value)
        case ("SellerTradeParty", "Name"): invoice.seller = invoice.seller ?? value
        case ("PartyName", "Name"): if path.contains("AccountingSupplierParty") { invoice.seller = invoice.seller ?? value }
        case (_, "RegistrationName"): if path.contains("AccountingSupplierParty") { invoice.legalName = invoice.legalName ?? value }
        case (_, "DuePayableAmount"), ("LegalMonetaryTotal", "PayableAmount"): invoice.due = value
        case (_, "GrandTotalAmount"), ("LegalMonetaryTotal", "TaxInclusiveAmount"): takeGrand(value)
        case (_, "TaxTotalAmount"): invoice.tax = invoice.tax ?? value
        case ("TaxTotal", "TaxAmount"): if path.count == 3 { invoice.tax = invoice.tax ?? value }
        default: takeItem(leaf, parent, value)
        }
    }

    /// Lines of a delivery may have a total of their own; the invoice's stands among its sums.
    private func takeGrand(_ value: String) {
        if path.dropLast().last?.hasSuffix("MonetarySummation") ?? false || path.contains("LegalMonetaryTotal") { invoice.grand = value }
    }

    private func takeItem(_ leaf: String, _ parent: String, _ value: String) {
        switch (parent, leaf) {
        case ("SpecifiedTradeProduct", "Name"), ("Item", "Name"): item.text = item.text ?? value
        case (_, "LineTotalAmount"):
            if path.contains("IncludedSupplyChainTradeLineItem") { item.amount = value }
        case ("InvoiceLine", "LineExtensionAmount"), ("CreditNoteLine", "LineExtensionAmount"): item.amount = value
        default: break
        }
    }

    /// `20250314`, format 102 of UNTDID 2379.
    private static func day(_ text: String) -> Day? {
        guard text.utf8.count == 8, let number = Int(text) else { return Day(text.prefix(10)) }
        return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}
