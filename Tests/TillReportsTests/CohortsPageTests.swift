import TillRecords
import Testing

@testable import TillReports

struct CohortsPageTests {
    private static let lines = [
        #"{"type":"cohort","id":"all","label":"All households","month":"2025-12","households":90,"least":20,"features":["#
            + #"{"feature":"car","label":"Car","kind":"share","mean":0.08,"quartiles":[0.02,0.12]}],"choice":["#
            + #"{"cohorts":2,"silhouette":0.4,"gap":1,"gap_error":0.1,"agreement":0.97,"holding":0.9,"smallest":40}],"#
            + #""drift":{"since":"2025-11","households":80,"moved":0.05,"features":[{"feature":"car","index":0.31,"drift":"strong"}]}}"#,
        #"{"type":"cohort","id":"c1","label":"Much on the <car>","households":50,"share":0.556,"currency":"EUR","income":"3200.00","#
            + #""spending":"2900.00","traits":[{"feature":"car","words":"much on the car","difference":1.2}],"features":["#
            + #"{"feature":"car","label":"Car","kind":"share","mean":0.135,"median":0.13,"quartiles":[0.1,0.17],"#
            + #""deciles":[0.05,0.08,0.1,0.12,0.13,0.14,0.16,0.18,0.2]}],"#
            + #""drift":{"cohort":"c1","households":48,"shift":0.1,"stayed":0.96}}"#,
        #"{"type":"cohort","id":"c2","label":"Little on the car","households":40,"share":0.444,"household":"smith","member":"jane","#
            + #""merchant":"Corner Shop","features":[{"feature":"car","label":"Car","kind":"share","hidden":true}],"drift":{"new":true}}"#,
    ]

    private func page() throws -> String {
        CohortsPage.html(try CohortsPageTests.lines.compactMap { CohortCard(try Record(checking: $0)) }, frame: try PageFrame())
    }

    @Test func groupsAreToldWithTheirSizesAndWhatSetsThemApart() throws {
        let page = try page()
        for text in [
            "90 households in 2 groups, to December 2025", "56%", "50 households", "About \u{20AC}3,200 a month comes in",
            "much on the car",
            "13.5%", "10.0% to 17.0%", "held back", "Since November 2025 5% of the households moved", "96% of them stayed", "strong",
            "taken",
            "New: no group of the earlier run is like it.",
        ] {
            #expect(page.contains(text), "\(text)")
        }
    }

    @Test func itNamesNobodyEvenWhereARecordDoes() throws {
        let page = try page()
        for name in ["smith", "jane", "Corner Shop"] { #expect(!page.contains(name)) }
        #expect(page.contains("Much on the &lt;car&gt;") && !page.contains("<car>"))
        #expect(!page.contains("<script") && !page.contains("http://www.w3.org/2000/svg\" onload"))
    }

    @Test func noGroupsAreSaidToBeNone() throws {
        let page = CohortsPage.html([], frame: try PageFrame())
        #expect(page.contains("too few households"))
    }
}
