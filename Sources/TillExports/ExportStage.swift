import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// Writes the ledgers of households in the formats of other systems, and passes every record on.
public struct ExportStage: Stage {
    private let options: ExportOptions
    private let households: Households
    private let uses: CategoryUses
    private let asOf: Day?
    private let stream: StreamKey
    private var names: LeavingNames
    private var draft: LedgerDraft?
    private var open: [(name: String, output: any ExportOutput)] = []
    private var done: Set<String> = []
    private var hasRemarked = false

    public var replacesStream: Bool { options.standard != nil }

    public init(options: Options, context: Context) throws(Fault) {
        self.options = try ExportOptions(options)
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        uses = try CategoryUses(context.knowledge)
        asOf = context.asOf
        stream = context.stream
        var context = context
        context.keyFile = options.text("key") ?? context.keyFile
        names = LeavingNames(context)
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if options.writes { try look(record, sink) }
        try sink.emit(record)
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        try close(sink)
        if stream.isWhole {
            // What was asked for is there, be it empty.
            for (format, path) in options.files where format.holdsSeveral || done.isEmpty { _ = try output(format, .file(path)) }
            if let format = options.standard { _ = try output(format, .standard) }
            for one in open { try one.output.finish() }
        } else if options.writes {
            try sink.reject(CutOutput.fault)
        }
        open = []
        done = []
    }

    private mutating func look(_ record: borrowing Record, _ sink: Sink) throws(Fault) {
        guard LedgerDraft.takes(record) else { return }
        let record = try names.published(record)
        let household = record.string(.household) ?? ""
        if draft?.household != household {
            try close(sink)
            guard !done.contains(household) else { return try refuse(household, sink) }
            draft = LedgerDraft(household: household, file: try households.file(of: household))
        }
        do {
            try draft?.add(record)
        } catch {
            try sink.reject(
                Fault(error.code, error.sentence, remedy: "Correct the row in its document, or its currency."),
                household: household.isEmpty ? nil : household)
        }
    }

    private mutating func refuse(_ household: String, _ sink: Sink) throws(Fault) {
        guard !hasRemarked else { return }
        hasRemarked = true
        let fault = Fault(
            "export.household-split", "the household's records are not together; the later ones are in no export.",
            remedy: "Sort the stream by household.")
        try sink.reject(fault, household: household.isEmpty ? nil : household)
    }

    /// Writes out the household that is complete.
    private mutating func close(_ sink: Sink) throws(Fault) {
        guard let draft else { return }
        self.draft = nil
        guard stream.isWhole, draft.hasTransactions else { return }
        let id = draft.household.isEmpty ? "household" : draft.household
        guard Context.isHouseholdId(id) else {
            let fault = Fault(
                "export.household", "the household's id cannot name a file.", remedy: "Use small letters, digits, _ and - only.")
            return try sink.reject(fault)
        }
        let ledger = draft.ledger(uses, asOf: asOf, daysAhead: options.daysAhead)
        for (format, path) in options.files {
            if format.holdsSeveral {
                try output(format, .file(path)).add(ledger)
            } else {
                try whole(format, done.isEmpty ? path : ExportOptions.path(path, of: id), ledger)
            }
        }
        if let folder = options.folder {
            try DraftFile.makeFolder("\(folder)/\(id)")
            for format in options.kinds { try whole(format, "\(folder)/\(id)/\(format.file)", ledger) }
        }
        try writeOut(ledger, id, sink)
        done.insert(draft.household)
    }

    private mutating func writeOut(_ ledger: ExportLedger, _ id: String, _ sink: Sink) throws(Fault) {
        guard let format = options.standard else { return }
        guard format.holdsSeveral || done.isEmpty else {
            let fault = Fault(
                "export.several", "a journal holds one household, and the stream has several.",
                remedy: "Give the households one by one, or write files with --out DIR.")
            return try sink.reject(fault, household: id)
        }
        try output(format, .standard).add(ledger)
    }

    /// A file of one household.
    private func whole(_ format: any ExportFormat.Type, _ path: String, _ ledger: ExportLedger) throws(Fault) {
        let output = try format.open(.file(path))
        try output.add(ledger)
        try output.finish()
    }

