import Glibc
import TillRecords
import TillStages

/// What each evidence weighs for an amount being money that moved, and for each way it may have gone: `chat/weights.tsv`, learnt.
final class ChatWeights: Sendable {
    /// What is decided.
    enum Question: String, CaseIterable, Sendable {
        /// Whether the amount moved, by its author's word.
        case money
        /// Which way it went.
        case expense, income, refund, transfer

        static let ways: [Question] = [.expense, .income, .refund, .transfer]
    }

    static let table = KnowledgeTable(
        "chat/weights.tsv", key: ["question", "evidence"], .choice("question", Question.self), .text("evidence"),
        .decimal("weight", -50...50))

    /// The weights of each question, by the numbers of `EvidenceNames`.
    private let weights: [[Float]]

    init(_ knowledge: Knowledge) throws(Fault) {
        let names = EvidenceNames.table()
        var weights = [[Float]](repeating: [Float](repeating: 0, count: EvidenceNames.all), count: Question.allCases.count)
        for row in try ChatWeights.table.rows(knowledge) {
            guard let index = names[row.text(1)] else {
                throw row.fault("\(row.text(1)) is no evidence of messages.", "Learn the weights anew with Tests/train.")
            }
            weights[ChatWeights.place(row.choice(0, Question.self))][index] = Float(row.decimal(2))
        }
        self.weights = weights
    }

    private static func place(_ question: Question) -> Int { Question.allCases.firstIndex(of: question) ?? 0 }

    /// The weight of one evidence.
    func weight(_ question: Question, _ evidence: Int) -> Double { Double(weights[ChatWeights.place(question)][evidence]) }

    /// The logarithm of the odds.
    func sum(_ question: Question, _ evidence: EvidenceSet) -> Double {
        let row = weights[ChatWeights.place(question)]
        var total: Float = 0
        for index in evidence.found { total += row[index] }
        return Double(total)
    }

    /// The probability that the amount moved, 0 to 1.
    func probability(_ evidence: EvidenceSet) -> Double { 1 / (1 + exp(-sum(.money, evidence))) }

    /// The way it most probably went, how probable that is, and whether more speaks for that way than against it.
    func way(_ evidence: EvidenceSet) -> (way: ChatEntry.Direction, probability: Double, isTold: Bool) {
        let sums = Question.ways.map { exp(min(40, max(-40, sum($0, evidence)))) }
        let total = sums.reduce(0, +)
        let best = sums.indices.max { sums[$0] < sums[$1] } ?? 0
        let directions: [ChatEntry.Direction] = [.expense, .income, .refund, .transfer]
        return (directions[best], sums[best] / total, sums[best] > 1)
    }
}
