import TillBank
import TillHousehold
import TillRecords
import TillRun
import TillStages
import TillStore

/// A person's answer to what a reader asks, as lines of the household's file or of a profile of the book.
struct MatterAnswer {
    let edit: BookEdit
    /// What was said, whole: a new account with its id.
    private(set) var said: String

    /// Throws when the words are no answer to it, and when the file is written so that a person has to add the line.
    init(_ item: ReviewItem, _ words: [String], _ desk: DecisionDesk, _ context: Context) throws(Fault) {
        said = words.joined(separator: " ")
        var given: [(name: String, value: String)] = []
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].utf8.count <= 80 else {
                throw MatterAnswer.fault("\(word) is no answer.", "Write SETTING=VALUE, as till review shows it.")
            }
            given.append((parts[0], parts[1]))
        }
        guard let first = given.first else {
            throw MatterAnswer.fault("say the answer.", "till review shows the answers there are.")
        }
        let originals = Originals(desk.state, context)
        if first.name == "account", given.count == 1, item.key.hasPrefix("question:bank.account-unknown:") {
            let (made, id) = try MatterAnswer.account(first.value, item, desk, originals)
            edit = made
            said = "account=\(id)"
            return
        }
        let allowed = Set(item.choices.filter { $0.decision.first == "answer" }.flatMap { $0.decision.dropFirst(2) })
        guard given.allSatisfy({ allowed.contains("\($0.name)=\($0.value)") }) else {
            let list = allowed.isEmpty ? "It has no answer here." : "Its answers are \(allowed.sorted().joined(separator: ", "))."
            throw MatterAnswer.fault("\(words.joined(separator: " ")) does not answer it.", list)
        }
        edit = try MatterAnswer.profile(given, item, desk, originals, context)
    }

    private static func fault(_ sentence: String, _ remedy: String) -> Fault {
        Fault("decide.answer", sentence, remedy: remedy, place: "answer", exit: .usage)
    }

    /// The name of the files in question as it is in the inbox, as a pattern.
    private static func pattern(_ item: ReviewItem, _ originals: Originals) throws(Fault) -> String {
        let name = item.documents.lazy.compactMap { originals.stored($0, item.household)?.name }.first
        guard let name else {
            throw fault("the book no longer knows the file.", "Put it into the inbox again and run the plan.")
        }
        return HouseholdFile.pattern(of: name)
    }

    // MARK: Whose a file is

    private static func account(_ said: String, _ item: ReviewItem, _ desk: DecisionDesk, _ originals: Originals) throws(Fault) -> (
        BookEdit, id: String
    ) {
        let name = "\(item.household).yaml"
        let path = "\(desk.state.book.householdsFolder)/\(name)"
        guard let bytes = FileReading.bytes(path: path, limit: 1 << 20) else {
            throw fault("the household has no file.", "Write households/\(name): till init makes one.")
        }
        let change = try HouseholdFileEdit(String(decoding: bytes, as: UTF8.self), id: item.household, file: name)
        let pattern = try pattern(item, originals)
        let text: String
        var whole = said
        if said.hasPrefix("new:") {
            let parts = said.dropFirst(4).split(separator: ":", maxSplits: 1).map(String.init)
            guard let kind = parts.first, HouseholdFile.kinds.contains(kind), parts.last.map(Context.isHouseholdId) ?? false else {
                throw fault(
                    "\(said.dropFirst(4)) is no kind of account.",
                    "Write new:KIND or new:KIND:ID, with one of \(HouseholdFile.kinds.joined(separator: ", ")).")
            }
            let taken = try desk.files.file(of: item.household)?.accounts.map(\.id) ?? []
            let id = parts.count > 1 ? parts[1] : MatterAnswer.free(kind, taken)
            text = try change.adding(account: id, kind: kind, pattern: pattern)
            whole = "new:\(kind):\(id)"
        } else {
            text = try change.adding(pattern: pattern, to: said)
        }
        return (BookEdit(path: path, name: "households/\(name)", line: "files: \(pattern)", text: text, before: bytes), whole)
    }

    private static func free(_ kind: String, _ taken: [String]) -> String {
        guard taken.contains(kind) else { return kind }
        return (2...99).lazy.map { "\(kind)-\($0)" }.first { !taken.contains($0) } ?? "\(kind)-new"
    }

    // MARK: How a table is read

    /// The profile of the table with the settings in it: the one that an answer made before, else a new one.
    private static func profile(
        _ said: [(name: String, value: String)], _ item: ReviewItem, _ desk: DecisionDesk, _ originals: Originals, _ context: Context
    ) throws(Fault) -> BookEdit {
        let pattern = try pattern(item, originals)
        let name = "\(slug(pattern)).yaml"
        let folder = "\(desk.state.book.folder)/profiles"
        let path = "\(folder)/\(name)"
        let before = FileReading.bytes(path: path, limit: 1 << 20)
        let lines: String
        if let before { lines = String(decoding: before, as: UTF8.self) } else { lines = try made(item, originals, context) }
        let text = said.reduce(lines) { set($1.name, $1.value, in: $0) }
        return BookEdit(
            path: path, name: "profiles/\(name)", line: said.map { "\($0.name): \($0.value)" }.joined(separator: ", "), text: text,
            before: before)
    }

    /// What `till-bank --make-profile` says of the document.
    private static func made(_ item: ReviewItem, _ originals: Originals, _ context: Context) throws(Fault) -> String {
        guard let published = item.documents.first, let stored = originals.stored(published, item.household) else {
            throw fault("the book no longer knows the file.", "Put it into the inbox again and run the plan.")
        }
        var source = Record.bare
        source.set(.document, string: published)
        source.set(.kind, string: "bank")
        source.set(.file, string: stored.name)
        var document = try originals.document(of: source, item.household)
        document = Document(name: stored.name, bytes: document.bytes)
        var reader = try BankReader(options: Options(["make-profile": ["true"]]), context: context)
        guard let telling = reader.telling else { throw fault("no profile can be made of it.", "Write one into profiles/.") }
        let text = try telling.told(of: document, by: &reader, household: item.household)
        guard text.split(separator: "\n").contains(where: { !$0.hasPrefix("#") }) else {
            throw fault("no profile can be made of it.", "Write one into profiles/: till-bank --help has an example.")
        }
        return text
    }

    /// The lines with a setting: in place of those that left it open, else at the end.
    static func set(_ name: String, _ value: String, in text: String) -> String {
        var lines: [Substring] = []
        var isSet = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let plain = line.drop { $0 == "#" || $0 == " " }
            guard plain.hasPrefix("\(name):") else {
                lines.append(line)
                continue
            }
            if !isSet { lines.append("\(name): \(value)") }
            isSet = true
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        if !isSet { lines.append("\(name): \(value)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Letters and digits of a pattern as the name of a file.
    private static func slug(_ pattern: String) -> String {
        let words = pattern.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.joined(separator: "-")
        return words.isEmpty ? Digest.sha256(Array(pattern.utf8)).shortHex : String(words.prefix(60))
    }
}
