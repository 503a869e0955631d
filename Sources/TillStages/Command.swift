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
