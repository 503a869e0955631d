import TillHousehold
import TillRecords
import TillStages

/// Says what each movement was for: a person's rules, then what was learnt from examples, then built-in knowledge.
public struct CategoriseStage: Stage {
    private let rules: CategoryRules?
    private let learnt: LearntCategories?
    let names: CategoryNames
    /// The household's own categories.
    let own: OwnCategories
    private let knowledgeFiles: Knowledge
    private let brought: BroughtMerchants?
    /// Read when the first record needs it.
    private var known: KnownCategories?
    private var taxonomy: Taxonomy?
    /// From this confidence on a payee's kind goes before words for a movement.
    private static let surePayee = 65
    /// Below this confidence of its text a movement's payee is asked.
    private static let sureText = 80
    private var words = DescriptionWords()
    private var payee = DescriptionWords()
    private var spaced: [UInt8] = []
    private let recent = RecentAnswers()
    /// The household that was met last, and where it lives; nil where its file does not say it.
    private var home: (household: [UInt8]?, country: CountryCode?) = (nil, nil)
    /// The rule that held last.
    private var held: CategoryRules.Rule?
    let decisions = PassingDecisions(.recategorise)
    let households: Households
    /// Own categories that are perhaps misspelt ones of the taxonomy.
    private var doubts: [CategoryDoubt] = []
    /// Orders in documents that name a category which is none, by their ids.
    var misnamed: [String: String] = [:]

    public init(options: Options, context: Context) throws(Fault) {
        names = options.text("names").flatMap { CategoryNames(rawValue: $0) } ?? .own
        knowledgeFiles = context.knowledge
        households = try Households(folder: options.text("households"), file: options.text("household-file"))
        brought = try options.text("merchants").map { path throws(Fault) in try BroughtMerchants(path: path, context.knowledge) }
        own = try options.text("categories").map { path throws(Fault) in try OwnCategories(path: path, context.knowledge) } ?? .none
        let (rulesPath, examplesPath) = (options.text("rules"), options.text("examples"))
        if let path = rulesPath { rules = try CategoryRules(path: path) } else { rules = nil }
        if let path = examplesPath {
            learnt = try LearntCategories(path: path, seed: context.seed, hints: CategoriseStage.hints(context.knowledge))
        } else {
            learnt = nil
        }
        guard rules != nil || learnt != nil, !MerchantKnowledge.files(in: context.knowledge).isEmpty else { return }
        let ids = try Taxonomy(context.knowledge).entries.map(\.id) + own.entries.map(\.id)
        if let rules, let rulesPath { doubts += CategoryDoubt.all(rules.rules.map { ($0.category, $0.line) }, of: rulesPath, ids) }
        if let learnt, let examplesPath { doubts += CategoryDoubt.all(learnt.categories, of: examplesPath, ids) }
    }

    public mutating func take(_ record: consuming Record, into sink: Sink) throws(Fault) {
        // The closure takes a flag and not the stage, which would be copied for every record.
        let keepsRules = rules == nil
        let (isOurs, amount) = record.withView { view in
            let isOurs =
                (view.equals(.type, .transaction) || view.equals(.type, .observation))
                && !CategoriseStage.isDecided(view, keepsRules: keepsRules)
            return (isOurs, isOurs ? view.amount : nil)
        }
        if !isOurs, record.equals(.type, .decision) { decisions.take(record, try households.file(of: record.string(.household))) }
        let isSaid = decisions.isMet ? try decide(&record, amount) : false
        guard isOurs, !isSaid else {
            if !isSaid { try nameEntered(&record, amount) }
            try settleApproval(&record)
            try sink.emit(record)
            return
        }
        let direction: MerchantKnowledge.Direction = (amount.map { !$0.isNegative && !$0.isZero } ?? false) ? .into : .out
        if let answer = try ruled(record, amount: amount, direction) {
            record.set(.category, raw: answer.json)
            tag(&record)
            try split(&record, amount, direction)
        } else if let learnt {
            set(&record, learnt.answer(record, amount: amount))
        } else {
            try setKnown(&record, amount: amount, direction)
        }
        try settleApproval(&record)
        try sink.emit(record)
    }

