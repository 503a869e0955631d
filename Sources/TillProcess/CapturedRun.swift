import Glibc

/// A child run to its end with its output kept, within limits of time and size.
public enum CapturedRun {
    /// What became of a child.
    public enum Outcome: Sendable, Equatable {
        case output([UInt8])
        /// It could not be started, or ended with another code than 0.
        case failed
        /// It took more time than it may, or wrote more.
        case tooMuch
    }

    /// What it may take.
    public struct Limits: Sendable {
        /// Bytes of output that are taken.
        public var most: Int
        /// Time it may take, as the clock on the wall goes.
        public var seconds: Int
        /// Processor time; nil for no limit of its own.
        public var processorSeconds: Int?
        /// Memory it may map; nil for what this process may.
        public var megabytes: Int?

        public init(most: Int, seconds: Int, processorSeconds: Int? = nil, megabytes: Int? = nil) {
            self.most = most
            self.seconds = seconds
            self.processorSeconds = processorSeconds
            self.megabytes = megabytes
        }

        /// The program of the system that starts another one within limits.
        fileprivate var command: [String] {
            guard let megabytes else { return [] }
            return ["/usr/bin/prlimit", "--as=\(megabytes << 20)", "--core=0"] + (processorSeconds.map { ["--cpu=\($0)"] } ?? [])
        }
    }

    /// What it wrote on standard output, or nil when it could not be started, failed, wrote too much or took too long.
    ///
    /// - Parameter isClean: whether it is a stranger's, who may know little of the environment.
    public static func output(
        path: String, arguments: [String], most: Int, seconds: Int, megabytes: Int? = nil, isClean: Bool = false
    ) -> [UInt8]? {
        let limits = Limits(most: most, seconds: seconds, megabytes: megabytes)
        guard case .output(let bytes) = run(path: path, arguments: arguments, limits, isClean: isClean) else { return nil }
        return bytes
    }

    /// Runs a child to its end, or to that of what it may take.
    ///
    /// - Parameter environment: what it is told besides.
    public static func run(
        path: String, arguments: [String], _ limits: Limits, isClean: Bool = false, environment: [String: String] = [:]
    ) -> Outcome {
        let command = limits.command + [path] + arguments
        let started = try? ChildProcess(
            path: command[0], arguments: Array(command[1...]), environment: environment, isClean: isClean, isSilent: true)
        guard let child = started else { return .failed }
        child.closeInput()
        let end = now + limits.seconds
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            var ready = pollfd(fd: child.output, events: Int16(POLLIN), revents: 0)
            let left = end - now
            guard left > 0, bytes.count <= limits.most else {
                child.kill()
                _ = child.wait()
                return .tooMuch
            }
            guard unsafe poll(&ready, 1, Int32(min(left, 60) * 1000)) > 0 else { continue }
            let n = unsafe read(child.output, &chunk, chunk.count)
            if n < 0, errno == EINTR { continue }
            if n <= 0 { break }
            bytes += chunk[..<n]
        }
        switch child.wait() {
        case .exited(0): return .output(bytes)
        case .killed(SIGXCPU), .killed(SIGKILL): return .tooMuch
        default: return .failed
        }
    }

    private static var now: Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}

/// Limits a process sets for itself, so that what it reads can harm nothing but it.
public enum ProcessLimits {
    /// The most memory it may map, in bytes.
    public static func memory(_ bytes: Int) {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// Kills this process when it has used so many more seconds of processor time; 0 takes the limit away.
    public static func processorTime(_ seconds: Int) {
        var timer = itimerval(it_interval: timeval(tv_sec: 0, tv_usec: 0), it_value: timeval(tv_sec: seconds, tv_usec: 0))
        unsafe setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &timer, nil)
    }
}

/// Poppler's programs, which take a PDF apart: parsers of strangers' data, each a child within limits.
public enum Poppler {
    /// A page that unpacks to a thousand times its size is ended after so much processor time: a statement of 200 pages takes a second.
    private static let limits = CapturedRun.Limits(most: 64 << 20, seconds: 8, processorSeconds: 4, megabytes: 2 << 10)

    /// What a program says of a PDF: `pdftotext`, `pdftoppm`.
    ///
    /// - Parameter arguments: end with the path of the PDF, and what follows it.
    public static func run(_ program: String, _ arguments: [String]) -> CapturedRun.Outcome {
        CapturedRun.run(path: "/usr/bin/\(program)", arguments: ["-q"] + arguments, limits)
    }

    /// What its programs could not do with a PDF: a sentence, and what to do about it.
    ///
    /// - Parameter outcome: of the program.
    public static func trouble(_ outcome: CapturedRun.Outcome) -> (sentence: String, remedy: String) {
        if unsafe access("/usr/bin/pdftotext", X_OK) != 0 {
            return ("a PDF is read by poppler-utils, which is not installed.", "Install the package poppler-utils.")
        }
        if outcome == .tooMuch {
            return (
                "the PDF takes more than the time a document may take: it unpacks to far more than it is.",
                "Open it, print it to a new PDF, and read that."
            )
        }
        return ("the PDF cannot be read: it is damaged or locked.", "Open it, print it to a new PDF, and read that.")
    }

    /// The files that a PDF carries and whose names are wanted, 8 at most.
    public static func attachments(_ path: String, where isWanted: (String) -> Bool) -> [[UInt8]] {
        // A line for each: its number, a colon, its name.
        guard case .output(let list) = CapturedRun.run(path: "/usr/bin/pdfdetach", arguments: ["-list", path], limits) else { return [] }
        let numbers = String(decoding: list, as: UTF8.self).split(separator: "\n").compactMap { line -> Int? in
            guard let colon = line.firstIndex(of: ":"), isWanted(String(line[line.index(after: colon)...])) else { return nil }
            return Int(line[..<colon])
        }
        return numbers.prefix(8).compactMap { number in
            let file = UnnamedFile()
            let arguments = ["-save", String(number), "-o", file.path ?? "", path]
            guard file.path != nil, case .output = CapturedRun.run(path: "/usr/bin/pdfdetach", arguments: arguments, limits) else {
                return nil
            }
            return file.bytes(most: limits.most)
        }
    }
}
