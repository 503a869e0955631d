import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// A member of a household who is erased: what becomes of documents and decisions, and what a person has to take out.
struct MemberErasure {
    let household: String
    let documents: MemberDocuments
    let decisions: MemberDecisions
    private let member: HouseholdFile.Member
    private let masking: MemberMasking
    private let yours: [MemberLines]
    private let isOnlyOwner: Bool
    /// What of the member stays for a reason, as sentences.
    let unreached: [String]

    init(
        _ options: Options, _ state: BookState, _ all: [StoredDocument], _ book: DecisionBook, _ context: Context
    ) throws(Fault) {
        let (file, member) = try BookMember(options, state).found
        household = file.id
        self.member = member
        guard file.members.count > 1 else {
            throw Fault(
                "purge.only-member", "\(member.id) is the only member of \(file.id): nobody's figures are left.",
                remedy: "Erase the household: till purge --household \(file.id).", place: "--member", exit: .usage)
        }
        isOnlyOwner = member.role == "owner" && !file.members.contains { $0.id != member.id && $0.role == "owner" }
        let known = all.filter { $0.household == file.id }
        let evidence = PublishedEvidence(state, file.id)
        guard evidence.isThere || known.isEmpty else {
            throw Fault(
                "purge.unpublished", "nothing is published of \(file.id), so nobody can say which documents speak of \(member.id).",
                remedy: "Run the plan first (till run nightly), then erase.", place: "--member", exit: .missingInput)
        }
        masking = MemberMasking(member, of: file, titles: try NameTitles(context.knowledge), key: try state.key())
        var asked = context
        asked.household = file.id
        asked.householdFile = "\(state.book.householdsFolder)/\(file.id).yaml"
        documents = try MemberDocuments(member, of: file, known, evidence, masking, archive: state.archive, context: asked)
        decisions = try MemberDecisions(book, file.id, member.id, documents, evidence, masking, archive: state.archive)
        yours = MemberLines.all(of: member, in: file.id, state.book, masking)
        let taken = Set(known.map(\.hash))
        let waiting = state.book.documents(of: file.id).filter { path in
            (try? FileReading.digest(path: path).get().hex).map { !taken.contains($0) } ?? false
        }
        unreached =
            documents.unmasked.map { "\($0.name): it speaks of several people and is no text that can be masked; --document erases it" }
            + waiting.map { "\(Document.baseName($0)): no run took it in yet; run the plan, then erase again" }
    }

    /// By what the member would be found again.
    var words: Set<String> {
        Set(masking.identifiers.filter { $0.utf8.count >= MemberErasure.leastOfWord })
    }

    /// Shorter names stand within other words.
    private static let leastOfWord = 6

    /// Names of documents that copies are called by as well.
    var keptNames: [String] { documents.copies.map(\.name) }

    /// A sentence of a person's, without the member.
    func masked(_ text: String) -> String { masking.masked(text) }

    // MARK: What it says

    func tell(_ selection: PurgeSelection, backups: Int) {
        Output.write("household \(household), member \(member.id)\n")
        for one in documents.own { Output.write("  goes    \(one.hash.prefix(12))  \(one.name)\n") }
        for copy in documents.copies {
            Output.write("  masked  \(copy.original.hash.prefix(12))  \(copy.original.name), \(CountText.of(copy.places, "place"))\n")
        }
        for one in documents.unmasked { Output.write("  stays   \(one.hash.prefix(12))  \(one.name): no text that can be masked\n") }
        let places = documents.copies.reduce(0) { $0 + $1.places }
        Output.write(
            "\(CountText.of(documents.own.count, "document")) to erase, \(CountText.of(documents.copies.count, "document")) to mask "
                + "(\(CountText.of(places, "place"))), \(CountText.of(decisions.gone.count, "decision")) to erase, "
                + "\(CountText.of(decisions.again.count, "decision")) to say again without the member, "
                + "\(CountText.of(backups, "backup")) to rewrite\n")
        let others = documents.unsearched.count
        if others > 0 {
            Output.write(
                "\(CountText.of(others, "document")) of others \(others == 1 ? "is" : "are") no text: nobody searched "
                    + "\(others == 1 ? "it" : "them") for the member\n")
        }
        if isOnlyOwner {
            Output.write("nobody else is an owner of \(household): name another one in households/\(household).yaml\n")
        }
    }

