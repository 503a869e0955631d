import Glibc
import TillRecords
import TillTesting

@testable import TillStages

/// A stage run in this process over lines of records.
struct AnalysisRun {
    let records: [Record]
    let rejected: Int

    static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    /// - Parameter household: the text of the household's file.
    init<S: Stage>(_ type: S.Type, options: [String: [String]] = [:], household: String? = nil, asOf: String? = nil, _ given: [Record])
        throws
    {
        let lines = given.map(\.text)
        let scratch = Scratch()
        var options = options
        if let household { options["household-file"] = [scratch.file("home.yaml", household)] }
        let into = open(scratch.file("in", lines.joined(separator: "\n")), O_RDONLY)
        let out = open(scratch.file("out", ""), O_RDWR)
        defer {
            close(into)
            close(out)
        }
        let stage = try S(options: Options(options), context: Context(asOf: asOf.flatMap { Day($0) }, knowledge: AnalysisRun.knowledge))
        let speech = Speech(program: "test", quiet: true, descriptor: -1)
        let chain = Chain([stage], writer: StreamWriter(descriptor: out, producer: "test"), speech: speech)
        var reading = StreamInput(name: "in", sink: chain.intake(named: "test"))
        try reading.read(into)
        try chain.finish()
        let text = String(decoding: Files.bytes("\(scratch.path)/out") ?? [], as: UTF8.self)
        records = try text.split(separator: "\n").map { try Record(checking: String($0)) }
        rejected = chain.rejected
    }

    func all(_ type: String) -> [Record] { records.filter { $0.type == type } }
    var texts: [String] { records.dropFirst().dropLast().map(\.text) }
}
