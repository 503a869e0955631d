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
    }

    /// A row for each evidence, so that its name is looked up once.
    static let table = KnowledgeTable(
        "chat/weights.tsv", key: ["evidence"], .text("evidence"), weight(.money), weight(.expense), weight(.income), weight(.refund),
        weight(.transfer))

    private static func weight(_ question: Question) -> TableColumn { .decimal(question.rawValue, -50...50) }

    /// The weights of each question, by the numbers of `EvidenceNames`.
    private let weights: [[Float]]

    init(_ knowledge: Knowledge) throws(Fault) {
        let names = EvidenceNames.table()
        var weights = [[Float]](repeating: [Float](repeating: 0, count: EvidenceNames.all), count: Question.allCases.count)
        for row in try ChatWeights.table.rows(knowledge) {
            guard let index = names[row.text(0)] else {
                throw row.fault("\(row.text(0)) is no evidence of messages.", "Learn the weights anew with Tests/Training/chat/train.py.")
            }
            for place in weights.indices { weights[place][index] = Float(row.decimal(place + 1)) }
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

    /// The way it most probably went, whether more speaks for it than against it, and how probable each of `ways` is.
    func way(_ evidence: EvidenceSet) -> (way: ChatEntry.Direction, isTold: Bool, probabilities: [Double]) {
        let odds = ChatWeights.ways.map { exp(min(40, max(-40, sum($0.question, evidence)))) }
        let total = odds.reduce(0, +)
        let best = odds.indices.max { odds[$0] < odds[$1] } ?? 0
        return (ChatWeights.ways[best].way, odds[best] > 1, odds.map { $0 / total })
    }

    static let ways: [(question: Question, way: ChatEntry.Direction)] = [
        (.expense, .expense), (.income, .income), (.refund, .refund), (.transfer, .transfer),
    ]
}
