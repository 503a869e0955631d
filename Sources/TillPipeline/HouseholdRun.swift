import Glibc
import TillBank
import TillHousehold
import TillRecords
import TillStages

/// The stages of a plan as one chain in this process, run for one household after the other.
final class HouseholdRun {
    private let book: Book
    private let out: String
    private let writer: StreamWriter
    private let chain: Chain
    private let households: Households
    private var reader: BankReader

    /// What a household's run came to.
    struct Result {
        var rejected = 0
        var documents = 0
    }

    init(plan: Plan, book: Book, out: String, context: Context) throws(Fault) {
        let reader = try HouseholdRun.reader(plan, context)
        let stages = try HouseholdRun.stages(plan, context)
        let households = try Households(folder: book.householdsFolder, file: nil)
        self.book = book
        self.out = out
        self.reader = reader
        self.households = households
        writer = StreamWriter(descriptor: -1, producer: "till run \(plan.name)")
        chain = Chain(stages, writer: writer, speech: Speech(program: "till run", quiet: true))
    }

    private static func reader(_ plan: Plan, _ context: Context) throws(Fault) -> BankReader {
        guard let first = plan.stages.first, first.stage == StageCatalogue.reader.manual.name else {
            throw Fault(
                "plan.reader", "the first stage must read documents.", remedy: "Begin with \(StageCatalogue.reader.manual.name).",
                place: "stages", exit: .usage)
        }
        return try BankReader(options: StageCatalogue.options(first, BankReader.manual), context: context)
    }

    private static func stages(_ plan: Plan, _ context: Context) throws(Fault) -> [any Stage] {
        var stages: [any Stage] = []
        for step in plan.stages.dropFirst() {
            guard let type = StageCatalogue.stage(named: step.stage) else {
                throw Fault(
                    "plan.stage", "there is no stage \(step.stage).",
                    remedy: "Use one of \(StageCatalogue.stages.map { $0.manual.name }.joined(separator: ", ")).", place: "stages",
                    exit: .usage)
            }
            stages.append(try make(type, StageCatalogue.options(step, type.manual), context))
        }
        return stages
    }

    private static func make<S: Stage>(_ type: S.Type, _ options: Options, _ context: Context) throws(Fault) -> any Stage {
        try S(options: options, context: context)
    }

    /// Reads all documents of a household through the chain into its stream file.
    func run(_ household: String) throws(Fault) -> Result {
        let folder = "\(out)/\(household)"
        try Folder.make(folder)
        let descriptor = open("\(folder)/stream.ndjson", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Folder.trouble("the household's stream cannot be written", errno) }
        defer { close(descriptor) }
        chain.begin()
        writer.begin(descriptor: descriptor)
        let intake = chain.intake(named: BankReader.manual.name, household: household)
        let file = try households.file(of: household)
        var result = Result()
        for path in book.documents(of: household) {
            result.documents += 1
            try read(path, household, file, intake)
        }
        try chain.finish()
        result.rejected = chain.rejected
        return result
    }

    private func read(_ path: String, _ household: String, _ file: HouseholdFile?, _ intake: Sink) throws(Fault) {
        let name = Document.baseName(path)
        if Folder.isLink(path) {
            try intake.reject(
                Fault("inbox.link", "a symbolic link is not read from an inbox.", remedy: "Put the file itself there.", file: name))
            return
        }
        do throws(Fault) {
            var document = try Document(argument: path)
            document.household = household
            let account = file?.account(forFile: name)
            document.account = account?.id
            document.accountKind = account?.kind
            try DocumentReading.read(document, with: &reader, into: intake)
        } catch {
            if error.exit == .inputOutput, error.file == nil { throw error }
            try intake.reject(error)
        }
    }
}
