import Glibc
import TillProcess
import TillRecords
import TillStages

/// What happens in a run, one JSON object a line, in the book's `logs/`: run, household, stages, counts, times. Nothing of a
/// person's: no names of files, no text of documents, no money.
final class RunLog {
    private let descriptor: Int32
    private let run: Int
    private let isSpoken: Bool

    /// So many runs have their logs kept.
    static let kept = 100

    /// - Parameters:
    ///   - folder: where logs lie; made when it is not there. A log that cannot be written stops nothing.
    ///   - run: the run's number in the ledger.
    ///   - isSpoken: true to say each line on standard error as well.
    init(folder: String, run: Int, isSpoken: Bool) {
        self.run = run
        self.isSpoken = isSpoken
        try? Folder.make(folder)
        descriptor = open("\(folder)/\(Publishing.name(of: run)).ndjson", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        let runs = (Folder.names(folder) ?? []).filter { $0.hasSuffix(".ndjson") }
        for name in runs.dropLast(RunLog.kept) { unlink("\(folder)/\(name)") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Adds a line.
    func add(_ event: String, _ fill: (inout Record) -> Void = { _ in }) {
        var record = Record(type: "log")
        record.set(.event, string: event)
        record.set(.run, integer: run)
        record.set(.time, string: WallClock.now)
        fill(&record)
        let line = record.text + "\n"
        if isSpoken { Speech.write(line, to: 2) }
        guard descriptor >= 0 else { return }
        let bytes = Array(line.utf8)
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// A fault by its code: its sentence may name a file.
    func fault(_ fault: Fault) {
        add("fault") {
            $0.set(.code, string: fault.code)
            $0.set(.exit, integer: Int(fault.exit.rawValue))
        }
    }

    /// What came of a household.
    func household(_ id: String, _ outcome: WorkerPool.Outcome) {
        guard let answer = RunSummary.answer(outcome) else {
            let code: String? = if case .answered(let line) = outcome { (try? Record(checking: line))?.string(.code) } else { nil }
            add("household") {
                $0.set(.household, string: id)
                $0.set(.outcome, string: "failed")
                $0.set(.code, string: code ?? RunLog.word(outcome))
            }
            return
        }
        add("household") {
            $0.set(.household, string: id)
            $0.set(.outcome, string: "made")
            for key: Key in [.documents, .rejected, .megabytes] { $0.set(key, integer: answer.integer(key) ?? 0) }
            $0.set(.seconds, raw: RunLog.seconds(answer.integer(.milliseconds) ?? 0))
            $0.set(.cpu, raw: RunLog.seconds(answer.integer(.cpu) ?? 0))
            if let stages = answer.raw(.stages) { $0.set(.stages, raw: stages) }
        }
    }

    private static func word(_ outcome: WorkerPool.Outcome) -> String {
        switch outcome {
        case .answered: "worker.nonsense"
        case .died(.exited): "worker.ended"
        case .died(.killed): "worker.killed"
        case .tookTooLong: "worker.too-long"
        case .heldTooMuch: "worker.too-large"
        }
    }

    /// Milliseconds as a number of seconds.
    static func seconds(_ milliseconds: Int) -> [UInt8] {
        let rest = String(milliseconds % 1000)
        return Array("\(milliseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)".utf8)
    }
}
