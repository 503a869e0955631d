import TillRecords

/// Numbers that stand in a bank's text: what was paid abroad and at what rate.
struct TextNumbers {
    var numbers: [Int64] = []
    var abroad: (currency: Currency, rate: Double)?

    static let none = TextNumbers()

    private init() {}

    /// Finds numbers with decimals, also where a line break of the bank's format cut one in two (`101 4.72`), and `EUR 43.17 @ 1.1017`.
    init(_ text: UnsafeRawBufferPointer) {
        let parts = text.split(separator: 0x20, omittingEmptySubsequences: true)
        for index in parts.indices {
            guard let amount = TextNumbers.decimal(Array(parts[index])) else { continue }
            numbers.append(amount)
            let before = index > parts.startIndex ? Array(parts[index - 1]) : []
            if !before.isEmpty, before.count <= 4, before.allSatisfy({ $0 &- 48 < 10 }),
                let joined = TextNumbers.decimal(before + Array(parts[index]))
            {
                numbers.append(joined)
            }
            if let currency = Currency(
                bytes: UnsafeRawBufferPointer(
                    rebasing: before.isEmpty ? text[0..<0] : text[parts[index - 1].startIndex..<parts[index - 1].endIndex]))
            {
                abroad = TextNumbers.rate(parts, after: index).map { (currency, $0) }
            }
        }
    }

    /// The number behind an `@`, whole or cut in two.
    private static func rate(_ parts: [Slice<UnsafeRawBufferPointer>], after index: Int) -> Double? {
        guard index + 2 < parts.count, parts[index + 1].elementsEqual([UInt8(ascii: "@")]) else { return nil }
        var digits = Array(parts[index + 2])
        if index + 3 < parts.count, parts[index + 3].allSatisfy({ $0 &- 48 < 10 }) { digits += Array(parts[index + 3]) }
        return Double(String(decoding: digits, as: UTF8.self)).flatMap { $0 > 0 ? $0 : nil }
    }

    private static func decimal(_ bytes: [UInt8]) -> Int64? {
        guard bytes.contains(UInt8(ascii: ".")), bytes.count <= 14, let first = bytes.first, first &- 48 < 10 else { return nil }
        return bytes.withUnsafeBytes { Amount(bytes: $0) }?.scaled(to: 4)?.units
    }
}
