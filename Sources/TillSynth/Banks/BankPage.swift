import TillRecords

/// One export: its lines and what they truly say.
struct BankPage {
    let features: BankFeatures
    let tongue: BankTongue
    let country: BankCountry
    let columns: BankColumns
    let cells: BankCells
    let story: BankStory
    private(set) var text = ""
    private(set) var truths: [BankTruth] = []
    private var chance: Chance
    private var saysCurrency = false
    private var strays = 0
    private let newline: String

    init(_ features: BankFeatures, _ tongue: BankTongue, _ country: BankCountry, chance: Chance) {
        self.features = features
        self.tongue = tongue
        self.country = country
        self.chance = chance
        columns = BankColumns(features, tongue, country, chance: &self.chance)
        cells = BankCells(features, tongue, country, chance: &self.chance)
        story = BankStory(features, country, chance: chance.fork("story"))
        newline = ["lf": "\n", "crlf": "\r\n", "cr": "\r"][features.newline.rawValue] ?? "\n"
        let affix = features.number.affix
        let telling = BankCountry.telling[country.sign] == country.currency
        saysCurrency =
            features.currencyColumn || columns.saysCurrency && !features.amounts.isCents || affix == .codeFront || affix == .codeBehind
            || (affix == .signFront || affix == .signBehind) && telling
        let head = BankPreamble(self, chance: &self.chance)
        saysCurrency = saysCurrency || head.saysCurrency
        for line in head.lines { self.line(line) }
        writeTables()
        writeFooter()
    }

    // MARK: - Tables

    private mutating func writeTables() {
        let balances = BankBalances(story, features)
        let all = Array(story.movements.indices)
        switch features.tables {
        case .one: table(all, balances)
        case .months:
            for (number, month) in months(all).enumerated() {
                if number > 0 { line("") }
                table(month, balances)
            }
        case .sections:
            for account in 0..<2 {
                if account > 0 { line("") }
                line(pair(tongue.phrase(.account), cells.accounts[account]))
                table(all.filter { story.movements[$0].account == account }, balances)
            }
        case .summary:
            line(row([tongue.titles(.category)[0], tongue.phrase(.total)]))
            for name in ["A1", "B2", "C3"] { line(row([name, cells.money(Int64(2_000 + chance.below(90_000)))])) }
            line("")
            table(all, balances)
        case .pending:
            line(tongue.phrase(.pendingTable))
            table(all.filter { story.movements[$0].isPending }, balances)
            line("")
            table(all.filter { !story.movements[$0].isPending }, balances)
        }
    }

    private func months(_ indices: [Int]) -> [[Int]] {
        var groups: [Month: [Int]] = [:]
        for index in indices { groups[Month(of: story.movements[index].day), default: []].append(index) }
        let order = groups.keys.sorted()
        return (features.order == .newest ? order.reversed() : order).map { groups[$0] ?? [] }
    }

    private mutating func table(_ indices: [Int], _ balances: BankBalances) {
        if let titles = columns.titles { line(row(titles, isPlain: true)) }
        var lines: [[String]] = []
        var month: Month?
        let opening = features.inner == .opening || features.inner == .openingAmount
        if opening { lines.append(openingCells(balances)) }
        var sums: [Int] = []
        func total() -> [String] { totals(sums, label: tongue.phrase(.total)) }
        for index in indices {
            let movement = story.movements[index]
            if features.inner == .totals, let month, month != Month(of: movement.day) {
                lines.append(total())
                sums = []
            }
            month = Month(of: movement.day)
            sums.append(index)
            lines.append(columns.roles.map { cells.cell($0, movement, balance: balances.shown(index)) })
        }
        if features.inner == .totals { lines.append(total()) }
        // Sums stay below their months whichever way the rows run.
        if features.order == .newest { lines = features.inner == .totals ? reversedBetweenTotals(lines) : lines.reversed() }
        truths += (features.order == .newest ? indices.reversed() : indices).map { truth($0) }
        // Only the texts of movements are wrapped, and have quotes where none belong.
        let labels = [tongue.phrase(.opening), tongue.phrase(.total)]
        for cells in lines {
            line(row(cells, isPlain: cells.contains { labels.contains($0) }))
            if features.blankLines, chance.happens(100) { line("") }
        }
    }

