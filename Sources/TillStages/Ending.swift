import Glibc

/// The end of the process. Only this room calls exit.
public enum Ending {
    public static func now(_ code: ExitCode) -> Never {
        Glibc.exit(code.rawValue)
    }
}
