import Testing
import TillTesting

/// What members of each role may write by hand and decide of rules, cell by cell; nothing is written of what is refused.
@Suite(.serialized) struct RightsTests {
    /// Whether a role may add what it paid, add what another paid, take out its own last line, take out another's, add a rule.
    private static let cells: [(role: String, may: [Bool])] = [
        ("owner", [true, true, true, true, true]), ("adult", [true, true, true, true, true]),
        ("member", [true, false, true, false, false]),
        ("child", [true, false, true, false, false]), ("reader", [false, false, false, false, false]),
    ]

    @Test func everyRoleHasItsCells() throws {
        let book = try PlanBook(households: ["ana"])
        let members = Self.cells.map(\.role).map { "{id: the-\($0), role: \($0)}" } + ["{id: other, role: owner}"]
        let accounts = "[{id: giro, kind: bank, member: other}, {id: own, kind: bank, member: the-member}]"
        Files.write(
            "currency: EUR\nmembers: [\(members.joined(separator: ", "))]\naccounts: \(accounts)\n",
            to: book.folder + "/households/ana.yaml")
        for (role, may) in Self.cells {
            let by = "--by the-\(role) --book money"
            let before = "till add --undo --book money --quiet; till add -1 mine --member the-\(role) --book money --quiet"
            let deeds = [
                "till add -2.00 tea --on 2025-03-03 \(by)", "till add -2.00 tea --member other --on 2025-03-03 \(by)",
                "\(before); till add --undo \(by)", "till add -1 theirs --member other --book money --quiet; till add --undo \(by)",
                "till rules add contains=TEA\(role) category=food.coffee \(by)",
            ]
            for (deed, isAllowed) in zip(deeds, may) {
                let parts = deed.split(separator: ";").map(String.init)
                for part in parts.dropLast() { _ = try book.shell(part) }
                let files = book.text("entries/ana.csv") + book.text("rules.csv")
                let done = try book.shell(parts.last ?? "")
                #expect(done.code == (isAllowed ? 0 : 64), "\(role): \(deed): \(done.errText)")
                #expect(isAllowed || done.errText.contains("decide.permission"), "\(role): \(deed): \(done.errText)")
                #expect((files == book.text("entries/ana.csv") + book.text("rules.csv")) == !isAllowed, "\(role): \(deed)")
            }
        }
        // An own entry is from an account that the member sees, too; a stranger is told who there is; at the book all is allowed.
        #expect(try book.shell("till add -2 tea --account giro --by the-member --book money").code == 64)
        #expect(try book.shell("till add -2 tea --account own --by the-member --book money").code == 0)
        #expect(try book.shell("till add -2 tea --account cash --by the-child --book money").code == 0)
        #expect(try book.shell("till add -2 tea --by stranger --book money").errText.contains("Use one of the-owner"))
        #expect(
            try book.shell("till rules add contains=X category=food.coffee --by stranger --book money").errText.contains("decide.member"))
        #expect(
            try book.shell("till add -2 tea --member other --book money && till rules add contains=Y category=food.coffee --book money")
                .code == 0)
    }
}
