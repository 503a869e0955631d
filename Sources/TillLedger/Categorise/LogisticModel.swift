/// Multinomial logistic regression over sparse features, trained by stochastic gradient descent with AdaGrad steps per feature.
///
/// Duchi, Hazan and Singer, Adaptive Subgradient Methods, 2011. One row of weights a feature, padded to eight, so that a step is a
/// few vector operations; examples are taken in an order fixed by the seed.
@safe final class LogisticModel {
    typealias Lane = SIMD8<Float>

    let classes: Int
    private let lanes: Int
    private let weights: UnsafeMutablePointer<Lane>
    private let squares: UnsafeMutablePointer<Float>
    private let scores: UnsafeMutablePointer<Lane>
    let features: Int

    /// How fast it learns, and how strongly weights are drawn to zero.
    struct Settings {
        var rate: Float = 0.2
        var decay: Float = 1e-6
        var epochs = 3
    }

    init(classes: Int, features: Int) {
        self.classes = classes
        self.features = features
        lanes = max(1, (classes + 7) / 8)
        unsafe weights = .allocate(capacity: max(1, features * lanes))
        unsafe weights.initialize(repeating: .zero, count: max(1, features * lanes))
        unsafe squares = .allocate(capacity: max(1, features))
        unsafe squares.initialize(repeating: 1e-3, count: max(1, features))
        unsafe scores = .allocate(capacity: lanes)
        unsafe scores.initialize(repeating: .zero, count: lanes)
    }

    deinit {
        unsafe weights.deallocate()
        unsafe squares.deallocate()
        unsafe scores.deallocate()
    }

    /// Takes one step towards an example. `target` holds the class.
    func step(_ example: FeatureIds.Encoded, target: Int, settings: Settings) {
        unsafe example.ids.withUnsafeBufferPointer { ids in
            unsafe example.values.withUnsafeBufferPointer { values in unsafe step(ids, values, target: target, settings: settings) }
        }
    }

    private func step(_ ids: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>, target: Int, settings: Settings) {
        unsafe score(ids, values)
        softmax()
        let flat = unsafe UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self)
        unsafe flat[target] -= 1
        var norm: Float = 0
        for lane in 0..<lanes { unsafe norm += (scores[lane] * scores[lane]).sum() }
        for at in 0..<ids.count {
            let id = unsafe Int(ids[at])
            let value = unsafe values[at]
            unsafe squares[id] += norm * value * value
            let rate = unsafe settings.rate / squares[id].squareRoot()
            let row = unsafe weights + id * lanes
            let pull = Lane(repeating: -rate * value)
            let keep = Lane(repeating: 1 - rate * settings.decay)
            for lane in 0..<lanes { unsafe row[lane] = row[lane] * keep + scores[lane] * pull }
        }
    }

    /// Probabilities of the classes; good until the next call.
    func probabilities(_ movement: FeatureIds.Encoded) -> UnsafeBufferPointer<Float> {
        unsafe movement.ids.withUnsafeBufferPointer { ids in
            unsafe movement.values.withUnsafeBufferPointer { values in unsafe score(ids, values) }
        }
        softmax()
        return unsafe UnsafeBufferPointer(start: UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self), count: classes)
    }

    /// The weight that a feature has for a class.
    func weight(feature: Int, label: Int) -> Float {
        unsafe (weights + feature * lanes)[label / 8][label % 8]
    }

    @inline(__always)
    private func score(_ ids: UnsafeBufferPointer<Int32>, _ values: UnsafeBufferPointer<Float>) {
        for lane in 0..<lanes { unsafe scores[lane] = .zero }
        for at in 0..<ids.count {
            let row = unsafe weights + Int(ids[at]) * lanes
            let value = unsafe Lane(repeating: values[at])
            for lane in 0..<lanes { unsafe scores[lane] += row[lane] * value }
        }
    }

    private func softmax() {
        let flat = unsafe UnsafeMutableRawPointer(scores).assumingMemoryBound(to: Float.self)
        var most = -Float.infinity
        for index in 0..<classes { most = unsafe max(most, flat[index]) }
        var sum: Float = 0
        for index in 0..<classes {
            unsafe flat[index] = LogisticModel.exponential(flat[index] - most)
            unsafe sum += flat[index]
        }
        let scale = 1 / sum
        for index in 0..<classes { unsafe flat[index] *= scale }
        for index in classes..<lanes * 8 { unsafe flat[index] = 0 }
    }

    /// e to the x for x at most 0, the same bits on every machine: a polynomial after the power of two is split off.
    @inline(__always)
    static func exponential(_ x: Float) -> Float {
        if x < -80 { return 0 }
        let scaled = x * 1.442_695_04
        let whole = scaled.rounded(.down)
        let part = scaled - whole
        let power = 1 + part * (0.693_147_18 + part * (0.240_226_51 + part * (0.055_504_11 + part * (0.009_618_13 + part * 0.001_333_36))))
        return Float(sign: .plus, exponent: Int(whole), significand: 1) * power
    }
}
