import Glibc
import Testing
import TillRecords
import TillStages
import TillStore
import TillTesting

/// Transactions of streams stand in the database as the streams have them, however the rows get there.
@Suite struct EntryLoadingTests {
    private let scratch = Scratch()
    private var places: StorePlaces { StorePlaces(base: scratch.path) }

    /// Asks the database by a program that is not ours.
    private func ask(_ sql: String) throws -> String {
        let outcome = try Command(["sqlite3", "-separator", "|", "-nullvalue", "nil", places.database, sql]).run()
        #expect(outcome.code == 0, "\(outcome.errText)")
        return outcome.outText
    }

    private func line(_ number: Int, _ more: String = "") -> String {
        """
        {"type":"transaction","id":"id\(number)","household":"ben","account":"a\(number % 3)","date":"2025-01-0\(number % 9 + 1)",\
        "amount":"-\(number).50","currency":"EUR","merchant":"Shop \(number % 5)","text":"SHOP \(number)","kind":"expense",\
        "status":"posted"\(more),"category":{"name":"food.\(number % 4)","by":"known","confidence":0.9}}
        """
    }

    private func load(_ lines: [String], household: String = "ben", large: Int = 1 << 30) throws {
        let path = scratch.file("\(household).ndjson", lines.map { $0 + "\n" }.joined())
        let database = try StoreDatabase(places)
        defer { database.close() }
        try database.load([(household, "made from this", path)], large: large)
    }

    @Test(arguments: [0, 1, 31, 32, 33, 64, 100])
    func everyTransactionIsThereOnce(count: Int) throws {
        let observation = #"{"type":"observation","id":"x","amount":"1.00"}"#
        try load((0..<count).flatMap { [observation, line($0)] })
        let expected = (0..<count).map { n in
            "ben|id\(n)|2025-01-0\(n % 9 + 1)|-\(n).50|\(-n * 100 - 50)|EUR|expense|posted|a\(n % 3)|food.\(n % 4)|Shop \(n % 5)|SHOP \(n)\n"
        }
        let found = try ask(
            """
            SELECT household, id, date, amount, minor, currency, kind, status, account, category, merchant, text FROM transactions
            ORDER BY CAST(substr(id, 3) AS INTEGER)
            """)
        #expect(found == expected.joined())
        // Loaded once more, in a shorter form: nothing of the longer one is left.
        try load([line(7)])
        #expect(try ask("SELECT count(*), min(id) FROM transactions") == "1|id7\n")
    }

