import Glibc
import TillHousehold
import TillRecords
import TillStages

/// `till-chat`: exports of chats become observations of the purchases in them.
public struct ChatReader: Reader {
    var request: ChatRequest
    let formats: [any ChatFormat]
    private let knowledge: ChatKnowledge
    private let household: HouseholdFile?
    private let contacts: KnownContacts?
    /// What came with the files that messages of the last archive carried, by the files' names.
    private var carriers: [String: DocumentCarrier] = [:]

    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { ChatKnowledge.tables(knowledge) }

    public static let manual = Manual(
        name: "till-chat",
        summary: "Read the exports of chats into observations of what was bought, paid, got and lent.",
        discussion: """
            Reads WhatsApp's export (.txt and .zip, Android and iOS, any language and date), Telegram's (JSON and HTML), Messenger's \
            and Instagram's (JSON and HTML), Signal's (also by sigtop), Slack's, Discord's, LINE's, KakaoTalk's, iMessage's as text, SMS \
            backups as XML, logs of Twilio, WhatsApp Cloud and Messenger webhooks, plain records (--format records), and any JSON, CSV or \
            TSV that names sender, time and text of each message. What an export is comes from its content. A folder is one \
            conversation with its media.

            A message that states money as moved becomes one observation for each movement: amount, currency when it is named, \
            direction, day (yesterday, on Tuesday, 14.2.), and the words that name it. Plans, questions, prices, debts and what a bot \
            repeats are none. Corrections (actually 15 not 12), undo, and replies are followed: what was superseded or deleted has \
            the status void.

            Pictures in an archive are left to till-receipts, which till run gives them to with the words they were sent with; an \
            observation whose message carried a file names it in attachment.

            The order of day and month comes from days above twelve, from the order of time, from the names of attached pictures, then \
            from the household's country. When nothing decides, the export is refused with the option that would: --date-order.

            How probable it is that an amount moved is learnt from labelled messages (chat/weights.tsv) and stands in confidence. From \
            0.75 on (--count-from) it counts; below, the observation says needs_review and no figure counts it; what is improbable is \
            none. A number alone, or among words that nobody knows, is improbable.

            A message that begins with a slash is an order: /approve and /reject to what another bought, /category food.groceries, /tag holiday, \
            /note TEXT (chat/orders.tsv has the words) to the message it answers, to what its amount or words name, else to the newest. It \
            becomes a decision of its sender, where its role may (household/permissions.tsv), once, however many exports have it; what the \
            book's journal says later holds over it.

            With --messages every message becomes a record instead, with what was understood of it.
            """,
        input: .documents,
        options: [
            .flag("messages", "write a record for every message instead of observations"),
            .choice("format", ["auto", "records"], "what the documents are: found from their content, or plain records", default: "auto"),
            .dateOrder,
            .value("count-from", "P", "how probable an amount must be to count, 0.5 to 0.99; below it waits for a person", default: "0.75"),
            .flag("explain", "with --messages: write what spoke for and against each number, and how much"),
        ],
        examples: examples,
        reads: [],
        writes: ["observation", "decision", "message", "note", "reject"])

    public init(options: Options, context: Context) throws(Fault) {
        let file: HouseholdFile?
        if let path = context.householdFile { file = try HouseholdFile(path: path) } else { file = nil }
        household = file
        contacts = context.memory.value(KnownContacts.self)
        request = try ChatRequest(options: options, household: context.household ?? file?.id)
        let known = try ChatKnowledge(context.knowledge)
        knowledge = known
        let settings = ChatSettings(
            dateOrder: request.dateOrder, countryOrder: file?.country.map { known.dateOrder(ofCountry: $0) },
            markers: known.markers, fields: known.fields, times: known.times)
        formats = request.isRecords ? [RecordLinesFormat()] : ChatFormats.all(settings)
    }

    /// A folder is one conversation; a large file is read in pieces.
    public mutating func read(argument: String, into sink: Sink) throws(Fault) -> Bool {
        if argument == "-" { return false }
        if ChatFolder.isFolder(argument) {
            try read(folder: argument, into: sink)
            return true
        }
        guard ChatFolder.size(argument) > ChatReader.largest else { return false }
        let source = try ChatSource(largeFile: argument)
        guard !ChatArchive.isArchive(try source.head()) else { return false }
        let writer = self.writer(sink)
        try read(source, writer)
        try writer.finish()
        return true
    }

