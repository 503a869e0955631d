import TillHousehold
import TillRecords
import TillStages
import TillTesting
import Testing

@testable import TillReports

/// Pages that run from right to left.
@Suite struct RightToLeftTests {
    private func speaking<Made>(_ language: String, _ work: () throws(Fault) -> Made) throws -> Made {
        let messages = try Messages(language, country: nil, Knowledge(folder: Checkout.path("pipelines/knowledge")))
        return try PageLanguage.speaking(messages) { () throws(Fault) in try work() }
    }

    /// Whatever has a sign has the mark that keeps it before its digits; where writing runs the other way there is none.
    @Test(arguments: [("he", "\u{200E}"), ("ja", ""), ("en", ""), ("pl", "")])
    func signsStayBeforeTheirDigits(language: String, mark: String) throws {
        let texts = try speaking(language) { () throws(Fault) in
            let debt = Money(minorUnits: -123_456, currency: Sample.eur)
            return [
                MoneyText.full(debt), MoneyText.signed(debt), MoneyText.whole(debt), MoneyText.compact(debt), Share.text(-9, of: 100),
                DecimalText.text(-1.25, decimals: 1), DecimalText.signed(-5), DecimalText.fine(-0.125),
            ]
        }
        for text in texts {
            let scalars = Array(text.unicodeScalars)
            let sign = try #require(scalars.firstIndex(of: "\u{2212}"), "\(text)")
            #expect((sign > 0 && scalars[sign - 1] == "\u{200E}") == !mark.isEmpty, "\(text)")
        }
        let more = try speaking(language) { () throws(Fault) in
            [MoneyText.signed(Money(minorUnits: 5, currency: Sample.eur)), DecimalText.signed(5)]
        }
        for text in more { #expect(text.contains(mark + "+"), "\(text)") }
    }

    /// What stands in a cell runs as the page does: before and after an arrow would change places otherwise.
    @Test func sumsRunAsThePageDoes() throws {
        let html = try speaking("he") { () throws(Fault) in
            try PageFrame().html(MonthPage(Sample.month("2025-03"), of: Sample.book, settings: PageSettings()))
        }
        #expect(html.contains("dir=\"rtl\""))
        let style = html.split(separator: "<style>").last?.split(separator: "</style>").first ?? ""
        for rule in style.split(separator: "}") where rule.contains("unicode-bidi:plaintext") {
            #expect(!rule.contains(".n") && !rule.contains(".nums") && !rule.contains(".figure"), "\(rule)")
        }
    }
}
