import Glibc
import TillFigures
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// `till diff`: what changed between two runs that were published.
public struct DiffCommand: Command {
    private let options: Options
    private let uses: CategoryUses

    public static let manual = Manual(
        name: "till diff",
        summary: "Tell what changed between two published runs: transactions that came, went or changed, and figures that moved.",
        discussion: """
            Names two runs by their numbers in the ledger of runs (till status), or the word current; without names the last two that \
            were published. A run that changed nothing stands for the one whose results it left in place. A transaction whose id changed \
            because a better document of it arrived counts as changed, not as gone and come. With --json every difference is one line: \
            change, figure, and at the end diff with the counts.
            """,
        input: .names,
        options: BookOptions.declared + [
            .values("household", "ID", "only this household; may be given several times"),
            .value("most", "N", "how many transactions of a household are shown; 0 for all", default: "20"),
            .flag("json", "JSON, an object a line"),
        ],
        examples: [
            Example("what the last night changed", command: "till diff --book money", shows: []),
            Example("between two runs, for a program", command: "till diff 12 15 --book money --json", shows: []),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        uses = try CategoryUses(context.knowledge)
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let most = try options.integer("most") ?? 20
        let state = try BookOptions.reader(options)
        let choice = RunChoice(state: state, out: BookOptions.out(options))
        let (before, after) = try choice.pair(options.arguments)
        var telling: any DifferenceTelling =
            options.flag("json") ? DifferenceRecords(before, after) : DifferenceText(before, after, most: most)
        let asked = options.list("household")
        let files = try HouseholdFiles(state.book)
        for household in Set(before.households + after.households).sorted() where asked.isEmpty || asked.contains(household) {
            if let sum = before.sum(of: household), sum == after.sum(of: household) { continue }
            telling.tell(
                HouseholdDifference(household, before.stream(household), after.stream(household), try files.file(of: household), uses))
        }
        telling.finish()
        return .good
    }
}

/// Tells differences, household by household, on standard output.
protocol DifferenceTelling {
    mutating func tell(_ difference: HouseholdDifference)
    mutating func finish()
}

/// Differences as JSON, an object a line: `change`, `figure`, and at the end `diff`.
struct DifferenceRecords: DifferenceTelling {
    private let before: Int
    private let after: Int
    private var counts = DifferenceCounts()

    init(_ before: PublishedRun, _ after: PublishedRun) {
        self.before = before.number
        self.after = after.number
    }

    mutating func tell(_ one: HouseholdDifference) {
        if one.isNone { return }
        counts.add(one)
        for record in one.came { write(one.household, "came", record) }
        for record in one.went { write(one.household, "went", record) }
        for change in one.changed { write(one.household, "changed", change.after, change.fields) }
        for figure in one.figures {
            var record = Record(type: "figure")
            record.set(.household, string: one.household)
            record.set(.name, string: figure.name)
            if let before = figure.before { record.set(.before, string: before) }
            if let after = figure.after { record.set(.after, string: after) }
            Output.write(record.text + "\n")
        }
    }

    private func write(_ household: String, _ change: String, _ transaction: Record, _ fields: [FieldChange] = []) {
        var record = Record(type: "change")
        record.set(.household, string: household)
        record.set(.change, string: change)
        record.set(.id, string: transaction.string(.id) ?? "")
        if !fields.isEmpty { record.set(.fields, objects: fields.map(\.record)) }
        record.set(.transaction, object: transaction)
        Output.write(record.text + "\n")
    }

    mutating func finish() {
        var record = Record(type: "diff")
        record.set(.before, integer: before)
        record.set(.after, integer: after)
        record.set(.households, integer: counts.households)
        record.set(.came, integer: counts.came)
        record.set(.went, integer: counts.went)
        record.set(.changed, integer: counts.changed)
        Output.write(record.text + "\n")
    }
}

/// Finds published runs by the names that people give them.
struct RunChoice {
    let state: BookState
    /// Where runs are published: the book's output, or that of one plan.
    let out: String

    /// The two runs named, the earlier first; the last two when none is named. Throws what keeps them from being compared.
    func pair(_ names: [String]) throws(Fault) -> (PublishedRun, PublishedRun) {
        guard names.count == 2 || names.isEmpty else {
            throw Fault(
                "usage.runs", "two runs are compared.", remedy: "Name two, such as till diff 12 15, or none for the last two.",
                place: "till diff", exit: .usage)
        }
        guard names.isEmpty else { return (try run(names[0]), try run(names[1])) }
        let kept = numbers(out)
        guard kept.count >= 2 else {
            throw Fault(
                "diff.too-few",
                kept.isEmpty ? "nothing is published here yet." : "only run \(kept[0]) is kept, and there is nothing to compare it with.",
                remedy: "Runs that change nothing publish nothing; till run --keep N says how many are kept. A plan of its own: --out DIR.",
                file: Document.baseName(out), exit: .missingInput)
        }
        return (at(kept[kept.count - 2], out), at(kept[kept.count - 1], out))
    }

    private func numbers(_ place: String) -> [Int] { (Folder.names(place + "/runs") ?? []).compactMap { Int($0) }.sorted() }

    private func at(_ number: Int, _ place: String) -> PublishedRun {
        PublishedRun(number: number, folder: "\(place)/runs/\(Publishing.name(of: number))")
    }

