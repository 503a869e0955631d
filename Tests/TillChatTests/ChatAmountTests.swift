import Testing

@testable import TillChat

/// Amounts, currencies, quantities and what is no amount.
@Suite struct ChatAmountTests {
    @Test(arguments: [
        ("soup 6,40", "6.40 expense soup"),
        ("bench 1.249,00 €", "1249.00 expense EUR bench"),
        ("bench 1,249.00", "1249.00 expense bench"),
        ("loan instalment 1,50,000", "150000 expense loan instalment"),
        ("stove 3'200", "3200 expense stove"),
        ("stove 2.5k", "2500 expense stove"),
        ("plums £4.10", "4.10 expense GBP plums"),
        ("US$30 tram pass", "30 expense USD tram pass"),
        ("bread 4,-", "4 expense bread"),
        ("30 cents gum", "0.30 expense gum"),
        ("forty quid for a lamp", "40 expense GBP lamp"),
        ("tea four twenty", "4.20 expense tea"),
        ("plums4.10", "4.10 expense plums"),
    ])
    func readsEveryNotation(text: String, entry: String) throws {
        #expect(try ChatRun.entries(text) == [entry])
    }

    /// A plain blank groups where a currency stands behind, whatever the language; without one two numbers are two.
    @Test(arguments: [
        ("stove 2 490 Kč", "2490 expense CZK stove"), ("stove 12 490 kr", "12490"), ("stove 1 250 €", "1250 expense EUR stove"),
        ("stove 1 250 $", "1250 expense USD stove"), ("stove 1 250,50 €", "1250.50 expense EUR stove"),
        ("stove 1 250 000 €", "1250000 expense EUR stove"),
    ])
    func blanksGroupBeforeACurrency(text: String, entry: String) throws {
        let found = try ChatRun.entries(text)
        #expect(found.count == 1 && found[0].hasPrefix(entry), "\(found)")
    }

    @Test(arguments: ["stove 2 490", "stove 2 490 plates", "stove 2 49 €"])
    func blanksGroupNothingElse(text: String) throws {
        let found = try ChatRun.entries(text)
        #expect(!found.contains { $0.hasPrefix("2490") || $0.hasPrefix("249 ") }, "\(found)")
    }

    @Test func theDollarIsTheHouseholds() throws {
        #expect(try ChatRun.entries("$12 soap") == ["12 expense USD soap"])
        #expect(try ChatRun.entries("$12 soap", currency: "CAD") == ["12 expense CAD soap"])
        #expect(try ChatRun.entries("$12 soap", currency: "EUR") == ["12 expense USD soap"])
    }

    @Test(arguments: [
        ("2 teas 5.60", ["5.60 expense 2 teas"]),
        ("6 plates for 24", ["24 expense 6 plates"]),
        ("6 plates at 2.50", ["15.00 expense 6 plates"]),
        ("2 x 3.20 tea", ["6.40 expense 2 tea"]),
        ("mugs 3.20 x2", ["6.40 expense mugs 2"]),
        ("three cushions 12 each", ["36 expense three cushions"]),
        ("2 kg plums 3.80", ["3.80 expense 2 kg plums"]),
        ("12+9 plums", ["21 expense plums"]),
        ("rent 800 + water 25", ["800 expense rent", "25 expense water"]),
        ("soap 2 brush 3 towel 8", ["2 expense soap", "3 expense brush", "8 expense towel"]),
        ("plums, soap and tea for 19", ["19 expense plums soap tea"]),
        ("total 21: plums 9, tea 12", ["9 expense plums", "12 expense tea"]),
        ("dinner 60 plus 10% tip", ["66 expense dinner"]),
        ("curry 31 incl. tip", ["31 expense curry tip"]),
        ("lamp was 80, got it for 55", ["55 expense lamp"]),
        ("shared the cab with Jo, my half was 9", ["9 expense"]),
    ])
    func givesEachAmountItsThing(text: String, entries: [String]) throws {
        let read = try ChatRun.entries(text)
        #expect(read.count == entries.count)
        for (a, b) in zip(read, entries) {
            #expect(a.split(separator: " ").prefix(2) == b.split(separator: " ").prefix(2), "\(text): \(a)")
        }
    }

    @Test(arguments: [
        "see you at 6", "be back in 20", "exit 14B, then 3 km", "gate 31 at 17:40", "my number is +49 151 000 1234", "call 555-0177",
        "pin is 4711", "IBAN DE02 1203 0000 0000 2020 51", "https://shop.example/?price=19.99", "we are 6 people", "90% done",
        "how much was it, 40?", "need to pay 60 tomorrow", "the roofer quoted 4000", "Jo owes me 25", "card declined at the kiosk 12.50",
        "2 cups rice, 200 g sugar, 3 eggs", "9", "photo 2 of 9", "4 Mill Road, door 2", "0 left", "didn't buy the 80 one",
        "chapter 9 is long",
    ])
    func leavesOtherNumbersAlone(text: String) throws {
        #expect(try ChatRun.entries(text) == [], "\(text)")
    }

    @Test func anyBytesAreReadWithoutATrap() throws {
        var state: UInt64 = 7
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1
                let pieces = [
                    "12", ".", ",", "50", " ", "€", "x", "for", "\n", "+", "٣", "taxi", "no", "*", "%", "-", "'", "#", "k", "?",
                    "99999999999999999999",
                ]
                text += pieces[Int(state >> 33) % pieces.count]
            }
            _ = try ChatRun.entries(text)
        }
    }
}
