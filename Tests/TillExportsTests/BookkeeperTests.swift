import Testing
import TillRecords
import TillTesting

@testable import TillExports

/// OFX and Firefly III: what other bookkeepers take in.
@Suite struct BookkeeperTests {
    /// The importer's configuration names the columns in their order.
    @Test func fireflysConfigurationFitsItsColumns() throws {
        let json = try #require(Checkout.text("pipelines/parts/firefly.json"))
        let program =
            "import json,sys; c=json.load(sys.stdin); print(' '.join(c['roles']), c['roles'][c['unique_column_index']], len(c['do_mapping']))"
        let outcome = try Command(["python3", "-c", program], input: Array(json.utf8)).run()
        #expect(
            outcome.outText == FireflyFormat.roles.joined(separator: " ") + " external-id \(FireflyFormat.roles.count)\n",
            "\(outcome.errText)")
    }

    @Test func fireflyHasPartsAndEachTransferOnce() throws {
        let run = try ExportRun(["firefly": "%/f.csv"], FeedRun.lines.dropLast(6).map(\.self), household: FeedRun.household)
        let rows = run.text("f.csv").split(separator: "\r\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            return [1, 2, 3, 4, 5, 7, 8, 10].map { String(cells[$0]) }.joined(separator: "|")
        }
        #expect(
            rows == [
                "checking 7001|-90.00|EUR|||Corner Market|left out: waiting for approval|t2",
                "checking 2051|-4.00|EUR|||Corner Market|home.garden|t1/1", "checking 2051|-8.50|EUR|||Corner Market|shopping.other|t1/2",
                "checking 2051|-500|JPY|-3.10|EUR|Corner Market|food.groceries|t7",
                "checking 2051|-3.00|USD|||Corner Market|left out: no rate|t3",
                "checking 2051|-50.00|EUR|||checking 7001|transfer.own|t8", "checking 2051|2100.00|EUR|||Acme|income.salary|t5",
                "checking 7001|-8.00|EUR|||Comics|leisure.comics|t6", "checking 2051|0.80|EUR|||Corner Market|home.garden|t4/1",
                "checking 2051|1.70|EUR|||Corner Market|shopping.other|t4/2",
            ])
    }

    /// An XML reader that is not Till's finds every row of the bank, in the account and currency it is of.
    @Test func ofxHasEveryRowOfTheBank() throws {
        let lines =
            FeedRun.lines.dropLast(6) + [
                Rows.transaction("u1", "-4.00", account: nil, more: #""status":"unconfirmed""#),
                Rows.transaction("c1", "-9.00", account: "visa", merchant: "Fish & <Chips>"),
            ]
        let run = try ExportRun(["ofx": "%/s.ofx"], Array(lines), household: FeedRun.household)
        let judge = """
            import sys, xml.etree.ElementTree as tree
            root = tree.fromstring(open(sys.argv[1], encoding="utf-8").read().split("?>", 2)[2])
            for statement in list(root.iter("STMTRS")) + list(root.iter("CCSTMTRS")):
                rows = [(row.findtext("FITID"), row.findtext("TRNTYPE"), row.findtext("TRNAMT")) for row in statement.iter("STMTTRN")]
                print(statement.tag, statement.findtext(".//ACCTID"), statement.findtext("CURDEF"), statement.findtext(".//BALAMT"), *["/".join(row) for row in rows])
            print(root.findtext(".//CCSTMTRS//NAME"))
            """
        let scratch = Scratch()
        let outcome = try Command(["python3", scratch.file("judge.py", judge), run.path("s.ofx")]).run()
        #expect(
            outcome.outText == """
                STMTRS checking 2051 EUR 1000.00 t1/DEBIT/-12.50 t8/XFER/-50.00 t5/CREDIT/2100.00 t4/CREDIT/2.50
                STMTRS checking 2051 JPY -500 t7/DEBIT/-500
                STMTRS checking 2051 USD -3.00 t3/DEBIT/-3.00
                STMTRS checking 7001 EUR -48.00 t2/DEBIT/-90.00 t9/XFER/50.00 t6/DEBIT/-8.00
                CCSTMTRS card 4417 EUR -9.00 c1/DEBIT/-9.00
                Fish & <Chips>

                """, "\(outcome.errText)")
    }
}
