import Glibc
import TillRecords

/// A child process with its streams in files: nothing can wait for a full pipe.
public struct Command: Sendable {
    /// The program and its arguments; a program without a slash is looked for on PATH.
    public var words: [String]
    /// What standard input gets.
    public var input: [UInt8] = []
    /// The folder it runs in, when not this one.
    public var folder: String?
    /// Added to the environment.
    public var environment: [String: String] = [:]
    /// It is killed after so many seconds.
    public var seconds: Double = 60

    public enum Trouble: Error {
        case cannotStart(String, Int32)
    }

    public init(_ words: [String], input: [UInt8] = [], folder: String? = nil) {
        self.words = words
        self.input = input
        self.folder = folder
    }

    /// A line of bash, with the executables of the build first on PATH.
    public static func bash(_ line: String, input: [UInt8] = [], folder: String? = nil) -> Command {
        var command = Command(["bash", "-c", line], input: input, folder: folder)
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        command.environment["PATH"] = "\(Checkout.binaries):\(path)"
        return command
    }

    /// Runs it to its end.
    public func run() throws -> Outcome {
        let streams = [try Command.holdingFile(input), try Command.holdingFile([]), try Command.holdingFile([])]
        defer { for stream in streams { close(stream) } }
        let child = try spawn(streams)
        let (status, late) = Command.wait(for: child, seconds)
        let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
        return Outcome(code: code, out: Command.contents(streams[1]), err: Command.contents(streams[2]), tookTooLong: late)
    }

    private func spawn(_ streams: [Int32]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() { posix_spawn_file_actions_adddup2(&actions, stream, Int32(number)) }
        let all = folder.map { ["env", "-C", $0] + words } ?? words
        var variables = Command.inherited
        variables.merge(environment) { $1 }
        let arguments: [UnsafeMutablePointer<CChar>?] = all.map { strdup($0) } + [nil]
        let settings: [UnsafeMutablePointer<CChar>?] = variables.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in arguments + settings { free(pointer) } }
        var child: pid_t = 0
        let failure = posix_spawnp(&child, all[0], &actions, nil, arguments, settings)
        guard failure == 0 else { throw Trouble.cannotStart(words[0], failure) }
        return child
    }

    private static func wait(for child: pid_t, _ seconds: Double) -> (status: Int32, late: Bool) {
        var status: Int32 = 0
        var slept = 0.0
        while waitpid(child, &status, WNOHANG) == 0 {
            if slept > seconds {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                return (status, true)
            }
            let pause = slept < 0.1 ? 0.001 : 0.01
            usleep(UInt32(pause * 1_000_000))
            slept += pause
        }
        return (status, false)
    }

    /// A file without a name that holds the bytes, to be read from its start.
    private static func holdingFile(_ bytes: [UInt8]) throws -> Int32 {
        var template = Array("/tmp/till-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Trouble.cannotStart("/tmp", errno) }
        unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var done = 0
        while done < bytes.count {
            let n = bytes[done...].withBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard n > 0 else { throw Trouble.cannotStart("/tmp", errno) }
            done += n
        }
        lseek(descriptor, 0, SEEK_SET)
        return descriptor
    }

    private static func contents(_ descriptor: Int32) -> [UInt8] {
        lseek(descriptor, 0, SEEK_SET)
        var all: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = read(descriptor, &chunk, chunk.count)
            if got <= 0 { return all }
            all += chunk[..<got]
        }
    }

    private static let inherited: [String: String] = {
        // A second reader that happens to be on this machine is none of the tests'.
        // Nor is an environment that writes Parquet: what it writes is tried by hand (Tests/feed).
        var found = ["TILL_SECOND_READER": "none", "TILL_PARQUET_WRITER": "none"]
        for name in ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "USER", "PYENV_ROOT", "TILL_MUTANT"] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }()
}

/// How a child process ended, and what it wrote.
public struct Outcome: Sendable {
    /// The exit code; 128 and the signal for one that was killed.
    public let code: Int32
    public let out: [UInt8]
    public let err: [UInt8]
    public let tookTooLong: Bool

    public var outText: String { String(decoding: out, as: UTF8.self) }
    public var errText: String { String(decoding: err, as: UTF8.self) }
    /// The same with one text in place of another, in both streams: a folder's name that is another each time.
    public func replacing(_ text: String, with other: String) -> Outcome {
        Outcome(
            code: code, out: Array(outText.replacing(text, with: other).utf8), err: Array(errText.replacing(text, with: other).utf8),
            tookTooLong: tookTooLong)
    }

    /// The lines of standard output.
    public var lines: [String] { outText.split(separator: "\n").map(String.init) }
}

/// Runs a line of bash in a test's own folder, the executables of the build first on PATH, for two minutes at most.
public func shell(_ line: String, _ scratch: Scratch, input: String = "") throws -> Outcome {
    var command = Command.bash(line, input: Array(input.utf8), folder: scratch.path)
    command.seconds = 120
    return try command.run()
}
