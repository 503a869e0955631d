import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillExports

/// What the feed says of money, what it keeps back, and how it tells changes.
@Suite struct FeedStageTests {
    @Test func moneyIsTwiceAndTheHomeAmountOrItsReason() throws {
        let run = try FeedRun()
        let told = try run.rows("transactions").map { row in
            [
                "id", "amount_minor", "amount", "currency_decimals", "home_amount_minor", "home_amount", "home_amount_missing", "counted",
                "left_out",
            ]
            .map(row.column).joined(separator: " ")
        }
        #expect(
            told == [
                #""t2" -9000 -90.00 2 -9000 -90.00 null false "waiting""#, #""t1" -1250 -12.50 2 -1250 -12.50 null true null"#,
                #""t7" -500 -500 0 -310 -3.10 null true null"#, #""t3" -300 -3.00 2 null null "rate" false "rate""#,
                #""t8" -5000 -50.00 2 -5000 -50.00 null true null"#, #""t9" 5000 50.00 2 5000 50.00 null true null"#,
                #""t5" 210000 2100.00 2 210000 2100.00 null true null"#, #""t6" -800 -8.00 2 -800 -8.00 null true null"#,
                #""t4" 250 2.50 2 250 2.50 null true null"#,
            ])
    }

    /// Parts, approvals and refunds are those that pages count; views and sums say the same.
    @Test func sumsAreThoseOfFigures() throws {
        let run = try FeedRun()
        #expect(
            try run.ask("SELECT month, came_in_minor, went_out_minor, saved_minor, transactions FROM months")
                == "2025-03|210000|2360|0|6\n2025-04|0|-250|0|1\n")
        #expect(
            try run.ask("SELECT month, category, amount_minor FROM spending ORDER BY 1, 2")
                == "2025-03|food.groceries|310\n2025-03|home.garden|400\n2025-03|leisure.comics|800\n2025-03|shopping.other|850\n"
                + "2025-04|home.garden|-80\n2025-04|shopping.other|-170\n")
        #expect(
            try run.ask(
                "SELECT month, -sum(home_amount_minor) FROM totals WHERE left_out = '' AND flow IN ('spending', 'unknown') GROUP BY 1")
                == "2025-03|2360\n2025-04|-250\n")
        #expect(
            try run.ask(
                "SELECT member, left_out, currency, amount_minor, home_amount_minor, home_amount_missing FROM totals WHERE left_out <> ''")
                == "|rate|USD|-300||rate\nkim|waiting|EUR|-9000|-9000|\n")
        #expect(try run.ask("SELECT transaction_id, part, amount_minor FROM splits") == "t1|1|-400\nt1|2|-850\nt4|1|80\nt4|2|170\n")
        #expect(
            try run.ask("SELECT series_id, date, amount_minor FROM coming_payments LIMIT 2")
                == "s1|2025-04-28|210000\ns1|2025-05-28|210000\n")
        #expect(try run.ask("PRAGMA integrity_check; PRAGMA foreign_key_check") == "ok\n")
    }

    @Test func nothingThatLeavesNamesAPersonOrANumber() throws {
        let run = try FeedRun()
        for name in ["feed.ndjson", "csv/transactions.csv", "csv/findings.csv", "feed.sqlite"] {
            for secret in ["Ana Ng", "Kim Ng", "DE0212", "202051"] {
                #expect(!run.text("feed/\(name)").contains(secret), "\(name): \(secret)")
            }
        }
        #expect(try run.rows("accounts").map { $0.column("account") } == [#""checking 2051""#, #""checking 7001""#])
    }

    /// A child sees its own rows and what stands on them alone.
    @Test func aRoleSeesWhatItsPagesShow() throws {
        let run = try FeedRun(["out": "%/feed", "as": "kim"])
        #expect(try run.rows("transactions").map { $0.column("id") } == [#""t2""#, #""t9""#, #""t6""#])
        #expect(try run.rows("findings").count == 1)
        #expect(try run.rows("members").map { $0.column("member") } == [#""kim""#])
        for table in ["budgets", "health", "series", "cohorts", "memberships", "balances"] {
            #expect(try run.rows(table).isEmpty, "\(table)")
        }
        let whole = try FeedRun(["out": "%/feed", "as": "ana"])
        #expect(try whole.rows("transactions").count == 9)
        #expect(throws: Fault.self) { try FeedRun(["out": "%/feed", "as": "bob"]) }
    }

    @Test func theOrderOfTheInputDoesNotShow() throws {
        let (one, two) = (try FeedRun(), try FeedRun(["out": "%/feed"], FeedRun.lines.dropLast(2).reversed() + FeedRun.lines.suffix(2)))
        for name in ["feed.ndjson", "feed.sqlite", "csv/totals.csv", "manifest.json"] {
            #expect(Files.bytes(one.path("feed/\(name)")) == Files.bytes(two.path("feed/\(name)")), "\(name)")
        }
    }

    @Test func aHouseholdsOwnLinesAreThoseOfAll() throws {
        let lines = FeedRun.lines.dropLast(2) + [Rows.transaction("u1", "-1.00", household: "other")]
        let run = try FeedRun(["out": "%/feed", "each": "%/each"], Array(lines), household: nil)
        #expect(run.text("each/ng/feed.ndjson") + run.text("each/other/feed.ndjson") == run.text("feed/feed.ndjson"))
    }

    @Test func changesAreAddedChangedAndGone() throws {
        let scratch = Scratch()
        let before = try FeedRun(["out": "%/feed"], in: scratch)
        let same = try FeedRun(["out": "%/again", "since": "%/feed/feed.ndjson"], in: scratch)
        #expect(same.text("again/changes.ndjson").isEmpty)
        var lines = FeedRun.lines
        lines[5] = Rows.transaction(
            "t6", "-8.00", date: "2025-03-30", account: "pocket", merchant: "Comics", category: "leisure.books", more: #""member":"kim""#)
        lines.remove(at: 1)
        lines.insert(Rows.transaction("t0", "-7.00"), at: 0)
        let run = try FeedRun(["out": "%/now", "since": "%/feed/feed.ndjson"], lines, in: scratch)
        let changes = try run.text("now/changes.ndjson").split(separator: "\n").map { try Record(checking: String($0)) }
        let told = changes.filter { $0.column("of") == #""transactions""# }.map {
            "\($0.column("change")) \($0.column("key")) \($0.column("columns"))"
        }
        #expect(
            told == [
                #""added" {"household":"ng","id":"t0"} null"#, #""changed" {"household":"ng","id":"t6"} ["category","category_label"]"#,
                #""gone" {"household":"ng","id":"t2"} null"#,
            ])
        // The rows before, with what became of them, are the rows now.
        var rows = Set(before.text("feed/feed.ndjson").split(separator: "\n").map { key(String($0)) + "\t" + String($0) })
        for change in changes {
            let record = change.column("record")
            let own = key(record) + "\t"
            rows = rows.filter { !$0.hasPrefix(own) }
            if change.column("change") != #""gone""# { rows.insert(own + record) }
        }
        #expect(
            Set(rows.map { String($0.split(separator: "\t")[1]) })
                == Set(run.text("now/feed.ndjson").split(separator: "\n").map(String.init)))
    }

    /// The key of a line, as the contract says it.
    private func key(_ line: String) -> String {
        guard let record = try? Record(checking: line), let place = FeedContract.place(of: record.type) else { return "" }
        return record.type + FeedContract.tables[place].key.map { " " + record.column($0) }.joined()
    }

    @Test func twoRowsOfOneKeyAreOneAndAReject() throws {
        let run = try FeedRun(["out": "%/feed"], FeedRun.lines + [FeedRun.lines[15]])
        #expect(run.rejected == 1)
        #expect(run.records.contains { $0.string(.code) == "feed.duplicate" })
        let twice = try FeedRun(["out": "%/feed"], [FeedRun.lines[0], FeedRun.lines[12], FeedRun.lines[12]])
        #expect(twice.records.contains { $0.string(.code) == "feed.duplicate" })
        #expect(try twice.rows("health").count == 1)
    }

    @Test func whatIsAskedForIsThereBeItEmpty() throws {
        let run = try FeedRun(["out": "%/feed"], [])
        #expect(Files.exists(run.path("feed/manifest.json")))
        #expect(run.text("feed/csv/transactions.csv").hasPrefix("household,id,date,"))
        #expect(throws: Fault.self) { try FeedRun(["format": "changes"]) }
        #expect(throws: Fault.self) { try FeedRun(["out": "%/feed", "formats": "xml"]) }
    }
}