    private func reversedBetweenTotals(_ lines: [[String]]) -> [[String]] {
        let parts = lines.split { $0.contains(tongue.phrase(.total)) }
        let sums = lines.filter { $0.contains(tongue.phrase(.total)) }
        return zip(parts, sums).reversed().flatMap { $0.reversed() + [$1] }
    }

    private func openingCells(_ balances: BankBalances) -> [String] {
        let opening = story.openings[0]
        return columns.roles.map { role in
            switch role {
            case .date, .value: cells.day(story.first)
            case .text: tongue.phrase(.opening)
            case .balance: cells.money(opening)
            case .currency: country.currency
            case .account: cells.accounts[0]
            case .amount: features.inner == .openingAmount ? cells.money(opening) : ""
            case .credit: features.inner == .openingAmount ? cells.money(opening) : ""
            default: ""
            }
        }
    }

    /// A line of sums below rows.
    func totals(_ indices: [Int], label: String) -> [String] {
        let rows = indices.map { story.movements[$0] }.filter { !$0.isPending }
        let shown = rows.map { cells.shown($0.units) }
        let (out, into) = (shown.filter { $0 < 0 }.reduce(0, +), shown.filter { $0 > 0 }.reduce(0, +))
        return columns.roles.map { role in
            switch role {
            case .text: label
            case .amount where features.amounts == .signed: cells.money(out + into)
            case .debit: cells.money(features.amounts == .sidesNegative ? out : -out)
            case .credit: cells.money(into)
            case .net: cells.money(out + into)
            default: ""
            }
        }
    }

    private func truth(_ index: Int) -> BankTruth {
        let movement = story.movements[index]
        let isNamed = [.preamble, .own, .both, .two, .sections].contains(features.accounts)
        return BankTruth(
            day: movement.day, value: features.valueDate ? movement.value : nil, units: movement.units, decimals: features.number.decimals,
            currency: saysCurrency ? country.currency : nil, account: isNamed ? cells.accounts[movement.account] : nil,
            text: cells.cell(.text, movement, balance: nil), payee: columns.roles.contains(.payee) ? movement.payee : nil,
            reference: columns.roles.contains(.reference) ? movement.reference : nil, isPending: movement.isPending)
    }

    private mutating func writeFooter() {
        let all = Array(story.movements.indices)
        switch features.footer {
        case .none: break
        case .totals: line(row(totals(all, label: tongue.phrase(.total)), isPlain: true))
        case .closing:
            line("")
            let closing = BankBalances(story, features).closing(0)
            if features.accounts != .two, features.accounts != .sections { line(pair(tongue.phrase(.closing), cells.money(closing))) }
        case .note:
            line("")
            line(tongue.phrase(.note))
        }
    }

    // MARK: - Lines

    private mutating func line(_ content: String) { text += content + newline }

    /// A name and its value above or below the table.
    func pair(_ name: String, _ value: String) -> String {
        let mark = features.delimiter.rawValue
        switch features.preambleStyle {
        case .line:
            let text = "\(name): \(value)"
            return text.contains(mark) && features.quoting != .strayOpen ? quoted(text) : text
        case .cells, .padded:
            let cell = value.contains(mark) || features.quoting == .all ? quoted(value) : value
            let filler = features.preambleStyle == .padded ? String(repeating: mark, count: max(0, columns.roles.count - 2)) : ""
            return (features.quoting == .all ? quoted(name) : name) + mark + cell + filler
        }
    }

    private func quoted(_ cell: String) -> String { "\"" + cell.replacing("\"", with: "\"\"") + "\"" }

    private mutating func row(_ cells: [String], isPlain: Bool = false) -> String {
        let mark = features.delimiter.rawValue
        let isWhole = cells.count == columns.roles.count
        var parts: [String] = []
        for (index, cell) in cells.enumerated() {
            parts.append(written(cell, isText: isWhole && [.text, .payee].contains(columns.roles[index]), isPlain: isPlain))
        }
        let end = features.trailing && isWhole ? mark : ""
        return parts.joined(separator: features.padded ? mark + " " : mark) + end
    }

