import TillRecords
import TillStages

/// `till explain`: from an id or a figure down to the line, the message or the rows of a receipt that say so.
public struct ExplainCommand: Command {
    private let options: Options
    private let context: Context

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let scene = try ExplainScene(options, context)
        let words = options.arguments
        let aspect = options.text("why").flatMap(Explanation.Aspect.init(rawValue:))
        var explanations: [Explanation]
        if let figure = try FigureQuestion(words, options) {
            explanations = try FigureExplanation(figure, scene).explanations()
        } else {
            guard (1...2).contains(words.count) else {
                throw Fault(
                    "usage.explain", "say what is to be explained.",
                    remedy: "till explain ID, till explain ID ID, till explain d3, till explain 2025-03 Groceries; --help has all.",
                    place: "till explain", exit: .usage)
            }
            explanations = [words.count == 2 ? try pair(words, scene) : try one(words[0], scene, speech)]
        }
        explanations = explanations.map { $0.narrowed(to: aspect) }
        if options.flag("json") {
            for explanation in explanations { Output.write(explanation.record.text + "\n") }
        } else {
            Output.write(explanations.map(ExplanationText.of).joined(separator: "\n\n"))
        }
        return .good
    }

    /// Why two transactions belong together, or two observations are one.
    private func pair(_ words: [String], _ scene: ExplainScene) throws(Fault) -> Explanation {
        let search = try scene.search()
        return try LinkExplanation.of(search.find(words[0]), search.find(words[1]), scene)
    }

    private func one(_ word: String, _ scene: ExplainScene, _ speech: Speech) throws(Fault) -> Explanation {
        if let number = decision(word, scene) { return try DecisionExplanation.of(number, scene) }
        do throws(Fault) {
            return try explain(scene.search().find(word), scene, speech)
        } catch {
            guard error.code == "decide.unknown" else { throw error }
            if let series = try series(word, scene) { return series }
            if let finding = try FindingExplanation.of(word, scene) { return finding }
            guard let (found, then) = try EarlierRuns.find(word, scene) else { throw error }
            return try explain(found, then, speech)
        }
    }

    private func explain(_ found: LedgerSearch.Found, _ scene: ExplainScene, _ speech: Speech) throws(Fault) -> Explanation {
        if let path = options.text("crop") { try CropWriting(path, scene).write(found, speech) }
        return TransactionExplanation.of(found, scene)
    }

    private func series(_ word: String, _ scene: ExplainScene) throws(Fault) -> Explanation? {
        let found = try SeriesExplanation.find(word, scene)
        guard found.count <= 1 else {
            let list = found.prefix(4).map { "\($0.series.string(.id)?.prefix(12) ?? "") (\($0.series.string(.name) ?? ""))" }
            throw Fault(
                "explain.several", "\(word) is the beginning of \(found.count) series: \(list.joined(separator: "; ")).",
                remedy: "Give more of it.", place: word, exit: .usage)
        }
        return found.first.map { SeriesExplanation.of($0.ledger, $0.series, scene) }
    }

    /// The number of a decision: `d12`. What is long enough for an id is one, unless the journal has that number.
    private func decision(_ word: String, _ scene: ExplainScene) -> Int? {
        guard word.hasPrefix("d"), let number = Int(word.dropFirst()), number > 0 else { return nil }
        return word.utf8.count < LedgerSearch.fewest || number <= scene.decisions.entries.count ? number : nil
    }
}
