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
        let pool = WorkerPool(count: workers) { () throws(ChildProcess.SpawnError) in
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

    @Test func aWorkerOverItsTimeIsEndedAndTheOthersGoOn() throws {
        let pool = WorkerPool(count: 2) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(
                path: "/bin/bash", arguments: ["-c", "while read -r n; do [ $n = slow ] && exec sleep 60; echo \"did $n\"; done"])
        }
        var found: [WorkerPool.Outcome?] = [nil, nil, nil]
        try pool.run(["slow", "b", "c"], limits: .init(seconds: 1)) { found[$0] = $1 }
        #expect(found == [.tookTooLong(1), .answered("did b"), .answered("did c")])
    }

    @Test func aWorkerOverItsMemoryIsEnded() throws {
        // Bash holds the text it builds: doubled until it is some hundred megabytes.
        let script = "while read -r n; do x=aaaaaaaaaaaaaaaa; if [ $n = large ]; then for i in {1..24}; do x=$x$x; done; fi; echo did; done"
        let pool = WorkerPool(count: 1) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: "/bin/bash", arguments: ["-c", script + "; sleep 5"])
        }
        var found: [WorkerPool.Outcome?] = [nil, nil]
        try pool.run(["small", "large"], limits: .init(seconds: 30, megabytes: 60)) { found[$0] = $1 }
        #expect(found == [.answered("did"), .heldTooMuch(60)])
    }

    @Test func whatAWorkerSaysOnTheWayIsHeard() throws {
        let pool = WorkerPool(count: 1) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: "/bin/bash", arguments: ["-c", "while read -r n; do printf '\\t1\\n\\t2\\n'; echo \"did $n\"; done"])
        }
        var heard: [String] = []
        try pool.run(["a", "b"], heard: { heard.append("\($0) \($1)") }) { #expect($1 == .answered("did \($0 == 0 ? "a" : "b")")) }
        #expect(heard == ["0 1", "0 2", "1 1", "1 2"])
    }

    /// A filter that says more than a pipe holds before it has read all: neither side waits for ever.
    @Test func aFedChildIsReadWhileItIsWritten() throws {
        let child = try FedChild(path: "/bin/cat", arguments: [], errors: "/dev/null", patience: 20)
        var told = 0
        let piece = [UInt8](repeating: 97, count: 1 << 18)
        for _ in 0..<16 { try child.feed(piece) { told += $0.count } }
        #expect(try child.finish { told += $0.count } == .exited(0))
        #expect(told == 16 << 18)
    }

    @Test func aFedChildThatHangsIsEnded() throws {
        let child = try FedChild(path: "/bin/sleep", arguments: ["60"], errors: "/dev/null", patience: 1)
        #expect(throws: FedChild.Late.self) { _ = try child.finish { _ in } }
    }

    @Test func noJobsNeedNoWorker() throws {
        #expect(try outcomes([], workers: 2).isEmpty)
    }

    @Test func aProgramThatIsNotThereIsTrouble() {
        #expect(throws: ChildProcess.SpawnError.self) { _ = try ChildProcess(path: "/nowhere/at-all", arguments: []) }
    }
}
