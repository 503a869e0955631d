import Testing
import TillStages

@testable import TillHousehold

/// Lines that Till adds to a household's file: what a person wrote stays, to the comment.
@Suite struct HouseholdFileEditTests {
    /// The ways that people write accounts: before, the account, after.
    private static let patterns: [(before: String, account: String, after: String)] = [
        (
            "accounts:\n  - {id: giro, kind: bank}   # the old one\n", "giro",
            "accounts:\n  - {id: giro, kind: bank, files: [\"a*.csv\"]}   # the old one\n"
        ),
        (
            "accounts:\n  - id: giro   # mine\n    kind: bank\n  - id: card\n", "giro",
            "accounts:\n  - id: giro   # mine\n    files: [\"a*.csv\"]\n    kind: bank\n  - id: card\n"
        ),
        (
            "accounts:\n- id: giro\n  files: [\"b*\"]\n# end\n", "giro",
            "accounts:\n- id: giro\n  files: [\"b*\", \"a*.csv\"]\n# end\n"
        ),
        (
            "accounts:\n  - id: card\n    files:\n      - b*   # two\n      - c*\n  - id: giro\n", "card",
            "accounts:\n  - id: card\n    files:\n      - b*   # two\n      - c*\n      - \"a*.csv\"\n  - id: giro\n"
        ),
        ("accounts: [{id: giro}, {id: card}]\n", "card", "accounts: [{id: giro}, {id: card, files: [\"a*.csv\"]}]\n"),
        ("accounts:\n  - {id: giro, files: []}\n", "giro", "accounts:\n  - {id: giro, files: [\"a*.csv\"]}\n"),
    ]

    @Test(arguments: patterns.indices)
    func aPatternIsAddedAsAPersonWould(index: Int) throws {
        let one = Self.patterns[index]
        let edit = try HouseholdFileEdit("currency: EUR # home\n" + one.before, id: "ng", file: "ng.yaml")
        #expect(try edit.adding(pattern: "a*.csv", to: one.account) == "currency: EUR # home\n" + one.after)
    }

    @Test(arguments: [
        ("currency: EUR\n", "currency: EUR\naccounts:\n  - {id: card, kind: card, files: [\"a*\"]}\n"),
        ("", "accounts:\n  - {id: card, kind: card, files: [\"a*\"]}\n"),
        ("accounts: []\nfixed: []\n", "accounts:\n  - {id: card, kind: card, files: [\"a*\"]}\nfixed: []\n"),
        (
            "accounts:\n    - id: giro\n      kind: bank\n# what we plan\nbudget: {method: 50/30/20}\n",
            "accounts:\n    - id: giro\n      kind: bank\n    - {id: card, kind: card, files: [\"a*\"]}\n# what we plan\nbudget: {method: 50/30/20}\n"
        ),
        ("accounts: [{id: giro}]\n", "accounts: [{id: giro}, {id: card, kind: card, files: [\"a*\"]}]\n"),
    ])
    func anAccountIsAdded(before: String, after: String) throws {
        #expect(try HouseholdFileEdit(before, id: "ng", file: "ng.yaml").adding(account: "card", kind: "card", pattern: "a*") == after)
    }

    @Test func whatCannotBeAddedSafelyIsLeftAlone() throws {
        let aliased = "x: &a {id: giro}\n"
        #expect(throws: Fault.self) { try HouseholdFileEdit(aliased, id: "ng", file: "ng.yaml") }
        let edit = try HouseholdFileEdit("accounts:\n  - {id: giro}\n", id: "ng", file: "ng.yaml")
        #expect(throws: Fault.self) { try edit.adding(pattern: "a*", to: "card") }
        #expect(throws: Fault.self) { try edit.adding(account: "giro", kind: "bank", pattern: "a*") }
        // An account in another's words cannot be told apart.
        let shared = try HouseholdFileEdit("accounts:\n  - &one\n    id: giro\n    kind: bank\n", id: "ng", file: "ng.yaml")
        #expect(throws: Never.self) { try shared.adding(pattern: "a\"b*", to: "giro") }
    }
}
