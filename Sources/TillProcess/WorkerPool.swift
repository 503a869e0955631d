import Glibc

/// Deals jobs, one line each, to worker processes that answer one line each; a worker that dies costs the one job it was on.
///
/// Before its answer a worker may say how far it is, in lines that begin with a tab; one that begins with a tab and `?` is a question to
/// the program that the workers share, and its answer comes as a line.
public final class WorkerPool {
    private let start: () throws(ChildProcess.SpawnError) -> ChildProcess
    private let count: Int
    private let shared: SharedProgram?
    private var workers: [Worker] = []

    private struct Worker {
        var child: ChildProcess
        var job: Int?
        var held: [UInt8] = []
        /// When its job began, as `WallClock.seconds` goes.
        var began = 0.0
    }

    /// What a worker may take; one that takes more is killed.
    public struct Limits: Sendable, Equatable {
        /// Seconds for one job, as the clock on the wall goes.
        public var seconds: Int?
        /// Megabytes of memory held.
        public var megabytes: Int?

        public init(seconds: Int? = nil, megabytes: Int? = nil) {
            self.seconds = seconds
            self.megabytes = megabytes
        }

        var isNone: Bool { seconds == nil && megabytes == nil }
    }

    /// What became of a job.
    public enum Outcome: Sendable, Equatable {
        case answered(String)
        case died(ChildProcess.Ending)
        /// It was killed since it took longer than so many seconds.
        case tookTooLong(Int)
        /// It was killed since it held more than so many megabytes.
        case heldTooMuch(Int)

        /// Whether the worker that had the job is gone.
        var isEnd: Bool {
            if case .answered = self { return false }
            return true
        }
    }

    /// - Parameters:
    ///   - count: how many workers run at a time.
    ///   - shared: what workers may ask.
    ///   - start: starts one.
    public init(
        count: Int, shared: SharedProgram? = nil, start: @escaping () throws(ChildProcess.SpawnError) -> ChildProcess
    ) {
        self.count = max(1, count)
        self.shared = shared
        self.start = start
    }

    /// How many processors there are.
    public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs all jobs, in their order as workers become free; tells each outcome as it comes.
    ///
    /// - Parameters:
    ///   - limits: what each worker may take.
    ///   - heard: what a worker says of its job before the answer.
    public func run(
        _ jobs: [String], limits: Limits = Limits(), heard: (Int, String) -> Void = { _, _ in }, _ tell: (Int, Outcome) -> Void
    ) throws(ChildProcess.SpawnError) {
        var next = 0
        var open = 0
        for _ in 0..<min(count, jobs.count) { workers.append(Worker(child: try start(), job: nil)) }
        for index in workers.indices where next < jobs.count {
            hand(next, jobs, to: index)
            next += 1
            open += 1
        }
        while open > 0 {
            for (index, outcome) in outcomes(limits, heard) {
                guard let job = workers[index].job else { continue }
                workers[index].job = nil
                open -= 1
                tell(job, outcome)
                if outcome.isEnd, next < jobs.count { workers[index] = Worker(child: try start(), job: nil) }
                if next < jobs.count {
                    hand(next, jobs, to: index)
                    next += 1
                    open += 1
                }
            }
        }
        for worker in workers {
            worker.child.closeInput()
            _ = worker.child.wait()
        }
        workers = []
    }

    /// Waits until something comes of a job; the workers it came of.
    private func outcomes(_ limits: Limits, _ heard: (Int, String) -> Void) -> [(Int, Outcome)] {
        var found: [(Int, Outcome)] = []
        for index in readable(atMost: limits.isNone ? -1 : 200) {
            guard let job = workers[index].job else { continue }
            if let outcome = listen(index, { heard(job, $0) }) { found.append((index, outcome)) }
        }
        guard !limits.isNone else { return found }
        for index in workers.indices where workers[index].job != nil && !found.contains(where: { $0.0 == index }) {
            guard let outcome = excess(workers[index], limits) else { continue }
            workers[index].child.kill()
            _ = workers[index].child.wait()
            found.append((index, outcome))
        }
        return found
    }

    private func excess(_ worker: Worker, _ limits: Limits) -> Outcome? {
        if let seconds = limits.seconds, WallClock.seconds - worker.began > Double(seconds) { return .tookTooLong(seconds) }
        if let most = limits.megabytes, ProcessMemory.held(by: worker.child.pid) > most << 20 { return .heldTooMuch(most) }
        return nil
    }

    private func hand(_ job: Int, _ jobs: [String], to index: Int) {
        workers[index].job = job
        workers[index].began = WallClock.seconds
        _ = workers[index].child.send(jobs[job])
    }

    /// - Parameter milliseconds: how long it waits; -1 for as long as it takes.
    private func readable(atMost milliseconds: Int32) -> [Int] {
        let busy = workers.indices.filter { workers[$0].job != nil }
        var polls = busy.map { pollfd(fd: workers[$0].child.output, events: Int16(POLLIN), revents: 0) }
        let asked = shared?.output
        if let asked { polls.append(pollfd(fd: asked, events: Int16(POLLIN), revents: 0)) }
        while unsafe poll(&polls, nfds_t(polls.count), asked == nil ? milliseconds : 200) < 0, errno == EINTR {}
        if asked != nil, let shared, let last = polls.last { pass(shared.listen(isReady: last.revents != 0)) }
        return zip(busy, polls).filter { $0.1.revents != 0 }.map(\.0)
    }

    /// Passes answers of the shared program on to the workers that still wait for them.
    private func pass(_ answers: [(asker: pid_t, line: String)]) {
        for answer in answers {
            guard let worker = workers.first(where: { $0.job != nil && $0.child.pid == answer.asker }) else { continue }
            _ = worker.child.send(answer.line)
        }
    }

    /// Reads what a worker has to say; an outcome when its answer is whole or it is gone.
    private func listen(_ index: Int, _ heard: (String) -> Void) -> Outcome? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let n = unsafe read(workers[index].child.output, &chunk, chunk.count)
        if n < 0, errno == EINTR { return nil }
        if n <= 0 { return .died(workers[index].child.wait()) }
        workers[index].held += chunk[..<n]
        while let end = workers[index].held.firstIndex(of: 0x0A) {
            let line = String(decoding: workers[index].held[..<end], as: UTF8.self)
            workers[index].held.removeSubrange(...end)
            guard line.hasPrefix("\t") else { return .answered(line) }
            if line.hasPrefix("\t?") {
                let pid = workers[index].child.pid
                pass(shared?.ask(String(line.dropFirst(2)), by: pid) ?? [(pid, "")])
            } else {
                heard(String(line.dropFirst()))
            }
        }
        return nil
    }
}

/// Memory of processes, as the system counts it.
public enum ProcessMemory {
    /// Bytes of memory a process holds now; 0 when it is gone.
    public static func held(by pid: pid_t) -> Int {
        let descriptor = unsafe open("/proc/\(pid)/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 128)
        let n = unsafe read(descriptor, &text, text.count)
        guard n > 0 else { return 0 }
        // Pages in all, then pages held.
        let words = text[..<n].split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
