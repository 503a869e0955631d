import ArgumentParser
import Glibc

/// The start of every executable: options by the manual, `--describe`, the manners of a filter.
enum CommandLineStart<Unit: ManualHolder> {
    /// The options of this process; ends it for `--help`, `--version`, `--describe` and mistakes (64).
    static func options(_ arguments: [String]? = nil) -> Options {
        signal(SIGPIPE, SIG_IGN)
        do {
            let command = try UnitCommand<Unit>.parse(SignedNumber.written(arguments ?? Array(CommandLine.arguments.dropFirst())))
            if command.options.flag("describe") {
                Speech.write(Unit.manual.json + "\n", to: 1)
                Ending.now(.good)
            }
            return command.options
        } catch {
            let code = UnitCommand<Unit>.exitCode(for: error)
            let text = UnitCommand<Unit>.fullMessage(for: error, columns: WrappedText.columns)
            Speech.write(text + "\n", to: code.isSuccess ? 1 : 2)
            Ending.now(code.isSuccess ? .good : .usage)
        }
    }
}