    public mutating func finish(into sink: Sink) throws(Fault) {
        for (id, name) in misnamed.sorted(by: { $0.key < $1.key }) {
            try sink.note(
                "categorise.order", "the order \(id) of a chat names \(name), which is no category.",
                remedy: "till categories lists them; say it again in the chat, or decide at the book: till decide recategorise.")
        }
        misnamed = [:]
        for doubt in doubts {
            try sink.note(
                "categorise.own-category", "\(doubt.category) is no category of the taxonomy and was taken as one of your own.",
                remedy: "If \(doubt.near) is meant, correct the line.", file: doubt.file, place: "line \(doubt.line)")
        }
    }

    /// Built-in knowledge to learn by; learning goes on without it where its files are missing.
    private static func hints(_ knowledge: Knowledge) throws(Fault) -> CategoryHints? {
        guard !MerchantKnowledge.files(in: knowledge).isEmpty else { return nil }
        return CategoryHints(try MerchantKnowledge(knowledge, taxonomy: Taxonomy(knowledge)))
    }

    /// Whether the record has a category that is not ours to change.
    private static func isDecided(_ view: RecordView, keepsRules: Bool) -> Bool {
        guard let raw = view.raw(.category), let category = try? Record(checking: raw) else { return false }
        return category.equals(.by, "decision") || (keepsRules && category.equals(.by, "rule"))
    }

    private mutating func set(_ record: inout Record, _ answer: CategoryAnswer?) {
        guard var answer else { return }
        if let entry = own[answer.name] { (answer.label, answer.kind) = (entry.label, entry.kind.rawValue) }
        record.set(.category, raw: answer.settled.json)
        if answer.confidence < CategoryAnswer.doubtful { record.set(.needsReview, flag: true) }
    }

    private mutating func ruled(
        _ record: borrowing Record, amount: Amount?, _ direction: MerchantKnowledge.Direction
    ) throws(Fault) -> CategoryAnswer? {
        guard let rules else { return nil }
        let account = record.string(.account)
        func matches(_ rule: [UInt8]) -> Bool { account.map { Array($0.utf8) == rule } ?? false }
        read(.text, of: record)
        words.spaced(into: &spaced)
        var rule = rules.first(spaced: spaced, amount: amount, account: matches)
        if rule == nil, record.has(.merchant) {
            read(.merchant, of: record)
            words.spaced(into: &spaced)
            rule = rules.first(spaced: spaced, amount: amount, account: matches)
        }
        guard let rule else { return nil }
        held = rule
        return try answer(rule.category, direction, .rule, why: CategoriseStage.why(rule))
    }

    private static func why(_ rule: CategoryRules.Rule) -> String { "rule on line \(rule.line)" }

    /// What a person says: a category of the taxonomy, one of the household's own, or any name.
    mutating func answer(
        _ name: String, _ direction: MerchantKnowledge.Direction, _ source: CategoryAnswer.Source, why: String
    ) throws(Fault) -> CategoryAnswer {
        if let entry = try entry(named: name) { return names.answer(entry, direction, source: source, confidence: 100, why: why) }
        let mine = own[name]
        return CategoryAnswer(name: name, label: mine?.label, source: source, confidence: 100, why: why, kind: mine?.kind.rawValue)
    }

