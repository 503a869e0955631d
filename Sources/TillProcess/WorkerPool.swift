import Glibc

/// Deals jobs, one line each, to worker processes that answer one line each; a worker that dies costs the one job it was on.
public final class WorkerPool {
    private let start: () throws(ChildProcess.Trouble) -> ChildProcess
    private let count: Int
    private var workers: [Worker] = []

    private struct Worker {
        var child: ChildProcess
        var job: Int?
        var held: [UInt8] = []
    }

    /// What became of a job.
    public enum Outcome: Sendable, Equatable {
        case answered(String)
        case died(ChildProcess.Ending)
    }

    /// - Parameters:
    ///   - count: how many workers run at a time.
    ///   - start: starts one.
    public init(count: Int, start: @escaping () throws(ChildProcess.Trouble) -> ChildProcess) {
        self.count = max(1, count)
        self.start = start
    }

    /// How many processors there are.
    public static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Runs all jobs, in their order as workers become free; tells each outcome as it comes.
    public func run(_ jobs: [String], _ tell: (Int, Outcome) -> Void) throws(ChildProcess.Trouble) {
        var next = 0
        var open = 0
        for _ in 0..<min(count, jobs.count) { workers.append(Worker(child: try start(), job: nil)) }
        for index in workers.indices where next < jobs.count {
            hand(next, jobs, to: index)
            next += 1
            open += 1
        }
        while open > 0 {
            for index in readable() {
                guard let job = workers[index].job else { continue }
                guard let outcome = listen(index) else { continue }
                workers[index].job = nil
                open -= 1
                tell(job, outcome)
                if case .died = outcome, next < jobs.count { workers[index] = Worker(child: try start(), job: nil) }
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

    private func hand(_ job: Int, _ jobs: [String], to index: Int) {
        workers[index].job = job
        _ = workers[index].child.send(jobs[job])
    }

    private func readable() -> [Int] {
        let busy = workers.indices.filter { workers[$0].job != nil }
        var polls = busy.map { pollfd(fd: workers[$0].child.output, events: Int16(POLLIN), revents: 0) }
        while poll(&polls, nfds_t(polls.count), -1) < 0, errno == EINTR {}
        return zip(busy, polls).filter { $0.1.revents != 0 }.map(\.0)
    }

    /// Reads what a worker has to say; an outcome when its line is whole or it is gone.
    private func listen(_ index: Int) -> Outcome? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let n = read(workers[index].child.output, &chunk, chunk.count)
        if n < 0, errno == EINTR { return nil }
        if n <= 0 { return .died(workers[index].child.wait()) }
        workers[index].held += chunk[..<n]
        guard let end = workers[index].held.firstIndex(of: 0x0A) else { return nil }
        let line = String(decoding: workers[index].held[..<end], as: UTF8.self)
        workers[index].held.removeSubrange(...end)
        return .answered(line)
    }
}
