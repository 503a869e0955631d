import Glibc

/// A stranger's program in the place of this process, within limits that it cannot lift.
public enum LimitedProgram {
    /// Becomes the program; comes back only when it cannot, with the error of the system.
    ///
    /// Files other than the three streams are closed: a program that hangs holds no lock of Till's.
    ///
    /// - Parameters:
    ///   - processorSeconds: processor time it may use.
    ///   - wallSeconds: time after which the system ends it, whatever it waits for.
    ///   - megabytes: memory it may map.
    public static func become(_ path: String, _ arguments: [String], processorSeconds: Int, wallSeconds: Int, megabytes: Int) -> Int32 {
        ProcessLimits.memory(megabytes << 20)
        var time = rlimit(rlim_cur: rlim_t(processorSeconds), rlim_max: rlim_t(processorSeconds + 1))
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
        // An alarm outlives the change of programs.
        alarm(UInt32(clamping: wallSeconds))
        signal(SIGPIPE, SIG_DFL)
        for descriptor in 3..<Int32(1024) { close(descriptor) }
        let words: [UnsafeMutablePointer<CChar>?] = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        unsafe execv(path, words)
        return errno
    }
}
