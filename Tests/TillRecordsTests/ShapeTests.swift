import Testing
import TillRecords
import TillTesting

@Suite struct ShapeTests {
    @Test(arguments: StreamProtocol.shapes.map(\.type))
    func isDeclaredWhole(type: String) throws {
        let shape = try #require(StreamProtocol.shape(of: type))
        #expect(!shape.summary.isEmpty)
        #expect(shape.summary.hasSuffix(".") || shape.summary.hasSuffix(")."))
        #expect(Set(shape.fields.map(\.name)).count == shape.fields.count, "a field is declared twice")
        for field in shape.fields { check(field, type) }
        for field in shape.fields { #expect(shape.documentation.contains(field.name)) }
    }

    private func check(_ field: Shape.Field, _ path: String) {
        #expect(!field.meaning.isEmpty, "\(path).\(field.name) has no documentation")
        #expect(field.name != "type")
        #expect(
            field.name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_") },
            "\(path).\(field.name)")
        switch field.kind {
        case .object(let inner): for field in inner { check(field, "\(path).\(field.name)") }
        case .list(.object(let inner)): for field in inner { check(field, "\(path).\(field.name)") }
        case .choice(let names): #expect(names.count > 1 && Set(names).count == names.count)
        default: break
        }
    }

    @Test(arguments: StreamProtocol.shapes.map(\.type))
    func hasASchemaThatIsJson(type: String) throws {
        let shape = try #require(StreamProtocol.shape(of: type))
        let schema = try Record(checking: shape.jsonSchema)
        #expect(schema.string(Key(foreign: "title")) == type)
        #expect(schema.string(Key(foreign: "description")) == shape.summary)
        let properties = try #require(schema.object(Key(foreign: "properties")))
        #expect(properties.names == ["type"] + shape.fields.map(\.name))
        #expect(schema.strings(Key(foreign: "required")) == ["type"] + shape.fields.filter(\.required).map(\.name))
    }

    @Test func typesAreDistinct() {
        #expect(Set(StreamProtocol.shapes.map(\.type)).count == StreamProtocol.shapes.count)
        #expect(StreamProtocol.shape(of: "weather") == nil)
    }

    private let good = #"{"type":"observation","id":"a","source":{"kind":"bank","place":"line 1"},"amount":"-1.50"}"#

    @Test func findsNothingWrongInAGoodRecord() throws {
        #expect(Shape.observation.violations(in: try Record(checking: good)).isEmpty)
        var more = try Record(checking: good)
        more.set(Key(foreign: "unknown"), string: "is welcome")
        more.set(.member, raw: Array("null".utf8))
        #expect(Shape.observation.violations(in: more).isEmpty)
    }

    @Test(arguments: [
        ("id", "\"\"", "id: is not an id"), ("id", "null", "id: is missing"), ("amount", "-1.5", "amount: is not a decimal string"),
        ("amount", "\"1,5\"", "amount: is not a decimal string"), ("date", "\"2025-02-30\"", "date: is not a day as YYYY-MM-DD"),
        ("time", "\"24:00\"", "time: is not a time as HH:MM or HH:MM:SS"), ("time", "\"9:00\"", "time: is not a time as HH:MM or HH:MM:SS"),
        ("currency", "\"eur\"", "currency: is not a currency code"), ("needs_review", "\"true\"", "needs_review: is not true or false"),
        ("status", "\"gone\"", "status: is not one of posted, pending, void"), ("text", "5", "text: is not text"),
        ("items", "{}", "items: is not a list"), ("source", "[]", "source: is not an object"),
        ("source", "{\"kind\":\"bank\"}", "source.place: is missing"),
        ("source", "{\"kind\":\"dream\",\"place\":\"p\"}", "source.kind: is not one of bank, receipt, chat, manual"),
        ("category", "{\"name\":\"Food\",\"by\":\"rule\",\"confidence\":\"1\"}", "category.confidence: is not a number"),
    ])
    func findsWhatIsMissingOrWrong(field: String, value: String, violation: String) throws {
        let rest = ["id": "\"a\"", "source": #"{"kind":"bank","place":"line 1"}"#, "amount": "\"1\""].filter { $0.key != field }
        let line = "{\"type\":\"observation\",\"\(field)\":\(value)" + rest.map { ",\"\($0.key)\":\($0.value)" }.sorted().joined() + "}"
        #expect(Shape.observation.violations(in: try Record(checking: line)) == [violation])
    }

    @Test func looksIntoLists() throws {
        let record = try Record(
            checking: #"{"type":"series","id":"s","period":"monthly","transactions":["a","",5]}"#)
        #expect(Shape.series.violations(in: record) == ["transactions[1]: is not an id", "transactions[2]: is not an id"])
    }

    @Test func seesChangesThatWereNotWrittenYet() throws {
        var record = try Record(checking: good)
        record.remove(.id)
        record.set(.currency, string: "EURO")
        #expect(Shape.observation.violations(in: record) == ["id: is missing", "currency: is not a currency code"])
    }
}
