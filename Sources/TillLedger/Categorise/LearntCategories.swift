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
        let probabilities = unsafe model.probabilities(encoded)
        for index in votes.indices { votes[index] = unsafe probabilities[index] * LearntCategories.prior }
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

/// Learns from a set of examples.
final class ExampleTrainer {
    let ids: FeatureIds
    let memory: LabelMemory
    private let set: ExampleSet
    /// The features of each wording, and the rows of those that do not hang on the amount.
    private let features: [ExampleFeatures]
    private let encodedTexts: [FeatureIds.Encoded]

    /// Weights kept in memory: 64 million, 256 MB.
    private static let mostWeights = 64 << 20

    init(_ set: ExampleSet, hints: CategoryHints?) {
        self.set = set
        features = set.texts.map { ExampleFeatures($0, known: hints?.hints($0, into: false) ?? []) }
        var counts: [UInt64: Int32] = [:]
        var met = [Bool](repeating: false, count: set.texts.count)
        var repeated = met
        var memory = LabelMemory()
        var list = ExampleFeatures.List()
        for example in set.examples {
            let wording = features[example.text]
            // A wording's own features count once for each of its first two examples: more would say nothing new.
            if !met[example.text] || !repeated[example.text] {
                for hash in wording.list.hashes { counts[hash, default: 0] += 1 }
                if met[example.text] { repeated[example.text] = true }
                met[example.text] = true
            }
            list.hashes.removeAll(keepingCapacity: true)
            list.values.removeAll(keepingCapacity: true)
            wording.addAmount(example.hundredths, into: &list)
            for hash in list.hashes { counts[hash, default: 0] += 1 }
            memory.add(wording.whole, hundredths: example.hundredths, day: example.day, label: example.label)
        }
        memory.close()
        self.memory = memory
        let ids = FeatureIds(counts, most: max(1024, ExampleTrainer.mostWeights / max(8, set.names.count)))
        self.ids = ids
        encodedTexts = features.map { wording in
            var encoded = FeatureIds.Encoded()
            ids.encode(wording.list, into: &encoded)
            return encoded
        }
    }

    /// Trains the model: a few rounds over the examples, in an order that the seed fixes.
    func train(seed: UInt64) -> LogisticModel {
        let model = LogisticModel(classes: set.names.count, features: ids.count)
        var settings = LogisticModel.Settings()
        let rounds = max(settings.epochs, min(30, 60_000 / max(1, set.examples.count)))
        var order = Array(set.examples.indices)
        var state = seed &+ 0x9E37_79B9_7F4A_7C15
        var list = ExampleFeatures.List()
        var encoded = FeatureIds.Encoded()
        let rate = settings.rate
        for round in 0..<rounds {
            ExampleTrainer.shuffle(&order, &state)
            let from = Float(round) / Float(rounds)
            for (place, index) in order.enumerated() {
                settings.rate = rate * (1.02 - from - Float(place) / Float(order.count * rounds))
                let example = set.examples[index]
                list.hashes.removeAll(keepingCapacity: true)
                list.values.removeAll(keepingCapacity: true)
                features[example.text].addAmount(example.hundredths, into: &list)
                ids.encode(list, into: &encoded)
                encoded.ids += encodedTexts[example.text].ids
                encoded.values += encodedTexts[example.text].values
                model.step(encoded, target: example.label, settings: settings)
            }
        }
        return model
    }

    /// Fisher and Yates, with a linear congruential generator (Knuth's MMIX constants).
    private static func shuffle(_ order: inout [Int], _ state: inout UInt64) {
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
        }
    }
}

/// How often each wording was given each label, near which amounts and when.
struct LabelMemory {
    private struct Cell: Hashable {
        var bucket: Int16
        var quarter: Int16
        var label: Int32
    }

    private var cells: [UInt64: [Cell: Float]] = [:]
    private var sorted: [UInt64: [(cell: Cell, count: Float)]] = [:]

