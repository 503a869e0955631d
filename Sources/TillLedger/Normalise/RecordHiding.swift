import TillHousehold
import TillRecords

/// Hides accounts and people in records that are about to be published.
///
/// Most rows hold nothing to hide, so each text is first looked at for what may be hidden, and nothing is copied before.
final class RecordHiding {
    private var names = MemberNames(nil)
    private let source = PublishedSource()
    /// The accounts lately met, as JSON, and what stands for each; nil where it stays.
    private var accounts = FewRecent<[UInt8]?>()
    /// Texts of this household that hold nothing to hide: a transaction repeats those of its observation.
    private var plain = RecentTable<Bool>()
    private var households: UInt64 = 0
    /// Gives records their published names; nil where they have them.
    var publishing: IdentityPublishing? {
        didSet { if publishing !== oldValue { source.forget() } }
    }

    private let titles: NameTitles
    /// Whom the household writes with, where the reader of its chats told.
    private let contacts: KnownContacts?
    private var file: HouseholdFile?
    private var household = ""
    private var known = 0
    /// Observations of this household that messages are.
    private var messages: Set<String> = []
    private var isMessage = false
    private var merchant: [UInt8]?

    init(_ titles: NameTitles, _ contacts: KnownContacts?) {
        self.titles = titles
        self.contacts = contacts
    }

    /// The records that follow are of the household with this file.
    func meet(_ file: HouseholdFile?, _ household: String) {
        self.file = file
        self.household = household
        messages = []
        takeNames()
    }

    private func takeNames() {
        let told = contacts?.names ?? []
        known = told.count
        names = MemberNames(file, titles: titles, contacts: told.sorted().map { .init(name: $0, id: contact($0)) })
        source.forget()
        households += 1
    }

    /// What stands for somebody the household writes with: the same in all that is published of it.
    private func contact(_ name: String) -> String {
        publishing.map { "contact-\($0.name(of: "contact\n\(household)\n\(name)").prefix(6))" } ?? "contact"
    }

    /// A chat was read meanwhile.
    private func refresh() { if let contacts, contacts.names.count != known { takeNames() } }

    /// What is to be hidden of one record; nil where a field stays.
    private struct Found {
        var account: [UInt8]?
        var counterparty: [UInt8]?
        var text: [UInt8]?
        var merchant: [UInt8]?
        var source: [UInt8]?
        /// It has fields that only receipts, chats and people's decisions bring.
        var isRare = false
    }

    private let rare: KeySet = [.message, .attachment, .items, .evidence, .notes, .tags, .renamed, .corrected]

    /// A movement, a balance, a trade.
    func hide(_ record: inout Record) {
        refresh()
        look(record)
        let found = record.withView { view in
            Found(
                account: view.raw(.account).flatMap { hiddenAccount($0) },
                counterparty: view.withBytes(.counterparty) { RecordHiding.changed(Masking.account($0), $0) },
                text: view.withBytes(.text) { hidden($0) }, merchant: view.withBytes(.merchant) { hidden($0) },
                source: view.raw(.source).flatMap { source.hidden($0, names, publishing) }, isRare: view.has(anyOf: rare))
        }
        if let account = found.account { record.set(.account, raw: account) }
        set(.counterparty, found.counterparty, in: &record)
        set(.text, found.text, in: &record)
        set(.merchant, found.merchant, in: &record)
        if let source = found.source { record.set(.source, raw: source) }
        publishing?.publish(&record)
        if found.isRare { hideRare(&record) }
    }

    /// What kind of text a record has: of people, or of a merchant that is known.
    private func look(_ record: borrowing Record) {
        isMessage = false
        merchant = nil
        if contacts != nil {
            if record.equals(.type, .observation) {
                isMessage = record.object(.source)?.equals(.kind, "chat") ?? false
                if isMessage, let id = record.string(.id) { messages.insert(id) }
            } else if !messages.isEmpty, record.equals(.type, .transaction) {
                let said = record.strings(.observations)
                isMessage = !said.isEmpty && said.allSatisfy(messages.contains)
            }
        }
        guard names.mayMeetMerchants, !isMessage, let why = record.object(.category)?.string(.why), why.hasPrefix("merchant ") else {
            return
        }
        merchant = Array(why.utf8.dropFirst(9))
    }

    /// Any other record: its names, and those of its document.
    func publish(_ record: inout Record) {
        refresh()
        isMessage = false
        merchant = nil
        publishing?.publish(&record)
        if let published = record.withRaw(.source, { source.hidden($0, names, publishing) }) { record.set(.source, raw: published) }
    }

    private func hideRare(_ record: inout Record) {
        replace(.message, in: &record) { hidden($0) }
        replace(.attachment, in: &record) {
            RecordHiding.changed(Array(FileName.hidden(String(decoding: $0, as: UTF8.self), names).utf8), $0)
        }
        for key in [.items, .evidence] as [Key] where record.has(key) { hideTexts(key, in: &record) }
        for key in [.notes, .tags] as [Key] where record.has(key) { record.set(key, strings: record.strings(key).map { shown($0) }) }
        if record.has(.corrected) { hideCorrected(&record) }
        guard var renamed = record.object(.renamed), let from = renamed.string(.from) else { return }
        renamed.set(.from, string: shown(from))
        record.set(.renamed, object: renamed)
    }

