import TillFigures
import TillStages

/// A file that names stages and their options: `pipelines/nightly.yaml`.
public struct Plan: Sendable, Equatable {
    public var name: String
    public var summary: String
    /// Path of the file.
    let path: String
    /// Path of the file of stages that the plan shares with others; they come first.
    var readingPath: String?
    /// The folder below the output that its runs are published in when nobody names one: plans beside `nightly` have their own.
    var output: String?
    /// Whether the book's database is filled from its runs.
    var fillsStore = true
    /// Whether what is published has a list of its files for other systems: `manifest.json`.
    var hasManifest = false
    /// What a worker may take for one household.
    var limits = Limits()
    /// The stages in their order; the first reads documents.
    public var stages: [Step]
    /// Stages over the published streams of all households, one after the other in the order of their ids.
    public var across: [Step] = []

    /// Whether it publishes records' names, and so needs a key.
    var needsKey: Bool { (stages + across).contains { $0.publishesNames } }

    /// The folder of a run that `across` writes in; no household's id begins so.
    package static let acrossFolder = "_across"

    /// Limits of a worker or of a stranger's stage.
    struct Limits: Sendable, Equatable {
        var seconds: Int?
        var megabytes: Int?
    }

    /// One stage and how it is asked.
    public struct Step: Sendable, Equatable {
        public var stage: String
        /// Options by name; a flag has no values.
        public var options: [String: [String]]
        /// Path of a stranger's executable; nil for a stage of Till's.
        var program: String?
        /// Limits of a stranger's stage.
        var limits = Limits()
        /// Path of the file that names it: the plan's, or that of what plans share.
        var file: String?
        /// Where the file names it: `line 7, column 5`.
        var place: String?

        /// The step alone, with the plan's defaults for the rest.
        package init(stage: String, options: [String: [String]]) {
            self.stage = stage
            self.options = options
        }

        /// Whether the stage gives records their published names, or writes files for others to see.
        var publishesNames: Bool {
            program == nil && (stage == "till-export" || stage == "till-normalise" && (options["redact"] ?? options["only-redact"]) != nil)
        }

        /// A fault of this step, placed in the file that names it unless it is placed already.
        func placed(_ fault: Fault, in plan: Plan) -> Fault {
            guard fault.file == nil else { return fault }
            var placed = fault.within(file: Document.baseName(file ?? plan.path))
            if let place { placed.place = fault.place.map { "\(place), \($0)" } ?? place }
            return placed
        }
    }

    /// The plan with what is left out of the figures, said to the stage that marks it.
    ///
    /// Throws where the plan has none.
    func leaving(_ apart: AskedApart) throws(Fault) -> Plan {
        guard !apart.isEmpty else { return self }
        var plan = self
        guard let place = stages.firstIndex(where: { $0.stage == "till-cash" }) else {
            throw Fault(
                "usage.option", "the plan \(name) has no till-cash, which leaves accounts and members out.",
                remedy: "Let it begin with reading: parts/reading.yaml.", place: "--without-account", exit: .usage)
        }
        if !apart.accounts.isEmpty { plan.stages[place].options["without-account"] = apart.accounts }
        if !apart.members.isEmpty { plan.stages[place].options["without-member"] = apart.members }
        return plan
    }

    /// The files it is written in.
    var files: [String] { [path] + (readingPath.map { [$0] } ?? []) }

    /// What the variables of a plan stand for in one run.
    struct Folders: Sendable {
        var book: String
        var out: String
        /// The month of reports: `YYYY-MM`, or `last` for the last one that is over.
        var period = "last"

        /// Pairs of a variable and its value.
        var values: [(name: String, value: String)] {
            [("$book", book), ("$out", out), ("$across", "\(out)/\(Plan.acrossFolder)"), ("$period", period)]
        }
    }
}
