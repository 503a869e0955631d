import TillRecords
import TillTesting

/// An executable under test, known by what it answers to `--describe`.
struct Unit: Sendable, CustomStringConvertible {
    let name: String
    let path: String
    /// What it answered, or nil when that was no record.
    let manual: Record?

    var description: String { name }

    init(name: String, path: String) {
        self.name = name
        self.path = path
        let answer = try? Command([path, "--describe"]).run()
        manual = answer.flatMap { $0.code == 0 ? try? Record(line: $0.out) : nil }
    }

    /// Every stage of the package, the one that passes all, and a foreign one.
    static let all: [Unit] = {
        let own = Files.names(in: Checkout.path("Sources")).filter { name in
            name.hasPrefix("till-") && Checkout.text("Sources/\(name)/Main.swift") != nil
        }
        var units = (own + ["passing-stage"]).map { Unit(name: $0, path: "\(Checkout.binaries)/\($0)") }
        if Python.isPresent {
            units += Files.names(in: Checkout.path("Tests/Fixtures/stages"))
                .map { Unit(name: $0, path: Checkout.path("Tests/Fixtures/stages/\($0)")) }
        }
        return units
    }()

    /// Those whose input is records.
    static let stages = all.filter { $0.manual?.string(Key(foreign: "input")) == "records" }
    /// Those whose input is documents.
    static let readers = all.filter { $0.manual?.string(Key(foreign: "input")) == "documents" }
    /// Both.
    static let filters = stages + readers

    var options: [Record] { manual?.objects(Key(foreign: "options")) ?? [] }
    var examples: [UnitExample] { (manual?.objects(Key(foreign: "examples")) ?? []).map(UnitExample.init) }

    /// Runs it with these arguments on these lines.
    func run(_ arguments: [String] = [], lines: [String] = [], folder: String? = nil) throws -> Outcome {
        try run(arguments, input: Array(lines.map { $0 + "\n" }.joined().utf8), folder: folder)
    }

    func run(_ arguments: [String], input: [UInt8], folder: String? = nil) throws -> Outcome {
        try Command([path] + arguments, input: input, folder: folder).run()
    }
}

/// An example of a manual, as `--describe` gives it.
struct UnitExample: Sendable, CustomStringConvertible {
    let what: String
    let command: String
    let input: String
    let files: [(name: String, content: String)]
    let shows: [String]

    var description: String { command }

    init(_ record: Record) {
        what = record.string(Key(foreign: "what")) ?? ""
        command = record.string(Key(foreign: "command")) ?? ""
        input = record.string(Key(foreign: "input")) ?? ""
        files = record.objects(Key(foreign: "files")).map { ($0.string(.name) ?? "", $0.string(.content) ?? "") }
        shows = record.strings(Key(foreign: "shows"))
    }

    /// Runs it at a shell in a folder of its own that has its files.
    func run() throws -> Outcome {
        let scratch = Scratch()
        for file in files { scratch.file(file.name, file.content) }
        var line = Command.bash(command, input: Array(input.utf8), folder: scratch.path)
        line.environment["PATH", default: ""] += ":" + Checkout.path("Tests/Fixtures/stages")
        return try line.run()
    }
}

/// Lines that the battery feeds.
enum Lines {
    static let head = #"{"type":"stream","protocol":1,"producer":"battery"}"#
    static let tail = #"{"type":"end","producer":"battery","records":{},"rejected":0,"totals":{}}"#
    static let weather = #"{"type":"weather", "sky" : "gr\u00e9y","n":[1, 2.50e0,{"a":null}]}"#

    /// An observation with a field that no stage knows.
    static func observation(_ id: String, amount: String = "-12.50", text: String = "BAKERY WEST", more: String = "") -> String {
        #"{"type":"observation","id":"\#(id)","key":"k\#(id)","household":"home","source":{"kind":"bank","format":"csv","#
            + #""document":"d1","file":"giro.csv","place":"line 2"},"account":"giro","date":"2025-03-14","amount":"\#(amount)","#
            + #""currency":"EUR","text":"\#(text)","x_unknown":{"kept" : [1, "é"]}\#(more)}"#
    }
}

extension Outcome {
    /// The records of standard output; a line that is none is left out.
    var records: [Record] { out.split(separator: 0x0A).compactMap { try? Record(line: Array($0)) } }

    /// True when standard output is a whole stream: a header, records, an end, and nothing that is no record.
    var isWholeStream: Bool {
        records.count == out.split(separator: 0x0A).count && records.first?.type == "stream" && records.last?.type == "end"
            && records.dropFirst().dropLast().allSatisfy { $0.type != "stream" && $0.type != "end" }
    }

    /// The codes of the rejects.
    var rejects: [String] { records.filter { $0.type == "reject" }.compactMap { $0.string(.code) } }

    /// Bytes of standard error that may not reach a terminal.
    var controls: [UInt8] { err.filter { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 == 0x7F } }
}
