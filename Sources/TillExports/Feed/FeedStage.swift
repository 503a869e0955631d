import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// `till-feed`: tells other systems all that is known of households, by one typed contract, and passes every record on.
public struct FeedStage: Stage {
    private let options: FeedOptions
    private let households: Households
    private let uses: CategoryUses
    private let rights: RoleRights?
    private let parquet: ParquetWriter?
    private let before: FeedBefore?
    private let context: Context
    private var names: LeavingNames
    private var draft: FeedDraft?
    private var folder: FeedFolder?
    private var standard: (any FeedOutput)?
    /// A household's own lines.
    private var own: FeedLines?
    private var done: Set<String> = []
    private var seesPeers = true
    /// Keys of rows that are records by themselves.
    private var single: Set<String> = []

    public var replacesStream: Bool { options.standard != nil }

    public init(options: Options, context: Context) throws(Fault) {
        self.options = try FeedOptions(options)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        rights = self.options.member == nil ? nil : try RoleRights(context.knowledge)
        parquet = self.options.parts.contains(.parquet) && self.options.folder != nil ? try ParquetWriter.located(context.knowledge) : nil
        let isCompared = self.options.standard == .changes || self.options.standard == .singer
        before = if isCompared, let since = self.options.since { try FeedBefore(path: since) } else { nil }
        var context = context
        context.keyFile = options.text("key") ?? context.keyFile
        self.context = context
        names = LeavingNames(context)
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if options.writes { try look(record, sink) }
        try sink.emit(record)
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        try close(sink)
        if context.stream.isWhole {
            try open()
            try folder?.finish(keyId: context.stream.id ?? names.keyId)
            try standard?.finish()
        } else if options.writes {
            // Neither a state nor what is gone is told of a part: its receiver would take it for all there is.
            try standard?.flush()
            try sink.reject(CutOutput.fault)
        }
        if let text = options.standard?.document { try PlainOutput().write(text) }
        folder = nil
        standard = nil
        done = []
        single = []
        seesPeers = true
    }

    /// Opens what was asked for, be it empty.
    private mutating func open() throws(Fault) {
        if folder == nil, let path = options.folder {
            folder = try FeedFolder(path, options.parts, since: options.since, parquet: parquet)
        }
        guard standard == nil else { return }
        switch options.standard {
        case .ndjson: standard = try FeedLines(nil)
        case .singer: standard = try FeedSinger(nil, since: before)
        case .changes: if let before { standard = try FeedChanges(nil, since: before) }
        case .schema, .contract, nil: break
        }
    }

    private mutating func look(_ record: borrowing Record, _ sink: Sink) throws(Fault) {
        if let place = FeedDraft.table(of: record) {
            try close(sink)
            return try write(result: names.published(record), place, sink)
        }
        guard FeedDraft.takes(record) else { return }
        let record = try names.published(record)
        let household = record.string(.household) ?? ""
        if draft?.household != household {
            try close(sink)
            guard !done.contains(household) else { return try refuse(household, sink) }
            draft = FeedDraft(household: household)
        }
        do {
            try draft?.add(record)
        } catch {
            try sink.reject(
                Fault(error.code, error.sentence, remedy: "Correct the row in its document, or its currency."),
                household: household.isEmpty ? nil : household)
        }
    }

    /// Records of a household whose feed was written.
    private mutating func refuse(_ household: String, _ sink: Sink) throws(Fault) {
        let fault = Fault(
            "export.household-split", "the household's records are not together; the later ones are in no export.",
            remedy: "Sort the stream by household.")
        try sink.reject(fault, household: household.isEmpty ? nil : household)
    }

    /// A record that is a row by itself.
    private mutating func write(result record: Record, _ place: Int, _ sink: Sink) throws(Fault) {
        guard case .record(_, let values) = FeedContract.tables[place].origin else { return }
        if let rights, let member = options.member, record.has(.household) {
            let file = try households.file(of: record.string(.household))
            seesPeers = seesPeers && (file?.member(member)).map { rights.reach(.peers, $0.role) == .all } ?? false
        }
        guard seesPeers else { return }
        try open()
        var keys = single
        single = []
        try put(values(record), place, &keys, sink)
        single = keys
    }

    /// Writes out the household that is complete.
    private mutating func close(_ sink: Sink) throws(Fault) {
        guard let draft else { return }
        self.draft = nil
        guard context.stream.isWhole else { return }
        let id = draft.household.isEmpty ? "household" : draft.household
        guard Context.isHouseholdId(id) else {
            let fault = Fault(
                "export.household", "the household's id cannot name a file.", remedy: "Use small letters, digits, _ and - only.")
            return try sink.reject(fault)
        }
        done.insert(draft.household)
        let household = try seen(draft, id)
        try open()
        if let each = options.each {
            try DraftFile.makeFolder("\(each)/\(id)")
            own = try FeedLines("\(each)/\(id)/\(FeedFolder.lines)")
        }
        for (place, table) in FeedContract.tables.enumerated() {
            guard case .household(let rows) = table.origin else { continue }
            var keys: Set<String> = []
            for values in rows(household) { try put(values, place, &keys, sink) }
        }
        try folder?.flush()
        try standard?.flush()
        try own?.finish()
        own = nil
    }