    /// The open file of a format, opened when it is first needed.
    private mutating func output(_ format: any ExportFormat.Type, _ place: ExportPlace) throws(Fault) -> any ExportOutput {
        var name = format.name
        if case .standard = place { name += " to standard output" }
        if let found = open.first(where: { $0.name == name }) { return found.output }
        let made = try format.open(place)
        open.append((name, made))
        return made
    }
}

/// What has come in of one household, until its last record.
struct LedgerDraft {
    let household: String
    let file: HouseholdFile?
    private var records: [Record] = []
    /// Some transaction of it can be exported.
    private(set) var hasTransactions = false

    init(household: String, file: HouseholdFile?) {
        self.household = household
        self.file = file
    }

    /// A transaction that has no day, no amount or more digits than its currency cannot be exported.
    struct Unfit: Error {
        var code: String
        var sentence: String
    }

    /// Whether figures are made of records of this type.
    static func takes(_ record: borrowing Record) -> Bool {
        ([.transaction, .observation, .balance, .series] as [FieldWord]).contains { record.equals(.type, $0) }
    }

    mutating func add(_ record: borrowing Record) throws(Unfit) {
        if record.equals(.type, .transaction), !record.equals(.status, "void") {
            try LedgerDraft.check(record)
            hasTransactions = true
        }
        records.append(copy record)
    }

    static func check(_ record: borrowing Record) throws(Unfit) {
        guard record.date(.date) != nil, let amount = record.decimal(.amount) else {
            throw Unfit(code: "export.incomplete", sentence: "a transaction without a day or an amount is in no export.")
        }
        guard Money(amount, record.currency(.currency) ?? .unknown) != nil else {
            throw Unfit(code: "export.amount", sentence: "an amount has more digits than its currency.")
        }
    }

    func ledger(_ uses: CategoryUses, asOf: Day?, daysAhead: Int) -> ExportLedger {
        ExportLedger(
            HouseholdLedger(records, uses: uses, file: file, asOf: asOf), household: household, file: file, daysAhead: daysAhead)
    }
}

/// The options of the stage, checked.
struct ExportOptions {
    /// Formats and the files asked for.
    var files: [(format: any ExportFormat.Type, path: String)] = []
    /// A folder that gets a folder a household.
    var folder: String?
    /// The formats of the folder.
    var kinds: [any ExportFormat.Type] = []
    /// The format that takes the place of the stream.
    var standard: (any ExportFormat.Type)?
    var daysAhead = 92

    var writes: Bool { !files.isEmpty || folder != nil || standard != nil }

    init(_ options: Options) throws(Fault) {
        for format in ExportCatalogue.all {
            if let path = options.text(format.name) { files.append((format, path)) }
        }
        folder = options.text("out").map { $0.count > 1 && $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        let asked = options.list("formats").flatMap { $0.split(separator: ",").map(String.init) }
        for name in asked {
            guard let format = ExportCatalogue.format(named: name) else {
                throw Fault(
                    "usage.option", "there is no format \(name).",
                    remedy: "Use some of \(ExportCatalogue.all.map { $0.name }.joined(separator: ", ")).", place: "--formats", exit: .usage)
            }
            kinds.append(format)
        }
        if kinds.isEmpty { kinds = ExportCatalogue.all }
        standard = options.text("format").flatMap(ExportCatalogue.format(named:))
        if let days = try options.integer("days") {
            guard (1...1_100).contains(days) else {
                throw Fault(
                    "usage.option", "the calendar looks 1 to 1100 days ahead.", remedy: "Give --days such a number.", place: "--days",
                    exit: .usage)
            }
            daysAhead = days
        }
    }

    /// `ledger.journal` for the household `ng` is `ledger-ng.journal`.
    static func path(_ path: String, of household: String) -> String {
        let bytes = Array(path.utf8)
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), !bytes[dot...].contains(UInt8(ascii: "/")) else {
            return path + "-" + household
        }
        return String(decoding: bytes[..<dot], as: UTF8.self) + "-" + household + String(decoding: bytes[dot...], as: UTF8.self)
    }
}
