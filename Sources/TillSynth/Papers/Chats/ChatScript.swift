import TillRecords

/// A year of a household's group chat: purchases somebody mentions, corrections, a bot that repeats them, and talk of other things.
struct ChatScript {
    private let household: Household
    private let tongue: Tongue
    private let words: ChatWords
    private var chance: Chance
    private var messages: [ChatMessage] = []
    /// Purchases in cash that only a message tells of.
    private(set) var cash: [Purchase] = []

    /// How many purchases of a year are mentioned, beside the shared receipts.
    private static let mentioned = 36

    init(_ household: Household, tongue: Tongue, chance: Chance) {
        self.household = household
        self.tongue = tongue
        self.chance = chance
        words = ChatWords(tongue)
    }

    /// Who writes: children have no phones.
    private var writers: [HouseholdPlan.Member] { household.plan.members.filter { $0.role == "owner" || $0.role == "adult" } }

    private var group: String {
        let family = household.plan.members.first?.names.first?.split(separator: " ").last.map(String.init) ?? ""
        switch tongue {
        case .german: return "Familie \(family)"
        case .american: return "Home \(family)"
        case .british: return "\(family) budget"
        }
    }

    private func name(_ member: HouseholdPlan.Member) -> String { member.names.count > 1 ? member.names[1] : member.names.first ?? "" }

    /// - Parameter shared: file names of the photos that were sent to the chat, by purchase.
    mutating func play(_ kept: [Purchase], shared: [String: String]) {
        open()
        var told = kept.filter { shared[$0.id] != nil || chance.happens(450) }
        let known = Set(kept.map(\.id))
        var left = household.movements
            .compactMap { Purchase($0, account: household.plan.accounts[$0.account], shop: Shop($0.payee.category) ?? .cafe) }
            .filter { !known.contains($0.id) && $0.movement.booked <= household.lastDay }
        for _ in 0..<(ChatScript.mentioned * household.months / 12) where !left.isEmpty {
            told.append(left.remove(at: chance.below(left.count)))
        }
        for (number, purchase) in told.sorted(by: { ($0.day, $0.id) < ($1.day, $1.id) }).enumerated() {
            mention(purchase, number, attachment: shared[purchase.id])
        }
        for number in 0..<2 { payCash(number) }
        talk()
    }

    private mutating func open() {
        guard let owner = writers.first else { return }
        for (number, line) in words.opening.enumerated() {
            let text = line.replacing("{m}", with: name(owner)).replacing("{g}", with: group)
            messages.append(ChatMessage(day: household.first.first, second: 30_120 + number * 30, text: text))
        }
    }

    // MARK: Purchases

    private mutating func mention(_ purchase: Purchase, _ number: Int, attachment: String?) {
        guard let member = chance.pick(writers) else { return }
        let clock = purchase.words.time
        let isLate = attachment == nil && number % 9 == 4
        let start = clock.hour * 3600 + clock.minute * 60
        let day = isLate ? purchase.day.later(1) : purchase.day
        let second = isLate ? 27_000 + chance.below(9_000) : min(start + 240 + chance.below(7_000), 86_000)
        let hasTip = purchase.held != nil && purchase.held != purchase.paid
        let templates = attachment != nil ? words.captions : isLate ? words.yesterday : hasTip ? words.withTip : words.spending
        let template = attachment != nil ? words.captions[number % 2] : chance.pick(templates) ?? "{s} {a}"
        if number % 11 == 6, attachment == nil {
            messages.append(ChatMessage(day: day, second: max(0, second - 90), sender: name(member), text: "", isDeleted: true))
        }
        let isWrong = number % 8 == 3 && attachment == nil && !isLate
        let wrong = purchase.paid + (chance.happens(500) ? 900 : 90)
        say(template, purchase, isWrong ? wrong : purchase.paid, "add", member, day, second, attachment)
        if isWrong {
            let text = (chance.pick(words.corrections) ?? "").replacing("{b}", with: amount(wrong, purchase))
            say(text, purchase, purchase.paid, "amend", member, day, second + 70 + chance.below(200), nil)
        }
        if number % 5 == 2 {
            let text = filled(words.echo, purchase, purchase.paid)
            messages.append(ChatMessage(day: day, second: second + (isWrong ? 290 : 3), sender: words.bot, text: text))
        }
        if number % 4 == 1, let other = writers.last, other.id != member.id, let reply = chance.pick(words.replies) {
            messages.append(ChatMessage(day: day, second: min(second + 400 + chance.below(900), 86_390), sender: name(other), text: reply))
        }
    }

    private mutating func say(
        _ template: String, _ purchase: Purchase, _ units: Int64, _ op: String, _ member: HouseholdPlan.Member, _ day: Day, _ second: Int,
        _ attachment: String?
    ) {
        let naming = ChatMessage.Naming(purchase: purchase.id, member: member.id, op: op, amount: units, currency: purchase.currency)
        messages.append(
            ChatMessage(
                day: day, second: second, sender: name(member), text: filled(template, purchase, units), attachment: attachment,
                naming: naming))
    }

    private mutating func filled(_ template: String, _ purchase: Purchase, _ units: Int64) -> String {
        template.replacing("{s}", with: purchase.movement.payee.name).replacing("{a}", with: amount(units, purchase))
    }

