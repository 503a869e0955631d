import Testing

@testable import TillRecords

/// The one writer of observations, balances and trades.
@Suite struct EvidenceLineTests {
    private let source = EvidenceSource(
        .chat, format: "whatsapp", document: "d0", file: "a \"b\".txt", within: "z9", household: "ng", place: "sheet \"x\", row ")
    private let texts = RowTexts()
    private let id = Digest.sha256(Array("id".utf8))
    private let key = Digest.sha256(Array("key".utf8))

    /// A row that says all there is to say.
    private var whole: ObservationRow {
        var row = ObservationRow()
        (row.line, row.date, row.booked, row.value) = (7, Day("2025-03-14"), Day("2025-03-15"), Day("2025-03-16"))
        (row.amount, row.currency) = (Amount(units: -1250, decimals: 2), Currency("EUR"))
        (row.original, row.originalCurrency) = (Amount(units: -1300, decimals: 2), Currency("USD"))
        (row.direction, row.status, row.isEdited) = (.refund, .void, true)
        (row.amountConfidence, row.directionConfidence, row.needsReview) = (57, 91, true)
        row.ref = texts.keep("r\"1")
        row.member = texts.keep("ana")
        row.account = texts.keep("DE02")
        row.time = texts.keep("10:30")
        row.rate = texts.keep("1.04")
        row.text = texts.keep("Brot\n\u{1}é")
        row.message = texts.keep("brot 12,50")
        row.attachment = texts.keep("IMG.jpg")
        row.merchant = texts.keep("Bäcker")
        row.counterparty = texts.keep("FR76")
        row.method = texts.keep("check")
        row.check = texts.keep("0042")
        return row
    }

    private static func line(_ body: (ByteBuffer, inout FieldMarks) -> Void) -> (text: String, marked: [String]) {
        let buffer = ByteBuffer(capacity: 16)
        var marks = FieldMarks.allocate()
        defer { marks.release() }
        body(buffer, &marks)
        let marked = buffer.withBytes {
            Record(trusted: $0, marks, in: RecordArena()).fields.map { "\($0.name)=" + String(decoding: $0.raw, as: UTF8.self) }
        }
        return (buffer.text, marked)
    }

    private func line(_ row: ObservationRow) -> (text: String, marked: [String]) {
        EvidenceLineTests.line { EvidenceLine.append(row, id: id, key: key, from: source, to: $0, &$1) }
    }

    /// Fields in the order of the shape, all of them declared, and noted where they stand.
    private func check(_ line: (text: String, marked: [String]), _ shape: Shape) throws -> Record {
        let record = try Record(checking: line.text)
        #expect(shape.violations(in: record).isEmpty)
        let declared = ["type"] + shape.fields.map(\.name)
        #expect(declared.filter { record.names.contains($0) } == record.names)
        #expect(line.marked == record.fields.map { "\($0.name)=" + String(decoding: $0.raw, as: UTF8.self) })
        return record
    }

    @Test func aWholeRowStandsInTheOrderOfItsShape() throws {
        let record = try check(line(whole), .observation)
        #expect(record.names.count == 26)
        #expect(record.string(.text) == "Brot\n\u{1}é")
        #expect(record.string(.id) == id.shortHex && record.string(.key) == key.shortHex)
        let source = try #require(record.object(.source))
        #expect(source.names == ["kind", "format", "document", "file", "within", "place", "ref"])
        #expect(source.string(.place) == "sheet \"x\", row 7" && source.string(.file) == "a \"b\".txt")
        #expect(record.object(.original)?.text == #"{"amount":"-13.00","currency":"USD"}"#)
        #expect(record.object(.payment)?.text == #"{"method":"check","check":"0042"}"#)
        #expect(line(whole).text.hasSuffix(#","confidence":{"amount":0.57,"direction":0.91},"needs_review":true}"#))
    }

    @Test func whatIsNotSaidIsAbsent() throws {
        var row = ObservationRow()
        row.amount = Amount(units: 5, decimals: 0)
        #expect(try check(line(row), .observation).names == ["type", "id", "key", "household", "source", "amount"])
        row.check = texts.keep("9")
        #expect(try check(line(row), .observation).object(.payment)?.text == #"{"check":"9"}"#)
    }