    func tellCopies() {
        if !decisions.again.isEmpty {
            Output.write("  of the decisions \(decisions.again.count) said again without the member\n")
        }
        for copy in documents.copies {
            Output.write("  masked \(copy.original.hash.prefix(12)): \(copy.name), sha256 \(copy.document.hash)\n")
        }
    }

    /// Files of a person's that name the member, with the lines.
    func tellYours() {
        guard !yours.isEmpty else { return }
        Output.write("yours to take out, before the next run:\n")
        for one in yours { Output.write("  \(one.file), \(one.lines.count == 1 ? "line" : "lines") \(one.words)\n") }
        Output.write("what was noted of views made of \(member.id) stays (till audit): it has the id, and no name\n")
    }

    /// Whether a file is one that a person keeps and is told of.
    func isYours(_ path: String) -> Bool { yours.contains { path == $0.file || path.hasSuffix("/\($0.file)") } }

    // MARK: Doing it

    /// Puts the masked copies beside the originals that a book, or what was taken out of a backup, has.
    func keepCopies(in state: BookState, _ key: BookKey?) throws(Fault) {
        let contents = try state.register.contents()
        let there = Set(contents.documents.filter { $0.household == household }.map(\.hash))
        var new: [StoredDocument] = []
        for copy in documents.copies where there.contains(copy.original.hash) {
            var trouble: Fault?
            copy.bytes.withBytes { raw in
                do throws(Fault) { try state.archive.keep(raw, id: copy.document.hash) } catch { trouble = error }
            }
            if let trouble { throw trouble }
            if !there.contains(copy.document.hash) { new.append(copy.document) }
        }
        guard !new.isEmpty else { return }
        state.archive.bringToDisk()
        let added = try state.register.add(new, to: contents)
        try state.seals.write(added.sealed(state.seals.latest(key)), key)
        guard Folder.exists(state.places.database) else { return }
        let database = try state.database()
        defer { database.close() }
        try database.take(new)
    }

    /// Masks the member in the files of a backup that was taken out. Throws where a household's file would no longer be one.
    func maskFiles(below folder: String) throws(Fault) {
        for path in Folder.files(below: folder) {
            let name = String(path.dropFirst(folder.utf8.count + 1))
            guard !MemberErasure.kept.contains(where: name.hasPrefix), let bytes = FileReading.bytes(path: path, limit: 1 << 28),
                var text = DocumentText(bytes)
            else { continue }
            let masked = masking.masked(text.text)
            guard masked.places > 0 else { continue }
            text.text = masked.text
            if name.hasPrefix("households/"), name.hasSuffix(".yaml") {
                _ = try HouseholdFile(yaml: String(decoding: masked.text, as: UTF8.self), id: household, file: name)
            }
            try Folder.replace(path, with: text.bytes)
        }
    }

    /// What lies in these is erased as what it is.
    private static let kept = ["archive/", "store/", "decisions/", "output/", "key"]
}

/// Lines of a file that a person keeps which name a member.
private struct MemberLines {
    /// From the folder of the book.
    let file: String
    let lines: [Int]

    private static let most = 12

    var words: String {
        let shown = lines.prefix(MemberLines.most).map(String.init).joined(separator: ", ")
        return lines.count > MemberLines.most ? "\(shown) and \(lines.count - MemberLines.most) more" : shown
    }

    static func all(of member: HouseholdFile.Member, in household: String, _ book: Book, _ masking: MemberMasking) -> [MemberLines] {
        let below = ["deliver", "profiles"].flatMap { folder in
            Folder.files(below: "\(book.folder)/\(folder)").map { String($0.dropFirst(book.folder.utf8.count + 1)) }
        }
        let own = ["households/\(household).yaml", "entries/\(household).csv"] + below
        let tables = (Folder.names(book.folder) ?? []).filter { name in
            Folder.isFile("\(book.folder)/\(name)") && (name.hasSuffix(".yaml") || name.hasSuffix(".csv"))
        }
        return (own + tables).compactMap { name in
            guard let bytes = FileReading.bytes(path: "\(book.folder)/\(name)", limit: 1 << 26) else { return nil }
            let isOwn = own.contains(name)
            let found = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { place, line -> Int? in
                let isNamed = masking.names(Array(line)) || (isOwn && has(member.id, in: String(decoding: line, as: UTF8.self)))
                return isNamed ? place + 1 : nil
            }
            return found.isEmpty ? nil : MemberLines(file: name, lines: found)
        }
    }

    /// Whether an id stands as a word of its own.
    private static func has(_ id: String, in line: String) -> Bool {
        line.split { !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }.contains { $0 == id }
    }
}
