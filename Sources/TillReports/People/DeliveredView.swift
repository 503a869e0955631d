import TillFigures
import TillHousehold
import TillRecords
import TillStages

/// A household as one reader may see it, for what is sent to that reader: a month's page, some lines of text, what was found.
public struct DeliveredView {
    private let book: HouseholdBook
    private let settings: PageSettings
    private let messages: Messages
    private let isWhole: Bool

    /// - Parameters:
    ///   - records: those of the household's published stream.
    ///   - member: whose view it is; nil for all there is.
    /// Throws `usage.member` for a member that the household does not have, and what is wrong with the knowledge files.
    public init(
        of household: String, records: [Record], file: HouseholdFile?, member: String?, knowledge: Knowledge
    ) throws(Fault) {
        let options = try ReportOptions(Options([:]), asOf: nil)
        var scope: MemberScope?
        if let member {
            let known = try ReportStage.member(member, of: household, file)
            guard let file else { throw DeliveredView.nobody(member) }
            scope = MemberScope(known, of: file, try RoleRights(knowledge))
        }
        let seen = scope?.records(of: records) ?? records
        var book = PublishedBook.book(of: household, records: seen, file: file, uses: try CategoryUses(knowledge))
        book.isAsked = scope.map { $0.reach(.questions) != .none } ?? true
        if let scope, !scope.seesStanding { book.standing = nil }
        book.weekStart = try WeekStarts(knowledge).first(of: file)
        let messages = try HouseholdLanguages(Options([:]), knowledge).messages(of: file)
        var settings: PageSettings?
        try PageLanguage.speaking(messages) { () throws(Fault) in settings = options.settings(book, file, seen: scope?.words ?? "") }
        guard let settings else { throw DeliveredView.nobody(household) }
        self.book = book
        self.settings = settings
        self.messages = messages
        isWhole = scope?.isWhole ?? true
    }

    private static func nobody(_ name: String) -> Fault {
        Fault(
            "usage.member", "there is no member named \(Plain.clean(name, limit: 64)).", remedy: "List members in the household's file.",
            exit: .usage)
    }

    /// Something to be sent: what it is about, what it is called, and its text.
    public struct Part: Sendable, Equatable {
        /// A month, the first day of a week, the key of a finding.
        public let period: String
        public let title: String
        public let body: String
    }

    /// The page of the last month that is over; nil where nothing is known of any.
    public func page() throws(Fault) -> Part? {
        guard let month = book.defaultMonth else { return nil }
        return try PageLanguage.speaking(messages) { () throws(Fault) in
            let html = try PageFrame().html(MonthPage(month, of: book, settings: settings))
            return Part(period: month.iso, title: "\(book.household): \(month.name)", body: html)
        }
    }

    /// At most ten lines: of the last week that is over, from the day that the household's weeks begin on, or of the last seven days.
    ///
    /// Nil where nothing is known of any day.
    public func digest(isWeek: Bool) throws(Fault) -> Part? {
        guard let today = book.lastDay else { return nil }
        let last = isWeek ? today.adding(days: -((today.weekday - book.weekStart + 8) % 7)) : today
        guard let last, let first = last.adding(days: -6) else { return nil }
        return try PageLanguage.speaking(messages) { () throws(Fault) in
            let lines = DigestLines(book, first, last, isWhole: isWhole).all
            return Part(period: first.description, title: lines[0], body: lines.map { $0 + "\n" }.joined())
        }
    }

    /// What was found in the last days that any record tells of, oldest first.
    public func findings(days: Int) throws(Fault) -> [Part] {
        guard let today = book.lastDay else { return [] }
        return try PageLanguage.speaking(messages) { () throws(Fault) in
            book.outlook.findings.filter { $0.isListed && $0.day.ordinal > today.ordinal - days }.map { finding in
                let lines = ["\(DayText.full(finding.day)): \(finding.sentence)", finding.action].filter { !$0.isEmpty }
                return Part(
                    period: finding.key, title: "\(book.household): \(say(finding.side == .coming ? .whatComes : .whatChanged))",
                    body: lines.map { $0 + "\n" }.joined())
            }
        }
    }
}

/// Ten lines of text about some days of a household.
struct DigestLines {
    private let book: HouseholdBook
    private let first: Day
    private let last: Day
    private let isWhole: Bool

    static let most = 10
    private static let payments = 3
    private static let findings = 3

    init(_ book: HouseholdBook, _ first: Day, _ last: Day, isWhole: Bool) {
        self.book = book
        self.first = first
        self.last = last
        self.isWhole = isWhole
    }

    /// What it is of; what came in, went out and is left; what is there for everyday payments and still due; the largest payments; what
    /// changed; what needs a person.
    var all: [String] {
        var lines = ["\(book.household): \(DayText.range(first, last))"] + sums
        if let until = book.standing?.until {
            if let held = until.held { lines.append(line(.heldEveryday, text(held))) }
            lines.append("\(say(.dueUntil, [.date: DayText.short(until.through)])): \(text(until.dueSum))")
        }
        if let largest { lines.append(largest) }
        let needs = needs
        let room = DigestLines.most - lines.count - (needs == nil ? 0 : 1)
        lines += Array(changes.prefix(max(0, min(room, DigestLines.findings))))
        if let needs { lines.append(needs) }
        return lines
    }

    private func text(_ minor: Int64) -> String { MoneyText.full(Money(minorUnits: minor, currency: book.home)) }

    private func line(_ key: MessageKey, _ value: String) -> String { "\(say(key)): \(value)" }

    private var rows: [ReportTransaction] { book.transactions.filter { $0.day >= first && $0.day <= last } }

    private var sums: [String] {
        var tally = MonthTally()
        for (index, row) in rows.enumerated() { tally.add(row, at: index) }
        guard !tally.counted.isEmpty else { return [say(.nothingMoved)] }
        let left = tally.left
        return [
            line(.cameIn, text(tally.incoming)), line(.wentOut, text(tally.outgoing)),
            left < 0 ? line(.shortBy, text(left.clampedNegation)) : line(.leftOver, text(left)),
        ]
    }

    private var largest: String? {
        let spent = rows.filter { $0.isCounted && ($0.flow == .spending || $0.flow == .unknown) && ($0.minor ?? 0) < 0 }
        let most = spent.sorted { (($0.minor ?? 0), $0.id) < (($1.minor ?? 0), $1.id) }.prefix(DigestLines.payments)
        guard !most.isEmpty else { return nil }
        return line(.largestPayments, PageLanguage.spoken.commas(most.map { "\($0.title) \(text(($0.minor ?? 0).clampedNegation))" }))
    }

    private var changes: [String] {
        let found = book.outlook.findings.filter { $0.isListed && $0.day >= first && $0.day <= last }.sorted(by: FindingReading.precedes)
        return found.isEmpty ? [say(.nothingUnusual)] : found.map(\.sentence)
    }

    private var needs: String? {
        guard book.isAsked else { return nil }
        // Accounts that a member does not see have no documents either, as far as its records tell.
        let asked = OpenMatters(book).asked.filter { isWhole || $0.kind != .account }
        return asked.isEmpty ? nil : say(.thingsNeedPerson, count: asked.count)
    }
}
