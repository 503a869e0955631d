import TillProcess
import TillRecords
import TillStages

/// Deals jobs to worker processes, watches them, and notes what is whole.
struct Dealing {
    private let run: PlanRun

    init(_ run: PlanRun) { self.run = run }

    /// Runs jobs, largest first; gives what came of each, in the order they ended.
    ///
    /// - Parameters:
    ///   - inputs: what each household is made from.
    ///   - documents: how many documents each job has.
    func run(
        _ jobs: [(household: String, line: String)], inputs: [String: String], documents: [Int]
    ) throws(Fault) -> [(household: String, outcome: WorkerPool.Outcome)] {
        let pool = try pool(jobs: jobs.count)
        let reading = DocumentProgress(documents, run)
        var outcomes: [(household: String, outcome: WorkerPool.Outcome)] = []
        var trouble: Fault?
        let limits = WorkerPool.Limits(seconds: run.plan.limits.seconds, megabytes: run.plan.limits.megabytes)
        do throws(ChildProcess.SpawnError) {
            try pool.run(
                jobs.map(\.line), limits: limits,
                heard: { index, line in reading.set(index, Int(line) ?? 0) }
            ) { index, outcome in
                let household = jobs[index].household
                outcomes.append((household, outcome))
                run.log.household(household, outcome)
                run.totals.add(household, outcome)
                reading.set(index, documents[index])
                guard let answer = RunSummary.answer(outcome), let inputs = inputs[household] else { return }
                do throws(Fault) {
                    try run.publishing.finish(household, inputs: inputs, rejected: answer.integer(.rejected) ?? 0)
                } catch { trouble = trouble ?? error }
            }
        } catch {
            throw Fault(
                "run.no-worker", "a worker cannot be started (error \(error.code) of the system).", remedy: "Run it again.", exit: .software
            )
        }
        reading.finish()
        if let trouble { throw trouble }
        return outcomes
    }

    private func pool(jobs: Int) throws(Fault) -> WorkerPool {
        let context = run.request.context
        var arguments = [
            "worker", "--plan", run.plan.path, "--book", run.state.book.folder, "--out", run.publishing.partial, "--seed",
            String(Int64(bitPattern: context.seed)), "--period", run.request.period, "--memory", run.state.places.base,
        ]
        arguments += run.request.apart.words
        if run.request.logs { arguments.append("--log") }
        if run.request.isSlowAsked { arguments.append("--slow") }
        if let asOf = context.asOf { arguments += ["--as-of", asOf.description] }
        if let key = context.keyFile { arguments += ["--key", key] }
        if let knowledge = context.knowledge.folder { arguments += ["--knowledge", knowledge] }
        let workers = max(1, min(run.request.workers ?? WorkerPool.processors, jobs))
        // Where there are fewer households than processors, reading pictures takes the others.
        arguments += ["--processors", String(max(1, WorkerPool.processors / workers))]
        return WorkerPool(count: workers) { () throws(ChildProcess.SpawnError) in
            try ChildProcess(path: "/proc/self/exe", arguments: arguments, environment: ["OMP_THREAD_LIMIT": "1"])
        }
    }
}

/// How many documents of a run are read: on the terminal, and every half minute in the log.
private final class DocumentProgress {
    private let documents: [Int]
    private var read: [Int]
    private let run: PlanRun
    private let progress: Progress
    private var said = WallClock.seconds

    /// - Parameter documents: how many each job has.
    init(_ documents: [Int], _ run: PlanRun) {
        self.documents = documents
        self.run = run
        read = documents.map { _ in 0 }
        progress = Progress("documents", total: documents.reduce(0, +), quiet: run.request.context.quiet || run.request.logs)
    }

    /// So many documents of a job are read.
    func set(_ job: Int, _ count: Int) {
        read[job] = min(documents[job], count)
        let now = WallClock.seconds
        let all = read.reduce(0, +)
        progress.set(all, at: now)
        guard now - said > 30 else { return }
        said = now
        run.log.add("progress") { $0.set(.documents, integer: all) }
    }

    func finish() { progress.finish() }
}
