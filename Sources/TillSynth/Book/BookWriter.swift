import TillRecords
import TillStages

/// Writes a book: `till.yaml`, `rates.csv`, `README.md`, and for each household its file, its inbox and the truth.
public struct BookWriter {
    private let world: SynthWorld
    private var folder: FolderWriter
    private let receipts: Int

    /// - Parameter receipts: photos of receipts a household at most; with 0 there are exports only, and no chat.
    public init(world: SynthWorld, folder: FolderWriter, receipts: Int = BookWriter.usualReceipts) {
        self.world = world
        self.folder = folder
        self.receipts = receipts
    }

    /// Photos a household unless asked for otherwise.
    public static let usualReceipts = 13

    /// What was written, for a closing line.
    public struct Tally: Sendable, Equatable {
        public var households = 0
        public var files = 0
        public var rows = 0
        public var movements = 0
        /// Photos of receipts and chats.
        public var papers = 0
    }

    /// Writes `count` households, of one kind or in turns. One household is in memory at a time.
    public mutating func write(households count: Int, kind: HouseholdKind?) throws(Fault) -> Tally {
        var tally = Tally()
        try folder.write(Array(configuration.utf8), to: "till.yaml")
        try folder.write(rates, to: "rates.csv")
        var lines: [String] = []
        for number in 0..<max(0, count) {
            let household = world.household(number, kind: kind)
            let files = Exporter(household).files()
            let papers = world.papers(of: household, number, receipts: receipts)
            try write(household, files, papers)
            tally.papers += papers.files.count
            tally.households += 1
            tally.files += files.count
            tally.rows += files.reduce(0) { $0 + $1.rows.count }
            tally.movements += Set(files.flatMap { $0.rows.map(\.movement) }).count
            if number < 20 {
                lines.append(
                    "| `\(household.plan.id)` | \(household.plan.kind.summary) | \(files.count) | \(max(0, papers.files.count - 1)) |")
            }
        }
        try folder.write(Array(BookReadme.text(world, count: tally.households, households: lines).utf8), to: "README.md")
        return tally
    }

    /// Writes `count` households of one country that live in different ways, exports only; `truth/lifestyles.csv` says who lives how.
    public mutating func writeNeighbours(_ count: Int) throws(Fault) -> Tally {
        var tally = Tally()
        try folder.write(Array(configuration.utf8), to: "till.yaml")
        try folder.write(rates, to: "rates.csv")
        var ways = "household,lifestyle\n"
        for number in 0..<max(0, count) {
            let (household, way) = world.neighbour(number)
            let files = Exporter(household).files()
            try write(household, files, .none)
            ways += "\(household.plan.id),\(way.rawValue)\n"
            tally.households += 1
            tally.files += files.count
            tally.rows += files.reduce(0) { $0 + $1.rows.count }
            tally.movements += Set(files.flatMap { $0.rows.map(\.movement) }).count
        }
        try folder.write(Array(ways.utf8), to: "truth/lifestyles.csv")
        return tally
    }

    private mutating func write(_ household: Household, _ files: [ExportFile], _ papers: Papers) throws(Fault) {
        let id = household.plan.id
        try folder.write(Array(HouseholdYaml.text(household.plan).utf8), to: "households/\(id).yaml")
        for file in files { try folder.write(file.bytes, to: "inbox/\(id)/\(file.name)") }
        for file in papers.files { try folder.write(file.bytes, to: "inbox/\(id)/\(file.name)") }
        try folder.write(Truth.lines(household, files, papers).bytes, to: "truth/\(id).ndjson")
    }

    private var configuration: String {
        """
        # A book of invented households, made by till-synth.
        version: 1
        rates: rates.csv

        """
    }

    private var rates: [UInt8] {
        let buffer = ByteBuffer()
        buffer.append("date,from,to,rate\n")
        for rate in world.rates.rates {
            buffer.append(text: "\(Digits.iso(rate.day)),\(rate.currency),\(rate.home),\(Digits.amount(rate.millionths, decimals: 6))\n")
        }
        return buffer.bytes
    }
}
