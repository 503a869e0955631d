import TillProcess
import TillReceipts
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till doctor`: whether the machine and a book are fit for a run.
public struct DoctorCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till doctor",
        summary: "Look whether this machine and a book are fit for a run, and say what to mend.",
        discussion: """
            Looks at the programs and languages that reading needs, at the key, the household files, the originals, the decisions, the \
            database and its form, the room on the disk, the clock, and how the last run went and how old it is. Nothing is changed, \
            and nothing is hashed (till verify does that). Each line is ok, a note, or something to mend, with what to do. The exit code \
            is 1 when something is to be mended.
            """,
        input: .none,
        options: BookOptions.declared + [
            .value("days", "N", "the last run may be so many days old; an older one is something to mend"),
            .flag("json", "one JSON object"),
        ],
        examples: [
            Example("a look at this machine alone", command: "till doctor --json | head -c 15", shows: ["{\"type\":\"doctor"]),
            Example("a guard that tells when the nights stop", command: "till doctor --book money --days 2 --quiet", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let days = try options.integer("days")
        let state = BookOptions.unchecked(options)
        var findings = ToolExamination(context: context).findings()
        let book = BookExamination(state: state, out: BookOptions.out(options), context: context)
        if state.isThere {
            findings += book.findings()
            findings += RunExamination(state: state, out: BookOptions.out(options), days: days).findings()
        } else {
            findings.append(book.absence(isAsked: (options.text("book") ?? ".") != "."))
        }
        let open = findings.count { $0.state == .mend }
        if options.flag("json") {
            var record = Record(type: "doctor")
            record.set(.version, string: TillVersion.text)
            record.set(.time, string: WallClock.now)
            record.set(.mend, integer: open)
            record.set(.checks, objects: findings.map(\.record))
            Output.write(record.text + "\n")
        } else {
            let isQuiet = options.flag("quiet")
            for finding in findings where !isQuiet || finding.state == .mend { Output.write(finding.text) }
            if !isQuiet { Output.write(open == 0 ? "\nall is well\n" : "\n\(CountText.of(open, "thing")) to mend\n") }
        }
        return open == 0 ? .good : .checkFailed
    }
}

/// What the machine has of what Till needs.
struct ToolExamination {
    let context: Context

    func findings() -> [DoctorFinding] {
        [
            .good("till", "version \(TillVersion.text)"), knowledge, pictures, secondReader, program("pdftotext"), program("pdftoppm"),
            .good("sqlite", "version \(StoreDatabase.engineVersion)"),
        ]
    }

    private var knowledge: DoctorFinding {
        guard let folder = context.knowledge.folder, let names = Folder.names(folder), !names.isEmpty else {
            return .mend(
                "knowledge", "the folder of knowledge files is not there.", "Name it with --knowledge DIR or TILL_KNOWLEDGE.")
        }
        return .good("knowledge", "\(CountText.of(names.count, "part")) (\(names.joined(separator: ", ")))")
    }

    private var pictures: DoctorFinding {
        guard Folder.exists(ProgramPath.beside("till-receipts")) else {
            return .mend("pictures", "the program till-receipts is not beside till.", "Install all programs of Till in one folder.")
        }
        let languages = ReceiptTools.languages
        guard !languages.isEmpty else {
            return .mend(
                "pictures", "Tesseract \(ReceiptTools.tesseractVersion) has no language.",
                "Install tesseract-ocr-eng, and tesseract-ocr-CODE for each other language.")
        }
        return .good("pictures", "Tesseract \(ReceiptTools.tesseractVersion), languages \(languages.joined(separator: ", "))")
    }

    private var secondReader: DoctorFinding {
        let name = "second reader"
        do throws(Fault) {
            guard let reader = try SecondReader.located(nil, context.knowledge) else {
                return .note(
                    name, "there is none: what Tesseract leaves in doubt on a receipt stays so.",
                    "pipelines/setup/reader installs it: 430 MB.")
            }
            guard let version = reader.version else {
                return .mend(name, "it is installed and does not start.", "pipelines/setup/reader --remove, then pipelines/setup/reader.")
            }
            return .good(name, version)
        } catch { return .mend(name, error) }
    }

    /// A program of poppler, which says its version on standard error.
    private func program(_ name: String) -> DoctorFinding {
        let said = CapturedRun.output(path: "/bin/sh", arguments: ["-c", "\(name) -v 2>&1"], most: 1 << 16, seconds: 10)
        let line = said.map { String(decoding: $0, as: UTF8.self) }?.split(separator: "\n").first.map(String.init)
        guard let line, let version = line.split(separator: " ").last, line.hasPrefix(name) else {
            return .mend(name, "it is not installed: receipts as PDF cannot be read.", "Install the package poppler-utils.")
        }
        return .good(name, "version \(version)")
    }
}

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
