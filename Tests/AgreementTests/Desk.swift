import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillBook

/// Asks `till explain` of a book, read once, and compares what it says with what a page shows.
struct Desk {
    private let scene: ExplainScene
    private var books: [String: FigureBook] = [:]
    private var answers: [String: [String]] = [:]
    private let ids: Set<String>

    init(_ folder: String) throws {
        let options = Options(["book": [folder], "out": ["\(folder)/output"]])
        let scene = try ExplainScene(options, Context(knowledge: StageRun.knowledge))
        let ledgers = try scene.search().published.compactMap { PublishedLedger($0, in: scene.current) }
        ids = Set(ledgers.flatMap(\.transactions).compactMap { $0.string(.id).map { String($0.prefix(8)) } })
        self.scene = scene
    }

    /// What is wrong with a figure; nil when what leads from it says the same.
    ///
    /// - Parameter ways: what leads from it, with the record separator between them.
    mutating func trouble(_ text: String, _ ways: String) throws -> String? {
        var wrong: [String] = []
        let ways = ways.split(separator: "\u{1E}").map(String.init)
        if let own = ways.first(where: { $0.hasPrefix("own ") }) { return try trouble(text, way: own) }
        for way in ways {
            guard let trouble = try self.trouble(text, way: way) else { return nil }
            wrong.append(trouble)
        }
        return wrong.isEmpty ? "nothing leads from it" : wrong.joined(separator: "; ")
    }

    private mutating func trouble(_ text: String, way: String) throws -> String? {
        let parts = way.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts.first {
        case "explain":
            let words = parts[1].split(separator: "\u{1F}").map(String.init)
            let said = try said(words)
            let numbers = said.flatMap { $0.matches(of: /\d+(?:\.\d+)?/).compactMap { Double($0.output) } }
            if numbers.isEmpty { return "till explain \(words.joined(separator: " ")) finds nothing" }
            return Desk.holds(numbers, text) || said.contains { $0.contains(text) }
                ? nil : "till explain \(words.joined(separator: " ")) does not say it"
        case "rows", "own":
            // The rows that are selected come to it.
            let size = text.drop { !$0.isNumber }
            return parts[1].contains(size) ? nil : "the rows that it leads to are \(parts[1])"
        case "row": return ids.contains(parts[1]) ? nil : "there is no row \(parts[1])"
        case "answer": return nil
        default: return "nothing leads from it"
        }
    }

    /// All that the explanations of a line say in figures.
    private mutating func said(_ words: [String]) throws -> [String] {
        let key = words.joined(separator: "\u{1F}")
        if let known = answers[key] { return known }
        let records = try explanations(words).map(\.record)
        let found = records.flatMap(Desk.said)
        answers[key] = found
        for record in records where record.equals(.kind, "figure") { Desk.check(record) }
        // What it says to ask next is there to be asked.
        let place = words.firstIndex(of: "--household").map { Array(words[$0...]) } ?? []
        for next in Set(records.flatMap { $0.strings(Key(foreign: "follow")) }) {
            let next = next.replacing("'", with: "").split(separator: " ", maxSplits: 1).map(String.init)
            #expect(try !said(next + place).isEmpty, "\(words.joined(separator: " ")) leads to \(next.joined(separator: " "))")
        }
        return found
    }

    private mutating func explanations(_ words: [String]) throws -> [Explanation] {
        var words = words
        var households = try scene.search().published
        if let place = words.firstIndex(of: "--household") {
            households = [words[place + 1]]
            words.removeSubrange(place...place + 1)
        }
        guard let question = try FigureQuestion(words, Options([:])) else { return try thing(words[0]) }
        var found: [Explanation] = []
        for household in question.isAcross ? [FigureBook.across] : households {
            if books[household] == nil { books[household] = try FigureBook(household, scene) }
            if let book = books[household] { found += try FigureExplanation(question, scene).explanations(book) }
        }
        return found
    }

    /// A series, a finding or a transaction.
    private func thing(_ word: String) throws -> [Explanation] {
        if let series = try SeriesExplanation.find(word, scene).first { return [SeriesExplanation.of(series.ledger, series.series, scene)] }
        if let finding = try FindingExplanation.of(word, scene) { return [finding] }
        return [TransactionExplanation.of(try scene.search().find(word), scene)]
    }

    /// The rows of a figure that is a sum come to it.
    private static func check(_ record: Record) {
        func minor(_ text: String?) -> Int64? {
            text?.split(separator: " ").first.flatMap { Amount($0) }.flatMap { Money($0, .unknown)?.minorUnits }
        }
        let sum = record.objects(.transactions).compactMap { minor($0.string(.amount)) }.reduce(Int64(0), +)
        let told = minor(record.string(.amount) ?? record.string(.value))
        // A day of a budget is told as what was planned for it, and health is no sum.
        let isSum = record.has(.amount) || record.equals(Key(foreign: "figure"), "budget") && record.string(.month)?.utf8.count == 7
        if isSum { #expect(sum == told, "\(record.text.prefix(300))") }
    }

    /// What a record says, its names and ids aside.
    private static func said(_ record: Record) -> [String] {
        var texts = [record.string(.amount), record.string(.value), record.string(Key(foreign: "yearly"))].compactMap { $0 }
        texts += record.objects(Key(foreign: "facts")).compactMap { $0.string(.value) }
        texts += record.objects(.transactions).compactMap { $0.string(.amount) }
        for key in [.series, Key(foreign: "finding"), Key(foreign: "transaction")] as [Key] {
            texts += record.object(key).map { [$0.text] } ?? []
        }
        return texts
    }

    /// Whether one of the numbers, as exact as it is, is shown so.
    private static func holds(_ numbers: [Double], _ text: String) -> Bool {
        guard let digits = text.firstMatch(of: /\d[\d,]*(?:\.\d+)?/)?.output.filter({ $0 != "," }), var size = Double(digits) else {
            return false
        }
        let decimals = digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
        var unit = (0..<decimals).reduce(1.0) { value, _ in value / 10 }
        for (letters, power) in [("k", 1000.0), ("m", 1_000_000.0)] where text.hasSuffix(letters) && !text.hasSuffix("months") {
            (size, unit) = (size * power, unit * power)
        }
        // Less than a per cent is told as that.
        let isShare = text.hasSuffix("%")
        if text.hasPrefix("<") { return numbers.contains { $0 < 1 } }
        let isExact = decimals == 2 && !isShare && !(text.first?.isNumber ?? false)
        let reach = isExact ? 0.0001 : unit * 0.5001
        return numbers.contains { abs($0 - size) <= reach || (isShare && abs($0 * 100 - size) <= reach) }
    }
}