    /// Parts a transaction as the rule that holds for it says, where no person did.
    private mutating func split(_ record: inout Record, _ amount: Amount?, _ direction: MerchantKnowledge.Direction) throws(Fault) {
        guard let rule = held, !rule.split.isEmpty, record.equals(.type, .transaction), !record.has(.splits), let amount,
            let sizes = RuleSplit.amounts(rule.split, of: amount, record.currency(.currency))
        else { return }
        var parts: [Record] = []
        for (part, size) in zip(rule.split, sizes) {
            var one = Record.bare
            one.set(.amount, size)
            one.set(.category, raw: try answer(part.category, direction, .rule, why: CategoriseStage.why(rule)).json)
            parts.append(one)
        }
        record.set(.splits, objects: parts)
    }

    /// Gives a movement the words of the rule that holds for it, beside those it has.
    private func tag(_ record: inout Record) {
        guard let tags = held?.tags, !tags.isEmpty else { return }
        let known = record.strings(.tags)
        let new = tags.filter { !known.contains($0) }
        if !new.isEmpty { record.set(.tags, strings: known + new) }
    }

    mutating func entry(named name: String) throws(Fault) -> Taxonomy.Entry? {
        if taxonomy == nil { taxonomy = try Taxonomy(knowledgeFiles) }
        return taxonomy.flatMap { taxonomy in taxonomy.index(of: name).map { taxonomy.entries[$0] } }
    }

    private mutating func setKnown(
        _ record: inout Record, amount: Amount?, _ direction: MerchantKnowledge.Direction
    ) throws(Fault) {
        let size = amount.flatMap(Amount.hundredths)
        let isTransfer = record.equals(.kind, "transfer")
        // Where no other side is linked, a word tells which account it was better than that it is one of the household's.
        let isAlone = isTransfer && !record.objects(.links).contains { $0.equals(.kind, "transfer") }
        let country = try country(of: record)
        let question = RecentAnswers.question(
            record, direction, size: size, isTransfer: isTransfer, isAlone: isAlone, country)
        let answer: KnownCategories.Known
        if let given = recent.answer(to: question) {
            answer = given
        } else {
            if known == nil { known = try openKnown() }
            known?.country = country
            answer = try ask(record, direction, size, isTransfer, isAlone)
            recent.keep(answer, to: question)
        }
        guard !answer.json.isEmpty else { return }
        record.set(.category, raw: answer.json)
        if answer.confidence < CategoryAnswer.doubtful { record.set(.needsReview, flag: true) }
    }

    /// Where the household of a record lives, which decides what names mean that mean several things: its file says it, or its currency.
    private mutating func country(of record: borrowing Record) throws(Fault) -> CountryCode {
        let isSame = home.household.map { known in record.withBytes(.household) { $0.elementsEqual(known) } ?? known.isEmpty } ?? false
        if !isSame {
            let file = try households.file(of: record.string(.household))
            let country = file?.country ?? file?.currency.flatMap { CountryNames.country(ofCurrency: $0.code) }
            home = (record.withBytes(.household) { Array($0) } ?? [], country.map { CountryCode($0) })
        }
        if let country = home.country { return country }
        return record.string(.currency).flatMap { CountryNames.country(ofCurrency: $0) }.map { CountryCode($0) } ?? .unknown
    }

    /// What built-in knowledge says of the text, else of the merchant.
    @inline(never)
    private mutating func ask(
        _ record: borrowing Record, _ direction: MerchantKnowledge.Direction, _ size: Int64?, _ isTransfer: Bool, _ isAlone: Bool
    ) throws(Fault) -> KnownCategories.Known {
        guard let known else { return KnownCategories.Known(json: [], confidence: 0) }
        let hasPayee = record.withBytes(.merchant, { payee.read($0) }) != nil
        read(.text, of: record)
        let place = hasPayee ? words.place(of: payee) : nil
        var answer = known.answer(words, direction, size: size, payee: place)
        // Somebody's name beside a word for a transfer was looked at there: alone it may be a shop's (`Pix enviado para Lucas`).
        let isSomebody = answer.isPersonal && place != nil && answer.confidence >= CategoryAnswer.doubtful
        let isWeak = answer.confidence < CategoriseStage.sureText
        if hasPayee, !isSomebody, isWeak || answer.isMovement && direction == .out {
            let other = known.answer(payee, direction, size: size)
            // Whom money went to says what it was for, how it was sent does not; and whoever pays a wage may be a school.
            let isWage = direction == .into && answer.isMovement && other.isPurchase
            if isWeak ? other.confidence > answer.confidence && !isWage : other.isPurchase && other.confidence >= CategoriseStage.surePayee
            {
                answer = other
            }
        }
        let enough = !answer.isMovement ? 90 : isAlone ? CategoryAnswer.doubtful : CategoriseStage.sureText
        let isKnown = answer.confidence >= enough
        // What is linked as a transfer between own accounts went to nobody else, whoever is named.
        if isTransfer, !isKnown || answer.isPersonal && !isAlone, let transfer = known.transfer(direction) { answer = transfer }
        return answer
    }

