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

/// Writes a household file, `households/<id>.yaml`.
enum HouseholdYaml {
    static func text(_ plan: HouseholdPlan) -> String {
        var text = "# \(plan.kind.summary); invented by till-synth.\n"
        text += "currency: \(plan.currency)\ncountry: \(plan.country)\nlanguages: [\(plan.languages.joined(separator: ", "))]\n"
        text += "members:\n"
        for member in plan.members {
            let names = member.names.map(quoted).joined(separator: ", ")
            text += "  - {id: \(member.id), role: \(member.role), names: [\(names)]}\n"
        }
        text += "accounts:\n"
        for account in plan.accounts {
            text += "  - id: \(account.id)\n    kind: \(account.kind.rawValue)\n    last4: \(quoted(account.last4))\n"
            text += "    number: \(quoted(account.number))\n"
            if account.currency != plan.currency { text += "    currency: \(account.currency)\n" }
            if !account.files.isEmpty { text += "    files: [\(account.files.map(quoted).joined(separator: ", "))]\n" }
        }
        return text + plan.aims
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

/// The page that lies in a generated book.
enum BookReadme {
    static func text(_ world: SynthWorld, count: Int, households: [String]) -> String {
        """
        # A sample book

        Invented households, their bank exports, receipts and chats. Nobody here exists; shops are named as on real statements, banks are made up.
        The same command writes the same bytes:

            till-synth --seed \(world.seed) --start \(world.first.iso) --months \(world.months) --households \(count) --out FOLDER

        | household | what it is | exports | photos |
        |---|---|---|---|
        \(households.joined(separator: "\n"))

        * `households/` who they are, which accounts they have.
        * `inbox/` exports as banks write them: they overlap, some rows are pending, money moves between own accounts, purchases come back,
          one shop charged twice, and two equal rows on one day are both real. Beside them photos of receipts: one receipt was taken twice,
          one was printed before the tip came on the card, two were paid in cash and stand on no export; and the export of a group chat
          that names purchases among other talk, with corrections, a deleted message and a bot that repeats what was said.
        * `truth/` what happened: a line of JSON for each movement, with the rows that tell of it (`line` is the physical line, `entry` the
          ordinal of the row in its file), the `receipts` with what is printed on them, and the `messages`. Stages never read it; tests do.
        * `rates.csv` invented exchange rates: one unit of `from` is worth `rate` units of `to` from `date` on.

        """
    }
}

/// Cuts a household's life into overlapping exports.
public struct Exporter: Sendable {
    private let household: Household

    public init(_ household: Household) {
        self.household = household
    }

    /// Every export of every account, in the order of the accounts and of time.
    public func files() -> [ExportFile] {
        household.plan.accounts.indices.flatMap { account in
            windows(account).map { file(account, from: $0.from, until: $0.until) }
        }
    }

    private func windows(_ account: Int) -> [(from: Day, until: Day)] {
        let count = max(1, min(household.plan.accounts[account].exports, household.months / 2 + 1))
        let first = household.first.first
        let days = Int(household.lastDay.ordinal - first.ordinal) + 1
        return (0..<count).map { number in
            // Overlaps of 12 to 30 days, other ones for each account and seam.
            let overlap = number == 0 ? 0 : min(days / count / 2, 12 + (account * 7 + number * 5) % 19)
            let from = first.later(days * number / count - overlap)
            return (from, number == count - 1 ? household.lastDay : first.later(days * (number + 1) / count - 1))
        }
    }

    private func file(_ index: Int, from: Day, until: Day) -> ExportFile {
        let account = household.plan.accounts[index]
        let dialect = account.dialect.dialect
        let statement = statement(index, from: from, until: until, pending: dialect.showsPending)
        var draft = FileDraft(newline: account.dialect == .germanGiro || account.dialect == .americanOFX ? "\r\n" : "\n")
        dialect.write(statement, into: &draft)
        let narrow = account.dialect == .germanGiro || account.dialect == .americanOFX || account.dialect == .americanQFX
        return ExportFile(
            name: dialect.fileName(statement), bytes: narrow ? TextEncoding.windows1252(draft.text) : Array(draft.text.utf8),
            account: index, dialect: account.dialect, from: from, until: until, opening: statement.opening,
            closing: statement.closing,
            rows: draft.marks.map { ExportFile.Row(movement: $0.movement, line: $0.line, entry: $0.entry, pending: $0.pending) })
    }

    private func statement(_ account: Int, from: Day, until: Day, pending showsPending: Bool) -> Statement {
        var balance = household.openings[account]
        var opening = balance
        var booked: [Statement.Row] = []
        var pending: [Statement.Row] = []
        for (index, movement) in household.movements.enumerated() where movement.account == account {
            if movement.booked <= until {
                if movement.booked < from { opening += movement.amount }
                balance += movement.amount
                if movement.booked >= from { booked.append(Statement.Row(index: index, movement: movement, balance: balance)) }
            } else if showsPending, movement.day <= until {
                pending.append(Statement.Row(index: index, movement: movement, balance: balance))
            }
        }
        return Statement(
            plan: household.plan, account: household.plan.accounts[account], from: from, until: until, opening: opening,
            closing: balance, booked: booked, pending: pending)
    }
}
