import Testing
import TillTesting

/// The inspector itself: it finds nothing in a good page and everything in a bad one.
@Suite(.enabled(if: PageInspection.isPossible, PageInspection.why))
struct InspectorTests {
    @Test func seesEveryFaultAndInventsNone() throws {
        let found = try PageInspection.of([Checkout.path("Tests/Fixtures/pages/good.html"), Checkout.path("Tests/Fixtures/pages/bad.html")])
        try #require(found.map(\.scheme) == ["light", "dark", "light", "dark"])
        #expect(found[0].problems == [] && found[1].problems == [])
        #expect(found[0].texts == 6)
        let everywhere = ["request: ", "console: I speak", "exception: ", "wider than the screen: 708", "of p.through", "\"dark on dark\""]
        for fragment in everywhere + ["contrast 1.92 of p.faint"] {
            #expect(found[2].problems.contains { $0.contains(fragment) }, "light: \(fragment) is not seen")
        }
        for fragment in everywhere + ["of p.wide"] {
            #expect(found[3].problems.contains { $0.contains(fragment) }, "dark: \(fragment) is not seen")
        }
    }
}
