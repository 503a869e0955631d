import TillRecords
import TillStages

/// What is known of merchants and words without any example: the phrases of `knowledge/categories/*.tsv`.
public struct MerchantKnowledge: Sendable {
    /// What a phrase says of money that goes one way.
    struct Meaning {
        /// Index in the taxonomy; -1 for words that say nothing (`POS PURCHASE`); `absent` where there is no meaning.
        var category: Int16
        /// 1 (a hint) to 9 (a proof).
        var weight: UInt8

        static let absent = Meaning(category: -2, weight: 0)
    }

    struct Phrase {
        var text: String
        var out: Meaning
        var into: Meaning
        var kind: Kind
        /// One word of a name that is also something else as soon as it stands among others (`don`, `black`).
        var isShort = false
        /// One word that is written with the s that folding takes off.
        var isPlural = false
        /// What it means hangs on the country.
        var isHomonym = false
    }

    /// Where a phrase came from: the first word of its file's name.
    enum Kind: String {
        /// Names.
        case merchant
        /// Words for a kind of shop or payee.
        case kind
        /// Words for a kind of movement.
        case keyword
        /// The given name of a person.
        case name
    }

    private(set) var phrases: [Phrase] = []
    var homonyms = Homonyms()
    /// Where the household lives whose descriptions are judged.
    var country = CountryCode.unknown
    private(set) var table: PhraseTable
    let taxonomy: Taxonomy
    let fallbacks: Fallbacks
    private(set) var confidences = CategoryConfidence()
    private(set) var people = PeopleNames()
    /// The phrases of given names, by the hash of the word.
    private(set) var givenNames: [UInt64: Int32] = [:]
    /// Whether a category of the taxonomy is what a household is paid for, by its index.
    let isEarned: [Bool]
    /// Whether it is what a bank takes for a service, by its index.
    let isFee: [Bool]
    /// Whether it is something bought rather than money moved, by its index.
    let isBought: [Bool]

    /// What is guessed when nothing is known.
    struct Fallbacks {
        var meal: Int16
        var goods: Int16
        var income: Int16
        /// Between own accounts.
        var own: Int16
        /// To and from people.
        var person: Int16
        /// Cash that is drawn or paid in.
        var cash: Int16
        /// Banks and advisers.
        var bank: Int16
        /// What is put aside.
        var stores: Set<Int16> = []
    }

    public init(taxonomy: Taxonomy) {
        self.taxonomy = taxonomy
        isEarned = taxonomy.entries.map { $0.id.hasPrefix("income.") }
        isFee = taxonomy.entries.map { $0.id.hasPrefix("fees.") }
        isBought = taxonomy.entries.map { entry in !MerchantKnowledge.movements.contains(where: entry.id.hasPrefix) }
        table = PhraseTable(capacity: 1 << 16)
        func index(_ id: String) -> Int16 { Int16(taxonomy.index(of: id) ?? -1) }
        fallbacks = Fallbacks(
            meal: index("food.restaurants"), goods: index("shopping.other"), income: index("income.other"),
            own: index("transfer.own"), person: index("transfer.person"), cash: index("transfer.cash"), bank: index("services.financial"),
            stores: [index("transfer.savings"), index("transfer.investment")])
    }

    /// A file of phrases: each with the category it speaks for, how surely, and for which way of the money.
    static let table = KnowledgeTable(
        "categories/phrases", key: ["phrase", "sign"], .text("phrase"),
        .word("category", AllowedWords(of: Taxonomy.table.file, or: ["none"])), .integer("weight", 1...9), .word("sign", ["+", "-", "*"]))

    /// Reads every phrase file of the folder, in the order of their names. Throws a fault for a row that is no phrase.
    public init(_ knowledge: Knowledge, taxonomy: Taxonomy) throws(Fault) {
        self.init(taxonomy: taxonomy)
        confidences = try CategoryConfidence(knowledge)
        let declared = try MerchantKnowledge.table.resolved(knowledge)
        for name in MerchantKnowledge.files(in: knowledge) {
            let table = declared.named("categories/\(name)")
            let kind: Kind = name.hasPrefix("merchants-") ? .merchant : name.hasPrefix("kinds-") ? .kind : .keyword
            read(try table.rows(of: try knowledge.bytes(of: table.file)), kind)
        }
        try readHomonyms(knowledge)
        try readPeople(knowledge)
    }

    /// Given names are phrases that only `somebody` finds: each is a word of shops' names as well.
    private mutating func readPeople(_ knowledge: Knowledge) throws(Fault) {
        people = try PeopleNames(knowledge)
        let meaning = Meaning(category: fallbacks.person, weight: MerchantKnowledge.nameWeight)
        for (hash, name) in people.given.sorted(by: { $0.value < $1.value }) {
            givenNames[hash] = Int32(truncatingIfNeeded: phrases.count)
            phrases.append(Phrase(text: name, out: .absent, into: meaning, kind: .name))
        }
    }

    /// What the name of a person says of money that comes in: as much as a word for a payment between people.
    static let nameWeight: UInt8 = 5