    /// Takes the words of a field; none where the record has no such field.
    private mutating func read(_ key: Key, of record: borrowing Record) {
        if record.withBytes(key, { words.read($0) }) == nil { unsafe words.read(ByteView(start: nil, count: 0)) }
    }

    private func openKnown() throws(Fault) -> KnownCategories {
        let taxonomy = try Taxonomy(knowledgeFiles)
        var merchants = try MerchantKnowledge(knowledgeFiles, taxonomy: taxonomy)
        if let brought { merchants.add(brought) }
        return KnownCategories(merchants, names: names)
    }
}

/// A category of a person's rules or examples that the taxonomy does not have, though it has one of nearly that name.
///
/// Own categories are allowed, so it is worth a note and no more.
struct CategoryDoubt: Sendable {
    let category: String
    let near: String
    let file: String
    let line: Int

    /// Each doubtful category once, with the first line it stands on.
    static func all(_ categories: [(name: String, line: Int)], of path: String, _ ids: [String]) -> [CategoryDoubt] {
        let known = Set(ids)
        var met: Set<String> = []
        return categories.compactMap { name, line in
            guard !known.contains(name), met.insert(name).inserted, let near = NearestName.of(name, among: ids) else { return nil }
            return CategoryDoubt(category: name, near: near, file: Document.baseName(path), line: line)
        }
    }
}

/// Answers by what they were given for: a transaction asks what its observation asked before.
final class RecentAnswers {
    private var answers = RecentTable<KnownCategories.Known>()

    /// What is asked for a record of this direction and size in hundredths, as one number.
    static func question(
        _ record: borrowing Record, _ direction: MerchantKnowledge.Direction, size: Int64?, isTransfer: Bool, isAlone: Bool,
        _ country: CountryCode
    ) -> UInt64 {
        var question: UInt64 = (direction == .into ? 1 : 0) | (isTransfer ? 2 : 0) | (isAlone ? 8 : 0) | UInt64(country.value) << 16
        if KnownCategories.isSmall(size) { question |= 4 }
        record.withView { view in
            if let text = view.raw(.text) { question = BytesTable.joined(question, text) }
            if let merchant = view.raw(.merchant) { question = BytesTable.joined(~question, merchant) }
        }
        return question
    }

    /// The answer to a question, where it was given lately.
    func answer(to question: UInt64) -> KnownCategories.Known? { answers.value(question) }

    func keep(_ answer: KnownCategories.Known, to question: UInt64) { answers.keep(answer, question) }
}

/// Answers from the built-in knowledge, remembered by the words of a description so that each wording is weighed once.
final class KnownCategories {
    /// What is written for a description.
    struct Known {
        var json: [UInt8]
        var confidence: Int
        /// Its category says how money moved, as far as it says anything; or what was bought.
        var isMovement = false
        var isPurchase = false
        /// It went to or came from a person.
        var isPersonal = false
    }

