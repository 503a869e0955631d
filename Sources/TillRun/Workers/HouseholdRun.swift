import Glibc
import TillEntries
import TillHousehold
import TillLedger
import TillProcess
import TillRecords
import TillReports
import TillStages
import TillStore

/// The stages of a plan as one chain in this process, run for one household after the other.
final class HouseholdRun {
    private let book: Book
    private let out: String
    private let writer: StreamWriter
    private let chain: Chain
    private var clock: StageClock?
    private let households: Households
    private var readers: DocumentReaders

    private let strangers: Plugins
    private let archive: Archive?
    private let plan: String
    private let places: StorePlaces?
    private let register = IdentityRegister()
    private let settled = SettledDocuments()
    private let contacts = KnownContacts()
    private let titles: NameTitles
    private var done = 0
    private var told = 0.0

    /// What a household's run came to.
    struct Result {
        var rejected = 0
        var documents = 0
        var counts: [StageCount] = []
        /// Seconds of each stage, where they were asked for.
        var times: [(stage: String, seconds: Double)] = []
    }

    /// Told how many documents of the household are read, now and then.
    var advanced: (Int) -> Void = { _ in }

    /// - Parameters:
    ///   - processors: how many processes a reader may start itself.
    ///   - places: where originals and earlier readings are; nil for an inbox without a memory.
    ///   - isLog: true to say what goes wrong as lines of a log.
    ///   - isTimed: true to measure the seconds of each stage.
    init(
        plan: Plan, book: Book, out: String, processors: Int, places: StorePlaces?, context: Context, isLog: Bool = false,
        isTimed: Bool = false
    ) throws(Fault) {
        titles = try NameTitles(context.knowledge)
        // Readers of chats note there whom the household writes with, before anything of it is published.
        context.memory.keep(contacts)
        let steps = plan.stages.prefix { StageCatalogue.reader(named: $0.stage) != nil }
        let readers = try DocumentReaders(steps, of: plan, processors: processors, readings: places.map(Readings.init), context: context)
        let strangers = Plugins(plan: plan, logs: (places?.base ?? out) + "/logs")
        var stages: [any Stage] = []
        var context = context
        context.register = register
        for step in plan.stages.dropFirst(steps.count) {
            let stage = try StageCatalogue.make(step, of: plan, strangers: strangers, context: context)
            // What stands behind it gets records that have their published names.
            if let key = stage.publishesUnder { context.stream = StreamKey(key) }
            stages.append(stage)
        }
        let households = try Households(folder: book.householdsFolder, file: nil)
        self.book = book
        self.out = out
        archive = places.map(Archive.init)
        self.plan = plan.name
        self.places = places
        self.readers = readers
        self.households = households
        self.strangers = strangers
        writer = StreamWriter(descriptor: -1, producer: "till run \(plan.name)", key: context.stream.id)
        if isTimed {
            let probed = StageClock.probed(stages)
            (stages, clock) = (probed.stages, probed.clock)
        }
        chain = Chain([SettlingStage(settled)] + stages, writer: writer, speech: Speech(program: "till run", quiet: true))
        chain.speech.speaksLines = isLog
        self.readers.advanced = { [weak self] in self?.advance() }
    }

    private func advance() {
        done += 1
        guard WallClock.seconds - told > 0.3 else { return }
        told = WallClock.seconds
        advanced(done)
    }

    /// Reads the documents of a household through the chain into its stream file.
    func run(_ job: HouseholdJob) throws(Fault) -> Result {
        let household = job.household
        let folder = "\(out)/\(household)"
        try Folder.make(folder)
        let descriptor = unsafe open("\(folder)/stream.ndjson", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the household's stream cannot be written", errno) }
        defer { close(descriptor) }
        chain.begin()
        clock?.begin()
        writer.begin(descriptor: descriptor)
        register.clear()
        done = 0
        strangers.label = household
        strangers.rejected = 0
        settled.begin(job)
        let intake = chain.intake(named: "till run", household: household)
        let file = try households.file(of: household)
        contacts.clear()
        let shown = PublishedText(file, titles: titles)
        chain.speech.shown = Speech.Shown(file: shown.file, sentence: shown.sentence, setting: shown.setting)
        readers.begin(household, file: file == nil ? nil : "\(book.householdsFolder)/\(household).yaml")
        var result = Result()
        for decision in job.decisions { try intake.emit(decision) }
        for item in job.items {
            result.documents += 1
            try read(item, household, file, intake)
        }
        try readEntries(of: household, intake)
        try readers.finish()
        try chain.finish()
        result.times = clock?.seconds ?? []
        if let places { try PublishedNames.keep(register, plan: plan, household: household, places) }
        result.rejected = chain.rejected + readers.rejected + strangers.rejected - settled.rejects - acknowledged(job)
        let own = [SettlingStage.manual.name, StageProbe.manual.name]
        result.counts = chain.counts.filter { !own.contains($0.stage) }
        return result
    }

    /// How many of the rejects a person has acknowledged: they stand in the stream, and fail no run.
    private func acknowledged(_ job: HouseholdJob) -> Int {
        guard job.decisions.contains(where: { $0.equals(.action, "acknowledge") }),
            let bytes = FileReading.bytes(path: "\(out)/\(job.household)/stream.ndjson", limit: 1 << 34)
        else { return 0 }
        let wanted = ["decision", "reject"].map { Array(#"{"type":"\#($0)""#.utf8) }
        let lines = bytes.split(separator: 0x0A).filter { line in wanted.contains { line.starts(with: $0) } }
        return AcknowledgedRejects.count(in: lines.compactMap { line in line.withBytes { try? Record(checking: $0) } })
    }

    private func read(_ item: HouseholdJob.Item, _ household: String, _ file: HouseholdFile?, _ intake: Sink) throws(Fault) {
        if settled.ignores(item.hash) { return }
        if let path = item.path, Folder.isLink(path) {
            try intake.reject(
                Fault("inbox.link", "a symbolic link is not read from an inbox.", remedy: "Put the file itself there.", file: item.name))
            return
        }
        do throws(Fault) {
            var document = try self.document(item)
            document.household = household
            let account = file?.account(forFile: item.name)
            document.account = account?.id
            document.accountKind = account?.kind
            try readers.read(document, into: chain)
        } catch {
            if error.exit == .inputOutput, error.file == nil { throw error }
            try intake.reject(error, document: item.hash, household: household)
        }
    }

    /// Reads what a person wrote down by hand, where the plan has a reader of it.
    private func readEntries(of household: String, _ intake: Sink) throws(Fault) {
        let path = book.entries(of: household)
        guard Folder.size(path) > 0, !Folder.isLink(path) else { return }
        do throws(Fault) {
            var document = try Document(argument: path)
            document.household = household
            try readers.read(document, by: EntriesReader.manual.name, into: chain)
        } catch {
            if error.exit == .inputOutput, error.file == nil { throw error }
            try intake.reject(error, household: household)
        }
    }

    /// The document as it lies in the inbox, or as the archive keeps it when it is gone from there or changed meanwhile.
    private func document(_ item: HouseholdJob.Item) throws(Fault) -> Document {
        if let path = item.path {
            let there = try? Document(argument: path)
            if let there, item.hash == nil || there.id == item.hash, there.name == item.name { return there }
            if item.hash == nil { return try Document(argument: path) }
        }
        guard let archive, let hash = item.hash else {
            throw Fault("document.missing", "there is no such file.", remedy: "Run it again.", file: item.name, exit: .missingInput)
        }
        return Document(name: item.name, bytes: try archive.original(hash))
    }
}
