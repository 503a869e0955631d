import TillRecords
import TillStages

/// Categories learnt from a file of examples: the memory of each wording, backed by a model of words, parts of words and amounts.
///
/// Where a wording was seen often its own labels decide; where it is new the model does. The same examples and seed give the same
/// answers.
final class LearntCategories {
    /// What it may answer, each with the line of its first example.
    let categories: [(name: String, line: Int)]
    private let names: [String]
    private let model: LogisticModel
    private let memory: LabelMemory
    private let ids: FeatureIds
    /// What the built-in knowledge takes a wording for, when its files are there.
    private let hints: CategoryHints?
    private var list = ExampleFeatures.List()
    private var encoded = FeatureIds.Encoded()
    private var votes: [Float]

    /// How many examples of a wording weigh as much as the model.
    private static let prior: Float = 1.5

    init(path: String, seed: UInt64, hints: CategoryHints?) throws(Fault) {
        let file = Document.baseName(path)
        switch FileReading.read(path: path, limit: 1 << 30) {
        case .failure(let trouble): throw trouble.fault(file: file)
        case .success(let bytes):
            let set = try ExampleSet(bytes, file: file)
            names = set.names
            categories = Array(zip(set.names, set.lines))
            self.hints = hints
            votes = [Float](repeating: 0, count: set.names.count)
            let trainer = ExampleTrainer(set, hints: hints)
            ids = trainer.ids
            model = trainer.train(seed: seed)
            memory = trainer.memory
        }
    }

    /// The answer for a movement; nil when it has no description.
    func answer(_ record: borrowing Record, amount: Amount?) -> CategoryAnswer? {
        var text: [UInt8] = []
        _ = record.withBytes(.text) { ExampleText.fold($0, into: &text) }
        if text.count < 2 { _ = record.withBytes(.merchant) { ExampleText.fold($0, into: &text) } }
        guard text.count > 1 else { return nil }
        return answer(text, hundredths: amount.map(ExampleSet.signed) ?? 0, day: record.date(.date)?.ordinal)
    }

    func answer(_ text: [UInt8], hundredths: Int64, day: Int?) -> CategoryAnswer? {
        let features = ExampleFeatures(text, known: hints?.hints(text, into: hundredths > 0) ?? [])
        list = features.list
        features.addAmount(hundredths, into: &list)
        ids.encode(list, into: &encoded)
        let probabilities = model.probabilities(encoded)
        for index in votes.indices { votes[index] = probabilities[index] * LearntCategories.prior }
        let seen = memory.vote(features.whole, hundredths: hundredths, day: day, into: &votes)
        guard let best = votes.indices.max(by: { votes[$0] < votes[$1] }) else { return nil }
        let share = votes[best] / (seen.weight + LearntCategories.prior)
        return CategoryAnswer(
            name: names[best], source: .learnt, confidence: Int((share * 100).rounded()),
            why: reason(features, text, label: best, seen: seen.examples))
    }

    /// `like 12 examples`, or the word that spoke most for the answer.
    private func reason(_ features: ExampleFeatures, _ text: [UInt8], label: Int, seen: Int) -> String {
        if seen > 0 { return seen == 1 ? "like an example" : "like \(seen) examples" }
        var best: (weight: Float, range: Range<Int>)?
        for word in features.words {
            guard let id = ids.id(word.hash) else { continue }
            let weight = model.weight(feature: id, label: label)
            if weight > best?.weight ?? 0 { best = (weight, word.range) }
        }
        guard let best else { return "parts of words and the amount" }
        return "word " + String(decoding: text[best.range], as: UTF8.self)
    }
}
