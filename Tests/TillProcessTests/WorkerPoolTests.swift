import Testing

@testable import TillProcess

/// Jobs dealt to workers: every job has one outcome, whatever becomes of its worker.
@Suite struct WorkerPoolTests {
    /// A worker that answers each line, dies of `die` and leaves at `leave`.
    private let script = """
        while read -r line; do
          case "$line" in
            die*) kill -KILL $$ ;;
            leave*) exit 3 ;;
            *) echo "did $line" ;;
          esac
        done
        """

    private func outcomes(_ jobs: [String], workers: Int) throws -> [WorkerPool.Outcome?] {
        let script = script
        let pool = WorkerPool(count: workers) { () throws(ChildProcess.Trouble) in
            try ChildProcess(path: "/bin/bash", arguments: ["-c", script])
        }
        var found: [WorkerPool.Outcome?] = Array(repeating: nil, count: jobs.count)
        try pool.run(jobs) { job, outcome in
            #expect(found[job] == nil)
            found[job] = outcome
        }
        return found
    }

    @Test(arguments: [1, 2, 5])
    func everyJobIsAnsweredOnce(workers: Int) throws {
        let jobs = (0..<50).map { "job \($0)" }
        #expect(try outcomes(jobs, workers: workers) == jobs.map { .answered("did \($0)") })
    }

    @Test func aWorkerThatDiesCostsTheJobItWasOn() throws {
        let found = try outcomes(["a", "die 1", "b", "leave 1", "c", "die 2"], workers: 2)
        #expect(
            found == [
                .answered("did a"), .died(.killed(signal: 9)), .answered("did b"), .died(.exited(3)), .answered("did c"),
                .died(.killed(signal: 9)),
            ])
    }

    @Test func noJobsNeedNoWorker() throws {
        #expect(try outcomes([], workers: 2).isEmpty)
    }

    @Test func aProgramThatIsNotThereIsTrouble() {
        #expect(throws: ChildProcess.Trouble.self) { _ = try ChildProcess(path: "/nowhere/at-all", arguments: []) }
    }
}
