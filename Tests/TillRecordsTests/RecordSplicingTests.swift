import Testing
import TillRecords
import TillTesting

@Suite struct RecordSplicingTests {
    private let line = #"{"type":"x", "a" : 1 ,"b":[1, 2],"c":"\u00e9","d":null}"#

    @Test func anUntouchedRecordKeepsItsBytes() throws {
        #expect(try Record(checking: line).text == line)
        #expect(try Record(checking: " \(line)\t").text == " \(line)\t")
    }

    @Test func aChangedFieldKeepsItsPlaceAndTheOthersTheirBytes() throws {
        var record = try Record(checking: line)
        record.set(Key(foreign: "b"), string: "new \"words\"")
        #expect(record.text == #"{"type":"x","a" : 1,"b":"new \"words\"","c":"\u00e9","d":null}"#)
        #expect(record.string(Key(foreign: "b")) == "new \"words\"")
        record.set(Key(foreign: "b"), integer: 4)
        #expect(record.integer(Key(foreign: "b")) == 4)
    }

    @Test func newFieldsFollowInTheOrderTheyCame() throws {
        var record = try Record(checking: #"{"type":"x"}"#)
        record.set(Key(foreign: "z"), integer: 1)
        record.set(Key(foreign: "y"), flag: true)
        record.set(Key(foreign: "z"), integer: 2)
        record.set(Key(foreign: "x"), strings: ["a\n", "b"])
        record.set(Key(foreign: "w"), Amount(units: -5, decimals: 2))
        record.set(Key(foreign: "v"), try #require(Day("2025-01-31")))
        #expect(record.text == #"{"type":"x","z":2,"y":true,"x":["a\n","b"],"w":"-0.05","v":"2025-01-31"}"#)
        #expect(record.names == ["type", "z", "y", "x", "w", "v"])
        #expect(try Record(line: record.written).text == record.text)
    }

    @Test func removesAndPutsBack() throws {
        var record = try Record(checking: #"{"a":1,"b":2,"c":3}"#)
        record.remove(Key(foreign: "a"))
        #expect(record.text == #"{"b":2,"c":3}"#)
        #expect(!record.has(Key(foreign: "a")))
        record.remove(Key(foreign: "c"))
        record.remove(Key(foreign: "never"))
        #expect(record.text == #"{"b":2}"#)
        #expect(record.names == ["b"])
        record.set(Key(foreign: "a"), integer: 9)
        #expect(record.text == #"{"a":9,"b":2}"#)
        record.remove(Key(foreign: "a"))
        record.remove(Key(foreign: "b"))
        #expect(record.text == "{}")
        record.set(.new, integer: 1)
        record.remove(.new)
        #expect(record.text == "{}")
    }

    @Test func nestsRecords() throws {
        var inner = Record(type: "option")
        inner.set(.name, string: "currency")
        var outer = Record(type: "manual")
        outer.set(Key(foreign: "one"), object: inner)
        outer.set(Key(foreign: "all"), objects: [inner, inner])
        outer.set(Key(foreign: "none"), objects: [])
        #expect(outer.object(Key(foreign: "one"))?.string(.name) == "currency")
        #expect(outer.objects(Key(foreign: "all")).count == 2)
        #expect(try Record(line: outer.written).elements(Key(foreign: "none"))?.isEmpty == true)
    }

    @Test func aFieldSetToNullReadsAsAbsent() throws {
        var record = try Record(checking: #"{"a":1}"#)
        record.set(Key(foreign: "a"), raw: Array("null".utf8))
        #expect(!record.has(Key(foreign: "a")))
        #expect(record.text == #"{"a":null}"#)
    }

    /// Whatever is set and removed, in whatever order, the written line reads as the changes say.
    @Test func agreesWithADictionary() throws {
        let keys: [Key] = [
            Key(foreign: "a"), Key(foreign: "b"),
            Key(foreign: "c"),
            Key(foreign: "d"), Key(foreign: "e"), .type,
        ]
        var chance = SeededChance(21)
        for _ in 0..<500 {
            var record = try Record(checking: #"{"type":"x","a":1,"b":"2","c":[3]}"#)
            var model = ["type": #""x""#, "a": "1", "b": #""2""#, "c": "[3]"]
            for _ in 0..<chance.below(12) {
                let key = chance.pick(keys)
                if chance.below(3) == 0 {
                    record.remove(key)
                    model[key.description] = nil
                } else {
                    let value = chance.pick(["true", "\"é\"", "{\"k\":1}", "-1.5"])
                    record.set(key, raw: Array(value.utf8))
                    model[key.description] = value
                }
            }
            let read = try Record(line: record.written)
            #expect(Set(read.names) == Set(model.keys))
            #expect(Set(record.names) == Set(model.keys))
            for key in keys {
                #expect(read.raw(key).map { String(decoding: $0, as: UTF8.self) } == model[key.description])
                #expect(record.raw(key) == read.raw(key))
            }
        }
    }

    @Test(arguments: [
        #"{"type":"a","n":{"b":[1,{"c":"}]\\"}],"d":""},"e":"x\\\"y","f":-1.5,"g":null,"h":[],"i":true}"#,
        #"{"type":"a"}"#, #"{ "type" : "a", "b": 1 }"#, #"{"type":"a","caf\u00e9":1}"#,
    ])
    func aTrustedLineReadsAsACheckedOne(line: String) throws {
        let checked = try Record(checking: line)
        var text = line
        let trusted = text.withUTF8 { Record(trusted: ByteView($0)) }
        #expect(trusted.names == checked.names)
        for name in checked.names { #expect(trusted.dynamicKey(name) == checked.dynamicKey(name)) }
    }
}
