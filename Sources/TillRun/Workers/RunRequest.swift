import TillFigures
import TillHousehold
import TillStages

/// What `till run` was asked, checked.
struct RunRequest {
    let planPath: String
    let book: String
    /// Where to publish, when somebody says.
    let out: String?
    let period: String
    let only: [String]
    let wait: Int
    let workers: Int?
    let keep: Int
    let isFresh: Bool
    /// Whether what would be done is only told.
    let isDry: Bool
    let logs: Bool
    /// Whether the seconds of each stage are asked for.
    let isSlowAsked: Bool
    /// How many parts of documents may be refused; nil for any number.
    let rejects: RejectLimit?
    /// What is left out of the figures.
    let apart: AskedApart
    /// The options that name the book, to be repeated in commands that are shown.
    let again: String
    var context: Context

    init(_ options: Options, _ context: Context) throws(Fault) {
        planPath = try PlanPath.find(options, context, command: "till run")
        book = options.text("book") ?? "."
        out = options.text("out")
        period = try RunRequest.period(options)
        only = options.list("only")
        wait = try options.integer("wait") ?? 10
        workers = try options.integer("workers")
        keep = max(1, try options.integer("keep") ?? 7)
        isFresh = options.flag("fresh")
        isDry = options.flag("dry-run")
        logs = options.flag("log")
        isSlowAsked = options.flag("slow")
        rejects = try options.fraction("max-reject-rate").map { RejectLimit(most: $0) }
        apart = AskedApart(options)
        again = BookOptions.again(options)
        self.context = context
    }

    /// The month or year that was asked for. Throws a usage fault for what is none.
    static func period(_ options: Options) throws(Fault) -> String {
        let text = options.text("period") ?? "last"
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isMonth =
            parts.count == 2 && parts[0].count == 4 && parts[1].count == 2 && Int(parts[0]) != nil
            && (1...12).contains(Int(parts[1]) ?? 0)
        let isYear = parts.count == 1 && text.utf8.count == 4 && Int(text) ?? 0 > 0
        guard text == "last" || isMonth || isYear else {
            throw Fault(
                "usage.option", "the value is no month and no year.", remedy: "Give --period YYYY-MM, YYYY, or last.", place: "--period",
                exit: .usage)
        }
        return text
    }

    /// Throws a usage fault where no household of the book has what is to be left out.
    func checkApart(_ book: Book) throws(Fault) {
        guard !apart.isEmpty else { return }
        let households = try Households(folder: book.householdsFolder, file: nil)
        var files: [HouseholdFile] = []
        for id in households.ids ?? [] where only.isEmpty || only.contains(id) {
            if let file = try households.file(of: id) { files.append(file) }
        }
        try apart.check(files)
    }

    /// The command line, for the ledger of runs.
    func words(_ plan: Plan, _ out: String) -> String {
        var words = "till run \(plan.name) --book \(book) --out \(out)" + only.map { " --only \($0)" }.joined()
        if period != "last" { words += " --period \(period)" }
        return ([words] + apart.words).joined(separator: " ")
    }
}
