import Glibc

/// A command run to its end, with what it cost: its own processor time and that of every process it waited for.
public struct MeasuredRun: Sendable {
    /// Seconds of processor time, user and system.
    public let cpuSeconds: Double
    public let wallSeconds: Double
    /// Bytes of memory that its largest process held at most.
    public let peakBytes: Int
    public let ending: ChildProcess.Ending

    /// Runs a command. Throws the system's error code when it cannot be started.
    ///
    /// - Parameters:
    ///   - input: file for standard input; nothing when nil.
    ///   - output: file for standard output; `/dev/null` when nil.
    ///   - errors: file for standard error; `/dev/null` when not named.
    public init(
        path: String, arguments: [String], input: String? = nil, output: String? = nil, errors: String = "/dev/null"
    ) throws(ChildProcess.SpawnError) {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output ?? "/dev/null", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        let started = MeasuredRun.now
        var pid: pid_t = 0
        let strings = unsafe ([path] + arguments).map { unsafe strdup($0) }
        defer { unsafe strings.forEach { unsafe free($0) } }
        let code = unsafe posix_spawnp(&pid, path, &actions, nil, strings + [nil], environ)
        guard code == 0 else { throw ChildProcess.SpawnError(code: code) }
        var raw: Int32 = 0
        var usage = rusage()
        while unsafe wait4(pid, &raw, 0, &usage) < 0, errno == EINTR {}
        wallSeconds = MeasuredRun.now - started
        cpuSeconds = MeasuredRun.seconds(usage.ru_utime) + MeasuredRun.seconds(usage.ru_stime)
        peakBytes = usage.ru_maxrss * 1024
        ending = raw & 0x7F == 0 ? .exited(raw >> 8 & 0xFF) : .killed(signal: raw & 0x7F)
    }

    /// Seconds of processor time that this process has used.
    public static var ownCpuSeconds: Double {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(0), &usage)
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    /// Bytes of memory that this process held at most.
    public static var ownPeakBytes: Int {
        var usage = rusage()
        unsafe getrusage(__rusage_who_t(0), &usage)
        return usage.ru_maxrss * 1024
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

    private static var now: Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
