import TillFigures
import TillLedger
import TillRecords
import TillRun
import TillStages

/// `till categories`: what categories there are, and which one a word stands for.
public struct CategoriesCommand: Command {
    private let options: Options
    private let context: Context

    public static let manual = Manual(
        name: "till categories",
        summary: "List the categories, or find the one that a word stands for, in any of about forty languages.",
        discussion: """
            Words are looked for in the ids and names of categories, then in the words and merchants that speak for one: bakery, \
            Bäckerei and パン屋 all find food.bakery. The id is what rules, examples, decisions and --category take. Of a book that was \
            run it also says how many transactions each has, with those that are the household's own.
            """,
        input: .names,
        options: BookOptions.declared + [
            .value("household", "ID", "count this household only"), .flag("json", "JSON, an object a category"),
        ],
        examples: [
            Example("all of them", command: "till categories", shows: ["food.groceries", "Food & Drink / Groceries"]),
            Example("by a word of any language", command: "till categories bageri", shows: ["food.bakery", "bageri"]),
        ],
        reads: [], writes: [])

    public init(options: Options, context: Context) throws(Fault) {
        self.options = options
        self.context = context
    }

    public mutating func run(speech: Speech) throws(Fault) -> ExitCode {
        try BookOptions.check(options)
        let search = try CategorySearch(context.knowledge)
        let words = options.arguments
        let uses = try CategoryUses(context.knowledge)
        let counts = try counted()
        let mine = try OwnCategories(book: options.text("book") ?? ".", context.knowledge)
        let found = try search.find(words) + CategoriesCommand.own(words, mine, counts, besides: search)
        func use(_ id: String) -> CategoryUses.Use { mine[id].map { CategoryUses.use(ofOwn: $0.kind.rawValue) } ?? uses.use(of: id) }
        guard !found.isEmpty else {
            let word = words.joined(separator: " ")
            throw Fault(
                "categories.none", "no category and no word that is known holds \(word).",
                remedy: NearestName.question(word, among: search.all.flatMap { [$0.id] + $0.label.split(separator: " ").map(String.init) })
                    + "till categories lists all; a category of your own may have any name of the form group.detail.", exit: .usage)
        }
        if options.flag("json") {
            for one in found { Output.write(CategoriesCommand.record(one, use(one.id), mine[one.id]?.kind, counts[one.id]).text + "\n") }
            return .good
        }
        var table = TextTable([
            .init(title: "category"), .init(title: "name", least: 20), .init(title: "to the figures"),
            .init(title: "transactions", side: .right), .init(title: "known by", least: 20),
        ])
        for one in found {
            table.add([
                one.id, one.label, mine[one.id].map { "your own: \($0.kind.rawValue)" } ?? CategoriesCommand.words(use(one.id)),
                counts[one.id].map(String.init) ?? "",
                one.phrases.prefix(4).joined(separator: ", "),
            ])
        }
        Output.write(table.text)
        return .good
    }

    /// Categories of one's own, of the book's file and of names that only transactions have, whose names hold all of the words.
    private static func own(
        _ words: [String], _ mine: OwnCategories, _ counts: [String: Int], besides search: CategorySearch
    ) -> [CategorySearch.Found] {
        let known = Set(search.all.map(\.id) + mine.entries.map(\.id))
        let used = counts.keys.sorted().filter { !known.contains($0) && $0 != UnknownCategory.name }
        let wanted = words.map { WordFolding.folded($0) }
        return (mine.entries.map { ($0.id, $0.label) } + used.map { ($0, $0) }).compactMap { id, label in
            let folded = WordFolding.folded(id == label ? id : "\(id) \(label)")
            return wanted.allSatisfy { folded.holds($0) } ? .init(id: id, label: label, phrases: []) : nil
        }
    }

    /// Transactions of each category, parts of split ones by their own; none where nothing was run yet.
    private func counted() throws(Fault) -> [String: Int] {
        let current = BookOptions.out(options) + "/current"
        guard !PublishedLedger.households(in: current).isEmpty else { return [:] }
        var counts: [String: Int] = [:]
        try LedgerSearch(current: current, household: options.text("household")).eachTransaction { _, record in
            let splits = record.objects(.splits).compactMap { $0.object(.category)?.string(.name) }
            for name in Set(splits.isEmpty ? [record.object(.category)?.string(.name) ?? ""] : splits) where !name.isEmpty {
                counts[name, default: 0] += 1
            }
        }
        return counts
    }

    private static func words(_ use: CategoryUses.Use) -> String {
        switch use {
        case .plain: ""
        case .own: "between own accounts"
        case .saving: "saving"
        case .cash: "cash"
        case .card: "pays a card"
        case .loan: "pays a loan"
        case .borrowed: "borrowed"
        case .person: "to or from people"
        case .fee: "a fee"
        }
    }

    private static func record(
        _ one: CategorySearch.Found, _ use: CategoryUses.Use, _ kind: OwnCategories.Kind?, _ count: Int?
    ) -> Record {
        var record = Record(type: "category")
        record.set(.name, string: one.id)
        record.set(.label, string: one.label)
        record.set(.use, string: use.rawValue)
        if let kind { record.set(.kind, string: kind.rawValue) }
        if let count { record.set(.transactions, integer: count) }
        if !one.phrases.isEmpty { record.set(.phrases, strings: Array(one.phrases.prefix(12))) }
        return record
    }
}
