import Testing
import TillRecords
import TillTesting

@testable import TillExports
@testable import TillStages

/// Under which ids rows leave.
@Suite struct PublishedIdsTests {
    private let lines = [Rows.transaction("t1", "-12.50")]

    @Test func aPublishedStreamKeepsItsIds() throws {
        #expect(try ExportRun(["csv": "%/a.csv"], lines).text("a.csv").contains("t1"))
        let head = #"{"type":"stream","protocol":1,"producer":"till-normalise","key":"9b1c0d2e"}"#
        let end = #"{"type":"end","producer":"till-normalise","records":{},"rejected":0,"totals":{}}"#
        #expect(try ExportRun(["csv": "%/a.csv"], [head] + lines + [end], publishedUnder: nil).text("a.csv").contains("t1"))
    }

    /// The ids that a redaction under the same key gives; the stream goes on as it came.
    @Test func anyOtherStreamGetsThemHere() throws {
        let run = try ExportRun(["csv": "%/a.csv"], lines, publishedUnder: nil)
        let name = try BookKey(path: Checkout.keyFile).identity.name("t1")
        #expect(run.text("a.csv").contains(name))
        #expect(!run.text("a.csv").contains("t1,"))
        #expect(run.records.contains { $0.string(.id) == "t1" })
    }

    @Test func withoutAKeyItIsRefused() throws {
        let fault = #expect(throws: Fault.self) { try ExportRun(["csv": "%/a.csv"], lines, publishedUnder: nil, keyFile: nil) }
        #expect(fault?.exit == .missingInput)
        #expect(fault?.remedy.contains("--key FILE") == true)
        // Nothing is written, nothing is needed.
        #expect(try ExportRun([:], lines, publishedUnder: nil, keyFile: nil).records.count == 3)
    }
}
