import Glibc
import TillRecords
import TillStages

/// A stage run in this process over lines of records.
public struct StageRun {
    public let records: [Record]
    public let rejected: Int

    public static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))

    /// - Parameters:
    ///   - household: the text of the household's file.
    ///   - key: the key that the records were published under, in a few digits; nil for records inside the wall.
    ///   - keyFile: the key at hand.
    ///   - scratch: where its files are put.
    public init<S: Stage>(
        _ type: S.Type, options: [String: [String]] = [:], household: String? = nil, asOf: Day? = nil,
        knowledge: Knowledge = StageRun.knowledge, in scratch: Scratch = Scratch(), publishedUnder key: String? = nil,
        keyFile: String? = Checkout.keyFile, _ lines: [String]
    ) throws {
        var options = options
        if let household { options["household-file"] = [scratch.file("home.yaml", household)] }
        let into = open(scratch.file("in", lines.joined(separator: "\n")), O_RDONLY)
        let out = open(scratch.file("out", ""), O_RDWR)
        defer {
            close(into)
            close(out)
        }
        var context = Context(asOf: asOf, knowledge: knowledge)
        context.stream = StreamKey(key)
        context.keyFile = keyFile
        let stage = try S(options: Options(options), context: context)
        let speech = Speech(program: "test", quiet: true, descriptor: -1)
        let writer = StreamWriter(descriptor: out, producer: "test", key: stage.publishesUnder)
        context.stream.passOn(to: writer)
        let chain = Chain([stage], writer: writer, speech: speech)
        var reading = StreamInput(name: "in", sink: chain.intake(named: "test"), key: context.stream)
        try reading.read(into)
        try chain.finish()
        let text = String(decoding: Files.bytes("\(scratch.path)/out") ?? [], as: UTF8.self)
        records = try text.split(separator: "\n").map { try Record(checking: String($0)) }
        rejected = chain.rejected
    }

    public func all(_ type: String) -> [Record] { records.filter { $0.type == type } }

    /// The lines between the stream's first and its last.
    public var texts: [String] { records.dropFirst().dropLast().map(\.text) }
}