    /// How much an example counts by how many quarter-doublings its amount is away.
    private static let nearness: [Float] = [1, 0.75, 0.6, 0.48, 0.4, 0.32, 0.26, 0.22, 0.18, 0.15, 0.13]
    /// How much an example counts by how many quarters of a year it is away: labels of one wording drift.
    private static let recency: [Float] = [1, 0.8, 0.65, 0.53, 0.43, 0.36, 0.3, 0.26, 0.22, 0.2, 0.17, 0.16, 0.14]
    private static let far: Float = 0.1
    private static let undated: Float = 0.5
    private static let otherSign: Float = 0.03
    /// What further weight an example of the very same amount has.
    private static let same: Float = 3
    /// The bucket of cells that hold one exact amount.
    private static let exactly: Int16 = .max

    mutating func add(_ wording: UInt64, hundredths: Int64, day: Int?, label: Int) {
        let quarter = LabelMemory.quarter(day)
        let near = Cell(bucket: LabelMemory.bucket(hundredths), quarter: quarter, label: Int32(truncatingIfNeeded: label))
        cells[wording, default: [:]][near, default: 0] += 1
        let exact = Cell(bucket: LabelMemory.exactly, quarter: quarter, label: Int32(truncatingIfNeeded: label))
        cells[LabelMemory.key(wording, hundredths), default: [:]][exact, default: 0] += 1
    }

    /// Closes the memory: cells are put in an order of their own, so that sums come out the same every time.
    mutating func close() {
        sorted = cells.mapValues { counts in
            counts.map { (cell: $0.key, count: $0.value) }
                .sorted { ($0.cell.label, $0.cell.bucket, $0.cell.quarter) < ($1.cell.label, $1.cell.bucket, $1.cell.quarter) }
        }
        cells = [:]
    }

    /// Adds the weight of the examples of a wording to each label's; returns how much was added and how many examples there were.
    func vote(_ wording: UInt64, hundredths: Int64, day: Int?, into votes: inout [Float]) -> (weight: Float, examples: Int) {
        guard let list = sorted[wording] else { return (0, 0) }
        let bucket = LabelMemory.bucket(hundredths)
        let quarter = LabelMemory.quarter(day)
        var total: Float = 0
        var examples: Float = 0
        for (cell, count) in list {
            let weight = count * LabelMemory.nearness(cell.bucket, bucket) * LabelMemory.recency(cell.quarter, quarter)
            votes[Int(cell.label)] += weight
            total += weight
            examples += count
        }
        for (cell, count) in sorted[LabelMemory.key(wording, hundredths)] ?? [] {
            let weight = count * LabelMemory.same * LabelMemory.recency(cell.quarter, quarter)
            votes[Int(cell.label)] += weight
            total += weight
        }
        return (total, Int(examples))
    }

    private static func key(_ wording: UInt64, _ hundredths: Int64) -> UInt64 {
        DescriptionWords.joined(wording, UInt64(bitPattern: hundredths))
    }

    /// The size of the amount, negative for money that goes out.
    private static func bucket(_ hundredths: Int64) -> Int16 {
        let bucket = Int16(ExampleFeatures.bucket(hundredths) + 1)
        return hundredths < 0 ? -bucket : bucket
    }

    /// Quarters of a year since 1970, or the smallest number where the day is not known.
    private static func quarter(_ day: Int?) -> Int16 { day.map { Int16(clamping: $0 / 91) } ?? .min }

    private static func nearness(_ a: Int16, _ b: Int16) -> Float {
        guard (a < 0) == (b < 0) else { return otherSign }
        let steps = Int(abs(a - b))
        return steps < nearness.count ? nearness[steps] : far
    }

    private static func recency(_ a: Int16, _ b: Int16) -> Float {
        guard a != .min, b != .min else { return undated }
        let steps = abs(Int(a) - Int(b))
        return steps < recency.count ? recency[steps] : far
    }
}