    private func run(_ name: String) throws(Fault) -> PublishedRun {
        if name == "current" {
            var buffer = [CChar](repeating: 0, count: 4096)
            let length = unsafe max(0, readlink(out + "/current", &buffer, 4095))
            let target = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            guard let number = Int(Document.baseName(target)) else { throw unknown(name) }
            return at(number, out)
        }
        guard let number = Int(name), number > 0 else { throw unknown(name) }
        if let place = place(of: number) { return at(number, place) }
        return try standing(number)
    }

    /// The output that keeps a run: this one, or that of a plan below it.
    private func place(of number: Int) -> String? {
        let places = [out] + (Folder.names(out) ?? []).map { "\(out)/\($0)" }
        return places.first { Folder.isFolder("\($0)/runs/\(Publishing.name(of: number))") }
    }

    /// A run that has no folder: what the ledger says of it.
    private func standing(_ number: Int) throws(Fault) -> PublishedRun {
        guard Folder.exists(state.places.database) else { throw unknown(String(number)) }
        let database = try state.databaseToRead()
        defer { database.close() }
        guard let run = try database.run(number) else { throw unknown(String(number)) }
        switch run.outcome {
        case "published": throw pruned(number, number)
        case "unchanged":
            guard let before = try database.published(by: run.plan, upTo: number) else { throw unknown(String(number)) }
            guard let place = place(of: before.number) else { throw pruned(number, before.number) }
            return at(before.number, place)
        default:
            throw Fault(
                "diff.unpublished", "run \(number) published nothing: it \(run.outcome == nil ? "never came to its end" : "failed").",
                remedy: kept, place: "run \(number)", exit: .missingInput)
        }
    }

    private func pruned(_ number: Int, _ stood: Int) -> Fault {
        Fault(
            "diff.pruned",
            number == stood
                ? "what run \(number) published is no longer kept."
                : "run \(number) changed nothing, and what run \(stood) published is no longer kept.",
            remedy: kept + " More are kept with till run --keep N.", place: "run \(number)", exit: .missingInput)
    }

    private func unknown(_ name: String) -> Fault {
        Fault("diff.unknown", "there was no run \(name).", remedy: kept, place: "run \(name)", exit: .missingInput)
    }

    private var kept: String {
        let list = numbers(out).map(String.init)
        return list.isEmpty ? "Nothing is published here." : "These are kept: \(list.joined(separator: ", "))."
    }
}

/// A run whose results are still kept.
struct PublishedRun {
    let number: Int
    let folder: String
    /// Households with a stream, by id.
    let households: [String]
    private let sums: [String: String]

    init(number: Int, folder: String) {
        self.number = number
        self.folder = folder
        households = PublishedLedger.households(in: folder)
        sums = Dictionary(SumLine.all(ofRun: folder).map { ($0.path, $0.sum) }) { $1 }
    }

    /// The checksum of a household's stream as it was published.
    func sum(of household: String) -> String? { sums["\(household)/stream.ndjson"] }

    /// A household's stream; empty when the run has none of it.
    func stream(_ household: String) -> [UInt8] { PublishedLedger.bytes(household, in: folder) ?? [] }
}

/// Differences for a person.
struct DifferenceText: DifferenceTelling {
    private let most: Int
    private var counts = DifferenceCounts()

    init(_ before: PublishedRun, _ after: PublishedRun, most: Int) {
        self.most = most <= 0 ? Int.max : most
        let names = "run \(before.number) → run \(after.number)"
        Output.write(before.folder == after.folder ? "\(names): the same results\n" : "\(names)\n")
    }

    mutating func tell(_ one: HouseholdDifference) {
        if one.isNone { return }
        counts.add(one)
        Output.write("\n\(one.household): \(one.came.count) came, \(one.went.count) went, \(one.changed.count) changed\n")
        list("+", one.came)
        list("-", one.went)
        for change in one.changed.prefix(most) {
            Output.write("  ~ \(DifferenceText.line(change.after))\n")
            for field in change.fields {
                Output.write("      \(field.name)  \(FieldChange.words(field.before)) → \(FieldChange.words(field.after))\n")
            }
        }
        more(one.changed.count)
        for figure in one.figures { Output.write("  = \(figure.name)  \(figure.before ?? "–") → \(figure.after ?? "–")\n") }
    }

    mutating func finish() {
        guard counts.households > 0 else { return Output.write("nothing differs\n") }
        Output.write(
            "\n\(CountText.of(counts.households, "household")): \(counts.came) came, \(counts.went) went, \(counts.changed) changed\n")
    }

    private func list(_ sign: String, _ records: [Record]) {
        for record in records.prefix(most) { Output.write("  \(sign) \(DifferenceText.line(record))\n") }
        more(records.count)
    }

    private func more(_ count: Int) {
        if count > most { Output.write("    … and \(count - most) more: --most 0 shows all\n") }
    }

    private static func line(_ record: Record) -> String { "\(TransactionWords.line(record))  (\(TransactionWords.short(record)))" }
}

/// How much differs over all households.
struct DifferenceCounts {
    var households = 0
    var came = 0
    var went = 0
    var changed = 0

    mutating func add(_ one: HouseholdDifference) {
        households += 1
        came += one.came.count
        went += one.went.count
        changed += one.changed.count
    }
}
