import Glibc

/// A child run to its end with its output kept, within limits of time and size.
public enum CapturedRun {
    /// What it wrote on standard output, or nil when it could not be started, failed, wrote too much or took too long.
    ///
    /// - Parameters:
    ///   - most: bytes of output that are taken.
    ///   - seconds: time it may take, as the clock on the wall goes.
    ///   - megabytes: memory it may map; nil for what this process may.
    public static func output(path: String, arguments: [String], most: Int, seconds: Int, megabytes: Int? = nil) -> [UInt8]? {
        let command = (megabytes.map { limited($0) } ?? []) + [path] + arguments
        guard let child = try? ChildProcess(path: command[0], arguments: Array(command[1...]), isSilent: true) else { return nil }
        child.closeInput()
        let end = now + seconds
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var ready = pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)
            let left = end - now
            guard left > 0, bytes.count <= most else {
                child.kill()
                _ = child.wait()
                return nil
            }
            guard poll(&ready, 1, Int32(min(left, 60) * 1000)) > 0 else { continue }
            let n = read(child.output, &chunk, chunk.count)
            if n < 0, errno == EINTR { continue }
            if n <= 0 { break }
            bytes += chunk[..<n]
        }
        return child.wait() == .exited(0) ? bytes : nil
    }

    /// The program of the system that starts another one within limits.
    private static func limited(_ megabytes: Int) -> [String] { ["/usr/bin/prlimit", "--as=\(megabytes << 20)", "--core=0"] }

    private static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}

/// Limits a process sets for itself, so that what it reads can harm nothing but it.
public enum ProcessLimits {
    /// The most memory it may map, in bytes.
    public static func memory(_ bytes: Int) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// Kills this process when it has used so many more seconds of processor time; 0 takes the limit away.
    public static func processorTime(_ seconds: Int) {
        var timer = itimerval(it_interval: timeval(tv_sec: 0, tv_usec: 0), it_value: timeval(tv_sec: seconds, tv_usec: 0))
        setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }
}

/// Poppler's programs, which take a PDF apart: parsers of strangers' data, each a child within limits.
public enum Poppler {
    private static let mostBytes = 64 << 20
    private static let mostSeconds = 60
    private static let mostMegabytes = 2 << 10

    /// What a program says of a PDF: `pdftotext`, `pdftoppm`; nil where it cannot be read, is locked, takes too long, or where the program
    /// is not installed.
    ///
    /// - Parameter arguments: end with the path of the PDF, and what follows it.
    public static func output(_ program: String, _ arguments: [String]) -> [UInt8]? { run(program, ["-q"] + arguments) }

    private static func run(_ program: String, _ arguments: [String]) -> [UInt8]? {
        CapturedRun.output(
            path: "/usr/bin/\(program)", arguments: arguments, most: mostBytes, seconds: mostSeconds, megabytes: mostMegabytes)
    }

    /// The files that a PDF carries and whose names are wanted, 8 at most.
    public static func attachments(_ path: String, where isWanted: (String) -> Bool) -> [[UInt8]] {
        // A line for each: its number, a colon, its name.
        guard let list = run("pdfdetach", ["-list", path]) else { return [] }
        let numbers = String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap { line -> Int? in
            guard let colon = line.firstIndex(of: ":"), isWanted(String(line[line.index(after: colon)...])) else { return nil }
            return Int(line[..<colon])
        }
        return numbers.prefix(8).compactMap { number in
            let file = UnnamedFile()
            guard let place = file.path, run("pdfdetach", ["-save", String(number), "-o", place, path]) != nil else { return nil }
            return file.bytes(most: mostBytes)
        }
    }
}
