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