    /// The household as it is, or as the member asked for may see it.
    private mutating func seen(_ draft: FeedDraft, _ id: String) throws(Fault) -> FeedHousehold {
        let file = try households.file(of: id)
        guard let rights, let name = options.member else {
            let ledger = context.memory.ledger(draft.records, uses: uses, file: file, asOf: context.asOf)
            return FeedHousehold(id, draft.records, ledger, file, scope: nil, daysAhead: options.daysAhead)
        }
        guard let file, let member = file.member(name) else { throw FeedStage.stranger(name, of: id, file) }
        let scope = MemberScope(member, of: file, rights)
        if scope.reach(.peers) != .all { seesPeers = false }
        let records = scope.records(of: draft.records)
        let ledger = HouseholdLedger(records, uses: uses, file: file, asOf: context.asOf)
        return FeedHousehold(id, records, ledger, file, scope: scope, daysAhead: options.daysAhead)
    }

    private static func stranger(_ name: String, of household: String, _ file: HouseholdFile?) -> Fault {
        let known = file?.members.map(\.id).joined(separator: ", ") ?? ""
        return Fault(
            "usage.member", "there is no member named \(Plain.clean(name, limit: 64)) in the household \(household).",
            remedy: known.isEmpty
                ? "Name the file that lists its members with --household-file FILE or --households DIR." : "Name one of \(known).",
            place: "--as", exit: .usage)
    }

    /// Hands a row to whoever writes it. Two rows of one key cannot both be true.
    private func put(_ values: [FeedValue], _ place: Int, _ keys: inout Set<String>, _ sink: Sink) throws(Fault) {
        let table = FeedContract.tables[place]
        guard keys.insert(table.keyText(values)).inserted else {
            return try sink.reject(
                Fault(
                    "feed.duplicate", "two rows of the table \(table.name) have one key; the second is not in the feed.",
                    remedy: "Give till-feed the stream of one run: two that were put together tell results twice.",
                    place: table.keyPlaces.map { values[$0].cell }.joined(separator: " ")))
        }
        let row = FeedRow(table: place, values: values, line: table.line(values))
        try folder?.take(row)
        try standard?.take(row)
        try own?.take(row)
    }
}

/// What has come in of one household, until its last record.
struct FeedDraft {
    let household: String
    private(set) var records: [Record] = []

    init(household: String) { self.household = household }

    /// Whether the feed of a household is made of records of this type.
    static func takes(_ record: borrowing Record) -> Bool {
        LedgerDraft.takes(record) || ([.budget, .health, .finding] as [FieldWord]).contains { record.equals(.type, $0) }
    }

    /// The place of the table whose rows are records of this type; nil where there is none.
    static func table(of record: borrowing Record) -> Int? {
        for (type, place) in single where record.equals(.type, type) { return place }
        return nil
    }

    /// Types of records that are rows, and the places of their tables.
    private static let single: [(type: FieldWord, place: Int)] = FeedContract.tables.enumerated().compactMap { place, table in
        if case .record(let type, _) = table.origin { (type, place) } else { nil }
    }

    mutating func add(_ record: borrowing Record) throws(LedgerDraft.Unfit) {
        if record.equals(.type, .transaction), !record.equals(.status, "void") { try LedgerDraft.check(record) }
        records.append(copy record)
    }
}

/// The options of the stage, checked.
struct FeedOptions {
    /// What takes the place of the stream.
    enum Standard: String, CaseIterable {
        case ndjson, changes, singer, schema, contract

        /// A document that says the same whatever comes in.
        var document: String? {
            switch self {
            case .schema: FeedContract.schema.line
            case .contract: FeedContract.json.line
            case .ndjson, .changes, .singer: nil
            }
        }
    }

    let folder: String?
    /// A folder that gets a folder a household.
    let each: String?
    let parts: [FeedFolder.Part]
    let standard: Standard?
    /// The feed.ndjson of an earlier run.
    let since: String?
    let member: String?
    let daysAhead: Int

    var writes: Bool { folder != nil || each != nil || standard != nil }

    init(_ options: Options) throws(Fault) {
        func path(_ name: String) -> String? { options.text(name).map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 } }
        folder = path("out")
        each = path("each")
        var parts: [FeedFolder.Part] = []
        for name in options.list("formats").flatMap({ $0.split(separator: ",").map(String.init) }) {
            guard let part = FeedFolder.Part(rawValue: name) else {
                throw Fault(
                    "usage.option", "the feed has no format \(name).",
                    remedy: "Use some of \(FeedFolder.Part.allCases.map(\.rawValue).joined(separator: ", ")).", place: "--formats",
                    exit: .usage)
            }
            parts.append(part)
        }
        self.parts = parts.isEmpty ? FeedFolder.Part.usual : parts
        standard = options.text("format").flatMap(Standard.init(rawValue:))
        since = options.text("since")
        member = options.text("as")
        if standard == .changes, since == nil {
            throw Fault(
                "usage.option", "changes are told since an earlier run.", remedy: "Name its feed.ndjson with --since FILE.",
                place: "--format", exit: .usage)
        }
        daysAhead = try options.integer("days") ?? 92
        guard (1...1_100).contains(daysAhead) else {
            throw Fault(
                "usage.option", "the feed looks 1 to 1100 days ahead.", remedy: "Give --days such a number.", place: "--days", exit: .usage)
        }
    }
}
