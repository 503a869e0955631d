import TillRecords
import TillStages

/// `till-synth`: invents households, their bank exports and the truth beside them.
public struct SynthCommand: Command {
    private static let mostHouseholds = 100_000
    private static let mostRows = 100_000_000
    private static let mostBanks = 100_000

    public static let manual = Manual(
        name: "till-synth",
        summary: "Invents households: bank exports in several dialects, photos of receipts, a chat, and the truth beside them.",
        discussion: """
            Writes a book: till.yaml, rates.csv, households/<id>.yaml, inbox/<id>/ with exports that overlap, photos of receipts and the \
            family's chat, truth/<id>.ndjson with what really happened and the rows, photos and messages that tell of it. The same options write the same bytes on any machine. With --rows it writes \
            plain CSV for benchmarks instead: one file, or with --households a book of that many households with as many rows in all.

            With --banks it writes exports of banks that do not exist, each in a dialect drawn at random, to try readers on: files/, \
            expected/ with the rows that each truly holds, and INDEX.tsv with the dialect of each, whether a careful reader can decide it, \
            and what must be asked where none can. With --held-out they are of other languages, titles and families, with --strange \
            of languages that nobody speaks.
            """,
        input: .none,
        options: [
            .value("out", "PATH", "folder of the book; with --rows alone the file"),
            .value("seed", "N", "seed of everything that is drawn", default: "1"),
            .value("households", "N", "how many households (default: 3; with --rows: one file and no book)"),
            .choice("kind", HouseholdKind.allCases.map(\.rawValue), "only households of this kind (default: they take turns)"),
            .flag("lifestyles", "households of one country that live in eight ways, exports only; truth/lifestyles.csv says who lives how"),
            .value("start", "YYYY-MM", "first month", default: "2025-01"),
            .value("months", "N", "how many months, 1 to 120", default: "12"),
            .value("receipts", "N", "photos of receipts a household, 0 to 24; with 0 no chat either", default: "13"),
            .value("rows", "N", "write N rows for benchmarks"),
            .value("banks", "N", "write N exports of invented banks, no households"),
            .flag("held-out", "with --banks: of the half that nobody builds with"),
            .flag("strange", "with --banks: words are replaced by those of languages that nobody speaks"),
        ],
        examples: [
            Example(
                "a book of one student over three months",
                command: "till-synth --kind british-student --households 1 --months 3 --out book",
                shows: []),
            Example("a CSV file of a thousand rows for a benchmark", command: "till-synth --rows 1000 --out big.csv", shows: []),
            Example(
                "a thousand rows in ten households, each with two accounts",
                command: "till-synth --households 10 --rows 1000 --out book", shows: []),
            Example(
                "thirty exports in dialects that no bank writes, and the truth of them",
                command: "till-synth --banks 30 --seed 7 --out banks",
                shows: []),
        ],
        reads: [], writes: [])

    private let out: String
    private let seed: UInt64
    private let first: Month
    private let months: Int
    private let households: Int?
    private let rows: Int?
    private let receipts: Int
    private let kind: HouseholdKind?
    private let hasLifestyles: Bool
    private let banks: Int?
    private let heldOut: Bool
    private let strange: Bool

    public init(options: Options, context: Context) throws(Fault) {
        guard let out = options.text("out"), !out.isEmpty else {
            throw Self.usage("out", "no place to write to is named.", "Give --out and a folder, or a file for --rows.")
        }
        guard let first = Month(options.text("start") ?? "2025-01") else {
            throw Self.usage("start", "the value is not a month.", "Give --start a month as YYYY-MM, such as 2025-01.")
        }
        self.out = out
        self.first = first
        seed = UInt64(bitPattern: Int64(try Self.whole("seed", options, Int.min...Int.max) ?? 1))
        months = try Self.whole("months", options, 1...120) ?? 12
        households = try Self.whole("households", options, 1...Self.mostHouseholds)
        rows = try Self.whole("rows", options, 1...Self.mostRows)
        receipts = try Self.whole("receipts", options, 0...Papers.mostReceipts) ?? BookWriter.usualReceipts
        kind = options.text("kind").flatMap(HouseholdKind.init(rawValue:))
        hasLifestyles = options.flag("lifestyles")
        if hasLifestyles, rows != nil || kind != nil {
            throw Self.usage("lifestyles", "lifestyles are kinds of their own.", "Leave out --kind and --rows, or --lifestyles.")
        }
        banks = try Self.whole("banks", options, 1...Self.mostBanks)
        heldOut = options.flag("held-out")
        strange = options.flag("strange")
        if banks != nil, rows != nil || kind != nil || hasLifestyles || households != nil {
            throw Self.usage(
                "banks", "invented banks have no households.", "Leave out --households, --kind, --lifestyles and --rows, or --banks.")
        }
        if heldOut, banks == nil { throw Self.usage("held-out", "only invented banks have two halves.", "Give --banks N too.") }
        if strange, banks == nil || heldOut {
            throw Self.usage("strange", "only invented banks of the open half speak so.", "Give --banks N, and no --held-out.")
        }
        if rows != nil, kind != nil {
            throw Self.usage("kind", "rows for benchmarks have no kind.", "Leave out --kind or --rows.")
        }
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        if let banks {
            var folder = try FolderWriter(root: out)
            let tally = try BankBook(seed: seed, heldOut: heldOut, strange: strange).write(banks, folder: &folder)
            speech.say("till-synth: \(banks) exports, \(tally.decidable) of them decidable, \(tally.rows) rows in \(out)")
            return .good
        }
        if let rows {
            let bulk = BulkBook(seed: seed, first: first)
            if let households {
                var folder = try FolderWriter(root: out)
                try bulk.write(households: households, rows: rows, months: months, folder: &folder)
                speech.say("till-synth: \(CountText.of(households, "household")) with \(CountText.of(rows, "row")) in \(out)")
            } else {
                try bulk.writeFile(rows: rows, path: out)
                speech.say("till-synth: \(CountText.of(rows, "row")) in \(out)")
            }
            return .good
        }
        let world = SynthWorld(seed: seed, first: first, months: months)
        var book = BookWriter(world: world, folder: try FolderWriter(root: out), receipts: receipts)
        let tally = try hasLifestyles ? book.writeNeighbours(households ?? 8) : book.write(households: households ?? 3, kind: kind)
        speech.say(
            "till-synth: \(CountText.of(tally.households, "household")), \(CountText.of(tally.files, "export")), \(CountText.of(tally.rows, "row")) of "
                + "\(CountText.of(tally.movements, "movement")), \(tally.papers) photos and chats in \(out)"
        )
        return .good
    }

    private static func whole(_ name: String, _ options: Options, _ range: ClosedRange<Int>) throws(Fault) -> Int? {
        guard let number = try options.integer(name) else { return nil }
        guard range.contains(number) else {
            throw usage(
                name, "the value is out of range.", "Give --\(name) a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    private static func usage(_ option: String, _ sentence: String, _ remedy: String) -> Fault {
        Fault("usage.option", sentence, remedy: remedy, place: "--\(option)", exit: .usage)
    }
}