    /// What was read before a person corrected it.
    private func hideCorrected(_ record: inout Record) {
        let all = record.objects(.corrected).map { one in
            guard let from = one.string(.from) else { return one }
            var one = one
            one.set(.from, string: one.equals(.field, "account") ? RecordHiding.account(from) : shown(from))
            return one
        }
        record.set(.corrected, objects: all)
    }

    private static func account(_ number: String) -> String {
        var text = number
        return text.withUTF8 { unsafe String(decoding: Masking.account(ByteView($0)), as: UTF8.self) }
    }

    /// A recurring movement.
    func hideSeries(_ record: inout Record) {
        replace(.account, in: &record) { RecordHiding.changed(Masking.account($0), $0) }
        replace(.name, in: &record) { hidden($0) }
        guard var declared = record.object(.declared), let name = declared.string(.name) else { return }
        declared.set(.name, string: shown(name))
        record.set(.declared, object: declared)
    }

    /// What a household saves for, keeps up or owes: it is called what people call it.
    func hidePlan(_ record: inout Record) {
        for key in [.name, .tag] as [Key] { replace(key, in: &record) { hidden($0) } }
        if record.has(.match) { record.set(.match, strings: record.strings(.match).map { shown($0) }) }
        replace(.account, in: &record) { RecordHiding.changed(Masking.account($0), $0) }
    }

    /// What was said about documents: notes and rejects name files and quote lines.
    func hideRemark(_ record: inout Record) {
        for key in [.message, .reason, .content, .place] as [Key] { replace(key, in: &record) { hidden($0) } }
        // What is to be written into a file of settings has to fit the documents that it is about.
        replace(.remedy, in: &record) {
            RecordHiding.changed(Array(FileName.pattern(String(decoding: $0, as: UTF8.self), names).utf8), $0)
        }
        if record.has(.settings) { record.set(.settings, strings: record.strings(.settings).map { FileName.pattern($0, names) }) }
        let isChat = record.equals(.stage, "till-chat") || record.equals(.code, "inbox.enclosed")
        let document = record.string(.document)
        replace(.file, in: &record) { name in
            let text = String(decoding: name, as: UTF8.self)
            return RecordHiding.changed(
                Array((isChat ? FileName.ofChat(nil, document: document) : FileName.hidden(text, names)).utf8), name)
        }
    }

    /// What a person decided.
    func hideDecision(_ record: inout Record) {
        for key in [.value, .merchant] as [Key] { replace(key, in: &record) { hidden($0) } }
        guard record.equals(.action, "correct"), var value = record.object(.value) else { return }
        replace(.merchant, in: &value) { hidden($0) }
        replace(.account, in: &value) { RecordHiding.changed(Masking.account($0), $0) }
        record.set(.value, object: value)
    }

    /// The text with numbers of accounts and names of people hidden; nil where it holds none.
    private func hidden(_ text: ByteView) -> [UInt8]? {
        // The household is a part of what is remembered: its members' names decide; and so is whether the text alone does.
        let isAlone = !isMessage && merchant == nil
        var isLooked = false
        var found: [UInt8]?
        let isPlain = plain.value(BytesTable.joined(households &* 2 &+ (isAlone ? 1 : 0), text)) {
            if !Masking.mayHold(text), !names.mayStand(in: text) { return true }
            guard isAlone else { return false }
            isLooked = true
            found = RecordHiding.changed(names.hidden(in: Masking.text(text)), text)
            return found == nil
        }
        if isPlain || isLooked { return found }
        return RecordHiding.changed(names.hidden(in: Masking.text(text), isMessage: isMessage, merchant: merchant), text)
    }

    private func shown(_ text: String) -> String {
        var text = text
        return text.withUTF8 { unsafe hidden(ByteView($0)) }.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// Accounts repeat from row to row.
    private func hiddenAccount(_ raw: ByteView) -> [UInt8]? {
        if let (hidden, _) = accounts.found(raw) { return hidden }
        let masked = JsonValue.withText(raw) { RecordHiding.changed(Masking.account($0), $0) }
        let json = masked.map { masked in
            let buffer = ByteBuffer(capacity: 64)
            masked.withBytes { buffer.append(jsonString: $0) }
            return buffer.bytes
        }
        accounts.keep(json, for: raw)
        return json
    }

    /// The field `text` of each object in a list.
    private func hideTexts(_ key: Key, in record: inout Record) {
        var isChanged = false
        let shown = record.objects(key).map { object in
            var object = object
            guard let text = object.withBytes(.text, { hidden($0) }) else { return object }
            set(.text, text, in: &object)
            isChanged = true
            return object
        }
        if isChanged { record.set(key, objects: shown) }
    }

    private static func changed(_ hidden: [UInt8], _ text: ByteView) -> [UInt8]? {
        hidden.elementsEqual(text) ? nil : hidden
    }

    /// Sets a field to what hides it, where that differs.
    private func replace(_ key: Key, in record: inout Record, _ hidden: (ByteView) -> [UInt8]?) {
        set(key, record.withBytes(key, hidden), in: &record)
    }

    private func set(_ key: Key, _ text: [UInt8]?, in record: inout Record) {
        if let text { text.withBytes { record.set(key, bytes: $0) } }
    }
}
