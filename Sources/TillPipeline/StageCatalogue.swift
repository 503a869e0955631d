import TillBank
import TillChat
import TillExports
import TillLedger
import TillReceipts
import TillReports
import TillStages

/// The stages that a plan may name. A new stage is one line here.
enum StageCatalogue {
    static let stages: [any Stage.Type] = [
        NormaliseStage.self,
        DedupeStage.self,
        CategoriseStage.self,
        ReportStage.self,
        ExportStage.self,
    ]

    /// The readers that a plan may begin with. A new reader is one line here.
    static let readers: [any Reader.Type] = [
        BankReader.self,
        ReceiptReader.self,
        ChatReader.self,
    ]

    static func stage(named name: String) -> (any Stage.Type)? { stages.first { $0.manual.name == name } }
    static func reader(named name: String) -> (any Reader.Type)? { readers.first { $0.manual.name == name } }

    /// Checks a step's options against the manual and fills in defaults. Throws usage faults.
    static func options(_ step: Plan.Step, _ manual: Manual) throws(Fault) -> Options {
        var values = step.options
        for name in values.keys.sorted() where !manual.allOptions.contains(where: { $0.name == name }) {
            throw Fault(
                "plan.option", "\(manual.name) has no option \(name).", remedy: "\(manual.name) --help lists them.", place: manual.name,
                exit: .usage)
        }
        for option in manual.allOptions {
            if case .choice(let names) = option.kind, let given = values[option.name]?.last, !names.contains(given) {
                throw Fault(
                    "plan.option", "\(option.name) of \(manual.name) cannot be \(given).",
                    remedy: "Use one of \(names.joined(separator: ", ")).",
                    place: manual.name, exit: .usage)
            }
            if let fallback = option.fallback, values[option.name] == nil { values[option.name] = [fallback] }
        }
        return Options(values)
    }
}
