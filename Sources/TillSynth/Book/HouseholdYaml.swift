/// Writes a household file, `households/<id>.yaml`.
enum HouseholdYaml {
    static func text(_ plan: HouseholdPlan) -> String {
        var text = "# \(plan.kind.summary); invented by till-synth.\n"
        text += "currency: \(plan.currency)\ncountry: \(plan.country)\nlanguages: [\(plan.languages.joined(separator: ", "))]\n"
        text += "members:\n"
        for member in plan.members {
            let names = member.names.map(quoted).joined(separator: ", ")
            text += "  - {id: \(member.id), role: \(member.role), names: [\(names)]}\n"
        }
        text += "accounts:\n"
        for account in plan.accounts {
            text += "  - id: \(account.id)\n    kind: \(account.kind.rawValue)\n    last4: \(quoted(account.last4))\n"
            text += "    number: \(quoted(account.number))\n"
            if account.currency != plan.currency { text += "    currency: \(account.currency)\n" }
            if !account.files.isEmpty { text += "    files: [\(account.files.map(quoted).joined(separator: ", "))]\n" }
        }
        return text
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