    /// The declarations of all phrase files of a folder.
    static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] {
        files(in: knowledge).map { table.named("categories/\($0)") }
            + [CategoryConfidence.table, CategoryConfidence.overlaps, PeopleNames.table, Homonyms.table]
    }

    /// The phrase files of a knowledge folder, keywords before merchants.
    public static func files(in knowledge: Knowledge) -> [String] {
        let names = knowledge.folder.flatMap { FolderNames.of("\($0)/categories") } ?? []
        return names.filter { $0.hasSuffix(".tsv") && !others.contains($0) }
    }

    /// Tables of the folder that are no phrases.
    private static let others: Set = ["taxonomy.tsv", "confidence.tsv", "overlaps.tsv", "names.tsv", "homonyms.tsv"]

    /// How the ids of categories begin that say how money moved, not what was bought.
    private static let movements = ["income.", "transfer.", "debt.", "fees.", "none"]

    /// The hashes of words for kinds of shop: one word (one run of letters where a script has no blanks) that says what is bought there.
    static func kindWords(_ knowledge: Knowledge) throws(Fault) -> Set<UInt64> {
        var found: Set<UInt64> = []
        var words = DescriptionWords()
        let declared = try MerchantKnowledge.table.resolved(knowledge)
        for name in files(in: knowledge) where name.hasPrefix("kinds-") || name.hasPrefix("keywords-") {
            let file = "categories/\(name)"
            // The same few categories stand in thousands of rows.
            var isMovement: [Int: Bool] = [:]
            for row in try declared.named(file).rows(of: try knowledge.bytes(of: file)) where !row.bytes(0).contains(0x20) {
                let moves = isMovement[row.word(1)] ?? movements.contains(where: row.text(1).hasPrefix)
                isMovement[row.word(1)] = moves
                guard !moves else { continue }
                row.bytes(0).withBytes { words.read($0) }
                found.insert(words.hash)
            }
        }
        return found
    }

    /// Adds names that a person brought, where no phrase of the knowledge is the same.
    mutating func add(_ brought: BroughtMerchants) {
        var words = DescriptionWords()
        for (name, category) in brought.names {
            words = DescriptionWords(name)
            guard let index = taxonomy.index(of: category), !words.words.isEmpty else { continue }
            let letters = words.words.reduce(0) { $0 + $1.end - $1.start }
            let weight: UInt8 = words.words.count > 1 || letters >= 6 ? 7 : letters >= 4 ? 6 : 4
            add(words, Meaning(category: Int16(truncatingIfNeeded: index), weight: weight), sign: UInt8(ascii: "*"), .merchant)
        }
    }

    /// Adds the phrases of a file.
    mutating func read(_ rows: TableRows, _ kind: Kind) {
        var words = DescriptionWords()
        var places: [Int: Int16] = [:]
        for row in rows {
            row.bytes(0).withBytes { words.read($0) }
            let category = places[row.word(1)] ?? Int16(row.word(1) == 0 ? -1 : taxonomy.index(of: row.text(1)) ?? -1)
            places[row.word(1)] = category
            let meaning = Meaning(category: category, weight: UInt8(truncatingIfNeeded: row.integer(2)))
            add(words, meaning, sign: row.bytes(3).first ?? 0, kind)
            guard let spelt = MerchantKnowledge.spelt(row.bytes(0)) else { continue }
            spelt.withBytes { words.read($0) }
            add(words, meaning, sign: row.bytes(3).first ?? 0, kind)
        }
    }

    /// A phrase with its ä, ö and ü (å, æ, ø) as banks without such letters spell them: ae, oe, ue (aa); nil where it has none.
    private static func spelt(_ phrase: some Collection<UInt8>) -> [UInt8]? {
        var out: [UInt8] = []
        var isChanged = false
        var after = false
        for byte in phrase {
            if after {
                let second: UInt8 =
                    switch byte {
                    case 0xA4, 0xB6, 0xBC, 0xA6, 0xB8: 101
                    case 0xA5: 97
                    default: 0
                    }
                let first: UInt8 =
                    switch byte {
                    case 0xB6, 0xB8: 111
                    case 0xBC: 117
                    default: 97
                    }
                if second != 0 {
                    out.removeLast()
                    out += [first, second]
                    isChanged = true
                } else {
                    out.append(byte)
                }
            } else {
                out.append(byte)
            }
            after = byte == 0xC3
        }
        return isChanged ? out : nil
    }

    /// Adds a name whose meaning depends on the country; returns its index.
    mutating func addHomonym(_ words: DescriptionWords) -> Int? {
        guard let index = add(words, .absent, sign: UInt8(ascii: "*"), .merchant) else { return nil }
        phrases[index].isHomonym = true
        return index
    }

    /// Adds a phrase, and the ways banks cut it or run it together; returns its index.
    @discardableResult
    mutating func add(_ words: DescriptionWords, _ meaning: Meaning, sign: UInt8, _ kind: Kind) -> Int? {
        guard let first = words.words.first else { return nil }
        var hash = first.hash
        for word in words.words.dropFirst() { hash = DescriptionWords.joined(hash, word.hash) }
        var found = table.find(hash)
        // Currys is no curry: a name that only its s tells from another word is known with it.
        if kind == .merchant, words.words.count == 1, first.whole != hash, let other = found, other.phrase >= 0, other.exact,
            phrases[Int(other.phrase)].kind != .merchant, !phrases[Int(other.phrase)].isPlural
        {
            hash = first.whole
            found = table.find(hash)
        }
        let index: Int
        if let found, found.phrase >= 0, found.exact {
            index = Int(found.phrase)
        } else {
            index = phrases.count
            let text = words.words.map { words.text($0) }.joined(separator: " ")
            let isShort = kind == .merchant && words.words.count == 1 && first.end - first.start <= 6
            let isPlural = words.words.count == 1 && first.whole != first.hash
            phrases.append(Phrase(text: text, out: .absent, into: .absent, kind: kind, isShort: isShort, isPlural: isPlural))
            table.put(hash, phrase: index, exact: true)
            table.putBeginning(first.hash, words: words.words.count)
            if kind == .merchant { addVariants(words, phrase: index) }
        }
        if sign != UInt8(ascii: "+"), phrases[index].out.category == -2 { phrases[index].out = meaning }
        if sign != UInt8(ascii: "-"), phrases[index].into.category == -2 { phrases[index].into = meaning }
        return index
    }

    /// `DOLLARTREE` for dollar tree, `BATH AND BODY W` for bath and body works, `DOLLARTRE` where the line was too short.
    private mutating func addVariants(_ words: DescriptionWords, phrase: Int) {
        let list = words.words
        guard let last = list.last, words.bytes[last.start] < 0x80 else { return }
        let letters = list.reduce(0) { $0 + $1.end - $1.start }
        if list.count > 1 {
            var hash = DescriptionWords.seed
            for word in list { for index in word.start..<word.end { hash = DescriptionWords.extended(hash, words.bytes[index]) } }
            if letters >= 7, list.count <= 3 { table.put(hash, phrase: phrase, exact: false) }
            var head = list[0].hash
            for word in list.dropFirst().dropLast() { head = DescriptionWords.joined(head, word.hash) }
            cut(words, last, head: head, before: letters - (last.end - last.start), from: 1, phrase: phrase)
        } else if letters >= 8 {
            cut(words, last, head: nil, before: 0, from: max(7, min(letters - 2, 10)), phrase: phrase)
        }
    }

    /// Puts the phrase under its beginnings that keep at least nine letters (all but two, or ten, of a single word).
    private mutating func cut(_ words: DescriptionWords, _ last: DescriptionWords.Word, head: UInt64?, before: Int, from: Int, phrase: Int)
    {
        var hash = DescriptionWords.seed
        for index in last.start..<last.end - 1 {
            hash = DescriptionWords.extended(hash, words.bytes[index])
            let kept = index - last.start + 1
            if kept < from || (head != nil && before + kept < 9) { continue }
            table.put(head.map { DescriptionWords.joined($0, hash) } ?? hash, phrase: phrase, exact: false)
        }
    }
}

