import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// Files of dated rates as people write them.
@Suite struct RatesTests {
    private func read(_ text: String) throws(Fault) -> Rates { try Rates(path: Scratch.kept.file("rates-\(text.hashValue).csv", text)) }

    @Test(arguments: [
        "date,from,to,rate\n2025-03-14,USD,EUR,0.9184\n", "2025-03-14,USD,EUR,0.9184\n", "# mine\n\nDate, From, To, Rate\r\n",
        "2025-03-14, USD ,EUR,0.9184\r\n", "",
    ]) func ratesAreRead(text: String) throws { _ = try read(text) }

    /// A rate, its inverse to nine digits, and the day's choice between one this way and one the other way round.
    @Test(arguments: [
        ("1.1880", "0.841750842"), ("1", "1.00000000"), ("0.25", "4.00000000"), ("157.3", "0.00635727908"), ("0.006357", "157.306906"),
        ("3", "0.333333333"), ("25000", "0.0000400000000"),
    ])
    func theOtherWayRound(rate: String, inverse: String) throws {
        let rates = try read("2025-03-04,GBP,EUR,\(rate)\n")
        let (gbp, eur, day) = (try #require(Currency("GBP")), try #require(Currency("EUR")), try #require(Day("2025-03-08")))
        #expect(rates.rate(from: eur, to: gbp, on: day)?.rate.description == inverse)
        #expect(rates.rate(from: gbp, to: eur, on: day)?.rate == Amount(rate))
        let both = try read("2025-03-04,GBP,EUR,\(rate)\n2025-03-04,EUR,GBP,0.5\n2025-03-06,GBP,EUR,2\n")
        #expect(both.rate(from: eur, to: gbp, on: try #require(Day("2025-03-05")))?.rate == Amount("0.5"))
        #expect(both.rate(from: eur, to: gbp, on: day)?.rate == Amount("0.500000000"))
    }

    @Test(arguments: [
        ("date,from,to,rat\n2025-03-14,USD,EUR,1\n", "line 1", "Did you mean rate?"),
        ("day,from,to,rate\n", "line 1", "no column named day"),
        ("date,to,from,rate\n", "line 1", "columns"), ("date,from,to\n", "line 1", "columns"),
        ("date,from,to,rate\n2025-03-14,USD,EUR\n", "line 2", "3 cells"), ("date,from,to,rate\n14.03.2025,USD,EUR,1\n", "line 2", "no day"),
        ("date,from,to,rate\n2025-03-14,USD,EURO,1\n", "line 2", "EURO"), ("date,from,to,rate\n2025-03-14,US,EUR,1\n", "line 2", "US"),
        ("date,from,to,rate\n2025-03-14,USD,EUR,0\n", "line 2", "above 0"),
        ("date,from,to,rate\n2025-03-14,USD,EUR,-1\n", "line 2", "above 0"),
        ("date,from,to,rate\n2025-03-14,USD,EUR,1\ndate,from,to,rate\n", "line 3", "no day"),
    ]) func whatIsNoRateIsRefused(text: String, place: String, word: String) {
        do throws(Fault) {
            _ = try read(text)
            Issue.record("it was read")
        } catch {
            #expect(error.place == place)
            #expect("\(error.sentence) \(error.remedy)".contains(word), "\(error)")
        }
    }
}

extension Scratch {
    fileprivate static let kept = Scratch()
}
