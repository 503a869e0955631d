import Testing
import TillRecords
import TillTesting

@testable import TillExports

/// The contract of the feed: declared once, and every form is made of it.
@Suite struct FeedContractTests {
    @Test func keysAndReasonsAreColumns() {
        for table in FeedContract.tables {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name) has a column twice")
            #expect(table.keyPlaces.count == table.key.count, "\(table.name) has no such key")
            for place in table.keyPlaces { #expect(!table.columns[place].isNullable, "a key of \(table.name) may be null") }
            for column in table.columns {
                if let instead = column.instead { #expect(table.columns.contains { $0.name == instead }) }
                if column.kind == .minor {
                    #expect(table.columns.contains { $0.name == column.unit?.split(separator: " ").last.map(String.init) })
                }
                #expect(!column.meaning.isEmpty && !column.source.isEmpty, "\(table.name).\(column.name) says nothing of itself")
            }
        }
        #expect(Set(FeedContract.tables.map(\.name)).count == FeedContract.tables.count)
    }

    /// A change of what stands here raises the version; a column more at a table's end is welcome.
    @Test func theFirstVersionStays() throws {
        let kept = Checkout.text("Tests/Fixtures/feed/contract-\(FeedContract.version).txt") ?? ""
        var now: [String: [String]] = [:]
        for table in FeedContract.tables { now[table.name] = table.columns.map { "\($0.name):\($0.kind.name)\($0.isNullable ? "?" : "")" } }
        #expect(!kept.isEmpty)
        for line in kept.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            #expect(Array((now[words[0]] ?? []).prefix(words.count - 1)) == Array(words.dropFirst()), "\(words[0])")
        }
    }

    @Test func everyRowFitsTheSchema() throws {
        let run = try FeedRun()
        #expect(run.rejected == 0)
        let lines = run.text("feed/feed.ndjson").split(separator: "\n").map(String.init)
        let met = try lines.map { try Record(checking: $0) }
        #expect(Set(met.map(\.type)) == Set(FeedContract.tables.map(\.name)), "a table that no row is of")
        for record in met {
            let table = FeedContract.tables[try #require(FeedContract.place(of: record.type))]
            #expect(record.names == ["type"] + table.columns.map(\.name))
            for column in table.columns { check(record.column(column.name), column, record.type) }
        }
        // One of the two is there, never both.
        for record in met {
            for column in FeedContract.tables[FeedContract.place(of: record.type) ?? 0].columns {
                guard let instead = column.instead else { continue }
                #expect((record.column(column.name) == "null") != (record.column(instead) == "null"), "\(record.text)")
            }
        }
    }

    private func check(_ value: String, _ column: FeedColumn, _ table: String) {
        let isFit: Bool
        switch column.kind {
        case .integer, .minor: isFit = Int64(value) != nil
        case .decimal: isFit = Amount(value) != nil
        case .number: isFit = Double(value) != nil
        case .flag: isFit = value == "true" || value == "false"
        case .list: isFit = value.hasPrefix("[")
        case .word(let words): isFit = words.contains { "\"\($0)\"" == value }
        case .day: isFit = Day(String(value.dropFirst().dropLast())) != nil
        case .month: isFit = Month(String(value.dropFirst().dropLast())) != nil
        case .text, .currency: isFit = value.hasPrefix("\"")
        }
        #expect(isFit || (column.isNullable && value == "null"), "\(table).\(column.name): \(value)")
    }

    /// The forms tell the same rows, as programs that are not Till's read them.
    @Test func theFormsAgree() throws {
        let run = try FeedRun()
        let judge = """
            import csv, json, sqlite3, sys, hashlib
            from decimal import Decimal
            root = sys.argv[1] + "/"
            manifest, contract = json.load(open(root + "manifest.json")), json.load(open(root + "contract.json"))
            rows = {}
            for line in open(root + "feed.ndjson", encoding="utf-8"):
                row = json.loads(line, parse_float=Decimal); rows.setdefault(row.pop("type"), []).append(row)
            base = sqlite3.connect(root + "feed.sqlite"); base.row_factory = sqlite3.Row
            def cell(v): return "" if v is None else "true" if v is True else "false" if v is False else json.dumps(v, separators=(",", ":")) if isinstance(v, list) else str(v)
            for table in contract["tables"]:
                name, own = table["name"], rows.get(table["name"], [])
                assert manifest["nodes"]["till.feed." + name]["rows"] == len(own), name
                sheet = list(csv.DictReader(open(root + "csv/" + name + ".csv", newline="", encoding="utf-8")))
                assert [{k: cell(v) for k, v in row.items()} for row in own] == sheet, name
                key = lambda row: [str(row[k]) for k in table["primary_key"]]
                found = sorted((dict(r) for r in base.execute("SELECT * FROM " + name)), key=key)
                def stored(v): return int(v) if isinstance(v, bool) else float(v) if isinstance(v, Decimal) else cell(v) if isinstance(v, list) else v
                assert sorted(({k: stored(v) for k, v in row.items()} for row in own), key=key) == found, name
            for file in manifest["files"]:
                data = open(root + file["path"], "rb").read()
                assert hashlib.sha256(data).hexdigest() == file["sha256"] and len(data) == file["bytes"], file["path"]
            assert hashlib.sha256(open(root + "feed.ndjson", "rb").read()).hexdigest() == manifest["metadata"]["sha256"]
            print(manifest["metadata"]["schema_version"], manifest["metadata"]["key"], manifest["metadata"]["as_of"])
            """
        let scratch = Scratch()
        let outcome = try Command(["python3", scratch.file("judge.py", judge), run.path("feed")]).run()
        #expect(outcome.outText == "1 9b1c0d2e 2025-04-02\n", "\(outcome.errText)")
    }
}
