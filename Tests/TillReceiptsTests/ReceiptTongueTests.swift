import Testing
import TillRecords
import TillStages

@testable import TillReceipts

/// Receipts in every language that labels are written in.
@Suite struct ReceiptTongueTests {
    /// The labels of a language by what they say, the surest first.
    private struct Labels {
        var of: [ReceiptLabels.Kind: [String]] = [:]

        func first(_ kind: ReceiptLabels.Kind) -> String { of[kind]?.first ?? "" }
    }

    private static let languages: [(code: String, labels: Labels)] = {
        guard let rows = try? ReceiptLabels.table.rows(Knowledge.ofCheckout) else { return [] }
        var found: [String: Labels] = [:]
        for row in rows {
            found[row.text(0), default: Labels()].of[row.choice(1, ReceiptLabels.Kind.self), default: []].append(row.text(3))
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }()

    private static func interpreter(_ settings: ReceiptSettings = ReceiptSettings()) throws -> ReceiptInterpreter {
        ReceiptInterpreter(try #require(ReceiptKnowledge.ofCheckout), settings)
    }

    @Test func manyLanguagesHaveLabels() {
        #expect(Self.languages.count >= 30)
        for (code, labels) in Self.languages {
            for kind in [ReceiptLabels.Kind.total, .subtotal, .tax, .cash, .card, .change, .discount, .count, .other] {
                #expect(labels.of[kind]?.isEmpty == false, "\(code) has no label for \(kind)")
            }
        }
    }

    /// Items, subtotal, tax, total, cash and change, each behind the language's own label: the total is proven.
    @Test(arguments: languages.indices, [0, 1, 2]) func aReceiptAddsUp(index: Int, variant: Int) throws {
        let (code, labels) = Self.languages[index]
        let totals = labels.of[.total] ?? []
        let total = totals[min(variant, totals.count - 1)]
        let text = """
            ZEBRANTO
            2025-03-14 12:31
            \(labels.first(.other))
            Kvx 12,00
            Wqz 8,50
            \(labels.first(.subtotal)) 20,50
            \(labels.first(.tax)) 4,10
            \(total) 24,60
            \(labels.first(.cash)) 30,00
            \(labels.first(.change)) 5,40
            """
        let fields = try #require(try Self.interpreter().fields(ofText: text), "\(code): \(total)")
        #expect(fields.total == Amount(units: 2460, decimals: 2), "\(code): \(total)")
        #expect(fields.isProven && fields.date == Day("2025-03-14"), "\(code): \(total)")
    }

    /// The words of a receipt tell its language, and that how its months are called.
    @Test func aLanguageIsToldByItsWords() throws {
        let knowledge = try #require(ReceiptKnowledge.ofCheckout)
        func day(_ text: String) -> Day? { ReceiptInterpreter(knowledge, ReceiptSettings()).fields(ofText: text)?.date }
        #expect(day("STORE\n14 mar 2025\nTOTAL 3.20\nCASH 5.00\nCHANGE 1.80\n") == Day("2025-03-14"))
        #expect(day("SKLEP\n14 marca 2025\nSUMA PLN 3,20\nGOTÓWKA 5,00\nRESZTA 1,80\n") == Day("2025-03-14"))
    }

    /// What cash and change come to and what parts come to is the total, even where its own row cannot be read.
    @Test func twoSumsThatAgreeStandForATotalThatCannotBeRead() throws {
        let text = "SHOP\n14.03.2025\nSUBTOTAL 24.86\nTAX 2.49\nTOTAL 2T7S9\nCASH 30.00\nCHANGE 2.65\n"
        let fields = try Self.interpreter().fields(ofText: text, isReceipt: true)
        #expect(fields?.total == Amount(units: 2735, decimals: 2))
        let other = text.replacing("2.65", with: "2.66")
        let open = try Self.interpreter().fields(ofText: other, isReceipt: true)
        #expect(open?.isProven == false)
    }

    /// A country's receipts are in its currency; another one takes its sign on two rows of amounts.
    @Test(arguments: [
        ("TOTAL 4.20", "ZAR"), ("Tea £ 4.20\nTOTAL 4.20", "ZAR"), ("Tea £ 4.20\nTOTAL £ 4.20", "GBP"), ("TOTAL R 4.20", "ZAR"),
    ])
    func theCurrencyOfACountry(rows: String, currency: String) throws {
        let fields = try Self.interpreter(ReceiptSettings(country: "ZA"))
            .fields(ofText: "SHOP\n14.03.2025\n\(rows)\n")
        #expect(fields?.currency?.code == currency)
    }

    @Test func pagesOfSeveralPurchasesNeedAPerson() throws {
        let interpreter = try Self.interpreter()
        let first = "HARBOUR TOOLS LTD\n14/03/2025 10:11\nHammer 12.00\nTOTAL GBP 12.00\nVISA 12.00\n"
        let second = "MEADOW BAKERY LTD\n25/03/2025 09:11\nBread 2.20\nTOTAL GBP 2.20\nVISA 2.20\n"
        #expect(interpreter.fields(ofPages: [first, second])?.needsReview == true)
        #expect(interpreter.fields(ofPages: [first])?.needsReview == false)
        #expect(interpreter.fields(ofPages: [first, "Thank you\nReturns within 30 days"])?.needsReview == false)
    }
}
