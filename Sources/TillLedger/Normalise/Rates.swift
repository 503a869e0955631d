import TillRecords
import TillStages

/// Dated exchange rates from a file: `date,from,to,rate`, one unit of `from` in units of `to`.
public struct Rates: Sendable {
    /// Rates of a pair, by day, ascending.
    private var pairs: [Pair: [(day: Day, rate: Amount)]] = [:]

    private struct Pair: Hashable {
        let from: Currency
        let to: Currency
    }

    public init() {}

    /// Reads the file. Throws a fault with the line when a row is not a rate.
    public init(path: String) throws(Fault) {
        let name = Document.baseName(path)
        let bytes: [UInt8]
        switch FileReading.read(path: path, limit: 256 << 20) {
        case .success(let read): bytes = read
        case .failure(let trouble): throw trouble.fault(file: name)
        }
        var number = 0
        var isFirst = true
        for line in String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if line.isEmpty || line.first == "#" { continue }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingBlanks }
            defer { isFirst = false }
            if isFirst, let first = cells.first, first.first?.isLetter ?? false {
                try Rates.checkTitles(cells.map { $0.lowercased() }, name, number)
                continue
            }
            let (pair, day, rate) = try Rates.row(cells, name, number)
            pairs[pair, default: []].append((day, rate))
        }
        for key in pairs.keys { pairs[key]?.sort { $0.day < $1.day } }
    }

    private static let titles = ["date", "from", "to", "rate"]

    private static func checkTitles(_ found: [String], _ file: String, _ line: Int) throws(Fault) {
        guard found != titles else { return }
        let unknown = found.first { !titles.contains($0) }
        let sentence = unknown.map { "there is no column named \($0)." } ?? "the columns are not those of a file of rates."
        throw bad(sentence, (unknown.map { NearestName.question($0, among: titles) } ?? ""), file, line)
    }

    private static func row(_ cells: [Substring], _ file: String, _ line: Int) throws(Fault) -> (Pair, Day, Amount) {
        guard cells.count == titles.count else {
            throw bad("the line has \(CountText.of(cells.count, "cell")) instead of 4.", "", file, line)
        }
        guard let day = Day(cells[0]) else { throw bad("\(cells[0]) is no day.", "", file, line) }
        for cell in cells[1...2] where Currency(cell) == nil { throw bad("\(cell) is no currency of ISO 4217.", "", file, line) }
        guard let from = Currency(cells[1]), let to = Currency(cells[2]), let rate = Amount(cells[3]), rate.units > 0 else {
            throw bad("\(cells[3]) is no rate above 0.", "", file, line)
        }
        return (Pair(from: from, to: to), day, rate)
    }

    private static func bad(_ sentence: String, _ question: String, _ file: String, _ line: Int) -> Fault {
        Fault(
            "normalise.bad-rate", sentence, remedy: "\(question)Write date,from,to,rate: 2025-03-14,USD,EUR,0.9184.", file: file,
            place: "line \(line)", exit: .usage)
    }

    /// The rate of the day, else of the nearest day before, within 31 days; nil when there is none. One that the file has only the
    /// other way round counts inverted, unless the file has a later one this way.
    public func rate(from: Currency, to: Currency, on day: Day) -> (rate: Amount, day: Day)? {
        let stated = latest(Pair(from: from, to: to), day)
        guard let other = latest(Pair(from: to, to: from), day), stated.map({ $0.day < other.day }) ?? true,
            let inverse = Rates.inverse(other.rate)
        else { return stated }
        return (inverse, other.day)
    }

    private func latest(_ pair: Pair, _ day: Day) -> (rate: Amount, day: Day)? {
        guard let list = pairs[pair] else { return nil }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].day <= day { low = middle + 1 } else { high = middle }
        }
        guard low > 0, day.ordinal - list[low - 1].day.ordinal <= 31 else { return nil }
        return (list[low - 1].rate, list[low - 1].day)
    }

    /// One divided by a rate, to nine significant digits, halves away from zero; nil where no number holds it.
    static func inverse(_ rate: Amount) -> Amount? {
        guard rate.units > 0 else { return nil }
        let least = Int128(100_000_000)
        var decimals: UInt8 = 0
        var whole = Int128(1)
        for _ in 0..<rate.decimals { whole *= 10 }
        while whole / Int128(rate.units) < least, decimals < Amount.mostDecimals {
            whole *= 10
            decimals += 1
        }
        let quotient = (whole * 2 + Int128(rate.units)) / (Int128(rate.units) * 2)
        guard quotient > 0, let units = Int64(exactly: quotient) else { return nil }
        return Amount(units: units, decimals: decimals)
    }
}

extension Substring {
    fileprivate var trimmingBlanks: Substring {
        var rest = self
        while rest.first == " " { rest = rest.dropFirst() }
        while rest.last == " " || rest.last == "\r" { rest = rest.dropLast() }
        return rest
    }
}
