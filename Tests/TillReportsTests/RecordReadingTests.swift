import Testing
import TillRecords

@testable import TillReports

@Suite struct RecordReadingTests {
    private func record(_ text: String) throws -> Record { try Record(checking: text) }

    @Test func readsATransaction() throws {
        let row = try Sample.read(
            record(
                """
                {"type":"transaction","id":"t1","date":"2025-03-14","account":"giro","amount":"-12.5","currency":"EUR","merchant":"Caf\\u00e9",\
                "text":"CARD 4929123412341234","kind":"expense","status":"pending","observations":["o1"],"home":{"amount":"-13.10","currency":"USD"},\
                "category":{"name":"food.coffee","label":"Food & Drink / Coffee & tea","by":"known","confidence":0.88}}
                """), home: Sample.usd)
        #expect(row?.money == Money(minorUnits: -1250, currency: Sample.eur))
        #expect(row?.minor == -1310)
        #expect(row?.text == "CARD ••1234")
        #expect(row?.merchant == "Café")
        #expect(row?.status == .pending)
        #expect(row?.certainty == 88)
        #expect(row.map { CategoryName($0.category).leaf } == "Coffee & tea")
    }

    @Test func aMissingCurrencyIsKeptApart() throws {
        let row = try Sample.read(record(#"{"type":"transaction","date":"2025-03-14","amount":"7.00"}"#))
        #expect(row?.money.currency == .unknown)
        #expect(row?.flow == .income)
    }

    @Test func voidRowsAreOnNoPage() throws {
        let void = try record(#"{"type":"transaction","date":"2025-03-14","amount":"7.00","status":"void"}"#)
        #expect(try Sample.read(void) == nil)
    }

    @Test(arguments: [
        #"{"type":"transaction","amount":"7.00"}"#, #"{"type":"transaction","date":"2025-02-30","amount":"7.00"}"#,
        #"{"type":"transaction","date":"2025-03-14"}"#, #"{"type":"transaction","date":"2025-03-14","amount":"7.005","currency":"EUR"}"#,
        #"{"type":"transaction","date":"2025-03-14","amount":"999999999999999999","currency":"EUR"}"#,
    ])
    func whatCannotBeShownIsRefused(text: String) throws {
        let broken = try record(text)
        #expect(throws: RecordReading.RecordError.self) { _ = try Sample.read(broken) }
    }

    @Test func observationsStandInUntilSomebodyResolvesThem() throws {
        var draft = HouseholdDraft(household: "ng")
        func take(_ type: String, _ merchant: String) throws {
            let source = #""source":{"kind":"bank","file":"giro.csv","place":"line 2"}"#
            let text =
                #"{"type":"\#(type)","id":"a","date":"2025-03-01","amount":"-1.00","currency":"EUR","merchant":"\#(merchant)",\#(source)}"#
            try draft.take(try record(text), masking: true)
        }
        try take("observation", "Seen")
        #expect(Sample.book(of: draft).transactions.map(\.merchant) == ["Seen"])
        #expect(Sample.book(of: draft).transactions.first?.sources == ["giro.csv, line 2"])
        try take("transaction", "Resolved")
        #expect(Sample.book(of: draft).transactions.map(\.merchant) == ["Resolved"])
    }

    @Test func remarksOfOneKindAboutOneFileAreOneQuestion() throws {
        var draft = HouseholdDraft(household: "ng")
        for line in 2...9 {
            let reject = try record(
                #"{"type":"reject","code":"bank.csv.bad-date","file":"a.csv","place":"line \#(line)","reason":"no such day.","remedy":"Correct it."}"#
            )
            try draft.take(reject, masking: true)
        }
        let questions = Sample.book(of: draft).questions
        #expect(questions.count == 1)
        #expect(questions.first?.place == "line 2 and 7 more")
        #expect(questions.first?.answer == "Correct it.")
    }
}
