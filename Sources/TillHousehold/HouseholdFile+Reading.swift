import Synchronization
import TillRecords
import TillStages
import Yams

extension HouseholdFile {
    /// Reads `households/<id>.yaml`. Throws a fault with line and column.
    public init(path: String) throws(Fault) {
        let name = Document.baseName(path)
        switch FileReading.read(path: path, limit: 1 << 20) {
        case .failure(let trouble): throw trouble.fault(file: name)
        case .success(let bytes):
            if let known = HouseholdFileMemory.file(name, bytes) {
                self = known
                return
            }
            let stem = name.split(separator: ".").first.map(String.init) ?? name
            try self.init(yaml: String(decoding: bytes, as: UTF8.self), id: stem, file: name)
            HouseholdFileMemory.keep(self, name, bytes)
        }
    }

    /// Reads the text of a household file.
    public init(yaml: String, id: String, file: String) throws(Fault) {
        let node = try YamlReading.root(yaml, file: file)
        guard let node else {
            self.init(id: id)
            return
        }
        let reading = YamlReading(file: file)
        let map = try reading.map(node, "the household file")
        try reading.known(
            map,
            [
                "id", "household", "currency", "country", "languages", "members", "accounts", "income", "budget", "limits", "goals",
                "challenges", "loans", "fixed", "name", "shared", "week-starts",
            ])
        self.init(id: try reading.text(map["id"] ?? map["household"], "id") ?? id)
        guard Context.isHouseholdId(self.id) else {
            throw reading.fault(map["id"] ?? node, "a household id has small letters, digits, _ and - only.", "Rename the file or set id.")
        }
        currency = try reading.currency(map["currency"])
        country = try HouseholdFile.country(map["country"], reading)
        languages = try reading.texts(map["languages"], "languages")
        weekStarts = try reading.choice(map["week-starts"], "day", WeekStarts.days).flatMap { WeekStarts.days.firstIndex(of: $0) }
        for node in try reading.list(map["members"], "members") { members.append(try HouseholdFile.member(node, reading)) }
        for node in try reading.list(map["accounts"], "accounts") { accounts.append(try account(node, reading)) }
        if let node = map["limits"] { limits = try limits(node, reading) }
        for node in try reading.list(map["fixed"], "fixed") { fixed.append(try HouseholdFile.fixed(node, reading, incoming: false)) }
        for node in try reading.list(map["income"], "income") { fixed.append(try HouseholdFile.fixed(node, reading, incoming: true)) }
        for node in try reading.list(map["shared"], "shared") { shared.append(try HouseholdFile.sharedCost(node, reading)) }
        try readPlans(map, reading)
        if let node = map["budget"] {
            let word = node.scalar == nil ? "mapping" : try reading.text(node, "budget")
            if word != nil { budget = try budget(node, reading) }
        }
    }

    private static func country(_ node: Node?, _ reading: YamlReading) throws(Fault) -> String? {
        guard let node, let text = try reading.text(node, "country") else { return nil }
        guard CountryNames.isCode(text) else {
            let meant = CountryNames.code(meant: text).map { "\(text) is \($0): write country: \($0)." }
            throw reading.fault(node, "\(text) is no code of a country.", meant ?? "Write its two letters of ISO 3166, such as DE or US.")
        }
        return text.uppercased()
    }

    /// What it saves for, owes, and wants to keep.
    private mutating func readPlans(_ map: [String: Node], _ reading: YamlReading) throws(Fault) {
        for node in try reading.list(map["goals"], "goals") {
            let goal = try HouseholdFile.goal(node, self, reading)
            try HouseholdFile.refuse(goal.name, among: goals.map(\.name), "goals", node, reading)
            goals.append(goal)
        }
        for node in try reading.list(map["loans"], "loans") {
            let loan = try HouseholdFile.loan(node, self, reading)
            try HouseholdFile.refuse(loan.name, among: loans.map(\.name), "loans", node, reading)
            loans.append(loan)
        }
        for node in try reading.list(map["challenges"], "challenges") {
            let challenge = try HouseholdFile.challenge(node, reading)
            try HouseholdFile.refuse(challenge.name, among: challenges.map(\.name), "challenges", node, reading)
            challenges.append(challenge)
        }
    }

