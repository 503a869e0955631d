import Testing
import TillLedger
import TillRecords
import TillTesting

/// One account told by several documents, and holds that came to nothing.
@Suite struct RetoldRowsTests {
    /// A document that tells of an account from one day to another, by a row on each.
    private func ends(_ document: String, _ first: String, _ last: String, format: String = "csv") -> [String] {
        [first, last].map {
            observation(
                "\(document)-\($0)", key: "end-\($0)", date: $0, "-1.\($0.suffix(2))", text: "END \($0)", document: document, format: format
            )
        }
    }

    private func row(
        _ id: String, _ document: String, _ text: String, _ amount: String = "-48.20", date: String = "2025-03-14", format: String = "csv"
    ) -> String {
        observation(id, key: "\(date)\(amount)\(text)", date: date, amount, text: text, document: document, format: format)
    }

    private func transactions(_ rows: [String], of ids: [String]) throws -> [Record] {
        let run = try StageRun(DedupeStage.self, rows)
        #expect(try StageRun(DedupeStage.self, rows.reversed()).texts == run.texts, "the order of documents shows")
        var seen: Set<String> = []
        return ids.compactMap { run.transaction(of: $0) }.filter { seen.insert($0.string(.id) ?? "").inserted }
    }

    /// Two exports of the same days that call one row differently.
    @Test(arguments: [
        ("LINDENHOF APOTHEKE 0311", "Lindenhof-Apotheke e.K.//Ulm/DE"), ("CARD 4411 BAKERY", "BAKERY SOUTHSIDE 4411 CARD PURCHASE"),
        ("PRLV SEPA EDF", "EDF CLIENTS PARTICULIERS"), ("НОВЫЙ МАГАЗИН", "Магазин Новый 12"), ("8811 REF", "Something else"),
    ])
    func otherWords(first: String, second: String) throws {
        let span = ends("d1", "2025-03-10", "2025-03-20") + ends("d2", "2025-03-10", "2025-03-20")
        let found = try transactions(span + [row("a", "d1", first), row("b", "d2", second)], of: ["a", "b"])
        #expect(found.count == 1)
        #expect(found.first?.objects(.links).contains { $0.string(.why)?.contains("other words") ?? false } == true)
    }

    /// How often one document has it, how often the other, and how many movements that is: rows of one document are never one.
    @Test(arguments: [(1, 1, 1), (1, 2, 2), (2, 1, 2), (2, 2, 2), (3, 1, 3), (0, 2, 2)])
    func theyAreMultisets(first: Int, second: Int, movements: Int) throws {
        let span = ends("d1", "2025-03-10", "2025-03-20") + ends("d2", "2025-03-10", "2025-03-20")
        let rows = (0..<first).map { row("a\($0)", "d1", "TRAM \($0)") } + (0..<second).map { row("b\($0)", "d2", "Tram line, \($0)") }
        let ids = (0..<first).map { "a\($0)" } + (0..<second).map { "b\($0)" }
        #expect(try transactions(span + rows, of: ids).count == movements)
    }

    /// On the day on which one export ends and the next begins, each may have its own: only words in common join, else a person is asked.
    @Test(arguments: [("KIOSK AM TOR", "Kiosk am Tor, Ulm", 1, false), ("KIOSK AM TOR", "TRAM TICKET", 2, true)])
    func theDayOfTheCut(first: String, second: String, count: Int, isAsked: Bool) throws {
        let span = ends("d1", "2025-03-10", "2025-03-14") + ends("d2", "2025-03-14", "2025-03-20")
        // What ends the first is in the second too, so that both have the day.
        let found = try transactions(span + [row("a", "d1", first), row("b", "d2", second)], of: ["a", "b"])
        #expect(found.count == count)
        #expect(found.contains { !$0.objects(.candidates).isEmpty } == isAsked)
    }

    @Test func exportsOfOtherDaysAreNoOverlap() throws {
        let span = ends("d1", "2025-03-01", "2025-03-14") + ends("d2", "2025-03-15", "2025-03-20")
        let rows = [row("a", "d1", "KIOSK AM TOR"), row("b", "d2", "KIOSK AM TOR GMBH", date: "2025-03-15")]
        #expect(try transactions(span + rows, of: ["a", "b"]).count == 2)
    }

    /// Another format, where each file lists a movement once.
    @Test func theSameAccountAsCsvAndOfx() throws {
        let rows = [row("a", "d1", "LINDENHOF APO"), row("b", "d2", "Apotheke", format: "ofx"), row("c", "d1", "LINDENHOF APO 2")]
        let found = try transactions(rows, of: ["a", "b", "c"])
        #expect(found.count == 2)
    }

    /// Days that the row is booked apart, and movements; both exports have both days.
    @Test(arguments: [(1, 1), (3, 1), (5, 1), (6, 2)])
    func movedToAnotherDay(days: Int, movements: Int) throws {
        let span = ends("d1", "2025-03-01", "2025-03-28") + ends("d2", "2025-03-01", "2025-03-28")
        let later = Day("2025-03-14")?.adding(days: days)?.description ?? ""
        let rows = [row("a", "d1", "GYM FEE"), row("b", "d2", "GYM FEE", date: later)]
        #expect(try transactions(span + rows, of: ["a", "b"]).count == movements)
    }

