import Testing

@testable import TillReports

@Suite struct PlainTests {
    @Test func dropsWhatSteersOrHides() {
        #expect(Plain.clean("a\u{202E}b\u{2066}c\u{200B}d\u{1B}[31m\u{FEFF}e") == "abcd[31me")
        #expect(Plain.clean("  two \t\r\n words\u{2028}") == "two words")
        #expect(Plain.clean("\u{E0041}x\u{7F}\u{9B}") == "x")
        #expect(Plain.clean("\u{0}") == "")
    }

    /// A sum keeps the blank that holds it together and the mark that keeps its sign in front; nothing else of their kind stays.
    @Test(arguments: [
        ("bis 1.854,85\u{A0}€ am 2.", "bis 1.854,85\u{A0}€ am 2."), ("1\u{202F}854,85\u{A0}€", "1\u{202F}854,85\u{A0}€"),
        ("\u{A0}a\u{A0}", "a"), ("a\u{A0} b", "a b"), ("a \u{A0}b", "a b"), ("a\u{2009}b", "a b"),
        ("עד \u{200E}\u{2212}12.50\u{A0}₪", "עד \u{200E}\u{2212}12.50\u{A0}₪"), ("\u{200E}+3", "\u{200E}+3"), ("\u{200E}-3", "\u{200E}-3"),
        ("\u{200E}x\u{200F}y\u{202E}z\u{200E}", "xyz"),
    ])
    func keepsWhatHoldsASumTogether(text: String, kept: String) {
        #expect(Plain.clean(text, bound: true) == kept)
        #expect(!Plain.clean(text).unicodeScalars.contains { ["\u{A0}", "\u{202F}", "\u{200E}"].contains($0) })
    }

    @Test func cutsWhatNoPageCanCarry() {
        #expect(Plain.clean(String(repeating: "x", count: 5000), limit: 10) == "xxxxxxxxxx\u{2026}")
    }

    @Test(arguments: [
        ("TRANSFER TO 60161331926819", "TRANSFER TO ••6819"), ("GB29NWBK60161331926819 RENT", "••6819 RENT"),
        ("card 4929 1234 1234 1234", "card ••1234"),
        ("STORE 1234", "STORE 1234"), ("on 2025-03-14", "on 2025-03-14"), ("ab12345678cd", "ab12345678cd"), ("1234567", "1234567"),
    ])
    func masksNumbersOfAccounts(text: String, masked: String) {
        #expect(Plain.masked(text) == masked)
    }

    @Test func daysInFileNamesStay() {
        #expect(Plain.masked("Export_30445122_20250501.csv", keepingDates: true) == "Export_••5122_20250501.csv")
        #expect(Plain.masked("20251399", keepingDates: true) == "••1399")
        #expect(Plain.masked("20250501") == "••0501")
    }

    @Test func namesAccounts() {
        #expect(Plain.account("DE89370400440532013000", masking: true) == "•••• 3000")
        #expect(Plain.account("DE89370400440532013000", masking: false) == "DE89370400440532013000")
        #expect(Plain.account("joint-current", masking: true) == "joint-current")
    }

    @Test(arguments: [
        ("food.eating_out", "Food", "Eating out"), ("Food > Cafés", "Food", "Cafés"),
        ("FOOD_AND_DRINK", "Food and drink", "Food and drink"),
        ("Groceries", "Groceries", "Groceries"), ("", "Uncategorised", "Uncategorised"), (">", ">", ">"),
    ])
    func readsCategories(name: String, group: String, leaf: String) {
        #expect(CategoryName(name).group == group)
        #expect(CategoryName(name).leaf == leaf)
    }
}