    @Test func linesOfEveryMakeAreTaken() throws {
        try load([
            // Escapes, and what must not end a text.
            #"{"type":"transaction","id":"a","date":"2025-01-01","amount":"1.00","currency":"EUR","text":"say \"hi\"\\\u00e9 ✓","kind":"k","status":"s"}"#,
            // No currency, no account, no category; a null.
            #"{"type":"transaction","id":"b","date":"2025-01-01","amount":"1.005","text":null,"kind":"k","status":"s"}"#,
            // More decimals than the currency has.
            #"{"type":"transaction","id":"c","date":"2025-01-01","amount":"1.005","currency":"EUR","kind":"k","status":"s"}"#,
            // A name that does not lead its object, and one with escapes.
            #"{"type":"transaction","id":"d","date":"2025-01-01","amount":"5","currency":"JPY","kind":"k","status":"s","category":{"by":"rule","name":"a.b"}}"#,
            #"{"type":"transaction","id":"e","date":"2025-01-01","amount":"5","currency":"JPY","kind":"k","status":"s","account":"\u0061","category":{"name":"x\"y"}}"#,
            // Written by somebody else: blanks between the tokens.
            #"{"type":"transaction", "id" : "f", "date":"2025-01-01","amount":"-2.00","currency":"EUR","text":"plain","kind":"k","status":"s", "category" : { "name" : "a.b" }}"#,
            // Nothing to count.
            #"{"type":"transaction","id":"g","date":"2025-01-01","kind":"k","status":"s"}"#,
        ])
        let found = try ask("SELECT id, amount, minor, currency, account, category, text FROM transactions ORDER BY id")
        #expect(
            found == """
                a|1.00|100|EUR|nil|nil|say "hi"\\é ✓
                b|1.005|nil|nil|nil|nil|nil
                c|1.005|nil|EUR|nil|nil|nil
                d|5|5|JPY|nil|a.b|nil
                e|5|5|JPY|a|x"y|nil
                f|-2.00|-200|EUR|nil|a.b|plain

                """)
    }

    private func movement(_ id: String, _ amount: String, _ more: String, currency: String = "EUR", date: String = "2025-01-05") -> String {
        #"{"type":"transaction","id":"\#(id)","household":"ben","date":"\#(date)","amount":"\#(amount)","currency":"\#(currency)","kind":"k","#
            + #""status":"posted","category":{"name":"food.a","by":"rule"},\#(more)}"#
    }

    /// Views count what the stream says counts, in the home currency, by share.
    @Test func viewsAreOfWhatFiguresCount() throws {
        let shares = #""shares":[{"amount":"-4.00","category":{"name":"x\"y"}},{"amount":"-6.00"}]"#
        try load([
            movement("a", "-1.50", #""flow":"spending""#), movement("b", "-2.00", #""flow":"spending","left_out":"waiting""#),
            movement("c", "-3.00", #""flow":"unknown""#), movement("d", "100.00", #""flow":"income""#),
            movement("e", "-20.00", #""flow":"saving""#), movement("f", "-7.00", #""flow":"transfer""#),
            movement("g", "-12.00", #""flow":"spending","home":{"amount":"-10.00","currency":"EUR"},\#(shares)"#, currency: "USD"),
            movement("h", "-500", #""flow":"spending","left_out":"rate""#, currency: "JPY"),
            movement("i", "1.00", #""flow":"spending""#, date: "2025-02-01"),
            // Nobody said what it is.
            movement("j", "-9.99", #""tags":[]"#),
        ])
        #expect(
            try ask("SELECT * FROM months")
                == "ben|2025-01|EUR|10000|1450|300|2000|6\nben|2025-02|EUR|0|-100|0|0|1\n")
        #expect(
            try ask("SELECT month, category, minor, transactions FROM spending ORDER BY month, category")
                == "2025-01|nil|600|1\n2025-01|food.a|450|2\n2025-01|x\"y|400|1\n2025-02|food.a|-100|1\n")
        #expect(try ask("SELECT category, minor FROM income; SELECT category, minor FROM savings") == "food.a|10000\nfood.a|2000\n")
        #expect(
            try ask(
                "SELECT id, home_minor, home_currency, flow, counted, left_out FROM transactions WHERE id IN ('b', 'g', 'j') ORDER BY id")
                == "b|-200|EUR|spending|0|waiting\ng|-1000|EUR|spending|1|nil\nj|-999|EUR|nil|0|nil\n")
        // Loaded once more without them: no share is left.
        try load([movement("a", "-1.50", #""flow":"spending""#)])
        #expect(try ask("SELECT count(*) FROM share") == "0\n")
        #expect(try ask("SELECT went_out FROM months") == "150\n")
    }

    /// A database of the first form keeps its rows, and they are loaded anew.
    @Test func anOlderFormIsBroughtToThisOne() throws {
        try load([line(1), line(2)])
        let older = """
            DROP VIEW savings; DROP VIEW income; DROP VIEW spending; DROP VIEW months; DROP VIEW shares; DROP VIEW transactions;
            DROP TABLE word; DROP TABLE share;
            ALTER TABLE entry DROP COLUMN flow; ALTER TABLE entry DROP COLUMN left_out; ALTER TABLE entry DROP COLUMN home;
            ALTER TABLE entry DROP COLUMN home_currency;
            CREATE VIEW transactions AS SELECT id FROM entry; CREATE VIEW months AS SELECT id FROM entry;
            DELETE FROM grdb_migrations WHERE identifier = '2-figures'
            """
        _ = try ask(older)
        let database = try StoreDatabase(places)
        #expect(try database.loaded() == ["ben": ""], "the next run loads it anew")
        database.close()
        #expect(try ask("SELECT count(*), sum(counted) FROM transactions") == "2|0\n")
        try load([movement("a", "-1.50", #""flow":"spending""#)])
        #expect(try ask("SELECT went_out FROM months") == "150\n")
    }

    @Test func aTransactionThatLacksWhatEveryOneHasStopsTheLoad() throws {
        try load([line(1)])
        let fault = #expect(throws: Fault.self) {
            try load([line(2), #"{"type":"transaction","date":"2025-01-01","amount":"5","kind":"k","status":"s"}"#, line(3)])
        }
        #expect(fault?.code == "store.failed")
        #expect(fault?.description.contains("a transaction lacks what every one has") == true)
        #expect(try ask("SELECT group_concat(id) FROM transactions") == "id1\n")
    }

    @Test func aLargeFirstFillIsTheSame() throws {
        let lines = (0..<500).map { line($0) }
        try load(lines)
        let plain = try ask("SELECT * FROM entry; SELECT * FROM household; SELECT * FROM category; SELECT * FROM account")
        unlink(places.database)
        try load(lines, large: 0)
        #expect(try ask("SELECT * FROM entry; SELECT * FROM household; SELECT * FROM category; SELECT * FROM account") == plain)
        #expect(try ask("PRAGMA journal_mode") == "wal\n")
        #expect(!Files.exists(places.database + "-journal"))
        // Not the first any more.
        try load(lines, household: "eva", large: 0)
        #expect(try ask("SELECT count(*) FROM entry") == "1000\n")
    }

    @Test func aLargeFirstFillGoesThroughTheLogBesideAReader() throws {
        try StoreDatabase(places).close()
        let reader = try StoreDatabase(lookingAt: places)
        defer { reader.close() }
        #expect(try reader.loaded().isEmpty)
        try load((0..<500).map { line($0) }, large: 0)
        #expect(try reader.loaded() == ["ben": "made from this"])
        #expect(try ask("SELECT count(*) FROM entry") == "500\n")
    }

    @Test func aFirstFillThatWasStoppedIsUndoneBeforeAnybodyReads() throws {
        try StoreDatabase(places).close()
        // The files as they lie on the disk in the middle of such a fill, with many pages written.
        let stopped = Scratch()
        Files.makeFolder("\(stopped.path)/store")
        let half = scratch.file(
            "half.sql",
            """
            PRAGMA journal_mode = DELETE;
            PRAGMA cache_size = 5;
            BEGIN;
            INSERT INTO household (id, inputs) VALUES ('ben', 'half');
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO entry (household, place, id, date, amount, kind, status)
            SELECT 1, i, 'id' || i, '2025-01-01', '1', 'k', 's' FROM n;
            .shell cp \(places.database) \(places.database)-journal \(stopped.path)/store/

            """)
        #expect(try Command(["sh", "-c", "sqlite3 \(places.database) < \(half)"]).run().code == 0)
        #expect(Files.exists("\(stopped.path)/store/till.sqlite-journal"))
        let database = try StoreDatabase(lookingAt: StorePlaces(base: stopped.path))
        defer { database.close() }
        #expect(try database.loaded().isEmpty)
        #expect(try database.damage() == nil)
    }
}
