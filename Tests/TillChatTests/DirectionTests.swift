import Testing

@testable import TillChat

/// Which way money went, on which day, in the languages that are known.
@Suite struct DirectionTests {
    @Test(arguments: [
        ("paid 20 for plums", "expense"), ("salary 2100", "income"), ("sold the desk for 70", "income"),
        ("refund 15 from the shop", "refund"),
        ("cashback 1.20", "refund"), ("lent Jo 30", "transfer"), ("withdrew 60", "transfer"), ("sent 90 to mum", "transfer"),
        ("sent 9 to Jo for the pizza", "expense"), ("got 40 back", "refund"), ("put 200 into savings", "transfer"),
        ("paint job for Jo +300", "income"),
    ])
    func followsTheWords(text: String, direction: String) throws {
        let entries = try ChatRun.entries(text)
        #expect(entries.first?.contains(direction) == true, "\(text): \(entries)")
    }

    @Test(arguments: [
        ("de", "Kuchen 4,20", "4.20 expense Kuchen"), ("de", "Lohn 1.900 bekommen", "1900 income Lohn"),
        ("es", "pagué 18 de farmacia", "18 expense farmacia"), ("es", "le presté 25 a Eva", "25 transfer presté Eva"),
        ("fr", "2 thés à 3", "6 expense 2 thés"), ("fr", "retrait 80", "80 transfer retrait"),
        ("pt", "gastei 33 na feira", "33 expense feira"), ("ru", "купила сыр 240", "240 expense сыр"),
        ("bg", "дадох 15 за цветя", "15 expense цветя"), ("bn", "মাছ ৩৫০ টাকা", "350 expense BDT মাছ"),
        ("hi", "दूध ६० रुपये", "60 expense INR दूध"), ("he", "שילמתי 45 על פיצה", "45 expense פיצה"),
    ])
    func readsTheLanguages(language: String, text: String, entry: String) throws {
        #expect(try ChatRun.entries(text, language) == [entry])
    }

    @Test(arguments: [
        ("plums 4 yesterday", "2025-03-13"), ("3 days ago tea 5", "2025-03-11"), ("tea 5 on wednesday", "2025-03-12"),
        ("last friday tea 5", "2025-03-07"), ("tea 5 on 02/03/2025", "2025-03-02"), ("20/12 tea 5", "2024-12-20"),
        ("tea 5 on the 1st", "2025-03-01"), ("tea 5, March 3", "2025-03-03"), ("a week ago tea 5", "2025-03-07"),
    ])
    func resolvesDays(text: String, day: String) throws {
        let entries = try ChatRun.entries(text)
        #expect(entries.first?.hasSuffix(day) == true, "\(text): \(entries)")
    }

    @Test func aDayOnALineHeadsTheLinesBelow() throws {
        #expect(try ChatRun.entries("yesterday\nplums 4\ntoday\ntea 5") == ["4 expense plums 2025-03-13", "5 expense tea 2025-03-14"])
    }

    @Test func aNoticeOfABankCountsTheAmountThatMoved() throws {
        #expect(
            try ChatRun.entries("A/c XX77 debited by INR 310.00 at BOOKWORLD on 12-03-25. Avl bal INR 9,000.00")
                == ["310.00 expense INR BOOKWORLD"])
        #expect(try ChatRun.entries("OTP 220011 for txn of INR 500 at BOOKWORLD. Do not share") == [])
    }
}
