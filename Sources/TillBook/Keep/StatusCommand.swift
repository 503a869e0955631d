import TillRecords
import TillRun
import TillStages
import TillStore

/// `till status`: what a book has and how its last runs went.
public struct StatusCommand: Command {
    private let options: Options

    public static let manual = Manual(
        name: "till status",
        summary: "Tell what a book has, how its last runs went, and what needs a person.",
        discussion: "With --json one object, for programs. The exit code is 1 when the last run failed or was stopped.",
        input: .none,
        options: BookOptions.declared + [.flag("json", "one JSON object"), .value("runs", "N", "how many runs", default: "5")],
        examples: [Example("the sample book", command: "till status --book samples --out output", shows: [])],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) { self.options = options }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.state(options)
        var troubles = StatusCommand.troubles(of: state)
        var due: DueDocuments?
        do throws(Fault) { due = try DueDocuments(state, try BookInventory(state).documents) } catch {
            if !troubles.contains(error) { troubles.append(error) }
        }
        for trouble in troubles { speech.fault(trouble) }
        let database = try StatusCommand.database(of: state)
        defer { database.close() }
        let runs = try database.runs(most: max(1, try options.integer("runs") ?? 5))
        let households = try database.households()
        var documents: [StoredDocument] = []
        for household in households { documents += try database.documents(of: household) }
        let current = BookOptions.out(options) + "/current"
        let counts = RunIndex.counts(households, in: current)
        let isAtWork = runs.first?.exit == nil && RunLock.isHeld(state.places.base)
        if options.flag("json") {
            Output.write(json(runs, households, documents, counts, due?.documents.count ?? 0, isAtWork) + "\n")
        } else {
            tell(runs, households, documents, counts, isPublished: Folder.exists(current), isAtWork)
            if let sentence = due?.sentence(BookOptions.again(options)) { Output.write("\n\(sentence)\n") }
        }
        guard let last = runs.first, troubles.isEmpty else { return .checkFailed }
        guard let exit = last.exit else { return isAtWork ? .good : .checkFailed }
        return exit == 0 || exit == 2 ? .good : .checkFailed
    }

    /// What keeps the next run from publishing: decisions or documents that were sealed and are gone.
    private static func troubles(of state: BookState) -> [Fault] {
        var found: [Fault] = []
        do throws(Fault) { _ = try state.journal.verified(keyFile: state.places.key) } catch { found.append(error) }
        do throws(Fault) {
            var known: [StoredDocument] = []
            if Folder.exists(state.places.database) {
                let database = try state.databaseToRead()
                defer { database.close() }
                known = try database.form().applied > 0 ? database.documents() : []
            }
            _ = try BookInventory(state).differences(known)
        } catch { found.append(error) }
        return found
    }

    /// The database of a book that was run, to read. Throws `status.no-run` where it was not.
    static func database(of state: BookState) throws(Fault) -> StoreDatabase {
        guard Folder.exists(state.places.database) else {
            let listed = try state.register.contents().documents.count
            guard listed > 0 else { throw noRun(of: state.book) }
            throw Fault(
                "store.missing", "the database is gone; the archive knows \(CountText.of(listed, "document")).",
                remedy: "The next run makes it anew: till run nightly --book \(state.book.folder)", file: "till.sqlite",
                exit: .inputOutput)
        }
        let database = try state.databaseToRead()
        do throws(Fault) {
            // A first run that was killed while it made the database leaves one without tables.
            guard try database.form().applied > 0 else { throw noRun(of: state.book) }
        } catch {
            database.close()
            throw error
        }
        return database
    }

    private static func noRun(of book: Book) -> Fault {
        Fault(
            "status.no-run", "nothing was run on this book yet.", remedy: "till run nightly --book \(book.folder)",
            file: Document.baseName(book.folder), exit: .missingInput)
    }

    private func tell(
        _ runs: [StoreDatabase.Run], _ households: [String], _ documents: [StoredDocument], _ counts: RunIndex.Counts,
        isPublished: Bool, _ isAtWork: Bool
    ) {
        let forgotten = documents.filter(\.isForgotten).count
        Output.write(
            "\(CountText.of(households.count, "household")), \(CountText.of(documents.count, "document"))"
                + "\(forgotten > 0 ? " (\(forgotten) forgotten)" : "")\n")
        Output.write(
            isPublished
                ? "\(CountText.of(counts.transactions, "transaction")) published; \(needs(counts))\n" : "nothing is published yet\n")
        for damaged in counts.damaged { Output.write("what is published of \(damaged) is not whole: run the plan with --fresh\n") }
        Output.write("\nlast runs\n")
        for run in runs {
            let took = run.seconds.map { seconds in "\((seconds * 10).rounded() / 10) s" } ?? "not ended"
            let outcome = run.outcome ?? (isAtWork && run.number == runs.first?.number ? "at work" : "stopped")
            Output.write(
                "  \(run.number)  \(run.started)  \(run.plan)  \(outcome)  \(took)  "
                    + "\(CountText.of(run.documents, "document")) read, \(CountText.of(run.rejected, "reject"))\n")
        }
    }

    private func needs(_ counts: RunIndex.Counts) -> String {
        counts.questions == 0
            ? "nothing needs a person" : "till review has what needs a person: \(counts.questionWords)"
    }

    private func json(
        _ runs: [StoreDatabase.Run], _ households: [String], _ documents: [StoredDocument], _ counts: RunIndex.Counts,
        _ due: Int, _ isAtWork: Bool
    ) -> String {
        var record = Record(type: "status")
        record.set(.households, strings: households)
        record.set(.documents, integer: documents.count)
        record.set(.forgotten, integer: documents.filter(\.isForgotten).count)
        record.set(.transactions, integer: counts.transactions)
        record.set(.questions, integer: counts.questions)
        record.set(.overdue, integer: due)
        record.set(.running, flag: isAtWork)
        record.set(
            .runs,
            objects: runs.map { run in
                var one = Record(type: "run")
                one.set(.number, integer: run.number)
                one.set(.plan, string: run.plan)
                one.set(.version, string: run.version)
                one.set(.started, string: run.started)
                if let outcome = run.outcome { one.set(.outcome, string: outcome) }
                if let exit = run.exit { one.set(.exit, integer: exit) }
                one.set(.documents, integer: run.documents)
                one.set(.rejected, integer: run.rejected)
                return one
            })
        return record.text
    }
}
