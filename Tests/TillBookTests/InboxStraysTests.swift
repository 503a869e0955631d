import Testing

@testable import TillRun

/// Folders of an inbox whose names are slips of a household's.
@Suite struct InboxStraysTests {
    private static let declared = ["fairclough", "kowalczyk", "ng", "rossi", "flat-a", "home1", "house-12"]

    @Test(
        arguments: [
            // One letter changed, left out, doubled, exchanged with its neighbour; two in a long name.
            ("fairclouhg", "fairclough"), ("fairclogh", "fairclough"), ("faircloughh", "fairclough"), ("kowalzcyk", "kowalczyk"),
            ("fairkloug", "fairclough"), ("rosi", "rossi"), ("rosssi", "rossi"), ("farklogh", nil), ("russo", nil),
            // Another name altogether, and the name itself.
            ("patel", nil), ("rossini", nil),
            // Names of two or three letters are near to any other.
            ("nk", nil), ("ngo", nil),
            // Numbered or lettered alike is no slip; a slip beside the number is one.
            ("flat-b", nil), ("home2", nil), ("house-13", nil), ("home12", nil), ("huse-12", "house-12"), ("flta-a", "flat-a"),
        ] as [(String, String?)])
    func aSlip(name: String, meant: String?) {
        #expect(InboxStrays.meant(name, among: Self.declared) == meant, "\(name)")
    }

    @Test func theCausesOfAChangeAreTold() {
        let before = "aa:1.2.3.4.5.6.7.8.9.10"
        #expect(InputHash.causes(before, "ab:1.2.3.4.5.6.0.8.9.0") == [.file, .decisions])
        #expect(InputHash.causes(before, before).isEmpty)
        #expect(InputHash.causes("aa", before).isEmpty, "what an older version published says nothing of causes")
        #expect(InputCause.allCases.count == 10)
    }
}
