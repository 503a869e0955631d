import TillAnalysis
import TillBank
import TillChat
import TillEntries
import TillExports
import TillHousehold
import TillLedger
import TillReceipts
import TillReports
import TillStages

/// The stages that a plan may name: those of each room, in the order that records take.
package enum StageCatalogue {
    static let stages: [any Stage.Type] = LedgerStages.all + AnalysisStages.all + [ReportStage.self] + ExportsStages.all

    /// The readers that a plan may begin with. A new reader is one line here.
    static let readers: [any Reader.Type] = [
        BankReader.self,
        ReceiptReader.self,
        ChatReader.self,
        EntriesReader.self,
    ]

    /// The manuals of all of them, in the order that records take.
    package static var manuals: [Manual] { readers.map { $0.manual } + stages.map { $0.manual } }

    static func stage(named name: String) -> (any Stage.Type)? { stages.first { $0.manual.name == name } }
    package static func reader(named name: String) -> (any Reader.Type)? { readers.first { $0.manual.name == name } }

    /// Every knowledge file that a unit of Till's reads, each once.
    static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] {
        let holders: [any ManualHolder.Type] = readers.map { $0 } + stages.map { $0 }
        var met: Set<String> = []
        return ([KnowledgeTable.languages, HouseholdFile.accountWords] + holders.flatMap { $0.tables(knowledge) }).filter {
            met.insert($0.file).inserted
        }
    }

    /// What a stage of Till's declares as its options; nil when there is no such stage.
    static func options(of name: String) -> [OptionDeclaration]? {
        (reader(named: name)?.manual ?? stage(named: name)?.manual)?.allOptions
    }

    /// Checks a step's options against the manual and fills in defaults. Throws usage faults.
    package static func options(_ step: Plan.Step, _ manual: Manual) throws(Fault) -> Options {
        try options(step, manual.name, manual.allOptions)
    }

    /// Checks a step's options against what the stage declares and fills in defaults. Throws usage faults.
    static func options(_ step: Plan.Step, _ stage: String, _ declared: [OptionDeclaration]) throws(Fault) -> Options {
        var values = step.options
        for name in values.keys.sorted() where !declared.contains(where: { $0.name == name }) {
            throw Fault(
                "plan.option", "\(stage) has no option \(name).",
                remedy: "\(NearestName.question(name, among: declared.map(\.name)))\(stage) --help lists them.", place: stage, exit: .usage)
        }
        for option in declared {
            if case .choice(let names) = option.kind, let given = values[option.name]?.last {
                guard let known = option.choice(given) else {
                    throw Fault(
                        "plan.option", "\(option.name) of \(stage) cannot be \(given).",
                        remedy: "Use one of \(names.joined(separator: ", ")).", place: stage, exit: .usage)
                }
                values[option.name] = [known]
            }
            if let fallback = option.fallback, values[option.name] == nil { values[option.name] = [fallback] }
        }
        return Options(values)
    }

    /// Makes the stage of a step. Throws usage faults and missing knowledge, placed in the plan.
    ///
    /// - Parameter strangers: starts what is no stage of Till's.
    static func make(_ step: Plan.Step, of plan: Plan, strangers: Plugins, context: Context) throws(Fault) -> any Stage {
        do throws(Fault) {
            if step.program != nil { return try strangers.stage(step, context) }
            guard let type = stage(named: step.stage) else {
                if reader(named: step.stage) != nil {
                    throw Fault(
                        "plan.stage", "\(step.stage) reads documents, and so must stand before the stages.", remedy: "Move it up.",
                        exit: .usage)
                }
                throw unknown(step.stage)
            }
            return try make(type, options(step, type.manual), context)
        } catch {
            throw step.placed(error, in: plan)
        }
    }

    /// A name that no stage has: what may be meant, or all that there is.
    private static func unknown(_ name: String) -> Fault {
        let names = (readers.map { $0.manual.name } + stages.map { $0.manual.name })
        let near = names.filter { EditDistance.of($0, name) <= 2 }
        return Fault(
            "plan.stage", "there is no stage \(name).",
            remedy: near.isEmpty
                ? "Use one of \(names.joined(separator: ", ")), or the path of an executable."
                : "Is \(near.joined(separator: " or ")) meant?",
            exit: .usage)
    }

    private static func make<S: Stage>(_ type: S.Type, _ options: Options, _ context: Context) throws(Fault) -> any Stage {
        let stage = try S(options: options, context: context)
        guard !stage.replacesStream else {
            throw Fault(
                "plan.option", "\(S.manual.name) would write to standard output, which a plan has none of.",
                remedy: "Name a folder or a file for it to write to.", place: S.manual.name, exit: .usage)
        }
        return stage
    }
}
