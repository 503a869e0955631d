import Glibc
import TillRecords

/// An executable of several commands: `till run`, `till schema` …; and of programs beside it: `till bank` is `till-bank`.
public struct CommandGroup {
    public let name: String
    public let summary: String
    private let commands: [Entry]
    private let programs: [Program]

    /// One command of the group; hidden ones are for Till's own use.
    public struct Entry {
        let word: String
        let summary: String
        let isHidden: Bool
        /// The short name of a program that starts the command instead where an option is given: `till export --member`.
        let meant: Meant?
        let start: ([String]) -> Never

        /// A short name, and the option with which it means a command.
        public struct Meant {
            let word: String
            let option: String

            public init(_ word: String, with option: String) {
                self.word = word
                self.option = option
            }
        }

        public static func command<C: Command>(_ word: String, _ type: C.Type, isHidden: Bool = false, meant: Meant? = nil) -> Entry {
            Entry(word: word, summary: C.manual.summary, isHidden: isHidden, meant: meant) { CommandMain<C>.run(arguments: $0) }
        }

        func isMeant(by word: String, _ arguments: [String]) -> Bool {
            guard let meant, meant.word == word else { return false }
            return arguments.contains { $0 == meant.option || $0.hasPrefix(meant.option + "=") }
        }
    }

    /// A program of its own that the group starts by a short name.
    public struct Program {
        public enum Kind: String {
            /// Works on streams of records, or makes them of documents.
            case stage
            /// Something else.
            case other
        }

        /// Of the executable: `till-bank`.
        let name: String
        let summary: String
        let kind: Kind
        /// Puts the program in place of this process; comes back only when that fails.
        let start: ([String]) -> Void

        public init(name: String, summary: String, kind: Kind, start: @escaping ([String]) -> Void) {
            self.name = name
            self.summary = summary
            self.kind = kind
            self.start = start
        }
    }

    public init(name: String, summary: String, commands: [Entry], programs: [Program] = []) {
        self.name = name
        self.summary = summary
        self.commands = commands
        self.programs = programs
    }

    /// Runs the command that the first argument names.
    public func run() -> Never {
        // A book is its owner's alone, whatever the user's files are otherwise.
        let mask = umask(0o077)
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case nil: say(help, to: 2, .usage)
        case "help" where arguments.count > 1: start(arguments[1], ["--help"], mask)
        case "--help", "-h", "help": say(help, to: 1, .good)
        case "--version": say(version, to: 1, .good)
        case "--describe": say(described.text + "\n", to: 1, .good)
        case let word?: start(word, Array(arguments.dropFirst()), mask)
        }
    }

    /// - Parameter mask: the one of the user's files, which a program of its own gets back.
    private func start(_ word: String, _ arguments: [String], _ mask: mode_t) -> Never {
        if let entry = commands.first(where: { $0.word == word || $0.isMeant(by: word, arguments) }) { entry.start(arguments) }
        guard let program = programs.first(where: { $0.name == word || shortName(of: $0) == word }) else {
            let names = commands.filter { !$0.isHidden }.map(\.word) + programs.map(shortName)
            let near = NearestName.question(word, among: names)
            say("\(name): there is no command \(word). \(near)\(name) --help lists them. [usage.command]\n", to: 2, .usage)
        }
        umask(mask)
        program.start(arguments)
        say(
            "\(name): the program \(program.name) is not beside \(name). Install all programs of Till in one folder.\n", to: 2,
            .missingInput)
    }

    private func say(_ text: String, to descriptor: Int32, _ code: ExitCode) -> Never {
        Speech.write(text, to: descriptor)
        Ending.now(code)
    }

    /// `bank` of `till-bank`; the whole name where a command has the short one.
    private func shortName(of program: Program) -> String {
        guard program.name.hasPrefix(name + "-") else { return program.name }
        let short = String(program.name.dropFirst(name.count + 1))
        return commands.contains { $0.word == short } ? program.name : short
    }
}

/// What it says of itself.
extension CommandGroup {
    private var version: String {
        """
        \(name) \(TillVersion.text)
        commit \(ProgramOrigin.commit ?? "unknown (pipelines/setup/build writes it down)")
        knowledge \(Knowledge.located(nil).version ?? "not found (TILL_KNOWLEDGE names its folder)")

        """
    }

    private var help: String {
        let stages = programs.filter { $0.kind == .stage }
        let others = programs.filter { $0.kind == .other }
        let shown = commands.filter { !$0.isHidden }.map { ($0.word, $0.summary) }
        let words = shown.map(\.0) + programs.map(shortName)
        let width = (words.map(\.count).max() ?? 0) + 4
        var text = "OVERVIEW: \(summary)\n\nUSAGE: \(name) <command> [options]\n\nCOMMANDS:\n" + list(shown, width)
        if !stages.isEmpty {
            text +=
                "\nSTAGES (programs of their own that read and write records and compose by pipes;\n'\(name) bank' starts \(name)-bank):\n"
            text += list(stages.map { (shortName(of: $0), $0.summary) }, width)
        }
        if !others.isEmpty { text += "\nOTHER PROGRAMS:\n" + list(others.map { (shortName(of: $0), $0.summary) }, width) }
        let more = "See '\(name) <command> --help' for one of them, and '\(name) --version' for what is installed."
        return text + "\n" + WrappedText.lines(more, first: "  ", rest: "  ").joined(separator: "\n") + "\n"
    }

    /// Words with their sentences beside them.
    private func list(_ entries: [(String, String)], _ width: Int) -> String {
        let blank = String(repeating: " ", count: width + 2)
        return entries.map { word, summary in
            let head = "  \(word)\(String(repeating: " ", count: width - word.count))"
            return WrappedText.lines(summary, first: head, rest: blank).joined(separator: "\n") + "\n"
        }.joined()
    }

    /// What `--describe` prints: the commands and programs, each of which describes itself.
    private var described: Record {
        var record = Record(type: "manual")
        record.set(.name, string: name)
        record.set(.version, string: TillVersion.text)
        record.set(.protocol, integer: StreamProtocol.version)
        record.set(.summary, string: summary)
        record.set(
            .commands,
            objects: commands.filter { !$0.isHidden }.map { entry in
                var command = Record(type: "command")
                command.set(.name, string: entry.word)
                command.set(.summary, string: entry.summary)
                return command
            })
        record.set(
            .programs,
            objects: programs.map { entry in
                var program = Record(type: "program")
                program.set(.name, string: entry.name)
                program.set(.word, string: shortName(of: entry))
                program.set(.kind, string: entry.kind.rawValue)
                program.set(.summary, string: entry.summary)
                return program
            })
        record.set(
            .exits,
            objects: ExitCode.allCases.map { code in
                var exit = Record(type: "exit")
                exit.set(.code, integer: Int(code.rawValue))
                exit.set(.what, string: code.meaning)
                return exit
            })
        return record
    }
}
