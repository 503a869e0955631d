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
