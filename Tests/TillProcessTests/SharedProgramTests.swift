import Glibc
import Testing

@testable import TillProcess

/// A program that all workers of a pool ask: whatever it does, every job is answered and the next question may be too.
@Suite struct SharedProgramTests {
    /// As every program of Till begins: writing to a program that is gone is an error and no end.
    init() { signal(SIGPIPE, SIG_IGN) }

    /// Workers that ask once for each job and tell what came.
    private let worker = "while read -r n; do printf '\\t?%s\\n' \"$n\"; read -r said; echo \"$n: $said\"; done"

    private func answers(_ jobs: [String], _ program: String, workers: Int = 2, path: String = "/bin/bash") throws -> [String] {
        let shared = SharedProgram(
            path: path, arguments: ["-c", program], limits: .init(seconds: 4, megabytes: 500, answer: 1000)
        ) { $1 == "so \($0)" }
        let worker = worker
        let pool = WorkerPool(count: workers, shared: shared) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: "/bin/bash", arguments: ["-c", worker])
        }
        var found = Array(repeating: "", count: jobs.count)
        try pool.run(jobs) { job, outcome in
            if case .answered(let line) = outcome { found[job] = line }
        }
        return found
    }

    @Test(arguments: [1, 2, 5])
    func everyQuestionHasItsOwnAnswer(workers: Int) throws {
        let jobs = (0..<30).map { "q\($0)" }
        #expect(try answers(jobs, "while read -r q; do echo \"so $q\"; done", workers: workers) == jobs.map { "\($0): so \($0)" })
    }

    /// What breaks at `bad` costs that question, and the others are answered.
    @Test(arguments: [
        "exit 3", "kill -KILL $$", "sleep 60", "printf 'x%.0s' {1..2000}; echo", "printf 'no end'; exit",
    ])
    func whatBreaksItCostsOneQuestion(trouble: String) throws {
        let program = "while read -r q; do if [ $q = bad ]; then \(trouble); else echo \"so $q\"; fi; done"
        #expect(try answers(["a", "bad", "b", "c"], program, workers: 1) == ["a: so a", "bad: ", "b: so b", "c: so c"])
    }

    /// What comes late is never taken for the answer to the next question.
    @Test func whatItSaysUnaskedIsNoAnswer() throws {
        let program = "read -r q; echo \"so $q\"; echo more; while read -r q; do echo \"so $q\"; done"
        let jobs = ["a", "b", "c", "d"]
        let found = try answers(jobs, program, workers: 1)
        #expect(zip(jobs, found).allSatisfy { ["\($0): so \($0)", "\($0): "].contains($1) })
    }

    @Test func oneThatAlwaysBreaksIsNotStartedForEver() throws {
        let jobs = (0..<20).map { "q\($0)" }
        #expect(try answers(jobs, "exit 1") == jobs.map { "\($0): " })
        #expect(try answers(jobs, "", path: "/no/such/program") == jobs.map { "\($0): " })
    }

    @Test func oneThatMapsTooMuchGetsNoMore() throws {
        let program = "while read -r q; do if [ $q = bad ]; then x=$(head -c 900000000 /dev/zero | tr '\\0' x); fi; echo \"so $q\"; done"
        #expect(try answers(["a", "bad", "b"], program, workers: 1).last == "b: so b")
    }

    @Test func aPoolWithoutOneAnswersNothing() throws {
        let worker = worker
        let pool = WorkerPool(count: 1) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: "/bin/bash", arguments: ["-c", worker])
        }
        var found: [WorkerPool.Outcome] = []
        try pool.run(["a"]) { found.append($1) }
        #expect(found == [.answered("a: ")])
    }
}
