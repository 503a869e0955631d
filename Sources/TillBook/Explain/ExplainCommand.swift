import TillHousehold
import TillReceipts
import TillRecords
import TillReports
import TillRun
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

/// The published runs that are kept beside the current one.
enum EarlierRuns {
    /// What an id named in the newest kept run that still had it, with the run's number and folder; nil when none had it.
    static func find(_ prefix: String, _ scene: ExplainScene) throws(Fault) -> (found: LedgerSearch.Found, scene: ExplainScene)? {
        let runs = String(scene.current.dropLast("current".count)) + "runs"
        for name in (Folder.names(runs) ?? []).reversed() {
            guard let number = Int(name), let search = try? LedgerSearch(current: "\(runs)/\(name)", household: scene.household) else {
                continue
            }
            do throws(Fault) {
                let found = try search.find(prefix)
                var then = scene
                then.current = "\(runs)/\(name)"
                then.earlier = number
                return (found, then)
            } catch {
                guard error.code == "decide.unknown" else { throw error }
            }
        }
        return nil
    }
}

/// Writes the rows of receipts that a transaction stands on as pictures.
struct CropWriting {
    private let scene: ExplainScene
    private let path: String

    init(_ path: String, _ scene: ExplainScene) {
        self.path = path
        self.scene = scene
    }

    /// One PNG a receipt: the file that was named, and for more of them that name with a number. Throws when there is no receipt.
    func write(_ found: LedgerSearch.Found, _ speech: Speech) throws(Fault) {
        let ids = found.transaction?.strings(.observations) ?? [found.id]
        let receipts = ids.compactMap { found.ledger.observation($0) }.filter { $0.object(.source)?.equals(.kind, "receipt") ?? false }
        guard !receipts.isEmpty else {
            throw Fault(
                "explain.no-receipt", "no receipt tells of this transaction.", remedy: "Leave --crop out.", place: "--crop",
                exit: .missingInput)
        }
        for (index, receipt) in receipts.enumerated() {
            let target = index == 0 ? path : numbered(index + 1)
            try Folder.write(png(of: receipt, found.household), to: target)
            speech.say("\(target): the rows that were read, of \(receipt.object(.source)?.string(.file) ?? "a receipt")")
        }
    }

    /// From the original, else from what the record carries.
    private func png(of receipt: Record, _ household: String) throws(Fault) -> [UInt8] {
        do throws(Fault) {
            return try ReceiptOriginal.png(of: receipt, in: scene.originals.document(of: receipt.object(.source) ?? .bare, household))
        } catch {
            guard receipt.has(.crop) else { throw error }
            return try ReceiptOriginal.png(carriedBy: receipt)
        }
    }

    /// `crop.png` and 2 are `crop-2.png`.
    private func numbered(_ number: Int) -> String {
        guard path.hasSuffix(".png") else { return "\(path)-\(number)" }
        return "\(path.dropLast(4))-\(number).png"
    }
}

/// A recurring movement: what makes it one, and the transactions it is made of.
enum SeriesExplanation {
    /// The series whose id begins so, in the households that are published.
    static func find(_ prefix: String, _ scene: ExplainScene) throws(Fault) -> [(ledger: PublishedLedger, series: Record)] {
        try scene.search().ledgers(holding: prefix).flatMap { ledger in
            ledger.others.filter { $0.type == "series" && $0.string(.id)?.hasPrefix(prefix) ?? false }.map { (ledger, $0) }
        }
    }

