import TillHousehold
import TillRecords
import TillStages

/// What documents say of a movement, each with the line, the message or the rows that say it.
struct EvidenceExplanation {
    private let scene: ExplainScene
    private let household: String
    private let shown: ShownText

    /// Lines of one passage that text shows at most.
    private static let most = 12

    init(_ scene: ExplainScene, _ household: String) {
        self.scene = scene
        self.household = household
        shown = scene.shown(household)
    }

    /// - Parameter records: gets the same for programs.
    func part(of observation: Record, number: Int, of count: Int, _ records: inout [Record]) -> Explanation.Part {
        let source = observation.object(.source) ?? .bare
        var record = Record.bare
        record.set(.observation, string: observation.string(.id) ?? "")
        record.set(.source, object: source)
        let head = count > 1 ? "Evidence \(number) of \(count): " : "Evidence: "
        var part = Explanation.Part(head + kind(source), .documents)
        part.lines.append(.fact("says", shown.text(says(observation))))
        part.lines += corrections(observation, &record)
        part.lines.append(.fact("observation", observation.string(.id) ?? ""))
        part.lines.append(.fact("document", document(source)))
        if let hash = source.string(.document) { part.lines.append(.fact("SHA-256", scene.originals.hash(hash, household))) }
        if let outer = source.string(.within) { part.lines.append(.fact("lay in", scene.originals.hash(outer, household))) }
        let own = source.string(.ref).map { "its own id \(shown.text($0))" }
        part.lines.append(.fact("place", [source.string(.place), own].compactMap { $0 }.joined(separator: ", ")))
        part.lines += doubts(observation)
        part.lines += original(observation, source, &record)
        records.append(record)
        return part
    }

    private func kind(_ source: Record) -> String {
        let format = source.string(.format).map { " (\($0))" } ?? ""
        return switch source.string(.kind) ?? "" {
        case "bank": "a row of a bank's export\(format)"
        case "receipt": "a receipt\(format)"
        case "chat": "a message\(format)"
        case "manual": "an entry by hand"
        default: "a note\(format)"
        }
    }

    private func says(_ observation: Record) -> String {
        let text = observation.string(.text) ?? observation.string(.merchant) ?? ""
        let day = observation.string(.date) ?? observation.strings(.dates).joined(separator: " or ")
        let status = observation.equals(.status, "void") ? "void, " : ""
        return "\(status)\(day.isEmpty ? "no day" : day), \(TransactionWords.money(observation))\(text.isEmpty ? "" : ", \(text)")"
    }

    private func document(_ source: Record) -> String {
        let name = shown.file(source.string(.file) ?? "unnamed")
        guard let hash = source.string(.within) ?? source.string(.document) else { return name }
        if let stored = scene.originals.stored(hash, household), stored.isForgotten { return "\(name) (forgotten; its original is kept)" }
        return name
    }

    /// What was read before a person said what it should have been.
    private func corrections(_ observation: Record, _ record: inout Record) -> [Explanation.Line] {
        let all = observation.objects(.corrected)
        if !all.isEmpty { record.set(.corrected, objects: all) }
        return all.map { one in
            let field = one.string(.field) ?? ""
            let read = one.string(.from).map { "read as \(shown.text($0))" } ?? "not read"
            return .fact(
                "corrected",
                "\(field == "merchant" ? "shop" : field == "payment" ? "paid" : field): \(read), by decision \(one.string(.decision) ?? "")"
            )
        }
    }

    /// How sure a reader was, where it says so.
    private func doubts(_ observation: Record) -> [Explanation.Line] {
        guard let confidence = observation.object(.confidence) else { return [] }
        let fields = EvidenceExplanation.fields.compactMap { key in
            confidence.number(key).flatMap(CategoryWords.percent).map { "\(key) \($0) %" }
        }
        return fields.isEmpty ? [] : [.fact("sure", fields.joined(separator: ", "))]
    }

    private static let fields: [Key] = [.amount, .date, .merchant, .currency, .time, .tax, .tip, .items, .payment]

    // MARK: The original

    private func original(_ observation: Record, _ source: Record, _ record: inout Record) -> [Explanation.Line] {
        let rows = observation.objects(.evidence)
        var lines: [Explanation.Line] = rows.map { .quote(nil, "\($0.string(.field) ?? ""): \(shown.original($0.string(.text) ?? ""))") }
        if !rows.isEmpty { lines.insert(.text("What was read on the paper, field by field:"), at: 0) }
        let isKept = scene.originals.holds(source: source, household)
        record.set(.archived, flag: isKept)
        guard isKept else { return lines + absent(observation) }
        do throws(Fault) {
            guard let passage = try scene.originals.passage(of: observation, household), !passage.lines.isEmpty else {
                if rows.isEmpty { lines.append(.text("Its reader cannot show the place.")) }
                return lines + picture(observation)
            }
            lines.append(.text("The original says:"))
            lines += passage.lines.prefix(EvidenceExplanation.most).map { .quote($0.number, shown.original($0.text)) }
            if passage.isCut || passage.lines.count > EvidenceExplanation.most { lines.append(.quote(nil, "\u{2026}")) }
            record.set(.original, objects: passage.lines.map(line))
        } catch {
            lines.append(.text("The original cannot be shown: \(error.sentence)"))
            record.set(.trouble, string: error.sentence)
        }
        return lines
    }

    private func line(_ line: OriginalPassage.Line) -> Record {
        var record = Record.bare
        if let number = line.number { record.set(.line, integer: number) }
        record.set(.text, string: shown.original(line.text))
        return record
    }

    /// The archive does not have the document: what the records themselves keep of it.
    private func absent(_ observation: Record) -> [Explanation.Line] {
        var lines: [Explanation.Line] = []
        if let words = observation.string(.message) { lines.append(.quote(nil, shown.original(words))) }
        lines.append(
            .text(
                scene.originals.exists
                    ? "The original is not in the archive; above is what the records say."
                    : "There is no archive beside this output (name the book with --book); above is what the records say."))
        return lines
    }

    private func picture(_ observation: Record) -> [Explanation.Line] {
        guard observation.has(.evidence) || observation.has(.crop) else { return [] }
        return [.text("To see the rows: the same command with --crop FILE.png")]
    }
}
