import TillRecords
import TillStages

/// Writes exports of banks that do not exist, each in a dialect of its own, with the truth beside: `files/`, `expected/` and `INDEX.tsv`.
public struct BankBook {
    private let seed: UInt64
    private let heldOut: Bool
    private let strange: Bool

    /// - Parameters:
    ///   - heldOut: other languages, titles and families than without.
    ///   - strange: a part of all words, or every one, is in a language that nobody speaks. Much cannot be decided then that the index
    ///     calls decidable: a refusal is right there, and what is read must be right.
    public init(seed: UInt64, heldOut: Bool, strange: Bool = false) {
        self.seed = seed
        self.heldOut = heldOut
        self.strange = strange
    }

    /// One export, ready to be written.
    struct Export {
        var name: String
        var page: BankPage
        var features: BankFeatures
        var bytes: [UInt8]
    }

    /// Export `number`, from 0: a pure function of the seed, the half and the number.
    func export(_ number: Int) -> Export {
        let tongues = BankWords.tongues(heldOut: heldOut)
        var chance = Chance(seed: seed).fork(heldOut ? "banks.held" : strange ? "banks.strange" : "banks").fork("file.\(number)")
        // Languages take turns, English twice, so that every one comes.
        let turn = number % (tongues.count + 1)
        var tongue = tongues[turn == tongues.count ? 0 : turn]
        if strange { tongue = tongue.strange(chance.of((350, 1), (700, 1), (1000, 2)), &chance) }
        let country = BankCountry.named(chance.pick(tongue.countries) ?? "US")
        var features = BankFeatures.drawn(tongue, country, heldOut: heldOut, chance: &chance)
        let page = BankPage(features, tongue, country, chance: chance.fork("page"))
        var bytes = features.encoding.bytes(page.text)
        if bytes == nil { features.encoding = .utf8 }
        if bytes == nil { bytes = Array(page.text.utf8) }
        return Export(name: "b\(Digits.padded(number + 1, 4))", page: page, features: features, bytes: bytes ?? [])
    }

    /// Writes `count` exports. Returns how many of them can be decided, and their rows. Throws a fault when a file cannot be written.
    public func write(_ count: Int, folder: inout FolderWriter) throws(Fault) -> (decidable: Int, rows: Int) {
        var index = "file\tformat\ttransactions\tautodetectable\thint\tfeatures\n"
        var (decidable, rows) = (0, 0)
        for number in 0..<max(0, count) {
            let export = export(number)
            try folder.write(export.bytes, to: "files/\(export.name).csv")
            let buffer = ByteBuffer()
            for truth in export.page.truths { truth.write(to: buffer) }
            try folder.write(buffer.bytes, to: "expected/\(export.name).ndjson")
            decidable += export.features.doubt == .none ? 1 : 0
            rows += export.page.truths.count
            index += BankBook.line(export)
        }
        try folder.write(Array(index.utf8), to: "INDEX.tsv")
        return (decidable, rows)
    }

    private static func line(_ export: Export) -> String {
        let listed = export.features.listed(export.page.tongue, export.page.country).map { "\($0.name)=\($0.value)" }
        let decided = export.features.doubt == .none ? "yes" : "no"
        let cells = [
            "\(export.name).csv", "csv", String(export.page.truths.count), decided, export.features.hint, listed.joined(separator: " "),
        ]
        return cells.joined(separator: "\t") + "\n"
    }
}

extension BankFeatures {
    /// What a person would have to say, in words.
    var hint: String {
        let isMonthFirst = date == .american || date == .americanDashed || date == .shortAmerican
        switch doubt {
        case .none: return ""
        case .dateOrder: return "date order: \(isMonthFirst ? "month first" : "day first")"
        case .sign: return "which rows go out: nothing says it, most do"
        case .cardSign: return "sign: positive is spending"
        case .sides: return "which of two columns goes out"
        case .year: return "the year"
        case .thousands: return "decimal mark: \(number.group) parts thousands"
        }
    }
}
