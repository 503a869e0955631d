import TillRecords
import TillStages

/// Why observations are one transaction, and why transactions belong together.
struct LinkExplanation {
    private let scene: ExplainScene
    private let ledger: PublishedLedger
    private let shown: ShownText

    init(_ scene: ExplainScene, _ ledger: PublishedLedger) {
        self.scene = scene
        self.ledger = ledger
        shown = scene.shown(ledger.household)
    }

    /// The links of a transaction, those that were weighed and not made, and those that lead to it.
    func parts(of transaction: Record, _ record: inout Record) -> [Explanation.Part] {
        var parts: [Explanation.Part] = []
        let links = transaction.objects(.links)
        let same = links.filter { $0.equals(.kind, "same") }
        if !same.isEmpty {
            let count = transaction.strings(.observations).count
            parts.append(Explanation.Part("One movement told \(count) times", .links, same.flatMap { lines(of: $0, isMade: true) }))
        }
        let others = links.filter { !$0.equals(.kind, "same") }
        let back = reversals(of: transaction)
        if !others.isEmpty || !back.isEmpty {
            parts.append(Explanation.Part("Belongs together with", .links, (others + back).flatMap { lines(of: $0, isMade: true) }))
        }
        let open = transaction.objects(.candidates)
        if !open.isEmpty {
            var part = Explanation.Part("Weighed, and left to a person", .links, open.flatMap { lines(of: $0, isMade: false) })
            let short = (transaction.string(.id) ?? "").prefix(8)
            for one in open {
                let other = (one.string(.to) ?? "").prefix(8)
                part.lines.append(.command("till decide approve \(short) \(other)\(scene.again)"))
                part.lines.append(.command("till decide reject \(short) \(other)\(scene.again)"))
            }
            parts.append(part)
        }
        if !links.isEmpty || !back.isEmpty { record.set(.links, objects: links + back) }
        if !open.isEmpty { record.set(.candidates, objects: open) }
        return parts
    }

    /// What is between two transactions.
    static func of(_ a: LedgerSearch.Found, _ b: LedgerSearch.Found, _ scene: ExplainScene) throws(Fault) -> Explanation {
        guard a.household == b.household else {
            throw Fault(
                "explain.households", "the two are of different households, and nothing links those.", remedy: "Name two of one household.",
                place: b.id, exit: .usage)
        }
        let links = LinkExplanation(scene, a.ledger)
        let (mine, theirs) = (a.transaction ?? .bare, b.transaction ?? .bare)
        var made = Explanation(title: "\(links.line(mine)) and \(links.line(theirs))")
        made.record.set(.kind, string: "link")
        made.record.set(.household, string: a.household)
        made.record.set(.between, strings: [a.id, b.id])
        var found: [Record] = []
        for (from, other, observation) in [(mine, theirs, b.observation), (theirs, mine, a.observation)] {
            let ids = [other.string(.id), observation?.string(.id)].compactMap { $0 } + other.strings(.observations)
            for (list, isMade) in [(.links as Key, true), (.candidates, false)] {
                let fits = from.objects(list).filter { link in ids.contains(link.string(.to) ?? "") }
                // Both ends of a transfer carry the link; it is told once.
                for link in fits where !found.contains(where: { LinkExplanation.isSame($0, link) }) {
                    found.append(link)
                    made.parts.append(
                        Explanation.Part(isMade ? "Linked" : "Weighed, and left to a person", .links, links.lines(of: link, isMade: isMade))
                    )
                }
            }
        }
        made.record.set(.links, objects: found)
        if found.isEmpty { made.parts.append(Explanation.Part("", .links, links.unlinked(a, b))) }
        return made
    }

    private static func isSame(_ a: Record, _ b: Record) -> Bool {
        if a.text == b.text { return true }
        return a.string(.kind) == b.string(.kind) && !a.equals(.kind, "same") && a.string(.why) == b.string(.why)
            && a.number(.weight) == b.number(.weight)
    }

    /// What to say of two that nothing links.
    private func unlinked(_ a: LedgerSearch.Found, _ b: LedgerSearch.Found) -> [Explanation.Line] {
        if let id = a.transaction?.string(.id), id == b.transaction?.string(.id) {
            return [.text("The two are one transaction: their documents name the movement with the same key.")]
        }
        let ids = "\(a.id.prefix(8)) \(b.id.prefix(8))"
        return [
            .text("Nothing links them. If a person knows better:"),
            .command("till decide merge \(ids)\(scene.again)"),
            .command("till decide approve \(ids) --as transfer\(scene.again)"),
        ]
    }

    private func line(_ record: Record) -> String { shown.text(TransactionWords.line(record)) }

    /// Links of other transactions that lead here: a refund points at its purchase, a reversal at what it cancels.
    private func reversals(of transaction: Record) -> [Record] {
        guard let id = transaction.string(.id) else { return [] }
        let named = Set(transaction.objects(.links).compactMap { $0.string(.to) })
        return ledger.transactions.flatMap { other -> [Record] in
            guard let from = other.string(.id), from != id, !named.contains(from) else { return [] }
            return other.objects(.links).filter { $0.string(.to) == id && !$0.equals(.kind, "same") }.map { link in
                var back = link
                back.set(.to, string: from)
                back.set(.from, string: from)
                return back
            }
        }
    }

    private func lines(of link: Record, isMade: Bool) -> [Explanation.Line] {
        let to = link.string(.to) ?? ""
        let kind = link.string(.kind) ?? ""
        let what: String
        if let other = ledger.transaction(to) {
            what = "\(line(other)) (\(to.prefix(8)))"
        } else if let observation = ledger.observation(to) {
            let source = observation.object(.source)
            let place = [source?.string(.file).map(shown.file), source?.string(.place)].compactMap { $0 }.joined(separator: ", ")
            what = "\(place) (\(to.prefix(8)))"
        } else {
            what = String(to.prefix(8))
        }
        let weight = link.number(.weight).flatMap { $0 == 0 ? nil : " (weight \(LinkExplanation.number($0)) bits)" } ?? ""
        let name = kind == "same" ? (isMade ? "also" : "the same?") : isMade ? kind : kind + "?"
        return [.fact(name, what), .fact("because", shown.text(link.string(.why) ?? "nothing says why") + weight)]
    }

    /// One decimal.
    static func number(_ value: Double) -> String {
        let tenths = Int((min(max(value, -1e9), 1e9) * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