    /// Files up to this size are read as a whole.
    private static let largest = 24 << 20

    public mutating func read(_ document: Document, into sink: Sink) throws(Fault) {
        let writer = self.writer(sink)
        if ChatArchive.isArchive(document.bytes) { writer.carries = ChatCarriers(document: document.id) }
        defer { carriers = writer.carries?.byFile ?? [:] }
        try read(document, writer)
        try writer.finish()
    }

    /// Pictures and PDF of an archive; those that a message carried say with what words.
    public func enclosed(in document: Document, into sink: Sink, _ take: (Document) throws(Fault) -> Void) throws(Fault) {
        guard ChatArchive.isArchive(document.bytes) else { return }
        try ChatArchive.papers(document.bytes, file: document.name) { (member: ChatArchive.Member) throws(Fault) in
            guard !member.bytes.isEmpty else { return }
            var inner = Document(name: Document.baseName(member.name), bytes: member.bytes)
            inner.household = document.household
            inner.carrier = carriers[inner.name] ?? DocumentCarrier(document: document.id)
            try take(inner)
        }
    }

    private func writer(_ sink: Sink) -> ChatWriter {
        ChatWriter(sink: sink, request: request, household: household, knowledge: knowledge, contacts: contacts)
    }

    private func read(folder: String, into sink: Sink) throws(Fault) {
        let files = ChatFolder.files(folder)
        let writer = self.writer(sink)
        var companions: [String: [UInt8]] = [:]
        for path in files where Document.baseName(path) == "users.json" {
            companions["users.json"] = FileReading.bytes(path: path, limit: 64 << 20)
        }
        var found = 0
        var firstFault: Fault?
        for path in files {
            do throws(Fault) {
                if ChatFolder.size(path) > ChatReader.largest {
                    try read(try ChatSource(largeFile: path), writer)
                } else {
                    var document = ChatSource(try Document(argument: path))
                    document.companions = companions
                    try read(document, writer)
                }
                found += 1
            } catch {
                // Beside an export lie lists of contacts, style sheets and scripts; only an export that fails is a fault.
                guard error.code != "chat.not-an-export" else { continue }
                if firstFault != nil || found > 0 { try sink.reject(error) } else { firstFault = error }
            }
        }
        try writer.finish()
        guard found == 0 || firstFault != nil else { return }
        throw firstFault
            ?? Fault(
                "chat.folder", "no file in it is a chat export that can be read.", remedy: "Name the folder of one exported chat.",
                file: Document.baseName(folder))
    }

    private func read(_ document: Document, _ writer: ChatWriter) throws(Fault) { try read(ChatSource(document), writer) }

    /// Reads one export, or the exports in an archive.
    private func read(_ source: ChatSource, _ writer: ChatWriter) throws(Fault) {
        guard case .held(let bytes) = source.content, ChatArchive.isArchive(bytes) else {
            try readExport(source, writer)
            return
        }
        let members = try ChatArchive.members(bytes, file: source.name)
        var found = 0
        for member in members {
            var inner = ChatSource(
                name: Document.baseName(member.name), bytes: member.bytes, household: source.household, within: source.id)
            for other in members where Document.baseName(other.name) == "users.json" { inner.companions["users.json"] = other.bytes }
            guard try format(of: inner) != nil else { continue }
            try readExport(inner, writer)
            found += 1
        }
        guard found > 0 else { throw unknown(source, "no chat export is in the archive.") }
    }

    private func readExport(_ source: ChatSource, _ writer: ChatWriter) throws(Fault) {
        guard let format = try format(of: source) else {
            throw unknown(source, "it is no chat export that can be read: \(ChatLooks.sentence(ChatHead(try source.head()))).")
        }
        writer.open(source, format: type(of: format).name)
        try format.read(source, into: writer)
        guard writer.isEmpty else { return }
        throw Fault("chat.empty", "there is no message in it.", remedy: "Export the chat again.", file: source.name, place: "line 1")
    }

