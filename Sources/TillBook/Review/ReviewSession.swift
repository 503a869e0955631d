import TillStages

/// A person's way through the queue: what is asked, what was answered, and what can be taken back. Knows no terminal.
struct ReviewSession {
    /// What a key came to.
    enum Step: Equatable {
        /// It was written down: the decision's number and what it says.
        case decided(Int, String)
        /// The decision with this number was taken back, and its matter is asked again.
        case takenBack(Int)
        case skipped
        case left
        /// The key means nothing here.
        case unknown
        /// There is nothing to take back.
        case nothing
    }

    private let items: [ReviewItem]
    private let desk: any ReviewDesk
    private(set) var place = 0
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
            return .skipped
        case "u": return try takeBack()
        default: break
        }
        guard let item, let choice = choice(key) else { return .unknown }
        if choice.prompt != nil, typed?.isEmpty ?? true { return .unknown }
        let said = try desk.decide(item, choice, typed: choice.prompt == nil ? nil : typed)
        settled.append((place, said.number))
        place += 1
        return .decided(said.number, said.told)
    }

    private mutating func takeBack() throws(Fault) -> Step {
        guard let last = settled.last else { return .nothing }
        try desk.takeBack(last.number)
        settled.removeLast()
        skipped -= max(0, place - last.place - 1) - settled.count { $0.place > last.place }
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
