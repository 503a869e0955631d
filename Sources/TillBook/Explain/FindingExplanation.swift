import TillRecords
import TillReports
import TillStages

/// A finding: what it says and rests on, or that and by whom it was dismissed.
enum FindingExplanation {
    /// What a dismissal keeps of a finding.
    static let kept: [Key] = [.code, .message, .date, .amount, .currency, .severity]

    /// Nil when no finding, published or dismissed, has a key that begins so.
    static func of(_ key: String, _ scene: ExplainScene) throws(Fault) -> Explanation? {
        let search = try scene.search()
        guard !FindingSearch.find(key, search).isEmpty else { return dismissed(key, scene) }
        let found = try FindingSearch.one(key, search)
        let shown = scene.shown(found.household)
        let name = found.finding.string(.key) ?? ""
        var made = Explanation(title: shown.text(found.finding.string(.message) ?? name))
        made.record.set(.kind, string: "finding")
        made.record.set(.finding, object: found.finding)
        var part = Explanation.Part("")
        part.lines = [.fact("finding", name), .fact("household", found.household)] + lines(found.finding, shown)
        part.lines.append(.text("Where it is known: till decide dismiss \(name)\(scene.again)"))
        made.parts.append(part)
        let rows = found.finding.strings(.transactions).compactMap { found.ledger.transaction($0) }
        if !rows.isEmpty {
            let table = rows.map { row -> Explanation.Line in
                .row(
                    [row.string(.date) ?? "", TransactionWords.short(row), shown.text(TransactionWords.name(row))],
                    TransactionWords.money(row))
            }
            made.parts.append(.init("It rests on", .documents, table))
        }
        if let figure = figure(found.finding) {
            let next = Explanation.Line.command("till explain \(figure)\(scene.again)")
            made.parts.append(.init("", nil, [.text("The figures it is made of:"), next]))
            made.record.set(.follow, strings: [figure])
        }
        return made
    }

    /// The figure that a finding of a category, a budget or a forecast is made of, as it can be asked for; nil for one of rows alone.
    private static func figure(_ finding: Record) -> String? {
        guard let day = finding.date(.date) else { return nil }
        let about = (finding.string(.key) ?? "").split(separator: ":").dropFirst().joined(separator: ":")
        func quoted(_ name: String) -> String { name.contains { !($0.isLetter || $0.isNumber || $0 == ".") } ? "'\(name)'" : name }
        switch finding.string(.rests) {
        case "budget":
            guard let category = finding.string(.category), let period = about.split(separator: ":").first else { return nil }
            return "\(period) \(quoted(PublishedBook.categoryName(category)))"
        case "forecast":
            // It was made on that day, of those from the next one on.
            guard let next = day.adding(days: 1) else { return nil }
            return "\(next) \(quoted(finding.string(.account).map { "Forecast \(PublishedBook.accountName($0))" } ?? "Forecast"))"
        default:
            guard finding.strings(.transactions).isEmpty, let category = finding.string(.category) else { return nil }
            return "\(Month(of: day).iso) \(category)"
        }
    }

    /// What a finding says, line by line.
    static func lines(_ finding: Record, _ shown: ShownText) -> [Explanation.Line] {
        var lines: [Explanation.Line] = []
        let money = TransactionWords.money(finding)
        let facts: [(String, String?)] = [
            ("says", finding.string(.message).map(shown.text)), ("what to do", finding.string(.action).map(shown.text)),
            ("kind", finding.string(.code)), ("known on", finding.string(.date)), ("at stake", money.isEmpty ? nil : money),
            ("urgency", finding.string(.severity)), ("series", finding.string(.series)), ("category", finding.string(.category)),
        ]
        for (label, value) in facts { if let value { lines.append(.fact(label, value)) } }
        return lines
    }

    /// The dismissal of a finding that is therefore no longer found.
    private static func dismissed(_ key: String, _ scene: ExplainScene) -> Explanation? {
        let entries = scene.decisions.entries.filter { entry in
            guard let content = entry.content, content.equals(.action, "dismiss"), entry.holds else { return false }
            return content.string(.about)?.hasPrefix(key) ?? false && (scene.household == nil || scene.household == entry.household)
        }
        return entries.last.flatMap { try? DecisionExplanation.of($0.number, scene) }
    }
}