    private static func refuse(_ name: String, among names: [String], _ what: String, _ node: Node, _ reading: YamlReading) throws(Fault) {
        guard names.contains(name) else { return }
        throw reading.fault(node, "two \(what) are called \(name).", "Give one of them another name.")
    }

    /// `{cost: Greenleaf Rent, from: Sam Idrisi, share: 0.5}`.
    private static func sharedCost(_ node: Node, _ reading: YamlReading) throws(Fault) -> SharedCost {
        let map = try reading.map(node, "an entry of shared")
        try reading.known(map, ["cost", "from", "share"])
        let (cost, from) = (try reading.texts(map["cost"], "cost"), try reading.texts(map["from"], "from"))
        guard !cost.isEmpty, !from.isEmpty else {
            throw reading.fault(
                node, "an entry of shared says not both cost and from.", "Write {cost: Hillside Rent, from: Sam, share: 0.5}.")
        }
        let share = try reading.size(map["share"], "share")
        if let share, let parts = share.scaled(to: 4), !(1...10_000).contains(parts.units) {
            throw reading.fault(map["share"] ?? node, "a share is above 0 and at most 1.", "Write 0.5 for a half.")
        }
        return SharedCost(cost: cost, from: from, share: share)
    }

    private static func member(_ node: Node, _ reading: YamlReading) throws(Fault) -> Member {
        let map = try reading.map(node, "a member")
        guard let id = try reading.text(map["id"], "id") else { throw reading.fault(node, "a member has no id.", "Give it an id.") }
        try reading.known(map, ["id", "role", "names"])
        let role = try reading.choice(map["role"], "role", roles) ?? "member"
        return Member(id: id, role: role, names: try reading.texts(map["names"], "names"))
    }

    private func account(_ node: Node, _ reading: YamlReading) throws(Fault) -> Account {
        let map = try reading.map(node, "an account")
        guard let id = try reading.text(map["id"], "id") else { throw reading.fault(node, "an account has no id.", "Give it an id.") }
        try reading.known(map, ["id", "kind", "last4", "number", "currency", "files", "member", "shared"])
        let kind = try reading.choice(map["kind"], "kind of account", HouseholdFile.kinds) ?? "other"
        let number = try reading.text(map["number"], "number")
        let owner = try reading.text(map["member"], "member")
        if let owner, member(owner) == nil {
            throw reading.fault(map["member"] ?? node, "the account \(id) is of nobody among the members.", memberRemedy)
        }
        return Account(
            id: id, kind: kind, last4: try reading.text(map["last4"], "last4") ?? number.map { String($0.suffix(4)) }, number: number,
            currency: try reading.currency(map["currency"]), files: try reading.texts(map["files"], "files"),
            member: owner, shared: try shared(map["shared"], id, reading))
    }

    /// `shared: [nuri]` or `shared: all`.
    private func shared(_ node: Node?, _ account: String, _ reading: YamlReading) throws(Fault) -> [String] {
        guard let node else { return [] }
        let names = try reading.texts(node, "shared")
        for (place, name) in names.enumerated() where name != Account.everybody && member(name) == nil {
            throw reading.fault(
                node.sequence.map { Array($0) }.flatMap { place < $0.count ? $0[place] : nil } ?? node,
                "the account \(account) is shared with \(name), who is nobody among the members.",
                "\(memberRemedy) \(Account.everybody) stands for every one of them.")
        }
        return names
    }

    private var memberRemedy: String {
        members.isEmpty ? "List the members first." : "Name a member's id: \(members.map(\.id).joined(separator: ", "))."
    }
}

/// The household file that was read last in this process, by its bytes: each stage of a chain asks for the file of the household that
/// all of them are at, and reading YAML costs more than all the rest of asking.
enum HouseholdFileMemory {
    private struct Kept {
        var name: String
        var bytes: [UInt8]
        var file: HouseholdFile
    }

    private static let last = Mutex<Kept?>(nil)

    /// What a file of this name and these bytes says; nil when it was not the last one.
    static func file(_ name: String, _ bytes: [UInt8]) -> HouseholdFile? {
        last.withLock { last in last.flatMap { $0.name == name && $0.bytes == bytes ? $0.file : nil } }
    }

    static func keep(_ file: HouseholdFile, _ name: String, _ bytes: [UInt8]) {
        last.withLock { $0 = Kept(name: name, bytes: bytes, file: file) }
    }
}
