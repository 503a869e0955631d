import Glibc
import TillRecords

/// The whole of a stage's executable: `static func main() { StageMain<NormaliseStage>.run() }`.
public enum StageMain<S: Stage> {
    public static func run() -> Never {
        let options = CommandLineStart<S>.options()
        let speech = Speech(program: S.manual.name, quiet: options.flag("quiet"))
        do throws(Fault) {
            let context = try Context(options)
            let stage = try S(options: options, context: context)
            let descriptor = unsafe stage.replacesStream ? open("/dev/null", O_WRONLY | O_CLOEXEC) : 1
            let writer = StreamWriter(descriptor: descriptor, producer: S.manual.name, key: stage.publishesUnder)
            context.stream.passOn(to: writer)
            let chain = Chain([stage], writer: writer, speech: speech)
            let intake = chain.intake(named: S.manual.name)
            var isNothing = true
            for argument in options.arguments.isEmpty ? ["-"] : options.arguments {
                if try !read(argument, intake, context.stream) { isNothing = false }
            }
            // What a producer leaves that never began: nothing is made of it, and what was made before stays.
            if isNothing {
                throw Fault(
                    "stream.nothing", "no stream came in: not even its first line.",
                    remedy: "Look at the exit code and the sentences of the program that was to write it.",
                    file: options.arguments.first.map(Document.baseName) ?? "stdin", exit: .unreadable)
            }
            try chain.finish()
            speech.sayRest()
            if intake.rejected > 0, intake.written == 0, let fault = intake.firstFault { Ending.now(fault.exit) }
            Ending.now(chain.rejected > 0 ? .partlyRejected : .good)
        } catch {
            speech.fault(error)
            Ending.now(error.exit)
        }
    }

    /// Returns whether nothing was in it.
    private static func read(_ argument: String, _ intake: Sink, _ key: StreamKey) throws(Fault) -> Bool {
        if argument == "-" {
            var input = StreamInput(name: "stdin", sink: intake, key: key)
            try input.read(0)
            return input.isEmpty
        }
        let descriptor = unsafe open(argument, O_RDONLY | O_CLOEXEC)
        var status = stat()
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            let trouble: FileReading.ReadError = descriptor >= 0 ? .directory : (errno == ENOENT ? .missing : .denied)
            key.markCut()
            try intake.reject(trouble.fault(file: Document.baseName(argument)))
            return false
        }
        defer { close(descriptor) }
        var input = StreamInput(name: Document.baseName(argument), sink: intake, key: key)
        try input.read(descriptor)
        return input.isEmpty
    }
}

/// Stages of one room in one file: which of them a process is, the name says that it was called by. A package has one program a room that
/// way, and links to it under the other names.
extension StageMain {
    /// The stage of these that this process was called by; `S` by any other name.
    public static func run(among room: [any Stage.Type]) -> Never {
        let called = Document.baseName(CommandLine.arguments.first ?? "")
        if called != S.manual.name, let stage = room.first(where: { $0.manual.name == called }) { start(stage) }
        run()
    }

    private static func start<Called: Stage>(_ stage: Called.Type) -> Never { StageMain<Called>.run() }
}
