import Glibc
import TillProcess
import TillRecords
import TillStages

/// A stranger's stage as a link of a chain: a child that gets the records and gives records, one process a household.
struct PluginStage: Stage {
    static let manual = Manual(
        name: "foreign", summary: "A stage of a stranger's.", discussion: "", input: .records, options: [], examples: [], reads: [],
        writes: ["any"])

    /// What the child may take.
    struct Limits {
        /// Processor seconds, and seconds it may let its worker wait.
        var seconds: Int
        /// Seconds after which the system ends it, whatever it waits for.
        var wall: Int
        var megabytes: Int
    }

    private let program: PluginProgram
    private let words: [String]
    private let limits: Limits
    private let strangers: Plugins
    private var child: Conversation?
    private let held = ByteBuffer(capacity: 1 << 17)

    init(options: Options, context: Context) throws(Fault) {
        throw Fault("foreign.unnamed", "a stranger's stage has no name.", remedy: "Report this.", exit: .software)
    }

    init(_ program: PluginProgram, words: [String], limits: Limits, strangers: Plugins) {
        self.program = program
        self.words = words
        self.limits = limits
        self.strangers = strangers
    }

    mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        let child = try running()
        if record.equals(.type, .reject) { child.rejects -= 1 }
        record.write(into: held)
        held.append(0x0A)
        if held.count > 1 << 16 { try pass(child, sink) }
    }

    mutating func finish(into sink: Sink) throws(Fault) {
        let child = try running()
        self.child = nil
        held.append("{\"type\":\"end\",\"producer\":\"till run\",\"records\":{},\"rejected\":0,\"totals\":{}}\n")
        try pass(child, sink)
        let ending: ChildProcess.Ending
        do throws(FedChild.Late) { ending = try child.process.finish { child.hear($0) } } catch { throw late() }
        try emit(child, sink)
        try judge(ending, child)
        strangers.rejected += max(0, child.rejects)
        unsafe unlink(child.log)
    }

    /// The child of this household.
    private mutating func running() throws(Fault) -> Conversation {
        if let child { return child }
        let log = try strangers.log(of: program.name)
        let arguments =
            [
                "limited", "--seconds", String(limits.seconds), "--wall", String(limits.wall), "--megabytes", String(limits.megabytes),
                "--",
                program.path,
            ] + words
        do throws(ChildProcess.SpawnError) {
            let process = try FedChild(path: "/proc/self/exe", arguments: arguments, errors: log, patience: limits.seconds)
            let made = Conversation(process: process, log: log)
            child = made
            held.clear()
            held.append(text: "{\"type\":\"stream\",\"protocol\":\(StreamProtocol.version),\"producer\":\"till run\"}\n")
            return made
        } catch {
            throw fault("foreign.not-started", "cannot be started (error \(error.code) of the system)", "Run it by hand.")
        }
    }

    private func pass(_ child: Conversation, _ sink: Sink) throws(Fault) {
        do throws(FedChild.Late) { try child.process.feed(held.bytes) { child.hear($0) } } catch { throw late() }
        held.clear()
        try emit(child, sink)
    }

    /// Gives on the whole lines that the child has said so far.
    private func emit(_ child: Conversation, _ sink: Sink) throws(Fault) {
        let said = child.said
        var start = 0
        while let end = said[start...].firstIndex(of: 0x0A) {
            let line = said[start..<end]
            start = end + 1
            child.lines += 1
            if line.isEmpty { continue }
            guard let record = line.withBytes({ try? Record(checking: $0, child.scratch) }), record.has(.type) else {
                throw fault(
                    "foreign.bad-line", "wrote a line that is no record (line \(child.lines))", "Run it by hand on the stream before it.")
            }
            if record.equals(.type, .stream) {
                child.isOpen = true
            } else if record.equals(.type, .end) {
                child.isOpen = false
                child.hasEnded = true
            } else {
                if record.equals(.type, .reject) { child.rejects += 1 }
                try sink.emit(record)
            }
        }
        child.said.removeSubrange(..<start)
        guard child.said.count <= Record.longestLine else {
            throw fault("foreign.bad-line", "wrote a line without an end", "Run it by hand on the stream before it.")
        }
    }

    /// Throws unless the child ended as a stage ends.
    private func judge(_ ending: ChildProcess.Ending, _ child: Conversation) throws(Fault) {
        let where_ = "What it said is in \(child.log)."
        switch ending {
        case .exited(0), .exited(2): break
        case .exited(let code): throw fault("foreign.failed", "ended with exit code \(code)", where_)
        case .killed(SIGXCPU), .killed(SIGALRM): throw late()
        case .killed(let signal): throw fault("foreign.failed", "was killed (signal \(signal))", where_)
        }
        guard child.said.isEmpty, child.hasEnded, !child.isOpen else {
            throw fault("foreign.cut", "stopped before its end record", where_)
        }
    }

    private func late() -> Fault {
        fault(
            "foreign.too-long", "took more than the \(CountText.of(limits.seconds, "second")) it may",
            "Raise limits: {seconds: …} of it in the plan.")
    }

    private func fault(_ code: String, _ what: String, _ remedy: String) -> Fault {
        Fault(code, "the stage \(program.name) \(what).", remedy: remedy, exit: .unreadable)
    }
}

/// What goes on with one child.
private final class Conversation {
    let process: FedChild
    /// What it says on standard error.
    let log: String
    let scratch = RecordScratch()
    var said: [UInt8] = []
    var lines = 0
    /// Rejects it gave out less those it was given.
    var rejects = 0
    var isOpen = false
    var hasEnded = false

    init(process: FedChild, log: String) {
        self.process = process
        self.log = log
    }

    func hear(_ bytes: ArraySlice<UInt8>) { said += bytes }
}