/// Phrases by the hash of their words, open addressing.
struct PhraseTable {
    struct Slot {
        var hash: UInt64 = 0
        /// Index of the phrase, or -1 for a word that only begins longer ones.
        var phrase: Int32 = -1
        /// Words of the longest phrase that begins with this word; 0 for phrases of several words.
        var longest: UInt8 = 0
        /// The phrase as a whole, or cut or run together as banks do.
        var exact = false
    }

    private var slots: [Slot]
    private(set) var count = 0

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = [Slot](repeating: Slot(), count: size)
    }

    @inline(__always)
    func find(_ hash: UInt64) -> Slot? {
        let mask = slots.count &- 1
        var at = PhraseTable.place(hash) & mask
        while slots[at].hash != 0 {
            if slots[at].hash == hash { return slots[at] }
            at = (at &+ 1) & mask
        }
        return nil
    }

    /// Puts a phrase under a hash, unless another one is there; a whole phrase replaces a cut one.
    mutating func put(_ hash: UInt64, phrase: Int, exact: Bool) {
        update(hash) { slot in
            if slot.phrase < 0 || (exact && !slot.exact) {
                slot.phrase = Int32(truncatingIfNeeded: phrase)
                slot.exact = exact
            }
        }
    }

    /// Remembers that phrases of so many words begin with a word.
    mutating func putBeginning(_ hash: UInt64, words: Int) {
        update(hash) { $0.longest = max($0.longest, UInt8(clamping: words)) }
    }

    private mutating func update(_ hash: UInt64, _ change: (inout Slot) -> Void) {
        if (count + 1) * 2 > slots.count { grow() }
        let mask = slots.count - 1
        var at = PhraseTable.place(hash) & mask
        while slots[at].hash != 0, slots[at].hash != hash { at = (at + 1) & mask }
        if slots[at].hash == 0 {
            slots[at].hash = hash
            count += 1
        }
        change(&slots[at])
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.hash != 0 {
            var at = PhraseTable.place(slot.hash) & mask
            while slots[at].hash != 0 { at = (at + 1) & mask }
            slots[at] = slot
        }
    }

    /// FNV's low bits are its weak ones.
    @inline(__always)
    private static func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) & Int.max }
}
