import Glibc

/// A child process with pipes on its standard input and output; standard error is shared.
///
/// Only this room starts processes.
public final class ChildProcess {
    public let pid: pid_t
    /// Write end of its standard input; -1 when closed.
    public private(set) var input: Int32
    /// Read end of its standard output.
    public let output: Int32
    private var status: Ending?

    /// How a child ended.
    public enum Ending: Sendable, Equatable {
        case exited(Int32)
        case killed(signal: Int32)
    }

    public struct SpawnError: Error, Equatable {
        public let code: Int32
    }

    /// Starts an executable. Throws the system's error code when it cannot.
    ///
    /// - Parameters:
    ///   - isClean: of this process's environment it gets only where programs and scratch space are, language and time zone.
    ///   - isSilent: what it says on standard error goes nowhere: for parsers of strangers' data.
    ///   - errors: a file that takes what it says on standard error.
    public init(
        path: String, arguments: [String], environment: [String: String] = [:], isClean: Bool = false, isSilent: Bool = false,
        errors: String? = nil
    ) throws(SpawnError) {
        var toChild: [Int32] = [-1, -1]
        var fromChild: [Int32] = [-1, -1]
        guard unsafe pipe(&toChild) == 0 else { throw SpawnError(code: errno) }
        guard unsafe pipe(&fromChild) == 0 else { throw SpawnError(code: errno) }
        // No other child may inherit these: a pipe that a stranger holds open never ends.
        for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, toChild[0], 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, fromChild[1], 1)
        if isSilent { unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        if let errors { unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600) }
        var pid: pid_t = 0
        let code = unsafe ChildProcess.withStrings([path] + arguments) { argv in
            unsafe ChildProcess.withStrings(ChildProcess.merged(environment, isClean)) { envp in
                unsafe posix_spawn(&pid, path, &actions, nil, argv, envp)
            }
        }
        close(toChild[0])
        close(fromChild[1])
        guard code == 0 else {
            close(toChild[1])
            close(fromChild[0])
            throw SpawnError(code: code)
        }
        self.pid = pid
        input = toChild[1]
        output = fromChild[0]
    }

    deinit {
        closeInput()
        close(output)
    }

    /// Writes a line to the child; false when it no longer reads.
    public func send(_ line: String) -> Bool {
        let bytes = Array((line + "\n").utf8)
        var done = 0
        while done < bytes.count {
            let n = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(input, $0.baseAddress.map { unsafe $0 + done }, bytes.count - done) }
            if n < 0, errno == EINTR { continue }
            if n <= 0 { return false }
            done += n
        }
        return true
    }

    /// Tells the child that nothing more comes.
    public func closeInput() {
        if input >= 0 { close(input) }
        input = -1
    }

    public func kill(_ signal: Int32 = SIGKILL) {
        if status == nil { Glibc.kill(pid, signal) }
    }

    /// Waits for the end.
    public func wait() -> Ending {
        if let status { return status }
        var raw: Int32 = 0
        while unsafe waitpid(pid, &raw, 0) < 0, errno == EINTR {}
        let signal = raw & 0x7F
        let ending: Ending = signal == 0 ? .exited(raw >> 8 & 0xFF) : .killed(signal: signal)
        status = ending
        return ending
    }

    /// What a stranger's program may know of the environment.
    private static let passedOn: Set<String> = ["PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR"]

    private static func merged(_ more: [String: String], _ isClean: Bool) -> [String] {
        var list: [String] = []
        var pointer = unsafe environ
        while let entry = unsafe pointer.pointee {
            let text = unsafe String(cString: entry)
            let name = text.split(separator: "=", maxSplits: 1).first.map(String.init) ?? text
            if more[name] == nil, !isClean || passedOn.contains(name) { list.append(text) }
            unsafe pointer += 1
        }
        return list + more.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    private static func withStrings<Result>(_ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
        let copies = unsafe strings.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies + [nil])
    }
}
