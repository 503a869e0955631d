import TillHousehold
import TillRecords
import TillStages

/// Writes the orders of a chat as decisions, as far as their sender may give them by `household/permissions.tsv`.
///
/// A decision is named by its message, so that exports that overlap say it once, and by its moment, so that of two the later holds; all
/// of them stand before what the book's journal says.
struct ChatOrderDesk {
    /// Where the entries of a message stand, and who told of them.
    private struct Told {
        let document: Digest
        let place: Int
        let member: String?
    }

    private let file: HouseholdFile?
    private let permissions: Permissions
    private var told: [Int: Told] = [:]
    /// How many messages are remembered; a conversation looks back on fewer.
    private static let most = 4096

    init(_ file: HouseholdFile?, _ permissions: Permissions) {
        self.file = file
        self.permissions = permissions
    }

    /// Remembers where a message's entries stand.
    mutating func note(_ number: Int, document: Digest, place: Int, member: String?) {
        if told.count >= ChatOrderDesk.most * 2 { told = told.filter { $0.key > number - ChatOrderDesk.most } }
        told[number] = Told(document: document, place: place, member: member)
    }

    /// The decisions that an order is, or why it is none.
    ///
    /// - Parameters:
    ///   - sender: the member who gave it; nil where it is none of the household's.
    ///   - key: of the message.
    func decisions(
        _ order: ChatOrder, _ target: OrderTarget, _ message: ChatMessage, sender: String?, key: Digest, household: String?,
        format: StaticString, place: String
    ) -> Result<[Record], Refusal> {
        guard case .entries(let number, let places) = target, let said = told[number], let day = message.day else {
            if case .several = target { return .failure(.several) }
            return .failure(.nothing)
        }
        guard may(order.action, sender, isOwn: sender != nil && said.member == sender) else { return .failure(.right) }
        let moment = day.description.filter { $0 != "-" } + ChatOrderDesk.digits(message.seconds)
        return .success(
            places.map { entry in
                var record = Record(type: .decision)
                record.set(.id, string: "c\(moment)-\(key.shortHex.prefix(8))" + (places.count > 1 ? "-\(entry + 1)" : ""))
                if let household { record.set(.household, string: household) }
                record.set(.about, string: EvidenceIdentity.id(of: said.document, said.place, number: entry).shortHex)
                record.set(.action, string: order.action.rawValue)
                if !order.words.isEmpty { record.set(.value, strings: order.words) }
                if !order.value.isEmpty { record.set(.value, string: order.value) }
                if let sender { record.set(.by, string: sender) }
                var source = Record.bare
                source.set(.kind, string: "chat")
                source.set(.format, string: "\(format)")
                source.set(.place, string: place)
                record.set(.source, object: source)
                return record
            })
    }

    /// Where the household's file lists no members, whoever writes may.
    private func may(_ action: ChatOrders.Action, _ sender: String?, isOwn: Bool) -> Bool {
        guard let file, !file.members.isEmpty else { return true }
        guard let sender else { return false }
        let act: Permissions.Act =
            switch action {
            case .approve: .approveExpense
            case .reject: .rejectExpense
            case .recategorise: .recategorise
            case .tag: .tag
            case .note: .note
            }
        // Nobody approves an own expense by a permission that reaches to own rows only.
        return permissions.may(act, sender, of: file, isOwn: isOwn && !action.isAnswer)
    }

    /// `093007`
    private static func digits(_ seconds: Int) -> String {
        [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined()
    }
}

extension ChatOrderDesk {
    /// Why an order is not followed.
    struct Refusal: Error {
        let code: StaticString
        let sentence: String
        let remedy: String

        init(_ code: StaticString, _ sentence: String, _ remedy: String) {
            (self.code, self.sentence, self.remedy) = (code, sentence, remedy)
        }

        static let nothing = Refusal(
            "chat.order-unclear", "an order in the chat is about nothing that this chat told of, or does not say what.",
            "Answer the message that is meant, or name its amount: /approve 12.50; or decide at the book: till decide.")
        static let several = Refusal(
            "chat.order-unclear", "an order in the chat is about a message that tells of several things.",
            "Name one of them: /category food.groceries milk; or decide at the book: till decide recategorise.")
        static let right = Refusal(
            "chat.order-right", "an order in the chat is by nobody who may give it.",
            "An owner or adult of the household's file gives it, or decides at the book: till decide.")
    }
}
