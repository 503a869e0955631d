import Glibc

/// A unit that is no filter of a stream: a generator, a runner, a benchmark. It has a manual like the others.
public protocol Command: ManualHolder {
    /// Throws usage faults.
    init(options: Options, context: Context) throws(Fault)
    /// Does the work; what it says goes through `speech`, what it answers through `Output`.
    mutating func run(speech: Speech) throws(Fault) -> ExitCode
}

/// The whole of a command's executable: `static func main() { CommandMain<SynthCommand>.run() }`.
public enum CommandMain<C: Command> {
    public static func run() -> Never {
        CommandMain.run(arguments: nil)
    }

    /// - Parameter arguments: those of the command; of the process when nil.
    public static func run(arguments: [String]?) -> Never {
        let options = CommandLineStart<C>.options(arguments)
        let speech = Speech(program: C.manual.name, quiet: options.flag("quiet"))
        do throws(Fault) {
            var command = try C(options: options, context: Context(options))
            Ending.now(try command.run(speech: speech))
        } catch {
            speech.fault(error)
            Ending.now(error.exit)
        }
    }
}

/// An executable of several commands: `till run`, `till schema` …
public struct CommandGroup {
    public let name: String
    public let summary: String
    private let commands: [Entry]

    /// One command of the group; hidden ones are for Till's own use.
    public struct Entry {
        let word: String
        let summary: String
        let isHidden: Bool
        let start: ([String]) -> Never

        public static func command<C: Command>(_ word: String, _ type: C.Type, isHidden: Bool = false) -> Entry {
            Entry(word: word, summary: C.manual.summary, isHidden: isHidden) { CommandMain<C>.run(arguments: $0) }
        }
    }

    public init(name: String, summary: String, commands: [Entry]) {
        self.name = name
        self.summary = summary
        self.commands = commands
    }

    /// Runs the command that the first argument names.
    public func run() -> Never {
        // A book is its owner's alone, whatever the user's files are otherwise.
        umask(0o077)
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard let word = arguments.first, word != "--help", word != "-h", word != "help" else {
            Speech.write(help, to: arguments.isEmpty ? 2 : 1)
            Ending.now(arguments.isEmpty ? .usage : .good)
        }
        if word == "--version" {
            Speech.write(TillVersion.text + "\n", to: 1)
            Ending.now(.good)
        }
        guard let entry = commands.first(where: { $0.word == word }) else {
            Speech.write("\(name): there is no command \(word). \(name) --help lists them. [usage.command]\n", to: 2)
            Ending.now(.usage)
        }
        entry.start(Array(arguments.dropFirst()))
    }

    private var help: String {
        var text = "OVERVIEW: \(summary)\n\nUSAGE: \(name) <command> [options]\n\nCOMMANDS:\n"
        let width = (commands.map(\.word.count).max() ?? 0) + 4
        for entry in commands where !entry.isHidden {
            text += "  \(entry.word)\(String(repeating: " ", count: width - entry.word.count))\(entry.summary)\n"
        }
        return text + "\n  See '\(name) <command> --help' for one of them.\n"
    }
}

/// Standard output of a command, for answers that are not a stream.
public enum Output {
    /// Writes text as it is, control characters taken out. A reader that went away ends the process in silence, a full disk with a
    /// sentence.
    public static func write(_ text: String) {
        do throws(Fault) {
            try PlainOutput().write(Speech.clean(text))
        } catch {
            Speech.write("\(error)\n", to: 2)
            Ending.now(error.exit)
        }
    }
}
