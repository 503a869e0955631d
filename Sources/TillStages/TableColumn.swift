/// One column of a knowledge table: what may stand in its cells.
public struct TableColumn: Sendable {
    enum Kind: Sendable {
        case text
        case word(AllowedWords)
        case integer(ClosedRange<Int>)
        case decimal(ClosedRange<Double>)
        case list(Character, AllowedWords?)
        /// What a cell must be, in words, and whether one is.
        case form(String, @Sendable (Substring) -> Bool)
    }

    public let name: String
    let kind: Kind
    let mayBeEmpty: Bool

    /// Any text.
    public static func text(_ name: String, mayBeEmpty: Bool = false) -> TableColumn {
        TableColumn(name: name, kind: .text, mayBeEmpty: mayBeEmpty)
    }

    /// One of a set of words.
    public static func word(_ name: String, _ words: AllowedWords, mayBeEmpty: Bool = false) -> TableColumn {
        TableColumn(name: name, kind: .word(words), mayBeEmpty: mayBeEmpty)
    }

    /// The raw value of one of a type's cases; `TableRow.choice` gives the case.
    public static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ name: String, _ choices: Choice.Type) -> TableColumn {
        .word(name, AllowedWords(choices.allCases.map(\.rawValue)))
    }

    /// A whole number of a range.
    public static func integer(_ name: String, _ range: ClosedRange<Int>, mayBeEmpty: Bool = false) -> TableColumn {
        TableColumn(name: name, kind: .integer(range), mayBeEmpty: mayBeEmpty)
    }

    /// A number of a range.
    public static func decimal(_ name: String, _ range: ClosedRange<Double>) -> TableColumn {
        TableColumn(name: name, kind: .decimal(range), mayBeEmpty: false)
    }

    /// Words with a separator between them, none of them empty, each of a set where one is given.
    public static func list(
        _ name: String, separator: Character, of words: AllowedWords? = nil, mayBeEmpty: Bool = false
    ) -> TableColumn {
        TableColumn(name: name, kind: .list(separator, words), mayBeEmpty: mayBeEmpty)
    }

    /// A text of a form that a function knows; `what` says it to a person: `a currency of ISO 4217`.
    public static func form(
        _ name: String, _ what: String, mayBeEmpty: Bool = false, _ fits: @escaping @Sendable (Substring) -> Bool
    ) -> TableColumn {
        TableColumn(name: name, kind: .form(what, fits), mayBeEmpty: mayBeEmpty)
    }
}

/// The words that a cell may hold: said beside the declaration, or those of columns of another knowledge file, or both.
public struct AllowedWords: Sendable, ExpressibleByArrayLiteral {
    /// How words of a file that have a dot in them (group.detail) may be named by their group alone.
    public enum Groups: Sendable {
        case none
        /// `food`
        case bare
        /// `food.*`
        case starred
    }

    public var words: [String]
    let file: String?
    let groups: Groups
    private let columns: [Int]

    public init(_ words: [String]) {
        self.words = words
        file = nil
        groups = .none
        columns = []
    }

    public init(arrayLiteral words: String...) { self.init(words) }

    /// Columns of a knowledge file, the first alone if nothing is said, and these words beside them.
    public init(of file: String, groups: Groups = .none, columns: [Int] = [0], or words: [String] = []) {
        self.words = words
        self.columns = columns
        self.file = file
        self.groups = groups
    }

    /// The languages of `languages.tsv`, and these words beside them: a table of words knows a new language by its row there.
    public static func languages(or words: [String] = []) -> AllowedWords { AllowedWords(of: KnowledgeTable.languages.file, or: words) }

    /// The same words with those of the file among them, the words of the declaration first.
    public func resolved(_ knowledge: Knowledge) throws(Fault) -> AllowedWords {
        guard let file else { return self }
        var found = words
        var known = Set(words)
        func add(_ word: String) { if known.insert(word).inserted { found.append(word) } }
        for row in try knowledge.rows(of: file) {
            for column in columns where column < row.count && !row[column].isEmpty {
                let word = row[column]
                add(String(word))
                guard groups != .none, let group = word.split(separator: ".").first, group.count < word.count else { continue }
                add(groups == .bare ? String(group) : group + ".*")
            }
        }
        return AllowedWords(found)
    }
}
