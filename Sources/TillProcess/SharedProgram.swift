import Glibc

/// A program that answers a line with a line, kept running and shared by the workers of a pool: started at the first question, asked one
/// question at a time, ended and started anew when it breaks.
///
/// Nobody waits for it but who asked: a question that it does not answer is answered by an empty line.
public final class SharedProgram {
    private let path: String
    private let arguments: [String]
    private let environment: [String: String]
    private let limits: Limits
    private let isAnswer: (String, String) -> Bool
    private var child: ChildProcess?
    private var waiting: [Question] = []
    private var asked: Question?
    /// When the question that is out was asked, as `WallClock.seconds` goes.
    private var began = 0.0
    private var held: [UInt8] = []
    /// Questions in a row that ended it.
    private var failures = 0

    /// What the program may take; one that takes more is ended.
    public struct Limits: Sendable {
        /// Seconds for one answer, as the clock on the wall goes.
        public var seconds: Int
        /// Megabytes of memory that it may map.
        public var megabytes: Int
        /// Bytes of one answer.
        public var answer: Int

        public init(seconds: Int, megabytes: Int, answer: Int) {
            self.seconds = seconds
            self.megabytes = megabytes
            self.answer = answer
        }
    }

    struct Question: Equatable {
        /// The worker that waits for the answer.
        let asker: pid_t
        let line: String
    }

    /// One that breaks so often in a row is not started again.
    private static let mostFailures = 5

    /// - Parameter isAnswer: whether a line, the second, is an answer to a question; one that is none ends the program.
    public init(
        path: String, arguments: [String] = [], environment: [String: String] = [:], limits: Limits,
        isAnswer: @escaping (String, String) -> Bool = { _, _ in true }
    ) {
        self.isAnswer = isAnswer
        self.path = path
        self.arguments = arguments
        self.environment = environment
        self.limits = limits
    }

    deinit { end() }

    /// Where an answer is to be awaited; nil while no question is out.
    var output: Int32? { asked == nil ? nil : child?.output }

    /// Takes a question; the answers that need no waiting.
    func ask(_ line: String, by asker: pid_t) -> [(asker: pid_t, line: String)] {
        waiting.append(Question(asker: asker, line: line))
        return proceed()
    }

    /// Takes what the program has to say, and ends one that is late; the answers that are whole now.
    ///
    /// - Parameter isReady: whether there is something to read.
    func listen(isReady: Bool) -> [(asker: pid_t, line: String)] {
        guard let child, let question = asked else { return [] }
        var answer: String?
        if isReady {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let n = unsafe read(child.output, &chunk, chunk.count)
            if n < 0, errno == EINTR { return [] }
            guard n > 0 else { return fail(question) }
            held += chunk[..<n]
            guard held.count <= limits.answer else { return fail(question) }
            if let end = held.firstIndex(of: 0x0A) {
                // More than the one line is no answer to one question.
                guard end == held.count - 1 else { return fail(question) }
                answer = String(decoding: held[..<end], as: UTF8.self)
            }
        }
        if let answer {
            guard isAnswer(question.line, answer) else { return fail(question) }
            (held, asked, failures) = ([], nil, 0)
            return [(question.asker, answer)] + proceed()
        }
        return WallClock.seconds - began > Double(limits.seconds) ? fail(question) : []
    }

    /// The program broke at a question, which stays without an answer.
    private func fail(_ question: Question) -> [(asker: pid_t, line: String)] {
        failures += 1
        drop()
        return [(question.asker, "")] + proceed()
    }

    /// Asks the next question; answers those that nobody is there to answer.
    private func proceed() -> [(asker: pid_t, line: String)] {
        var unanswered: [(asker: pid_t, line: String)] = []
        while asked == nil, !waiting.isEmpty {
            let question = waiting.removeFirst()
            // What it says unasked would be taken for the answer.
            if let child, SharedProgram.isReadable(child.output) { drop() }
            if let child = started(), child.send(question.line) {
                (asked, began) = (question, WallClock.seconds)
            } else {
                failures += 1
                drop()
                unanswered.append((question.asker, ""))
            }
        }
        return unanswered
    }

    private func started() -> ChildProcess? {
        guard child == nil, failures < SharedProgram.mostFailures else { return child }
        // One thread: it stands beside a worker on every processor.
        let threads = ["OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"].merging(environment) { $1 }
        child = try? ChildProcess(
            path: "/usr/bin/prlimit", arguments: ["--as=\(limits.megabytes << 20)", "--core=0", path] + arguments, environment: threads,
            isSilent: true)
        return child
    }

    private func drop() {
        child?.kill()
        _ = child?.wait()
        (child, asked, held) = (nil, nil, [])
    }

    /// Ends it: it has nothing to write, so its input's end is all it needs; one that stays is killed.
    func end() {
        guard let child else { return }
        child.closeInput()
        let start = WallClock.seconds
        while WallClock.seconds - start < 5, SharedProgram.isOpen(child.output) {}
        drop()
    }

    /// Whether the other side has not closed it yet; waits for that a little.
    private static func isOpen(_ descriptor: Int32) -> Bool {
        guard isReadable(descriptor, milliseconds: 500) else { return true }
        var chunk = [UInt8](repeating: 0, count: 65_536)
        return unsafe read(descriptor, &chunk, chunk.count) > 0
    }

    private static func isReadable(_ descriptor: Int32, milliseconds: Int32 = 0) -> Bool {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&ready, 1, milliseconds) > 0
    }
}
