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
        #expect(record.string(.text) == "Café \"Mo\" 𝄞")
        #expect(record.string(Key(foreign: "empty")) == "")
        #expect(record.string(.number) == nil)
        #expect(record.string(Key(foreign: "nothing")) == nil)
        #expect(record.string(Key(foreign: "absent")) == nil)
        #expect(record.string(Key(foreign: "lone")) == "\u{FFFD}x")
        #expect(record.equals(Key(foreign: "empty"), ""))
        #expect(record.equals(.type, .observation))
        #expect(!record.equals(.type, "observatio"))
        #expect(!record.equals(.number, "7"))
    }

    @Test func readsDaysAmountsAndCurrencies() {
        #expect(record.date(.date) == Day("2025-03-14"))
        #expect(record.date(Key(foreign: "odd")) == nil)
        #expect(record.date(.number) == nil)
        #expect(record.decimal(.amount) == Amount(units: -1250, decimals: 2))
        #expect(record.decimal(Key(foreign: "part")) == Amount(units: 25, decimals: 2))
        #expect(record.decimal(.text) == nil)
        #expect(record.currency(.currency) == Currency("EUR"))
        #expect(record.currency(Key(foreign: "strange")) == nil)
    }

    @Test func readsNumbersAndFlags() {
        #expect(record.integer(.number) == 7)
        #expect(record.integer(Key(foreign: "part")) == nil)
        #expect(record.integer(Key(foreign: "big")) == nil)
        #expect(record.integer(Key(foreign: "yes")) == nil)
        #expect(record.number(Key(foreign: "part")) == 0.25)
        #expect(record.flag(Key(foreign: "yes")) == true)
        #expect(record.flag(Key(foreign: "no")) == false)
        #expect(record.flag(Key(foreign: "word")) == nil)
        #expect(record.flag(.number) == nil)
        #expect(record.flag(Key(foreign: "absent")) == nil)
    }

    @Test func readsWhatIsNested() {
        #expect(record.object(.source)?.string(.kind) == "bank")
        #expect(record.object(Key(foreign: "list")) == nil)
        #expect(
            record.elements(Key(foreign: "list"))?.map { String(decoding: $0, as: UTF8.self) } == [
                #""a""#, #""b,]\"""#, #"{"k":[1,2]}"#, "3",
            ])
        #expect(record.elements(Key(foreign: "void"))?.isEmpty == true)
        #expect(record.elements(.text) == nil)
        #expect(record.strings(Key(foreign: "list")) == ["a", "b,]\""])
        #expect(record.objects(Key(foreign: "list")).count == 1)
    }

    @Test func knowsWhatIsThere() throws {
        #expect(record.has(Key(foreign: "empty")))
        #expect(!record.has(Key(foreign: "nothing")))
        #expect(!record.has(Key(foreign: "absent")))
        #expect(record.names.first == "type")
        #expect(record.names.count == 19)
        #expect(try Record(checking: #"{"a":1}"#).type == "")
        #expect(try Record(checking: #"{"type":5}"#).type == "")
    }

    @Test func oneNameHasOneSpelling() throws {
        let escaped = try Record(checking: #"{"t\u0079pe":"note","\u00e9":1}"#)
        #expect(escaped.type == "note")
        #expect(escaped.integer(Key(foreign: "é")) == 1)
        #expect(escaped.text == #"{"type":"note","é":1}"#)
    }
}
