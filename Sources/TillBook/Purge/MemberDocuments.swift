import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// What becomes of a household's documents when one of its members is erased.
struct MemberDocuments {
    /// A copy of a document of several people, without the member.
    struct Copy {
        let original: StoredDocument
        let bytes: [UInt8]
        let name: String
        /// How many places of it were masked.
        let places: Int

        var document: StoredDocument {
            StoredDocument(
                household: original.household, hash: Digest.sha256(bytes).hex, name: name, bytes: bytes.count, isForgotten: false)
        }
    }

    /// Of this member alone, or forgotten and naming the member: they go whole.
    private(set) var own: [StoredDocument] = []
    private(set) var copies: [Copy] = []
    /// Of several people, and no text that could be masked.
    private(set) var unmasked: [StoredDocument] = []
    /// Of others, and no text that could be searched.
    private(set) var unsearched: [StoredDocument] = []

    private let member: HouseholdFile.Member
    private let file: HouseholdFile
    private let context: Context

    init(
        _ member: HouseholdFile.Member, of file: HouseholdFile, _ documents: [StoredDocument], _ evidence: PublishedEvidence,
        _ masking: MemberMasking, archive: Archive, context: Context
    ) throws(Fault) {
        self.member = member
        self.file = file
        self.context = context
        for document in documents {
            let papers = evidence.papers[document.hash] ?? []
            let owners = papers.map { owner($0) }
            let isOfAccount = papers.isEmpty && file.account(forFile: document.name).map(isOwn) ?? false
            let isOwn = isOfAccount || (!papers.isEmpty && owners.allSatisfy { $0 == member.id })
            let isChat = papers.contains { $0.kind == "chat" }
            let bytes = try archive.original(document.hash)
            let isShared = isOwn && isChat ? try others(in: Document(name: document.name, bytes: bytes)) : false
            if isOwn, !isShared {
                own.append(document)
                continue
            }
            let isOfMember = papers.contains { $0.member == member.id } || owners.contains(member.id)
            take(document, bytes, isNamed: isOfMember || papers.contains { $0.names(member.id, masking) }, masking)
        }
    }

    private mutating func take(_ document: StoredDocument, _ bytes: [UInt8], isNamed: Bool, _ masking: MemberMasking) {
        let name = masking.masked(document.name)
        guard var text = DocumentText(bytes) else {
            if isNamed || name != document.name { unmasked.append(document) } else { unsearched.append(document) }
            return
        }
        let masked = masking.masked(text.text)
        guard masked.places > 0 || name != document.name else { return }
        if document.isForgotten {
            own.append(document)
            return
        }
        // A document is named by its bytes: one that was only called after the member gets a line's end more.
        text.text = masked.places > 0 ? masked.text : text.text + [0x0A]
        copies.append(
            Copy(original: document, bytes: text.bytes, name: name, places: masked.places + (name == document.name ? 0 : 1)))
    }

    /// An account of the member that nobody else sees.
    private func isOwn(_ account: HouseholdFile.Account) -> Bool { account.member == member.id && account.shared.isEmpty }

    /// Whose a paper is; nil where it is not one person's.
    private func owner(_ paper: PublishedEvidence.Paper) -> String? {
        guard let account = paper.account.flatMap({ file.account(numbered: $0) }) else { return paper.member }
        guard let owner = account.member else { return paper.kind == "bank" ? nil : paper.member }
        return account.shared.isEmpty ? owner : nil
    }

    /// Whether another member of the household wrote in a chat.
    private func others(in document: Document) throws(Fault) -> Bool {
        let names = Set(file.members.filter { $0.id != member.id }.flatMap(\.names).map { $0.lowercased() })
        return try MemberMessages.all(in: document, context).contains { names.contains($0.string(.sender)?.lowercased() ?? "") }
    }
}

/// Messages of a chat's export, as its reader has them.
enum MemberMessages {
    static func all(in document: Document, _ context: Context) throws(Fault) -> [Record] {
        guard let type = StageCatalogue.reader(named: "till-chat") else { return [] }
        let step = Plan.Step(stage: type.manual.name, options: ["messages": [""]])
        return try read(document, type.init(options: StageCatalogue.options(step, type.manual), context: context))
    }

    private static func read<R: Reader>(_ document: Document, _ made: R) throws(Fault) -> [Record] {
        let capture = RecordCapture()
        let sink = capture.sink(
            named: R.manual.name, household: document.household, speech: Speech(program: R.manual.name, quiet: true, descriptor: -1))
        var reader = made
        try DocumentReading.read(document, with: &reader, into: sink)
        try reader.finish(into: sink)
        let lines = (capture.lines(of: document.id) ?? []) + capture.others
        return lines.split(separator: 0x0A).compactMap { line in
            line.withBytes { try? Record(checking: $0) }.flatMap { $0.equals(.type, .message) ? $0 : nil }
        }
    }
}
