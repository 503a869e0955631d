import Testing

@testable import TillBank

/// Numbers as banks write them.
@Suite struct CsvNumberTests {
    private func read(_ text: String, _ mark: Character) -> String {
        switch NumberText.read(Array(text.utf8)) {
        case .blank: return "blank"
        case .other: return "none"
        case .number(let number):
            guard let decimals = number.decimals(mark.asciiValue ?? 0) else { return "misfit" }
            return "\(number.negative ? "-" : "")\(number.digits)/\(decimals)"
        }
    }

    @Test(arguments: [
        ("1250.50", ".", "125050/2"), ("-1.250,50", ",", "-125050/2"), ("1 950,00", ",", "195000/2"), ("1\u{A0}950,00", ",", "195000/2"),
        ("1\u{202F}950,00", ",", "195000/2"), ("1'250.50", ".", "125050/2"), ("1’250.50", ".", "125050/2"),
        ("1,00,045.20", ".", "10004520/2"),
        ("(12.30)", ".", "-1230/2"), ("12.30-", ".", "-1230/2"), ("- $220.00", ".", "-22000/2"), ("+ £1,100.00", ".", "110000/2"),
        ("-54,20 PLN", ",", "-5420/2"), ("−5,00", ",", "-500/2"), (".46", ".", "46/2"), ("-.46", ".", "-46/2"), ("5.-", ".", "5/0"),
        ("7.50 CR", ".", "750/2"), ("2500", ",", "2500/0"), ("-", ".", "blank"), ("", ".", "blank"), ("--1.00", ".", "100/2"),
        ("1.2.3", ".", "misfit"), ("NaN", ".", "none"), ("0x10", ".", "none"), ("12,30", ".", "misfit"),
        ("99999999999999999999999", ".", "none"),
    ])
    func numbers(text: String, mark: String, expected: String) {
        #expect(read(text, Character(mark)) == expected)
    }

    @Test(arguments: [
        ("12.30", "."), ("12,30", ","), ("1.234,5", ","), ("1,234,567", "."), ("1234.567", "."), ("0.123", "."), ("1.000", "?"),
        ("1,000", "?"),
        ("1000", "-"), ("1 000", "-"),
    ])
    func witnesses(text: String, expected: String) {
        guard case .number(let number) = NumberText.read(Array(text.utf8)) else {
            Issue.record("no number: \(text)")
            return
        }
        let said: String
        switch number.witness {
        case .silent: said = "-"
        case .either: said = "?"
        case .decimal(let mark): said = String(decoding: [mark], as: UTF8.self)
        }
        #expect(said == expected)
    }
}