    @Test(arguments: [(-3, "0.01"), (1, "0.01"), (99, "0.99"), (100, "0.99")])
    func nothingIsCertain(hundredths: Int, written: String) throws {
        var row = ObservationRow()
        row.directionConfidence = hundredths
        #expect(line(row).text.contains(",\"confidence\":{\"direction\":\(written)}}"))
        row.amountConfidence = hundredths
        #expect(line(row).text.contains(",\"confidence\":{\"amount\":\(written),\"direction\":\(written)}}"))
    }

    @Test(arguments: [4095, 4096, 70_000])
    func longTextsOfSignsThatAreEscapedHaveRoom(count: Int) throws {
        var row = ObservationRow()
        let text = String(repeating: "\u{1}", count: count)
        row.text = texts.keep(text)
        #expect(try Record(checking: line(row).text).string(.text) == text)
    }

    @Test func detailsFollowInTheirOrder() throws {
        var details = ObservationDetails()
        details.items = [.init(text: "MILK", amount: Amount(units: 199, decimals: 2), quantity: Amount(units: 2, decimals: 0), unit: "l")]
        (details.tax, details.tip) = (Amount(units: 7, decimals: 2), Amount(units: 1, decimals: 0))
        (details.cardLast4, details.confidence) = ("4417", [("amount", 100), ("date", 40)])
        (details.needsReview, details.dates) = (true, [Day("2025-03-04"), Day("2025-04-03")].compactMap { $0 })
        details.evidence = [.init(field: "amount", text: "TOTAL", page: 1, box: [1, 2, 3, 4])]
        details.crop = Array(#"{"width":1,"height":2,"jpeg":"aa"}"#.utf8)
        var row = whole
        (row.method, row.check) = (ObservationRow.nothing, ObservationRow.nothing)
        // The row's own doubts give way: a field stands once.
        row.details = details.json.withBytes { texts.keep($0) }
        let record = try check(line(row), .observation)
        #expect(record.object(.payment)?.text == #"{"kind":"card","last4":"4417"}"#)
        #expect(record.object(.confidence)?.text == #"{"amount":0.99,"date":0.40}"#)
        #expect(ObservationDetails.json(of: record) == details.json)
    }

    @Test func holdingsStandInTheOrderOfTheirShapes() throws {
        var balance = BalanceRow()
        (balance.kind, balance.date, balance.amount, balance.currency) = (
            .opening, Day("2025-01-01"), Amount(units: 1, decimals: 0), Currency("EUR")
        )
        balance.account = texts.keep("giro")
        let held = try check(
            EvidenceLineTests.line { EvidenceLine.append(balance, id: id, from: source, to: $0, &$1) }, .balance)
        #expect(held.string(.kind) == "opening" && held.string(.account) == "giro")
        var trade = TradeRow()
        (trade.date, trade.settled, trade.kind) = (Day("2025-01-01"), Day("2025-01-03"), "buy")
        trade.security = texts.keep("IE00")
        trade.text = texts.keep("World ETF")
        trade.quantity = Amount(units: 3, decimals: 0)
        (trade.price, trade.amount) = (Amount(units: 10, decimals: 0), Amount(units: -30, decimals: 0))
        trade.currency = Currency("EUR")
        let bought = try check(
            EvidenceLineTests.line { EvidenceLine.append(trade, id: id, from: source, to: $0, &$1) }, .trade)
        #expect(bought.string(.quantity) == "3" && bought.string(.amount) == "-30")
    }

    @Test func textsStayUntilTheyAreForgotten() {
        let texts = RowTexts(room: 64)
        let kept = (0..<300).map { texts.keep("text \($0)") }
        #expect(kept.indices.allSatisfy { String(decoding: kept[$0], as: UTF8.self) == "text \($0)" })
        texts.clear()
        #expect(String(decoding: texts.keep("anew"), as: UTF8.self) == "anew")
        #expect(texts.keep("").isEmpty)
    }
}