    private mutating func written(_ cell: String, isText: Bool, isPlain: Bool) -> String {
        let mark = features.delimiter.rawValue
        switch features.quoting {
        case .all: return quoted(isText && !isPlain ? wrapped(cell) : cell)
        case .texts where isText: return quoted(isPlain ? cell : wrapped(cell))
        case .strayInside where isText && !isPlain, .strayOpen where isText && !isPlain: return strayed(cell.replacing(mark, with: " "))
        default:
            let isSpecial = cell.contains(mark) || cell.contains("\"") || cell.contains("\n")
            return isSpecial && features.quoting != .strayOpen ? quoted(cell) : cell
        }
    }

    /// A quote where none should be: in every fifth text, or before one or two in the whole file.
    private mutating func strayed(_ cell: String) -> String {
        guard !cell.isEmpty else { return cell }
        if features.quoting == .strayInside {
            let middle = cell.index(cell.startIndex, offsetBy: cell.count / 2)
            return chance.happens(200) && middle > cell.startIndex ? cell[..<middle] + "\"" + cell[middle...] : cell
        }
        guard strays < 2, chance.happens(strays == 0 ? 400 : 100) else { return cell }
        strays += 1
        return "\"" + cell
    }

    private mutating func wrapped(_ cell: String) -> String {
        guard features.wrapped, chance.happens(250), let blank = cell.firstIndex(of: " ") else { return cell }
        return cell[..<blank] + newline + cell[cell.index(after: blank)...]
    }
}

/// The running balances of a file's accounts.
struct BankBalances {
    private var before: [Int64] = []
    private var after: [Int64] = []
    private var held: [Int64]
    private let story: BankStory
    private let features: BankFeatures

    init(_ story: BankStory, _ features: BankFeatures) {
        self.story = story
        self.features = features
        held = story.openings
        for movement in story.movements {
            before.append(held[movement.account])
            if !movement.isPending { held[movement.account] += movement.units }
            after.append(held[movement.account])
        }
    }

    /// What the account holds at the end of the file.
    func closing(_ account: Int) -> Int64 { held[account] }

    /// What the row of a movement says of the balance; nil for nothing.
    func shown(_ index: Int) -> Int64? {
        let movement = story.movements[index]
        guard !movement.isPending else { return nil }
        switch features.balance {
        case .none: return nil
        case .after: return after[index]
        case .before: return before[index]
        case .daily:
            let later = story.movements[(index + 1)...]
            return later.contains { $0.day == movement.day && $0.account == movement.account && !$0.isPending } ? nil : after[index]
        }
    }
}

/// What one row of a file truly says.
struct BankTruth: Sendable {
    var day: Day
    /// Another day that the row names too.
    var value: Day?
    /// What the account gained, in minor units of `decimals` digits.
    var units: Int64
    var decimals: Int
    /// Nil where the file does not say.
    var currency: String?
    var account: String?
    var text: String
    var payee: String?
    var reference: String?
    var isPending: Bool

    /// One line of JSON: `kind`, `date`, `amount`, `currency`, `description`, `payee`, `id`, `account`, and `date_alt` and `status` where
    /// they say something.
    func write(to buffer: ByteBuffer) {
        buffer.append("{\"kind\":\"txn\",\"date\":\"")
        buffer.append(day)
        buffer.append(text: "\",\"amount\":\"\(Digits.amount(units, decimals: decimals))\"")
        for (name, value) in [
            ("currency", currency), ("description", text), ("payee", payee), ("id", reference), ("account", account),
        ] {
            buffer.append(text: ",\"\(name)\":")
            if let value { buffer.append(jsonString: value) } else { buffer.append("null") }
        }
        if let value, value != day {
            buffer.append(",\"date_alt\":[\"")
            buffer.append(value)
            buffer.append("\"]")
        }
        if isPending { buffer.append(",\"status\":\"pending\"") }
        buffer.append("}\n")
    }
}
