import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillStages

extension FigureExplanation {
    /// A figure of an analysis: what it means, what it is worked out from, its rows, and what may be asked for next.
    func explanation(_ figure: LedgerFigure, _ ledger: PublishedLedger) -> Explanation {
        var made = Explanation(title: "\(figure.name), \(figure.period.name), \(ledger.household): \(figure.value)")
        made.parts.append(Explanation.Part("", nil, [.text(figure.definition)]))
        if !figure.facts.isEmpty {
            made.parts.append(Explanation.Part("Made of", .documents, figure.facts.map { .row([$0.name], $0.value) }))
        }
        if !figure.parts.isEmpty {
            var part = Explanation.Part(CountText.of(figure.parts.count, "transaction"), .documents)
            part.lines = figure.parts.map { share in
                .row(
                    [share.row.day.description, String(share.row.id.prefix(8)), Plain.clean(share.row.name)], figure.text(share.minorUnits))
            }
            part.lines.append(.row(["sum"], figure.text(figure.sum)))
            made.parts.append(part)
        }
        if let first = figure.follow.first {
            let next = Explanation.Line.command("till explain \(first)\(scene.again)")
            made.parts.append(Explanation.Part("", nil, [.text("Each of these down to its rows:"), next]))
        }
        fill(&made.record, figure, ledger)
        return made
    }

    private func fill(_ record: inout Record, _ figure: LedgerFigure, _ ledger: PublishedLedger) {
        record.set(.kind, string: "figure")
        record.set(.figure, string: figure.kind)
        record.set(.household, string: ledger.household)
        record.set(.month, string: figure.period.name)
        record.set(.name, string: figure.name)
        record.set(.value, string: figure.value)
        record.set(.definition, string: figure.definition)
        record.set(
            .facts, objects: FigureExplanation.facts(figure.facts))
        record.set(
            .transactions,
            objects: figure.parts.map { share in
                var one = Record.bare
                one.set(.id, string: share.row.id)
                one.set(.date, share.row.day)
                one.set(.amount, string: figure.text(share.minorUnits))
                return one
            })
        record.set(.follow, strings: figure.follow)
    }
}
