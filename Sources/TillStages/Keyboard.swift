import Glibc

/// A person at a terminal: single keys, and lines that are typed.
public struct Keyboard {
    public init() {}

    /// Whether a person sits there: both what is read and what is written is a terminal.
    public static var isPresent: Bool { isatty(0) == 1 && isatty(1) == 1 }

    /// The next key, without waiting for the end of a line; nil when the person wants to leave (Ctrl-C, Ctrl-D) or is gone.
    ///
    /// The terminal is as it was before and after each key, so that nothing need be put right when the process ends.
    public func key() -> Character? {
        var before = termios()
        guard unsafe tcgetattr(0, &before) == 0 else { return nil }
        var single = before
        single.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        single.c_cc.6 = 1
        single.c_cc.5 = 0
        guard unsafe tcsetattr(0, TCSADRAIN, &single) == 0 else { return nil }
        defer { unsafe tcsetattr(0, TCSADRAIN, &before) }
        var bytes = [UInt8](repeating: 0, count: 16)
        var count = 0
        repeat { count = unsafe read(0, &bytes, bytes.count) } while count < 0 && errno == EINTR
        guard count > 0, bytes[0] != 3, bytes[0] != 4 else { return nil }
        // Arrows and the like send several bytes: they are no key of ours.
        if bytes[0] == 0x1B { return "\u{1B}" }
        return String(decoding: bytes[..<count], as: UTF8.self).first
    }

    /// A line that the person types after a prompt, without its end; nil when the person is gone.
    public func line(_ prompt: String) -> String? {
        Output.write(prompt)
        return readLine()
    }
}
