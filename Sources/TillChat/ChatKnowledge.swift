import TillHousehold
import TillRecords
import TillStages

/// The knowledge files of chats: apps' words, countries' dates, people's words for money.
struct ChatKnowledge: Sendable {
    let markers: ChatMarkers
    let lexicon: Lexicon
    let weights: ChatWeights
    let fields: FieldNames
    let times: WrittenTime
    let cash: CashWords
    let instructions: ChatOrders
    let permissions: Permissions
    private let orders: [String: DateOrder]

    private static let countries = KnowledgeTable(
        "chat/countries.tsv", key: ["country"], .form("country", "a country of ISO 3166 as two capitals", isCountry),
        .choice("order", DateOrder.self))

    /// The files it is made from.
    static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] {
        [
            countries, Knowledge.months, Lexicon.dollarTable, ChatMarkers.table, ClockWords.table, RoleWords.table, LanguageWriting.table,
            WordForms.table, ChatWeights.table, FieldNames.table, CashWords.table, ChatOrders.table, Permissions.knowledgeTable,
        ]
            + Lexicon.files(knowledge).map { Lexicon.table.named($0) }
    }

    @Sendable private static func isCountry(_ code: Substring) -> Bool {
        code.utf8.count == 2 && code.utf8.allSatisfy { (65...90).contains($0) }
    }

    init(_ knowledge: Knowledge) throws(Fault) {
        markers = try ChatMarkers(knowledge)
        lexicon = try Lexicon(knowledge)
        weights = try ChatWeights(knowledge)
        fields = try FieldNames(knowledge)
        cash = try CashWords(knowledge)
        instructions = try ChatOrders(knowledge)
        permissions = try Permissions(knowledge)
        times = WrittenTime(clock: markers.clock, months: try knowledge.monthNames())
        var orders: [String: DateOrder] = [:]
        for row in try ChatKnowledge.countries.rows(knowledge) { orders[row.text(0)] = row.choice(1, DateOrder.self) }
        self.orders = orders
    }

    /// How a country writes dates: day first unless the file says otherwise.
    func dateOrder(ofCountry code: String) -> DateOrder { orders[code.uppercased()] ?? .dayFirst }
}
