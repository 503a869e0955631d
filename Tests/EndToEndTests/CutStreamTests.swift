import Testing
import TillRecords
import TillTesting

/// What was written before stays whole unless what takes its place is whole: after a stream that was cut, here or before another stage.
@Suite struct CutStreamTests {
    private static let rows = (1...3).map { row in
        "{\"type\":\"transaction\",\"id\":\"t\(row)\",\"household\":\"ng\",\"account\":\"giro\",\"date\":\"2025-03-0\(row)\",\"amount\":\"-\(row).50\","
            + "\"currency\":\"EUR\",\"merchant\":\"Shop \(row)\",\"kind\":\"expense\",\"category\":{\"name\":\"food.groceries\",\"by\":\"known\"},"
            + "\"status\":\"posted\",\"observations\":[]}\n"
    }

    private static let head = "{\"type\":\"stream\",\"protocol\":1,\"producer\":\"x\",\"key\":\"9b1c0d2e\"}\n"
    private static let end = "{\"type\":\"end\",\"producer\":\"x\",\"records\":{},\"rejected\":0,\"totals\":{}}\n"

    /// What comes in the second time, and whether it is whole.
    private static let inputs: [(name: String, line: String, isWhole: Bool)] = [
        ("whole", "cat < whole2.ndjson", true),
        ("without its end", "cat < cut.ndjson", false),
        ("cut before another stage", "till-recur < cut.ndjson", false),
        ("two, the first cut", "cat cut.ndjson whole2.ndjson", false),
        ("a producer that failed", "{ cat cut.ndjson; false; }", false),
    ]

    private static let writers: [(name: String, line: String)] = [
        ("feed", "till-feed --out out --each each --key key --formats ndjson,csv,sqlite > /dev/null"),
        ("export", "till-export --out out --csv out/all.csv --sqlite out/all.sqlite --key key > /dev/null"),
        ("report", "till-report --out out --html out/one.html --csv out/tables --xlsx out/all.xlsx > /dev/null"),
    ]

    @Test(arguments: writers.indices, inputs.indices) func theOutputBeforeStays(writer: Int, input: Int) throws {
        let scratch = Scratch()
        func write(_ name: String, _ text: String) { Files.write(text, to: "\(scratch.path)/\(name)") }
        write("whole.ndjson", Self.head + Self.rows[0] + Self.rows[1] + Self.end)
        write("whole2.ndjson", Self.head + Self.rows[0] + Self.rows[2] + Self.end)
        write("cut.ndjson", Self.head + Self.rows[0] + Self.rows[2])
        write("key", String(repeating: "0f", count: 32) + "\n")
        func shell(_ line: String) throws -> Outcome {
            var command = Command.bash("chmod 600 key; mkdir -p out each; \(line)", folder: scratch.path)
            command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
            return try command.run()
        }
        func sums() throws -> String { try shell("find out each -type f | sort | xargs sha256sum").outText }
        let (name, line) = Self.writers[writer]
        #expect(try shell("\(line) < whole.ndjson").code == 0)
        let before = try sums()
        #expect(before.split(separator: "\n").count > 2)
        let (what, fed, isWhole) = Self.inputs[input]
        let second = try shell("set +o pipefail; \(fed) | \(line)")
        #expect((second.code == 0) == isWhole, "\(name), \(what): \(second.code) \(second.errText)")
        let after = try sums()
        #expect((after == before) == !isWhole, "\(name), \(what): \(before)\n\(after)")
        if !isWhole { #expect(second.errText.contains(name == "report" ? "[report.cut]" : "[export.cut]"), "\(second.errText)") }
    }

    /// A cut stream has no state and nothing that is gone: a loader would take it for all there is.
    @Test func noStateOfAPart() throws {
        let scratch = Scratch()
        Files.write(Self.head + Self.rows[0] + Self.rows[2], to: scratch.path + "/cut.ndjson")
        Files.write(Self.head + Self.rows[0] + Self.rows[2] + Self.end, to: scratch.path + "/whole.ndjson")
        for (file, isWhole) in [("whole", true), ("cut", false)] {
            var command = Command.bash("till-feed --format singer < \(file).ndjson", folder: scratch.path)
            command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
            let told = try command.run()
            #expect((told.code == 0) == isWhole && told.outText.contains("\"STATE\"") == isWhole, "\(told.errText)")
        }
    }
}
