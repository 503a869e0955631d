import TillFigures
import TillHousehold
import TillRecords
import TillReports
import TillRun
import TillStages
import TillStore

/// `till review`: what needs a person, one after the other.
public struct ReviewCommand: Command {
    private let options: Options
    private let context: Context

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        let state = try BookOptions.reader(options)
        let files = try HouseholdFiles(state.book)
        let current = try BookOptions.current(options)
        let search = try LedgerSearch(current: current, household: options.text("household"))
        let rights = try MemberRights(files, context.knowledge)
        let desk = DecisionDesk(state: state, rights: rights, by: options.text("by"), reason: options.text("reason"))
        let queue = try ReviewQueue(
            search, desk, CategoryUses(context.knowledge), current: current, isBundled: !options.flag("all"))
        let again = BookOptions.again(options)
        if options.flag("check") {
            speech.say(queue.items.isEmpty ? queue.nothing : queue.head)
            return queue.items.isEmpty ? .good : .checkFailed
        }
        if let path = options.text("html") {
            try ReviewPage.write(queue.items.map { $0.entry(again) }, to: path)
            speech.say("\(path): \(queue.items.isEmpty ? queue.nothing : queue.counts)")
            return .good
        }
        if options.flag("json") {
            for item in queue.items { Output.write(item.record(again).text + "\n") }
            return .good
        }
        let session = ReviewSession(queue.items, desk: JournalDesk(desk, current: current, context))
        if let path = options.text("answers") {
            let text = String(decoding: try Document(argument: path).bytes, as: UTF8.self)
            var walk = ReviewWalk(session, again: again)
            return walk.run(WrittenAnswers(text))
        }
        guard Keyboard.isPresent, !options.flag("list"), !queue.items.isEmpty else {
            Output.write(ReviewText.list(queue, again: again, isWhole: options.flag("all")))
            return .good
        }
        Output.write(queue.head + "\n")
        var walk = ReviewWalk(session, again: again)
        return walk.run(TypedAnswers())
    }
}

extension ReviewItem {
    /// As the page shows it.
    fileprivate func entry(_ again: String) -> ReviewPage.Entry {
        ReviewPage.Entry(
            kind: kind.rawValue, heading: kind.counted, household: household, title: title, sentence: sentence,
            details: details.map { ($0.text, $0.money) }, answer: answer, commands: choices.map { ($0.words, $0.command(again)) })
    }
}

/// Answers become entries of the book's journal, by the same checks as `till decide` makes.
final class JournalDesk: ReviewDesk {
    private let desk: DecisionDesk
    private let current: String
    private let context: Context

    init(_ desk: DecisionDesk, current: String, _ context: Context) {
        self.desk = desk
        self.current = current
        self.context = context
    }

    func decide(_ item: ReviewItem, _ choice: ReviewChoice, typed: String?) throws(Fault) -> (number: Int, told: String) {
        let search = try LedgerSearch(current: current, household: item.household)
        let options = choice.options(typed: typed, by: desk.by)
        if MatterEntry.isMeant(choice.decision[0], options) {
            let entry = try MatterEntry(choice.decision[0], options, search, desk, context, current: current)
            return (try desk.add(entry), entry.told)
        }
        let entry = try DecisionEntry(choice.decision[0], options, search, context.knowledge, desk.files)
        return (try desk.add(entry.content, in: entry.subject.ledger), entry.told)
    }

    func takeBack(_ number: Int) throws(Fault) {
        guard let entry = try DecisionBook(desk.state).entries.first(where: { $0.number == number }) else { return }
        _ = try desk.takeBack(entry)
    }
}

/// Asks one matter after the other and says what became of each answer.
struct ReviewWalk {
    private var session: ReviewSession
    private let again: String

    init(_ session: ReviewSession, again: String) {
        self.session = session
        self.again = again
    }

    mutating func run(_ answers: any ReviewAnswers) -> ExitCode {
        var answers = answers
        var asked = -1
        var refused: String?
        while refused == nil, let item = session.item {
            if asked != session.place { ask(item) }
            asked = session.place
            guard let key = answers.key() else { break }
            var isTaken = true
            do throws(Fault) {
                let typed = session.prompt(for: key).flatMap { answers.line("\n  \($0): ") }
                let step = try session.answer(key, typed: typed)
                tell(step, item)
                if step == .unknown || step == .nothing { isTaken = false }
                if case .takenBack = step { asked = -1 }
            } catch {
                isTaken = false
                Output.write("  \(error.sentence) \(error.remedy)\n")
            }
            if !isTaken { refused = answers.refusal }
        }
        if let refused { Output.write("\n\(refused)\n") }
        end()
        return refused == nil ? .good : .checkFailed
    }

    private func ask(_ item: ReviewItem) {
        Output.write("\n\(session.place + 1) of \(session.count)  \(item.household)\n\n\(ReviewText.body(item))\n\n")
        var keys = item.choices.map { "\($0.key) \($0.words)" }
        if !item.parts.isEmpty { keys.append("o one by one") }
        keys += ["s skip", "u undo the last", "q leave"]
        Output.write("  " + keys.joined(separator: "   ") + "\n")
    }

