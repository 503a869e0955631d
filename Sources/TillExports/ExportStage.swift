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
    private let context: Context
    private var publishing: IdentityPublishing?
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
        var context = context
        context.keyFile = options.text("key") ?? context.keyFile
        self.context = context
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        if options.writes { try look(record, sink) }
        try sink.emit(record)
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        try close(sink)
        // What was asked for is there, be it empty.
        for (format, path) in options.files where format.holdsSeveral || done.isEmpty { _ = try output(format, .file(path)) }
        if let format = options.standard { _ = try output(format, .standard) }
        for one in open { try one.output.finish() }
        open = []
        done = []
    }

    private mutating func look(_ record: borrowing Record, _ sink: Sink) throws(Fault) {
        guard LedgerDraft.takes(record) else { return }
        let record = try published(record)
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

    /// The record with the names that others may see: it has them, or gets them.
    private mutating func published(_ record: borrowing Record) throws(Fault) -> Record {
        var record = copy record
        guard context.stream.id == nil else { return record }
        if publishing == nil {
            publishing = IdentityPublishing(try context.identity("the stream was not published, so its ids need a key to leave with"))
        }
        publishing?.publish(&record)
        return record
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
        guard draft.hasTransactions else { return }
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
