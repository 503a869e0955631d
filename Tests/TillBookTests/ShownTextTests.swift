import Testing

@testable import TillHousehold
@testable import TillBook

/// Lines of originals as an explanation shows them.
@Suite struct ShownTextTests {
    private let shown: ShownText = {
        var file = HouseholdFile(id: "ng")
        file.members = [.init(id: "ana", role: "owner", names: ["Ana Ng"])]
        return ShownText(file)
    }()

    @Test(arguments: [
        ("14.03.2025;DE02120300000000202051;-1,00", "14.03.2025;••2051;-1,00"), ("2025-03-14,4111111111111111,-1", "2025-03-14,••1111,-1"),
        ("<DTPOSTED>20250314120000", "<DTPOSTED>20250314120000"), ("2025-03-14 -1234.50", "2025-03-14 -1234.50"),
        ("20251399120000", "••0000"), ("Transfer to ANA NG", "Transfer to ana"), ("2025-03-14 12:30 3 4", "2025-03-14 12:30 3 4"),
        (":61:2503140314D1,00NTRF123456789", ":61:2503140314D1,00NTRF123456789"), ("a\tb", "a b"),
    ])
    func numbersAndNames(line: String, expected: String) {
        #expect(shown.original(line).replacing("\u{2022}\u{2022}", with: "••") == expected)
    }
}
