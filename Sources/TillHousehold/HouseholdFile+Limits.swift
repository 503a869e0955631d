import TillRecords
import TillStages
import Yams

/// What members may spend alone: `limits` of the file.
extension HouseholdFile {
    /// What is said of the member itself, else of its role; nil without a limit.
    private func limit(of member: String) -> Limit? {
        limits[member] ?? members.first { $0.id == member }.flatMap { limits[$0.role] }
    }

    /// The expense above which a member may need approval, whatever it is for: the lowest of its limits. Nil without a limit.
    public func approvalAbove(_ member: String) -> Amount? {
        guard let limit = limit(of: member) else { return nil }
        return (limit.categories.values + [limit.approvalAbove].compactMap { $0 }).min { HouseholdFile.isBelow($0, $1) }
    }

    /// The expense above which a member needs approval for a category: its limit, else that of its group, else that of all others.
    public func approvalAbove(_ member: String, for category: String) -> Amount? {
        guard let limit = limit(of: member) else { return nil }
        let group = category.split(separator: ".").first.map(String.init) ?? category
        return limit.categories[category] ?? limit.categories[group] ?? limit.approvalAbove
    }

    /// Whether a member's limit depends on what an expense is for.
    public func limitsCategories(of member: String) -> Bool { !(limit(of: member)?.categories.isEmpty ?? true) }

    private static func isBelow(_ one: Amount, _ other: Amount) -> Bool {
        (one.scaled(to: 4)?.units ?? .max) < (other.scaled(to: 4)?.units ?? .max)
    }

    /// `limits: {child: {approval-above: 50, categories: {leisure.games: 10}}}`, by role or by member.
    func limits(_ node: Node, _ reading: YamlReading) throws(Fault) -> [String: Limit] {
        if node.scalar != nil, try reading.text(node, "limits") == nil { return [:] }
        var found: [String: Limit] = [:]
        for (name, value) in try reading.map(node, "limits") {
            guard HouseholdFile.roles.contains(name) || members.contains(where: { $0.id == name }) else {
                throw reading.fault(
                    value, "limits names \(name), which is neither a role nor a member.",
                    "Use \(HouseholdFile.roles.joined(separator: ", ")) or a member's id.")
            }
            let map = try reading.map(value, "the limits of \(name)")
            try reading.known(map, ["approval-above", "categories"])
            var limit = Limit(approvalAbove: try reading.size(map["approval-above"], "approval-above"))
            if let node = map["categories"] {
                for (category, value) in try reading.map(node, "the categories of \(name)") {
                    limit.categories[category] = try reading.size(value, category)
                }
            }
            found[name] = limit
        }
        return found
    }
}
