import Glibc
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
    private var readers: DocumentReaders

    /// What a household's run came to.
    struct Result {
        var rejected = 0
        var documents = 0
    }

    /// - Parameter processors: how many processes a reader may start itself.
    init(plan: Plan, book: Book, out: String, processors: Int, context: Context) throws(Fault) {
        let steps = plan.stages.prefix { StageCatalogue.reader(named: $0.stage) != nil }
        let readers = try DocumentReaders(steps, processors: processors, context: context)
        let stages = try HouseholdRun.stages(plan.stages.dropFirst(steps.count), context)
        let households = try Households(folder: book.householdsFolder, file: nil)
        self.book = book
        self.out = out
        self.readers = readers
        self.households = households
        writer = StreamWriter(descriptor: -1, producer: "till run \(plan.name)")
        chain = Chain(stages, writer: writer, speech: Speech(program: "till run", quiet: true))
    }

    private static func stages(_ steps: ArraySlice<Plan.Step>, _ context: Context) throws(Fault) -> [any Stage] {
        var stages: [any Stage] = []
        for step in steps {
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
        let intake = chain.intake(named: "till run", household: household)
        let file = try households.file(of: household)
        readers.begin(household, file: file == nil ? nil : "\(book.householdsFolder)/\(household).yaml")
        var result = Result()
        for path in book.documents(of: household) {
            result.documents += 1
            try read(path, household, file, intake)
        }
        try readers.finish()
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
            try readers.read(document, into: chain)
        } catch {
            if error.exit == .inputOutput, error.file == nil { throw error }
            try intake.reject(error, household: household)
        }
    }
}
