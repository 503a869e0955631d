import TillRecords
import TillStages

/// The knowledge files of chats: apps' words, countries' dates, people's words for money.
struct ChatKnowledge: Sendable {
    let markers: ChatMarkers
    let lexicon: Lexicon
    private let orders: [String: DateOrder]

    init(_ knowledge: Knowledge) throws(Fault) {
        markers = try ChatMarkers(knowledge)
        lexicon = try Lexicon(knowledge)
        var orders: [String: DateOrder] = [:]
        for row in try knowledge.rows(of: "chat/countries.tsv") where row.count >= 2 {
            orders[String(row[0])] = DateOrder(rawValue: String(row[1]))
        }
        self.orders = orders
    }

    /// How a country writes dates: day first unless the file says otherwise.
    func dateOrder(ofCountry code: String) -> DateOrder { orders[code.uppercased()] ?? .dayFirst }
}