    private var knowledge: MerchantKnowledge
    private let names: CategoryNames
    /// A direct-mapped memory of fixed size: the newest wording keeps its place.
    private var remembered: [(key: UInt64, answer: Int32)]
    private var answers: [Known] = []
    private var indexes: [UInt64: Int32] = [:]

    private static let places = 1 << 15

    /// Where the household lives whose records are asked about.
    var country: CountryCode {
        get { knowledge.country }
        set { if newValue != knowledge.country { knowledge.country = newValue } }
    }

    init(_ knowledge: MerchantKnowledge, names: CategoryNames) {
        self.knowledge = knowledge
        self.names = names
        remembered = Array(repeating: (0, -1), count: KnownCategories.places)
    }

    /// The answer for the words of a description; `size` of the amount in hundredths, `payee` which of the words name whoever was paid.
    func answer(
        _ words: DescriptionWords, _ direction: MerchantKnowledge.Direction, size: Int64?, payee: Range<Int>? = nil
    ) -> Known {
        let band: UInt64 = KnownCategories.isSmall(size) ? 2 : 0
        let named = payee.map { UInt64($0.lowerBound + 1) << 8 | UInt64($0.upperBound) << 16 } ?? 0
        let home = UInt64(country.value) << 32
        let key = DescriptionWords.joined(words.hash, home | named | band | (direction == .into ? 1 : 0))
        let place = Int(truncatingIfNeeded: key) & (KnownCategories.places - 1)
        if remembered[place].key == key, remembered[place].answer >= 0 { return answers[Int(remembered[place].answer)] }
        let answer = index(of: knowledge.judge(words, direction, size: size, payee: payee), direction)
        remembered[place] = (key, answer)
        return answers[Int(answer)]
    }

    /// Whether an amount in hundredths is of everyday size: all that an answer asks of it.
    static func isSmall(_ size: Int64?) -> Bool { size.map { $0 >= 300 && $0 <= 6000 } ?? false }

    /// The answer for a movement that a link says is a transfer.
    func transfer(_ direction: MerchantKnowledge.Direction) -> Known? {
        guard let category = knowledge.taxonomy.index(of: "transfer.own") else { return nil }
        let answer = names.answer(
            knowledge.taxonomy.entries[category], direction, source: .known, confidence: 97, why: "linked as a transfer")
        return Known(json: answer.json, confidence: 97)
    }

    private func index(of judgement: MerchantKnowledge.Judgement, _ direction: MerchantKnowledge.Direction) -> Int32 {
        let key =
            UInt64(UInt32(bitPattern: judgement.phrase)) << 32 | UInt64(UInt16(bitPattern: judgement.category)) << 16
            | UInt64(judgement.confidence) << 8 | (direction == .into ? 1 : 0)
        if let index = indexes[key] { return index }
        answers.append(render(judgement, direction))
        let index = Int32(truncatingIfNeeded: answers.count - 1)
        indexes[key] = index
        return index
    }

    private func render(_ judgement: MerchantKnowledge.Judgement, _ direction: MerchantKnowledge.Direction) -> Known {
        let taxonomy = knowledge.taxonomy
        guard judgement.category >= 0, Int(judgement.category) < taxonomy.entries.count else { return Known(json: [], confidence: 0) }
        let answer = names.answer(
            taxonomy.entries[Int(judgement.category)], direction, source: .known, confidence: Int(judgement.confidence),
            why: reason(judgement))
        let isBought = knowledge.isBought[Int(judgement.category)]
        return Known(
            json: answer.settled.json, confidence: Int(judgement.confidence), isMovement: !isBought,
            isPurchase: isBought && judgement.phrase >= 0, isPersonal: judgement.category == knowledge.fallbacks.person)
    }

    private func reason(_ judgement: MerchantKnowledge.Judgement) -> String {
        guard judgement.phrase >= 0 else { return "nothing known; a guess" }
        let phrase = knowledge.phrases[Int(judgement.phrase)]
        return "\(phrase.kind.rawValue) \(phrase.text)"
    }
}