    /// An amount the way people of the country type it.
    private mutating func amount(_ units: Int64, _ purchase: Purchase) -> String {
        let decimals = Digits.exponent(purchase.currency)
        let isWhole = decimals == 2 && units % 100 == 0 && chance.happens(700)
        let number = isWhole ? String(units / 100) : Digits.amount(units, decimals: decimals, mark: tongue == .german ? "," : ".")
        if purchase.currency != household.plan.currency { return "\(number) \(purchase.currency)" }
        switch tongue {
        case .german: return number + (chance.pick([" €", "€", " Euro"]) ?? "€")
        case .american: return "$" + number
        case .british: return "£" + number
        }
    }

    private mutating func payCash(_ number: Int) {
        guard words.cash.indices.contains(number), let member = chance.pick(writers) else { return }
        let (template, what, range) = words.cash[number]
        let day = household.lastDay.later(-3 - chance.below(60))
        let movement = Movement(
            account: 0, day: day, booked: day, amount: -(chance.within(range) / 50 * 50), payee: Payee(what, what, .shopping),
            kind: .expense, rail: .card, salt: chance.next())
        let purchase = Purchase(
            cash: movement, id: "c10\(number + 1)", shop: .cafe, currency: household.plan.accounts.first?.currency ?? "")
        cash.append(purchase)
        say(template, purchase, purchase.paid, "add", member, day, 36_000 + chance.below(30_000), nil)
    }

    // MARK: Other things

    private mutating func talk() {
        let days = Int(household.lastDay.ordinal - household.first.first.ordinal)
        for _ in 0..<(household.months * 5) {
            guard let member = chance.pick(writers), let text = chance.pick(words.smallTalk) else { return }
            let day = household.first.first.later(1 + chance.below(max(1, days)))
            messages.append(ChatMessage(day: day, second: 25_000 + chance.below(58_000), sender: name(member), text: text))
        }
    }

    // MARK: The file

    /// The chat as the phone exports it.
    func export() -> ChatExport {
        let style = ChatStyle(tongue: tongue)
        var draft = FileDraft()
        var named: [(purchase: String, message: Mentions.Message)] = []
        let file = style.fileName(group)
        let ordered = messages.enumerated().sorted {
            ($0.element.day, $0.element.second, $0.offset) < ($1.element.day, $1.element.second, $1.offset)
        }
        for (_, message) in ordered {
            if let naming = message.naming {
                let said = Mentions.Message(
                    file: file, line: draft.lineNumber, sender: naming.member, op: naming.op, amount: naming.amount,
                    currency: naming.currency)
                named.append((naming.purchase, said))
            }
            draft.line(style.text(message, group: group))
        }
        return ChatExport(name: file, bytes: Array(draft.text.utf8), named: named)
    }
}

/// How a phone exports a chat: Android in Germany and in the United States, an iPhone in Britain.
struct ChatStyle {
    let tongue: Tongue

    /// Marks that iPhones put before what is not typed.
    private static let mark = "\u{200E}"

    /// Base name of the export of a group.
    func fileName(_ group: String) -> String {
        switch tongue {
        case .german: "WhatsApp Chat mit \(group).txt"
        case .american: "WhatsApp Chat with \(group).txt"
        case .british: "_chat.txt"
        }
    }

    /// The line, or the lines, of a message.
    func text(_ message: ChatMessage, group: String) -> String {
        let sender = message.sender.map { "\($0): " }
        switch tongue {
        case .german, .american:
            return "\(stamp(message)) - \(sender ?? "")\(body(message))"
        case .british:
            let isMarked = message.sender == nil || message.attachment != nil || message.isDeleted
            return "\(isMarked ? ChatStyle.mark : "")\(stamp(message)) \(sender ?? group + ": ")\(body(message))"
        }
    }

    private func stamp(_ message: ChatMessage) -> String {
        let (hour, minute, second) = (message.second / 3600, message.second / 60 % 60, message.second % 60)
        let clock = "\(Digits.padded(hour, 2)):\(Digits.padded(minute, 2))"
        switch tongue {
        case .german:
            let day = message.day
            return "\(Digits.padded(day.day, 2)).\(Digits.padded(day.month, 2)).\(Digits.padded(day.year % 100, 2)), \(clock)"
        case .american:
            let half = hour % 12 == 0 ? 12 : hour % 12
            let day = message.day
            return "\(day.month)/\(day.day)/\(Digits.padded(day.year % 100, 2)), \(half):\(Digits.padded(minute, 2))\u{202F}"
                + (hour < 12 ? "AM" : "PM")
        case .british: return "[\(Digits.dayFirst(message.day, "/")), \(clock):\(Digits.padded(second, 2))]"
        }
    }

    private func body(_ message: ChatMessage) -> String {
        if message.isDeleted {
            switch tongue {
            case .german: return "Diese Nachricht wurde gelöscht."
            case .american: return "This message was deleted"
            case .british: return "\(ChatStyle.mark)This message was deleted."
            }
        }
        if message.sender == nil, tongue == .british { return ChatStyle.mark + message.text }
        guard let file = message.attachment else { return message.text }
        let caption = message.text
        switch tongue {
        case .german: return "\(ChatStyle.mark)\(file) (Datei angehängt)" + (caption.isEmpty ? "" : "\n" + caption)
        case .american: return "\(ChatStyle.mark)\(file) (file attached)" + (caption.isEmpty ? "" : "\n" + caption)
        case .british: return (caption.isEmpty ? "" : caption + " ") + "\(ChatStyle.mark)<attached: \(file)>"
        }
    }
}