    private func tell(_ step: ReviewSession.Step, _ item: ReviewItem) {
        switch step {
        case .decided(let number, let told): Output.write("  decision \(number): \(told)\n")
        case .takenBack(let number): Output.write("  decision \(number) is taken back\n")
        case .skipped: Output.write("  skipped\n")
        case .opened: Output.write("  one by one\n")
        case .left: break
        case .unknown: Output.write("  Keys: \((item.choices.map { String($0.key) } + ["s", "u", "q"]).joined(separator: ", "))\n")
        case .nothing: Output.write("  there is nothing to take back\n")
        }
    }

    private func end() {
        let left = session.count - session.place + session.skipped
        let decided = session.decided
        Output.write("\n\(CountText.of(decided, "decision")), \(CountText.of(left, "thing")) still open.\n")
        if decided > 0 { Output.write("The next run follows them: till run nightly\(again)\n") }
    }
}

/// A matter of the queue as text.
enum ReviewText {
    static func body(_ item: ReviewItem) -> String {
        var lines = ["  \(item.title)", "  \(item.sentence)"]
        lines += item.details.map(row)
        if !item.answer.isEmpty { lines.append("  To settle it: \(item.answer)") }
        return lines.joined(separator: "\n")
    }

    private static let width = 80

    /// Words and money at the right edge; the words are cut where they must be.
    private static func row(_ detail: ReviewItem.Detail) -> String {
        if detail.money.isEmpty {
            return "    " + (detail.text.count > width - 4 ? detail.text.prefix(width - 5) + "\u{2026}" : detail.text)
        }
        let room = max(1, width - 4 - detail.money.count - 2)
        let text = detail.text.count > room ? detail.text.prefix(room - 1) + "\u{2026}" : detail.text[...]
        return "    " + text + String(repeating: " ", count: room - text.count + 2) + detail.money
    }

    /// The whole queue, for reading and for copying lines out of it.
    static func list(_ queue: ReviewQueue, again: String, isWhole: Bool) -> String {
        var text = (queue.items.isEmpty ? queue.nothing : queue.head) + "\n"
        for item in queue.items {
            text += "\n[\(item.kind.rawValue)] \(item.household)\n\(body(item))\n"
            for choice in item.choices { text += "    \(choice.command(again))   # \(choice.words)\n" }
        }
        guard isWhole else { return text }
        for item in queue.small { text += "\n[not worth a question] \(item.household)\n\(body(item))\n" }
        for item in queue.acknowledged { text += "\n[acknowledged: \(item.said)] \(item.household)\n\(body(item))\n" }
        return text
    }
}

/// Where the answers of a review come from.
protocol ReviewAnswers {
    /// The next key; nil when there is none any more.
    mutating func key() -> Character?
    /// What is typed after a prompt; nil when nothing is.
    mutating func line(_ prompt: String) -> String?
    /// What is said when the last one was not taken, and nothing more is asked; nil where the same is asked again.
    var refusal: String? { get }
}

/// A person at the terminal.
struct TypedAnswers: ReviewAnswers {
    private let keyboard = Keyboard()

    func key() -> Character? { keyboard.key() }
    func line(_ prompt: String) -> String? { keyboard.line(prompt) }
    var refusal: String? { nil }
}

/// Lines of a file: a key, and behind a blank what is typed after it. `c food.groceries`
struct WrittenAnswers: ReviewAnswers {
    private var lines: ArraySlice<(number: Int, text: Substring)>
    private var rest = ""
    private var last = 0

    init(_ text: String) {
        lines =
            text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
            .filter { !$0.1.hasPrefix("#") && !$0.1.allSatisfy(\.isWhitespace) }[...]
    }

    mutating func key() -> Character? {
        guard let line = lines.popFirst() else { return nil }
        last = line.number
        rest = line.text.dropFirst().split(separator: " ").joined(separator: " ")
        return line.text.first
    }

    func line(_ prompt: String) -> String? { rest }

    /// The lines behind it would answer other questions than they were written for.
    var refusal: String? {
        let behind = lines.isEmpty ? "" : " What stands behind it (\(CountText.of(lines.count, "answer"))) was not used."
        return "The answer in line \(last) was not taken.\(behind) Correct it, and give the file again from that line on."
    }
}

/// A person's way through the queue: what is asked, what was answered, and what can be taken back. Knows no terminal.
struct ReviewSession {
    /// What a key came to.
    enum Step: Equatable {
        /// It was written down: the decision's number and what it says.
        case decided(Int, String)
        /// The decision with this number was taken back, and its matter is asked again.
        case takenBack(Int)
        case skipped
        /// What it stands for is asked one by one.
        case opened
        case left
        /// The key means nothing here.
        case unknown
        /// There is nothing to take back.
        case nothing
    }

    private var items: [ReviewItem]
    private let desk: any ReviewDesk
    private(set) var place = 0
    /// Places of matters that the answer to another one settled, with the place of that.
    private var along: [Int: Int] = [:]
    /// Places of matters that were settled, with their decisions, oldest first.
    private var settled: [(place: Int, number: Int)] = []
    private(set) var skipped = 0
    private(set) var hasLeft = false