    private func format(of source: ChatSource) throws(Fault) -> (any ChatFormat)? {
        if request.isRecords { return formats.first }
        let head = ChatHead(try source.head())
        let claims = formats.map { ($0, $0.claim(head)) }
        return (claims.first { $0.1 == .certain } ?? claims.first { $0.1 == .possible })?.0
    }

    private func unknown(_ source: ChatSource, _ sentence: String) -> Fault {
        Fault(
            "chat.not-an-export", sentence, remedy: "Export the chat from the app; --help lists what can be read.", file: source.name,
            place: "line 1")
    }
}

/// What the command line says.
struct ChatRequest: Sendable {
    var household: String?
    /// A record for every message instead of observations.
    var wantsMessages: Bool
    var isRecords: Bool
    var dateOrder: DateOrder?
    /// How probable an amount must be to count.
    var countFrom = 0.75
    var explains: Bool

    init(options: Options, household: String?) throws(Fault) {
        self.household = household
        wantsMessages = options.flag("messages")
        isRecords = options.text("format") == "records"
        dateOrder = try options.dateOrder()
        explains = options.flag("explain")
        guard let asked = options.text("count-from") else { return }
        guard let share = Double(asked), (0.5...0.99).contains(share) else {
            throw Fault(
                "usage.option", "\(asked) is no probability from 0.5 to 0.99.", remedy: "Write one such as 0.75.", place: "--count-from",
                exit: .usage)
        }
        countFrom = share
    }
}

/// A folder as an argument: one conversation with its media.
enum ChatFolder {
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The size of a regular file; 0 for anything else.
    static func size(_ path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    /// Paths of the files in it that may hold messages, pages in their order (`messages2` before `messages10`), folders of
    /// one level inside included. Hidden files and links are left out.
    static func files(_ path: String) -> [String] {
        var found: [String] = []
        for name in names(path) {
            let inner = "\(path)/\(name)"
            if isLink(inner) { continue }
            if isFolder(inner) {
                found += names(inner).map { "\(inner)/\($0)" }.filter { !isLink($0) && !isFolder($0) }
            } else {
                found.append(inner)
            }
        }
        return found.filter { ChatArchive.mayHoldMessages($0) || $0.lowercased().hasSuffix(".zip") }
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func names(_ path: String) -> [String] { (FolderNames.of(path) ?? []).sorted { isBefore($0, $1) } }

    /// The order of names with their numbers compared as numbers.
    static func isBefore(_ a: String, _ b: String) -> Bool {
        let (left, right) = (parts(a), parts(b))
        for (x, y) in zip(left, right) where x != y {
            if let p = Int(x), let q = Int(y) { return p < q }
            return x < y
        }
        return left.count < right.count
    }

    private static func parts(_ name: String) -> [String] {
        var parts: [String] = []
        var wasDigit = false
        for character in name {
            let isDigit = character.isASCII && character.isNumber
            if parts.isEmpty || isDigit != wasDigit { parts.append("") }
            parts[parts.count - 1].append(character)
            wasDigit = isDigit
        }
        // "messages.html" comes before "messages2.html".
        return parts.map { $0.hasPrefix(".") ? "" : $0 }
    }
}

/// Says of a document that no format knows what it looks like, and which format is nearest.
enum ChatLooks {
    /// A part of a sentence: `it is JSON with from, body; nearest is one list of messages with sender, time and text`.
    static func sentence(_ head: ChatHead) -> String {
        guard let first = head.firstByte else { return "it is empty" }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            let keys = FieldJsonFormat.keys(head.bytes).sorted().prefix(8).joined(separator: ", ")
            return "it is JSON with \(keys.isEmpty ? "no names" : keys); nearest is a list of messages with sender, time and text"
        }
        if first == UInt8(ascii: "<") { return "it is a page or XML; nearest are the pages of Telegram and Messenger, and sms elements" }
        if let titles = FieldTableFormat.rows(head.bytes)?.first?.values.keys.sorted(), titles.count > 1 {
            return "it is a table with \(titles.prefix(8).joined(separator: ", ")); nearest is one with sender, time and text"
        }
        return "it is text whose lines begin with no day and time; nearest is WhatsApp's export as text"
    }
}
