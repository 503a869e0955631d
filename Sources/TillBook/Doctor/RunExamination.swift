import TillProcess
import TillRecords
import TillRun
import TillStages
import TillStore

/// How the last runs of a book went, and whether the clock agrees with them.
struct RunExamination {
    let state: BookState
    let out: String
    /// How many days old the last run may be; nil for any age.
    let days: Int?

    func findings() -> [DoctorFinding] {
        guard Folder.exists(state.places.database) else {
            return [.note("last run", "there was none yet.", "till run nightly --book \(state.book.folder)")]
        }
        do throws(Fault) {
            let database = try state.databaseToRead()
            defer { database.close() }
            guard let last = try database.runs(most: 1).first else {
                return [.note("last run", "there was none yet.", "till run nightly --book \(state.book.folder)")]
            }
            return [timeOfDay(last), age(last), ending(last)]
        } catch { return [.mend("last run", error)] }
    }

    private func timeOfDay(_ last: StoreDatabase.Run) -> DoctorFinding {
        let now = WallClock.now
        if last.started <= now { return .good("clock", now) }
        return .mend(
            "clock", "it stands at \(now), before the last run began (\(last.started)).",
            "Set the clock: results do not depend on it, but the ledger of runs and the names of backups do.")
    }

    private func age(_ last: StoreDatabase.Run) -> DoctorFinding {
        let words = "run \(last.number) (\(last.plan)) began \(last.started)"
        guard let days, let seconds = WallClock.secondsSince(last.started), seconds > Double(days) * 86_400 else {
            return .good("last run", words)
        }
        return .mend(
            "last run", "\(words), more than \(CountText.of(days, "day")) ago.",
            "Look at what starts the runs; by hand: till run \(last.plan) --book \(state.book.folder)")
    }

    private func ending(_ last: StoreDatabase.Run) -> DoctorFinding {
        let again = "Run it again: till run \(last.plan) --book \(state.book.folder)"
        if RunLock.isHeld(state.places.base) { return .note("its end", "a run or another command is at work on the book now.") }
        guard let exit = last.exit else {
            return .mend(
                "its end", "it never came to its end; what was published before it stands.", again + " takes up where it was.")
        }
        let outcome = last.outcome ?? "ended"
        switch ExitCode(rawValue: Int32(exit)) {
        case .good: return .good("its end", outcome)
        case .partlyRejected:
            return .note(
                "its end", "\(outcome), with parts that could not be read.",
                "Each is a reject in its household's stream; the pages list them with the line that answers each.")
        default: return .mend("its end", "\(outcome), with exit code \(exit).", again)
        }
    }
}