    init(_ items: [ReviewItem], desk: any ReviewDesk) {
        self.items = items
        self.desk = desk
    }

    /// The matter that is asked; nil when there is none left.
    var item: ReviewItem? { hasLeft || place >= items.count ? nil : items[place] }

    var count: Int { items.count }
    var decided: Int { settled.count }

    /// What is to be typed before a key's decision is whole; nil where nothing is.
    func prompt(for key: Character) -> String? { choice(key)?.prompt }

    private func choice(_ key: Character) -> ReviewChoice? { item?.choices.first { $0.key == key } }

    /// Takes a key, and the word that was typed where it asks for one. A fault leaves everything as it was.
    mutating func answer(_ key: Character, typed: String? = nil) throws(Fault) -> Step {
        switch key {
        case "q":
            hasLeft = true
            return .left
        case "s" where item != nil:
            place += 1
            skipped += 1
            passAlong()
            return .skipped
        case "u": return try takeBack()
        case "o" where !(item?.parts.isEmpty ?? true):
            items.replaceSubrange(place...place, with: items[place].parts)
            return .opened
        default: break
        }
        guard let item, let choice = choice(key) else { return .unknown }
        if choice.prompt != nil, typed?.isEmpty ?? true { return .unknown }
        let said = try desk.decide(item, choice, typed: choice.prompt == nil ? nil : typed)
        settled.append((place, said.number))
        if choice.decision.first != "acknowledge" {
            for other in items.indices where other > place && along[other] == nil && item.settles(items[other]) { along[other] = place }
        }
        place += 1
        passAlong()
        return .decided(said.number, said.told)
    }

    /// What was settled with another one is not asked.
    private mutating func passAlong() { while along[place] != nil { place += 1 } }

    private mutating func takeBack() throws(Fault) -> Step {
        guard let last = settled.last else { return .nothing }
        try desk.takeBack(last.number)
        settled.removeLast()
        let passed = (last.place + 1..<max(last.place + 1, place)).count { along[$0] == nil }
        skipped -= passed - settled.count { $0.place > last.place }
        along = along.filter { $0.value != last.place }
        place = last.place
        return .takenBack(last.number)
    }
}

/// Where answers become decisions.
protocol ReviewDesk {
    /// Writes the decision that a choice stands for. Gives its number and what it says.
    func decide(_ item: ReviewItem, _ choice: ReviewChoice, typed: String?) throws(Fault) -> (number: Int, told: String)
    /// Takes a decision back.
    func takeBack(_ number: Int) throws(Fault)
}

/// What of all households needs a person, in the order in which a person is asked.
struct ReviewQueue {
    let items: [ReviewItem]
    /// What a person acknowledged, and what is not worth a question: shown when asked, and not counted.
    private(set) var acknowledged: [ReviewItem] = []
    private(set) var small: [ReviewItem] = []

    init(_ items: [ReviewItem]) { self.items = items.sorted(by: ReviewItem.precedes) }

    /// From what is published, and what was decided since. Throws when nothing is published.
    ///
    /// - Parameter isBundled: small matters of a kind are asked together.
    init(_ search: LedgerSearch, _ desk: DecisionDesk, _ uses: CategoryUses, current: String, isBundled: Bool = true) throws(Fault) {
        var items: [ReviewItem] = []
        var (acknowledged, small): ([ReviewItem], [ReviewItem]) = ([], [])
        let inside = try DecisionBook(desk.state)
        let published = inside.published(PublishedNames(desk.state.places))
        for household in search.published {
            guard let ledger = PublishedLedger(household, in: current) else { continue }
            let matters = ReviewMatters(
                ledger, try desk.files.file(of: household), uses, ledger.key == nil ? inside : published,
                able: try desk.rights.able(.approveExpense, of: household), isBundled: isBundled)
            items += matters.items
            acknowledged += matters.acknowledged
            small += matters.small
        }
        self.init(items)
        (self.acknowledged, self.small) = (acknowledged, small)
    }

    /// All that has a key, each part by itself too.
    var everything: [ReviewItem] { items + items.flatMap(\.parts) + small + acknowledged }

    /// `2 things need a person: 1 category, 1 gap in an account`
    var head: String { "\(items.count == 1 ? "1 thing needs" : "\(items.count) things need") a person: \(counts)" + besides }

    /// That nothing is open, and what is only listed.
    var nothing: String { "nothing needs a person" + besides }

    private var besides: String {
        let parts = [
            acknowledged.isEmpty ? nil : "\(acknowledged.count) acknowledged",
            small.isEmpty ? nil : "\(small.count) not worth a question",
        ].compactMap { $0 }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")): --all lists them)"
    }

    /// `14 categories, 1 link or reading`; empty when nothing is open.
    var counts: String { ReviewKind.counts(ReviewKind.allCases.map { kind in (kind.rawValue, items.count { $0.kind == kind }) }) }
}
