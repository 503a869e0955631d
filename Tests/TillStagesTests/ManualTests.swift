import Testing
import TillRecords
import TillStages

@Suite struct ManualTests {
    private let manual = Manual(
        name: "till-x", summary: "Does x.", discussion: "Because \"y\".", input: .documents,
        options: [
            .flag("yes", "say yes"), .value("n", "N", "how many", default: "2"), .values("file", "FILE", "files"),
            .choice("order", ["a", "b"], "which"),
        ],
        examples: [Example("Do it.", command: "till-x -", input: "in\n", files: ["b": "2", "a": "1"], shows: ["out"])],
        reads: ["documents"], writes: ["observation"])

    @Test func describesItselfAsJson() throws {
        let record = try Record(checking: manual.json)
        #expect(record.string(.name) == "till-x")
        #expect(record.string(Key(foreign: "discussion")) == "Because \"y\".")
        #expect(record.integer(.protocol) == StreamProtocol.version)
        let options = record.objects(Key(foreign: "options"))
        #expect(options.prefix(4).map { $0.string(.kind) } == ["flag", "value", "values", "choice"])
        #expect(options[1].string(Key(foreign: "default")) == "2")
        #expect(options[3].strings(Key(foreign: "choices")) == ["a", "b"])
        let example = try #require(record.objects(Key(foreign: "examples")).first)
        #expect(example.objects(Key(foreign: "files")).map { $0.string(.name) } == ["a", "b"])
        #expect(example.strings(Key(foreign: "shows")) == ["out"])
    }

    @Test func everyUnitHasTheCommonOptions() {
        let names = manual.allOptions.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(Set(names).isSuperset(of: ["household", "household-file", "as-of", "seed", "knowledge", "quiet", "describe"]))
    }
}