    static func of(_ ledger: PublishedLedger, _ series: Record, _ scene: ExplainScene) -> Explanation {
        let shown = scene.shown(ledger.household)
        let name = shown.text(series.string(.name) ?? series.string(.kind) ?? "a series")
        var made = Explanation(title: "\(name): \(series.string(.period) ?? "") \(series.string(.kind) ?? "series")")
        var part = Explanation.Part("")
        part.lines.append(.fact("series", series.string(.id) ?? ""))
        part.lines.append(.fact("household", ledger.household))
        for (label, key) in [("status", .status), ("first", .first), ("last", .last), ("next", .next), ("pattern", .pattern)]
            as [(String, Key)]
        {
            if let value = series.string(key) { part.lines.append(.fact(label, value)) }
        }
        if let amount = series.string(.amount) { part.lines.append(.fact("amount", "\(amount) \(series.string(.currency) ?? "")")) }
        if let was = series.string(.was) { part.lines.append(.fact("before", "\(was), until \(series.string(.changed) ?? "some day")")) }
        if let rise = PublishedBook.yearlyRise(of: series) {
            part.lines.append(.fact("more", "\(rise) a year"))
            made.record.set(.yearly, string: rise.description)
        }
        if let sure = series.number(.confidence).flatMap(CategoryWords.percent) { part.lines.append(.fact("sure", "\(sure) %")) }
        if let why = series.string(.why) { part.lines.append(.fact("because", shown.text(why))) }
        let missed = series.strings(.missed)
        if !missed.isEmpty { part.lines.append(.fact("missed", missed.joined(separator: ", "))) }
        made.parts.append(part)
        let ids = series.strings(.transactions)
        var table = Explanation.Part("Its \(ids.count == 1 ? "transaction" : "\(ids.count) transactions")", .documents)
        for id in ids {
            guard let one = ledger.transaction(id) else { continue }
            table.lines.append(
                .row(
                    [one.string(.date) ?? "", TransactionWords.short(one), shown.text(one.string(.merchant) ?? "")],
                    TransactionWords.money(one)))
        }
        made.parts.append(table)
        made.record.set(.kind, string: "series")
        made.record.set(.series, object: series)
        return made
    }
}

/// An explanation as text of at most 80 signs a line.
struct ExplanationText {
    private static let width = 80
    private static let label = 12
    private var out = ""

    static func of(_ explanation: Explanation) -> String {
        var text = ExplanationText()
        text.add(explanation)
        return text.out
    }

    private mutating func add(_ explanation: Explanation) {
        wrap(explanation.title, first: "", rest: "")
        for part in explanation.parts where !part.lines.isEmpty {
            out += "\n"
            if !part.title.isEmpty { wrap(part.title, first: "", rest: "  ") }
            for line in part.lines { add(line) }
        }
    }

    private mutating func add(_ line: Explanation.Line) {
        switch line {
        case .fact(let name, let value):
            let head = "  " + name + String(repeating: " ", count: max(1, ExplanationText.label - name.count))
            wrap(value, first: head, rest: String(repeating: " ", count: head.count))
        case .text(let text): wrap(text, first: "  ", rest: "  ")
        case .quote(let number, let text):
            let digits = number.map(String.init) ?? ""
            let head = String(repeating: " ", count: max(0, 6 - digits.count)) + digits
            quote(text, first: head + " | ", rest: "       | ")
        case .row(let cells, let amount): row(cells, amount)
        case .command(let command): out += "    \(command)\n"
        }
    }

    /// A table's row: the cells with two blanks between them, the amount at the right edge; the last cell is cut where it must be.
    private mutating func row(_ cells: [String], _ amount: String) {
        let text = "  " + cells.joined(separator: "  ")
        let room = ExplanationText.width - amount.count - 2
        let shown = text.count > room ? String(text.prefix(max(0, room - 1))) + "\u{2026}" : text
        out += shown + String(repeating: " ", count: max(1, ExplanationText.width - shown.count - amount.count)) + amount + "\n"
    }

    /// Words on lines of their width; a word that is longer than a line is broken.
    private mutating func wrap(_ text: String, first: String, rest: String) {
        var line = first
        var isEmpty = true
        func words(_ text: String) -> [Substring] { text.split { $0 == " " || $0.isNewline } }
        for word in words(text) {
            var word = word
            if !isEmpty, line.count + 1 + word.count > ExplanationText.width {
                out += line + "\n"
                line = rest
                isEmpty = true
            }
            while line.count + word.count + (isEmpty ? 0 : 1) > ExplanationText.width {
                let room = max(1, ExplanationText.width - line.count)
                out += line + word.prefix(room) + "\n"
                word = word.dropFirst(room)
                line = rest
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        out += line + "\n"
    }

    /// A document's own line, its blanks kept.
    private mutating func quote(_ text: String, first: String, rest: String) {
        var left = Substring(text)
        var head = first
        repeat {
            out += head + left.prefix(ExplanationText.width - head.count) + "\n"
            left = left.dropFirst(ExplanationText.width - head.count)
            head = rest
        } while !left.isEmpty
    }
}