    /// One export has the day of purchase, the other that of booking, in words of its own: both have all days but those at their ends.
    @Test(arguments: [
        (2, " KARTE 4417", 4), (1, "", 4), (5, " 0441", 4), (6, " KARTE 4417", 8),
    ])
    func otherDays(days: Int, more: String, movements: Int) throws {
        let bought = [
            ("2025-05-05", "-41.20", "MARKT NORD"), ("2025-05-12", "-29.90", "BAHN"), ("2025-05-19", "-18.00", "BUCH LINDE"),
            ("2025-05-26", "-36.75", "MARKT NORD"),
        ]
        let first = bought.enumerated().map { row("a\($0)", "d1", $1.2, $1.1, date: $1.0) }
        let second = bought.enumerated().map {
            row("b\($0)", "d2", $1.2 + more, $1.1, date: Day($1.0)?.adding(days: days)?.description ?? "")
        }
        let ids = bought.indices.flatMap { ["a\($0)", "b\($0)"] }
        #expect(try transactions(first + second, of: ids).count == movements)
    }

    /// Rows at the ends alone prove nothing, nor do words that differ, nor what one document has itself.
    @Test func whatDidNotMove() throws {
        let ends = [
            row("a", "d1", "CAFE MOZART", "-4.80", date: "2025-05-05"), row("b", "d1", "CAFE MOZART", "-4.80", date: "2025-05-07"),
            row("c", "d2", "CAFE MOZART", "-4.80", date: "2025-05-09"), row("d", "d2", "CAFE MOZART", "-4.80", date: "2025-05-11"),
        ]
        #expect(try transactions(ends, of: ["a", "b", "c", "d"]).count == 4)
        let span = self.ends("d1", "2025-03-01", "2025-03-28") + self.ends("d2", "2025-03-01", "2025-03-28")
        let words = [row("a", "d1", "BAKERY"), row("b", "d2", "TRAM", date: "2025-03-16")]
        #expect(try transactions(span + words, of: ["a", "b"]).count == 2)
        let one = [row("a", "d1", "BAKERY"), row("b", "d1", "BAKERY 12", date: "2025-03-16")]
        #expect(try transactions(span + one, of: ["a", "b"]).count == 2)
    }

    /// The amount was corrected: what the export that reaches further says holds.
    @Test func aCorrectedAmount() throws {
        let span = ends("d1", "2025-03-01", "2025-03-20") + ends("d2", "2025-03-01", "2025-03-28")
        let rows = [row("a", "d1", "HOTEL SEEBLICK", "-210.00"), row("b", "d2", "HOTEL SEEBLICK", "-214.50")]
        let found = try transactions(span + rows, of: ["a", "b"])
        #expect(found.map { $0.string(.amount) } == ["-214.50"])
        let same = ends("d1", "2025-03-01", "2025-03-20") + ends("d2", "2025-03-01", "2025-03-20")
        let asked = try transactions(same + rows, of: ["a", "b"])
        #expect(asked.count == 2)
        #expect(asked.contains { !$0.objects(.candidates).isEmpty })
    }

    /// What a person said of the row as it was told first holds for the movement.
    @Test func aDecisionFollowsTheMovement() throws {
        let span = ends("d1", "2025-03-10", "2025-03-20") + ends("d2", "2025-03-10", "2025-03-20")
        let note = Said.line(1, "note", "a", "for mother")
        let rows = [row("a", "d1", "LINDENHOF APOTHEKE"), row("b", "d2", "Lindenhof-Apotheke e.K.")]
        let found = try transactions(span + rows + [note], of: ["a", "b"])
        #expect(found.map { $0.strings(.decisions) } == [["d1"]])
        let apart = Said.line(2, "separate", "a") { $0.with = ["b"] }
        #expect(try transactions(span + rows + [apart], of: ["a", "b"]).count == 2)
    }

    /// A hold of a day, the first and last day of a later document without it, and what becomes of it.
    @Test(arguments: [
        ("2025-03-14", "2025-03-19", "void"), ("2025-03-14", "2025-03-18", "pending"), ("2025-03-10", "2025-03-19", "void"),
        ("2025-03-15", "2025-03-22", "void"), ("2025-03-15", "2025-03-21", "pending"),
    ])
    func aHoldThatNobodyHasAnyMore(first: String, last: String, status: String) throws {
        let hold = observation(
            "h", date: "2025-03-14", "-125.00", text: "PUMP 12", merchant: "Pump 12", document: "d1", status: "pending")
        let posted = observation("p", date: last, "-41.17", text: "PUMP 12", merchant: "Pump 12", document: "d2")
        let run = try StageRun(DedupeStage.self, [hold, posted] + ends("d2", first, last))
        let found = try #require(run.transaction(of: "h"))
        #expect(found.string(.status) == status)
        #expect(run.all("note").map { $0.string(.code) } == (status == "void" ? ["dedupe.hold-gone"] : []))
        #expect(run.transaction(of: "p")?.string(.amount) == "-41.17")
    }
}
