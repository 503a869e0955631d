import Testing
import TillRecords
import TillStages

@testable import TillHousehold

/// `limits` and the lines of `budget`: what may be said, and what is refused with the place.
@Suite struct HouseholdLimitsTests {
    private static let members = "members: [{id: kim, role: child}, {id: ana, role: owner}]\n"

    private func file(_ yaml: String) throws -> HouseholdFile { try HouseholdFile(yaml: Self.members + yaml, id: "ng", file: "ng.yaml") }

    @Test func theNearestLimitCounts() throws {
        let file = try file(
            "limits: {child: {approval-above: 50, categories: {leisure.games: 10, leisure: 30}}, ana: {approval-above: 900}}")
        let rows: [(String, String, String?)] = [
            ("kim", "leisure.games", "10"), ("kim", "leisure.events", "30"), ("kim", "leisure", "30"), ("kim", "food", "50"),
            ("ana", "leisure.games", "900"), ("nobody", "food", nil),
        ]
        for (member, category, most) in rows {
            #expect(file.approvalAbove(member, for: category)?.description == most, "\(member) \(category)")
        }
        #expect(file.approvalAbove("kim")?.description == "10", "the lowest, until it is known what for")
        #expect(file.limitsCategories(of: "kim") && !file.limitsCategories(of: "ana") && !file.limitsCategories(of: "nobody"))
    }

    @Test(arguments: [
        ("limits: {child: {categories: {food: much}}}", "food"), ("limits: {child: {categoris: {food: 5}}}", "Did you mean categories?"),
        ("budget: {categories: [{category: food, limit: 5, member: kin}]}", "Did you mean kim?"),
        ("budget: {categories: [{category: food, limit: 5}, {category: food, limit: 6}]}", "two lines"),
        ("budget: {categories: [{category: food, limit: 5, every: week}]}", "every"),
        ("budget: {categories: [{category: food, limit: 5, sinking: false, every: yearly}]}", "sinking"),
        ("budget: {categories: [{category: food, limit: 5, sinking: true, every: monthly}]}", "sinking"),
        ("budget: {categories: [{category: food, limit: 5, sinking: perhaps}]}", "sinking"),
    ])
    func aMistakeIsTold(yaml: String, word: String) throws {
        let fault = #expect(throws: Fault.self) { try file(yaml) }
        #expect(
            fault.map { ($0.sentence + $0.remedy).contains(word) && ($0.place ?? "").hasPrefix("line 2") } ?? false,
            "\(String(describing: fault))")
    }

    @Test func oneCategoryMayHaveALineForEachMember() throws {
        let plan = try file("budget: {categories: [{category: food, limit: 5}, {category: food, limit: 6, member: kim}]}").budget
        #expect(plan?.lines.map(\.member) == [nil, "kim"] && plan?.lines.map(\.months) == [1, 1])
    }
}
