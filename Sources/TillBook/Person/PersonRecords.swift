import TillHousehold
import TillLedger
import TillRecords
import TillReports
import TillRun
import TillStages
import TillStore

/// Everything that a book has about one member of a household, as records.
struct PersonRecords {
    let member: HouseholdFile.Member
    let household: String
    /// Of the published stream, as the member may see its own.
    let published: [Record]
    let accounts: [Record]
    let decisions: [Record]
    let messages: [Record]
    /// Entries of the audit.
    let views: [Record]
    /// Documents that speak of nobody else.
    let documents: [StoredDocument]
    /// The page of the last month, in the household's language; nil where nothing is known of any.
    let page: String?
    /// Documents that the archive lacks, by their names.
    private(set) var unread: [String] = []

    /// Throws `purge.unpublished` where nothing is published of the household.
    init(
        _ member: HouseholdFile.Member, of file: HouseholdFile, _ state: BookState, current: String, _ context: Context
    ) throws(Fault) {
        self.member = member
        household = file.id
        guard let ledger = PublishedLedger(file.id, in: current) else {
            throw Fault(
                "purge.unpublished", "nothing is published of \(file.id), so nobody can say what is about \(member.id).",
                remedy: "Run the plan first: till run nightly --book \(state.book.folder)", place: "--member", exit: .missingInput)
        }
        let others = try OtherNames(file, but: member, context.knowledge)
        let all = ledger.all.map(others.hidden)
        // What the role shows of others is not about this person.
        var reader = member
        reader.role = member.role == "child" ? "child" : "member"
        var own = file
        own.members = file.members.map { $0.id == member.id ? reader : $0 }
        published = MemberScope(reader, of: own, try RoleRights(context.knowledge)).records(of: all)
        let view = try DeliveredView(of: file.id, records: all, file: own, member: member.id, knowledge: context.knowledge)
        page = try view.page()?.body
        accounts = PersonRecords.accounts(of: member, file)
        let ids = Set(published.flatMap { [$0.string(.id)].compactMap { $0 } + $0.strings(.observations) })
        let book = try DecisionBook(state).published(PublishedNames(state.places))
        decisions = PersonRecords.decisions(in: book, household: file.id, of: member.id, ids).map(others.hidden)
        views = try PersonRecords.views(of: member.id, file.id, state)
        let evidence = PublishedEvidence(state, file.id)
        let masking = MemberMasking(member, of: file, titles: try NameTitles(context.knowledge), key: try state.key())
        let known = try BookInventory(state).documents.filter { $0.household == file.id && !$0.isForgotten }
        let there = known.filter { state.archive.holds($0.hash) }
        unread = known.filter { !state.archive.holds($0.hash) }.map(\.name)
        documents = try MemberDocuments(member, of: file, there, evidence, masking, archive: state.archive, context: context).own
        messages = try PersonRecords.messages(
            of: member, file, there.filter { evidence.papers[$0.hash]?.contains { $0.kind == "chat" } ?? false }, state, others, context)
    }

    private static func accounts(of member: HouseholdFile.Member, _ file: HouseholdFile) -> [Record] {
        file.accounts.filter { $0.isSeen(by: member.id) }.map { account in
            var record = Record(type: "account")
            record.set(.household, string: file.id)
            record.set(.id, string: account.id)
            record.set(.kind, string: account.kind)
            if let number = account.number { record.set(.account, string: number) }
            if let currency = account.currency { record.set(.currency, string: currency.code) }
            if let owner = account.member { record.set(.member, string: owner) }
            return record
        }
    }

    /// What the member decided, whole; and what others decided about its rows, without why.
    private static func decisions(in book: DecisionBook, household: String, of member: String, _ ids: Set<String>) -> [Record] {
        book.entries.compactMap { entry in
            guard let content = entry.content, entry.household == household else { return nil }
            let subjects = [content.string(.about)].compactMap { $0 } + content.strings(.also) + content.strings(.with)
            let isOwn = content.string(.by) == member
            guard isOwn || subjects.contains(where: ids.contains) else { return nil }
            var record = DecisionBook.record(content, number: entry.number)
            record.set(.holds, flag: entry.holds)
            if let at = content.string(.at) { record.set(.at, string: at) }
            if isOwn, let reason = content.string(.reason) { record.set(.reason, string: reason) }
            return record
        }
    }

    private static func views(of member: String, _ household: String, _ state: BookState) throws(Fault) -> [Record] {
        guard let key = try state.key() else { return [] }
        return try AuditJournal(state.places).verified(with: key).map(\.content).filter {
            $0.string(.household) == household && $0.string(.member) == member
        }
    }

    /// What the member wrote in chats. Other members stand there by their ids.
    private static func messages(
        of member: HouseholdFile.Member, _ file: HouseholdFile, _ chats: [StoredDocument], _ state: BookState, _ others: OtherNames,
        _ context: Context
    ) throws(Fault) -> [Record] {
        let shown = PublishedText(file, titles: try NameTitles(context.knowledge))
        let published = PublishedNames(state.places)
        let names = Set(member.names.map { $0.lowercased() })
        var found: [Record] = []
        for chat in chats {
            let document = Document(name: chat.name, bytes: try state.archive.original(chat.hash))
            for message in try MemberMessages.all(in: document, context) where names.contains(message.string(.sender)?.lowercased() ?? "") {
                var message = message
                message.set(.member, string: member.id)
                if var source = message.object(.source) {
                    source.set(.file, string: shown.file(chat.name))
                    source.set(.document, string: published.outside(chat.hash, file.id))
                    message.set(.source, object: source)
                }
                found.append(others.hidden(message))
            }
        }
        return found
    }

    func count(_ type: FieldWord) -> Int { published.count { $0.equals(.type, type) } }

    /// In a few words.
    var words: String {
        "\(CountText.of(count(.transaction), "transaction")), \(CountText.of(accounts.count, "account")), "
            + "\(CountText.of(decisions.count, "decision")), \(CountText.of(messages.count, "message")), "
            + "\(CountText.of(documents.count, "document")), \(CountText.of(views.count, "view"))"
    }
}

/// The names of a household's other members, which their ids stand for.
private struct OtherNames {
    private let names: MemberNames

    init(_ file: HouseholdFile, but member: HouseholdFile.Member, _ knowledge: Knowledge) throws(Fault) {
        var others = file
        others.members.removeAll { $0.id == member.id }
        names = MemberNames(others, titles: try NameTitles(knowledge))
    }

    private static let words: [Key] = [.text, .merchant, .counterparty, .message, .value, .notes, .items]

    /// A record without their names, whatever its plan published.
    func hidden(_ record: Record) -> Record {
        let text = Array(record.text.utf8)
        let hidden = names.hidden(in: text, isMessage: true)
        if hidden == text { return record }
        if let made = hidden.withBytes({ try? Record(checking: $0) }) { return made }
        // A name went over what divides fields.
        var bare = record
        for key in OtherNames.words { bare.remove(key) }
        return bare
    }
}
