import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// Real merchants and payees of fifteen languages, labelled before the knowledge was written: `Tests/Fixtures/categories/lines.tsv`.
@Suite struct CategoriseLinesTests {
    private struct Line {
        var text: String
        var amount: String
        var accepted: [Substring]
        var isHeldOut: Bool
    }

    /// A third of the merchants is held out, by the hash of their names: nothing was written or fitted to answer those.
    private static func lines() throws -> [Line] {
        let text = try #require(Checkout.text("Tests/Fixtures/categories/lines.tsv"))
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { row in
            let cells = row.split(separator: "\t")
            var hash = DescriptionWords.seed
            for byte in cells[4].utf8 { hash = DescriptionWords.extended(hash, byte) }
            return Line(
                text: String(cells[0]), amount: String(cells[1]), accepted: cells[2].split(separator: ","), isHeldOut: (hash >> 20) % 3 == 0
            )
        }
    }

    @Test(arguments: [false, true])
    func threeQuartersAreAnsweredAndThoseAreRight(isHeldOut: Bool) throws {
        let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))
        let taxonomy = try Taxonomy(knowledge)
        let merchants = try MerchantKnowledge(knowledge, taxonomy: taxonomy)
        let lines = try CategoriseLinesTests.lines().filter { $0.isHeldOut == isHeldOut }
        #expect(lines.count > 150)
        var (answered, right) = (0, 0)
        for line in lines {
            let judged = merchants.judge(DescriptionWords(line.text), line.amount.hasPrefix("-") ? .out : .into, size: nil)
            guard Int(judged.confidence) >= CategoryAnswer.doubtful else { continue }
            answered += 1
            if line.accepted.contains(where: { $0 == taxonomy.entries[Int(judged.category)].id }) { right += 1 }
        }
        #expect(Double(answered) >= 0.75 * Double(lines.count), "\(answered) of \(lines.count)")
        #expect(Double(right) >= 0.85 * Double(answered), "\(right) of \(answered)")
    }
}
