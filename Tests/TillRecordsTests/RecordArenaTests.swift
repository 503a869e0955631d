import Testing

@testable import TillRecords

/// Records that lie in memory they share.
struct RecordArenaTests {
    /// A line with its fields noted, as a stage writes it.
    private static func record(_ fields: [(head: StaticString, value: String)], _ arena: RecordArena, amount: Amount? = nil) -> Record {
        let line = ByteBuffer()
        var marks = FieldMarks.allocate()
        defer { marks.release() }
        for field in fields {
            marks.note(field.head, at: line.count)
            line.append(field.head)
            line.append(text: field.value)
        }
        line.append("}")
        return line.withBytes { Record(trusted: $0, marks, in: arena, amount: amount) }
    }

    private static func row(_ number: Int, _ arena: RecordArena) -> Record {
        record([("{\"type\":", "\"observation\""), (",\"id\":", "\"\(number)\""), (",\"text\":", "\"row \(number)\"")], arena)
    }

    private static func text(_ number: Int) -> String { "{\"type\":\"observation\",\"id\":\"\(number)\",\"text\":\"row \(number)\"}" }

    @Test func recordsThatAreHeldStayWhatTheyAre() {
        let arena = RecordArena()
        let held = (0..<2000).map { RecordArenaTests.row($0, arena) }
        #expect(held.indices.allSatisfy { held[$0].text == RecordArenaTests.text($0) })
    }

    @Test func memoryIsWrittenAnewOnlyWhenNobodyHoldsARecordOfIt() {
        let arena = RecordArena()
        let first = RecordArenaTests.row(0, arena)
        var places: Set<UnsafeRawPointer> = []
        for number in 1..<5000 {
            let record = RecordArenaTests.row(number, arena)
            places.insert(record.body.start)
            #expect(record.text == RecordArenaTests.text(number))
        }
        #expect(first.text == RecordArenaTests.text(0))
        // Thousands of records, each gone before the next: one piece or two are all they need.
        #expect(places.count < 2 * RecordArena.chunkBytes / 100)
        #expect(!places.contains(first.body.start))
    }

    @Test func recordsOutliveTheirArena() {
        var arena: RecordArena? = RecordArena()
        let record = arena.map { RecordArenaTests.row(7, $0) }
        arena = nil
        #expect(record?.text == RecordArenaTests.text(7))
    }

    @Test(arguments: [10, 4000, 4096, 16_384, 100_000])
    func aLineOfAnyLengthFinds(length: Int) {
        let arena = RecordArena()
        let before = RecordArenaTests.row(1, arena)
        let long = String(repeating: "x", count: length)
        let record = RecordArenaTests.record([("{\"type\":", "\"note\""), (",\"message\":", "\"\(long)\"")], arena)
        let after = RecordArenaTests.row(2, arena)
        #expect(record.string(.message) == long)
        #expect(before.text == RecordArenaTests.text(1) && after.text == RecordArenaTests.text(2))
    }

    @Test func theAmountThatWasToldHoldsUntilItIsChanged() {
        var record = RecordArenaTests.record(
            [("{\"type\":", "\"observation\""), (",\"amount\":", "\"-12.50\"")], RecordArena(), amount: Amount(units: -1250, decimals: 2))
        #expect(record.withView { $0.amount } == Amount(units: -1250, decimals: 2))
        record.set(.amount, Amount(units: 3, decimals: 0))
        #expect(record.withView { $0.amount } == Amount(units: 3, decimals: 0))
        record.remove(.amount)
        #expect(record.withView { $0.amount } == nil)
    }

    @Test func whatNobodyToldIsRead() throws {
        let record = try Record(checking: #"{"type":"observation","amount":"1.20","currency":"EUR"}"#)
        #expect(record.withView { $0.amount } == Amount(units: 120, decimals: 2))
        #expect(record.withView { $0.currency } == Currency("EUR"))
    }
}
