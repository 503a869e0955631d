import Testing
import TillRecords
import TillTesting

@Suite struct RecordReadingTests {
    private let record: Record

    init() throws {
        record = try Record(
            checking: #"""
                {"type":"observation","text":"Caf\u00e9 \"Mo\" \ud834\udd1e","empty":"","nothing":null,"date":"2025-03-14","odd":"2025-02-30",
                """# + #"""
                    "amount":"-12.50","number":7,"big":12345678901234567890,"part":0.25,"yes":true,"no":false,"word":"true","currency":"EUR",
                    """# + #"""
                        "strange":"XYZ","list":[ "a", "b,]\"" ,{"k":[1,2]}, 3 ],"void":[],"source":{"kind":"bank","place":"line 3"},"lone":"\ud800x"}
                        """#)
    }

    @Test func readsTexts() {
        #expect(record.type == "observation")
        #expect(record.string("text") == "Café \"Mo\" 𝄞")
        #expect(record.string("empty") == "")
        #expect(record.string("number") == nil)
        #expect(record.string("nothing") == nil)
        #expect(record.string("absent") == nil)
        #expect(record.string("lone") == "\u{FFFD}x")
        #expect(record.equals("empty", ""))
        #expect(record.equals("type", "observation"))
        #expect(!record.equals("type", "observatio"))
        #expect(!record.equals("number", "7"))
    }

    @Test func readsDaysAmountsAndCurrencies() {
        #expect(record.date("date") == Day("2025-03-14"))
        #expect(record.date("odd") == nil)
        #expect(record.date("number") == nil)
        #expect(record.decimal("amount") == Amount(units: -1250, decimals: 2))
        #expect(record.decimal("part") == Amount(units: 25, decimals: 2))
        #expect(record.decimal("text") == nil)
        #expect(record.currency("currency") == Currency("EUR"))
        #expect(record.currency("strange") == nil)
    }

    @Test func readsNumbersAndFlags() {
        #expect(record.integer("number") == 7)
        #expect(record.integer("part") == nil)
        #expect(record.integer("big") == nil)
        #expect(record.integer("yes") == nil)
        #expect(record.number("part") == 0.25)
        #expect(record.flag("yes") == true)
        #expect(record.flag("no") == false)
        #expect(record.flag("word") == nil)
        #expect(record.flag("number") == nil)
        #expect(record.flag("absent") == nil)
    }

    @Test func readsWhatIsNested() {
        #expect(record.object("source")?.string("kind") == "bank")
        #expect(record.object("list") == nil)
        #expect(record.elements("list")?.map { String(decoding: $0, as: UTF8.self) } == [#""a""#, #""b,]\"""#, #"{"k":[1,2]}"#, "3"])
        #expect(record.elements("void")?.isEmpty == true)
        #expect(record.elements("text") == nil)
        #expect(record.strings("list") == ["a", "b,]\""])
        #expect(record.objects("list").count == 1)
    }

    @Test func knowsWhatIsThere() throws {
        #expect(record.has("empty"))
        #expect(!record.has("nothing"))
        #expect(!record.has("absent"))
        #expect(record.names.first == "type")
        #expect(record.names.count == 19)
        #expect(try Record(checking: #"{"a":1}"#).type == "")
        #expect(try Record(checking: #"{"type":5}"#).type == "")
    }

    @Test func oneNameHasOneSpelling() throws {
        let escaped = try Record(checking: #"{"t\u0079pe":"note","\u00e9":1}"#)
        #expect(escaped.type == "note")
        #expect(escaped.integer("é") == 1)
        #expect(escaped.text == #"{"type":"note","é":1}"#)
    }
}
