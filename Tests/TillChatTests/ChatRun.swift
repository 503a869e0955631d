import TillHousehold
import TillRecords
import TillTesting

@testable import TillChat
@testable import TillStages

/// What `till-chat` makes of an export that a test writes out.
struct ChatRun {
    private(set) var records: [Record] = []
    /// The fault that refused the document as a whole.
    private(set) var fault: Fault?

    static let knowledge = Knowledge(folder: Checkout.path("pipelines/knowledge"))
    /// What is read of it once for all tests; a fault shows in each.
    static let lexicon = Result { () throws(Fault) in try Lexicon(knowledge) }
    static let weights = Result { () throws(Fault) in try ChatWeights(knowledge) }

    init(_ bytes: [UInt8], name: String = "chat.txt", options: [String: [String]] = [:], householdFile: String? = nil) {
        let collector = Collector()
        let sink = Sink(stage: "till-chat", downstream: collector, speech: Speech(program: "test", quiet: true))
        do throws(Fault) {
            let context = Context(householdFile: householdFile, knowledge: ChatRun.knowledge)
            var reader = try ChatReader(options: Options(options), context: context)
            try reader.read(Document(name: name, bytes: bytes), into: sink)
            try reader.finish(into: sink)
        } catch {
            fault = error
        }
        records = collector.records
    }

    init(_ text: String, options: [String: [String]] = [:], householdFile: String? = nil) {
        self.init(Array(text.utf8), options: options, householdFile: householdFile)
    }

    /// Every message as a record.
    static func messages(_ text: String, options: [String: [String]] = [:]) -> ChatRun {
        ChatRun(text, options: options.merging(["messages": ["true"]]) { $1 })
    }

    func all(_ type: String) -> [Record] { records.filter { $0.type == type } }
    var messages: [Record] { all("message") }
    var observations: [Record] { all("observation") }
    var rejects: [Record] { all("reject") }

    /// One field of every record of a type; `-` where it is absent.
    func column(_ key: Key, of type: String = "message") -> [String] { all(type).map { $0.string(key) ?? "-" } }

    /// What one message states, each entry as `12.50 expense EUR coffee 2025-03-13`, without what is not said. It is sent on
    /// Friday, 14 March 2025.
    static func entries(_ text: String, _ language: String = "en", currency: String? = nil) throws -> [String] {
        try talk([("Ana", text)], language, currency: currency).last ?? []
    }

    /// What each message of a talk states; a correction states the entries as they read afterwards.
    static func talk(_ lines: [(sender: String, text: String)], _ language: String = "en", currency: String? = nil) throws -> [[String]] {
        try understood(lines, language, currency: currency).map { describe($0) }
    }

    /// - Parameter daysBetween: one message and the next.
    static func understood(
        _ lines: [(sender: String, text: String)], _ language: String = "en", currency: String? = nil, daysBetween: Int = 0
    ) throws -> [Understood] {
        let judge = EvidenceJudge(weights: try weights.get(), counted: 0.75, keeps: false)
        let understanding = Understanding(lexicon: try lexicon.get(), judge: judge, home: HomeSettings())
        return lines.enumerated().map { number, line in
            let message = ChatMessage()
            message.day = Day(year: 2025, month: 3, day: 14)?.adding(days: number * daysBetween)
            message.setSender(line.sender)
            message.isBot = line.sender == "bot"
            message.text.append(text: line.text)
            message.hints = RecordHints(
                currency: currency.flatMap { Currency($0) }, dateOrder: .dayFirst, language: language, thread: "t")
            return understanding.take(message)
        }
    }

    private static func describe(_ understood: Understood) -> [String] {
        understood.entries.map { entry in
            var words = ["\(entry.amount)", entry.direction.rawValue]
            if let currency = entry.currency { words.append(currency.code) }
            if !entry.description.isEmpty { words.append(entry.description) }
            if entry.isDayGiven { words.append("\(entry.day)") }
            return words.joined(separator: " ")
        }
    }

    private final class Collector: Downstream {
        var records: [Record] = []
        func accept(_ record: consuming Record) throws(Fault) { records.append(record) }
        func finish() throws(Fault) {}
    }
}
