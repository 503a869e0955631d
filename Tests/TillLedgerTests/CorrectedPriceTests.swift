import TillLedger
import TillRecords
import TillTesting
import Testing

/// A reader may take one currency for another, so an amount that fits by some rate may be the same purchase; one that a person wrote or
/// corrected is what it says.
@Suite struct CorrectedPriceTests {
    private static func said(_ kind: String, corrected: Bool) -> String {
        let more = corrected ? #","corrected":[{"field":"amount","from":"-19.17","decision":"d1"}]"# : ""
        return #"{"type":"observation","id":"r","key":"r","household":"ng","source":{"kind":"\#(kind)","document":"r","place":"page 1"},"#
            + #""date":"2025-03-03","time":"10:00:00","amount":"-391.17","currency":"EUR","merchant":"Corner Shop","text":"Corner Shop"\#(more)}"#
    }

    private static let row =
        #"{"type":"observation","id":"b","key":"b","household":"ng","source":{"kind":"bank","document":"b","place":"line 2"},"account":"giro","#
        + #""date":"2025-03-03","amount":"-12.40","currency":"EUR","merchant":"Corner Shop","text":"CORNER SHOP"}"#

    @Test(arguments: [("receipt", false, true), ("receipt", true, false), ("manual", false, false), ("manual", true, false)])
    func whatAPersonSaidIsTheAmount(kind: String, corrected: Bool, isOne: Bool) throws {
        let decision =
            #"{"type":"decision","id":"d1","number":1,"household":"ng","about":"r","action":"correct","value":{"amount":"-391.17"}}"#
        let run = try StageRun(DedupeStage.self, (corrected ? [decision] : []) + [Self.said(kind, corrected: corrected), Self.row])
        #expect(run.groups == (isOne ? [["b", "r"]] : [["b"], ["r"]]))
    }
}
