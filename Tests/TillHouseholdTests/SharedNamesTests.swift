import Testing
import TillRecords
import TillTesting

@testable import TillHousehold

/// A name that fits several members is masked as any of theirs, and never given to one of them; one that fits one alone is that one's.
@Suite struct SharedNamesTests {
    private static let families: [(members: [(id: String, name: String)], texts: [(text: String, shown: String)])] = [
        (
            [("m1", "Anneliese Brandtmeier"), ("m2", "Kimberley Brandtmeier")],
            [
                ("Frau Brandtmeier Termin", "m1-or-m2 Termin"), ("Fr. Brandtmeier", "m1-or-m2"),
                ("Frau A. Brandtmeier Termin", "m1 Termin"),
                ("Kimberley Brandtmeier", "m2"), ("Brandtmeier, Anneliese", "m1"), ("BRANDTMEIER K", "m2"),
            ]
        ),
        (
            [("jo", "John Whitlock"), ("ja", "Jane Whitlock"), ("ed", "Edward Featherstone")],
            [
                ("Mr Whitlock", "ja-or-jo"), ("J. Whitlock rent", "ja-or-jo rent"), ("J Whitlock", "ja-or-jo"), ("Jane Whitlock", "ja"),
                ("Mr Featherstone", "ed"), ("E. Featherstone", "ed"),
            ]
        ),
        (
            [("m", "Marina Squarcialupi"), ("n", "Martina Squarcialupi")],
            [
                // One letter apart: who is written out is who is meant.
                ("Martina Squarcialupi", "n"), ("Marina Squarcialupi", "m"), ("M. Squarcialupi", "m-or-n"),
            ]
        ),
        (
            [("p", "Łukasz Wróblewski"), ("q", "Agnieszka Wróblewska")],
            [("Pan Łukasz Wróblewski", "p"), ("A. Wróblewska", "q")]
        ),
    ]

    @Test(arguments: families.indices) func nobodyIsGivenWhatIsOfSeveral(family: Int) throws {
        let (members, texts) = Self.families[family]
        let listed = members.map { "{id: \($0.id), role: adult, names: [\"\($0.name)\"]}" }.joined(separator: ", ")
        let titles = try NameTitles(.init(folder: Checkout.path("pipelines/knowledge")))
        // The order in which a file lists them decides nothing.
        for list in [members, members.reversed()] {
            let yaml = list.map { "{id: \($0.id), role: adult, names: [\"\($0.name)\"]}" }.joined(separator: ", ")
            #expect(list.count != members.count || yaml.count == listed.count)
            let names = MemberNames(try HouseholdFile(yaml: "members: [\(yaml)]", id: "h", file: "h.yaml"), titles: titles)
            for (text, shown) in texts {
                let told = String(decoding: names.hidden(in: Array(text.utf8)), as: UTF8.self)
                #expect(told.replacing("Pan ", with: "") == shown, "\(text)")
            }
        }
    }

    /// Several names of one member are one member's.
    @Test func oneMemberIsNotSeveral() throws {
        let titles = try NameTitles(.init(folder: Checkout.path("pipelines/knowledge")))
        let file = try HouseholdFile(
            yaml: "members: [{id: m1, role: owner, names: [\"Anneliese Brandtmeier\", \"Anni Brandtmeier\"]}]", id: "h", file: "h.yaml")
        let names = MemberNames(file, titles: titles)
        #expect(String(decoding: names.hidden(in: Array("Frau Brandtmeier".utf8)), as: UTF8.self) == "m1")
    }
}
