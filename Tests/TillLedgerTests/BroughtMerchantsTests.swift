import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillLedger

/// Merchants that a person brings beside the built-in ones.
@Suite struct BroughtMerchantsTests {
    /// In the form of OpenStreetMap's name-suggestion-index, with invented shops.
    private static let index = #"""
        {"_meta":{"version":"9.9","generated":"2025-01-01"},
         "nsi":{
          "brands/shop/bakery":{"properties":{"path":"brands/shop/bakery","exclude":{"generic":["^bakery$"]}},"items":[
            {"displayName":"Quornholt \"Q\"","id":"q-1","locationSet":{"include":["001"]},"matchNames":["quornholt bread"],
             "tags":{"brand":"Quornholt","name":"Quornholt","shop":"bakery"}},
            {"displayName":"Жмурёнок","id":"z-1","locationSet":{"include":["by"]},"tags":{"name":"Жмурёнок","name:en":"Zhmuryonok Co"}}]},
          "brands/shop/unheard_of":{"properties":{},"items":[{"displayName":"Vexil","id":"v-1","tags":{"name":"Vexil"}}]},
          "operators/amenity/fuel":{"properties":{},"items":[{"displayName":"Opvex","id":"o-1","tags":{"name":"Opvex"}}]},
          "brands/amenity/fuel":{"properties":{},"items":[{"displayName":"Brumvex","id":"b-1","tags":{"brand":"Brumvex"}}]}}}
        """#

    private func name(_ text: String, merchants file: String, _ content: String) throws -> (code: Int32, category: String?) {
        let scratch = Scratch()
        scratch.file(file, content)
        let input = #"{"type":"observation","id":"a","source":{"kind":"bank","place":"line 2"},"amount":"-9.40","text":"\#(text)"}"# + "\n"
        let outcome = try Command.bash("till-categorise --quiet --merchants \(file)", input: Array(input.utf8), folder: scratch.path).run()
        let line = String(decoding: outcome.out, as: UTF8.self).split(separator: "\n").first { $0.contains("observation") }
        return (outcome.code, try line.flatMap { try Record(checking: String($0)).object(.category)?.string(.name) })
    }

    @Test(arguments: [
        ("QUORNHOLT 4411", "food.bakery"), ("QUORNHOLT BREAD", "food.bakery"), ("ЖМУРЁНОК 12", "food.bakery"),
        ("ZHMURYONOK CO", "food.bakery"), ("BRUMVEX 0091", "transport.fuel"), ("VEXIL 3", "unknown"), ("OPVEX", "unknown"),
        ("LIDL 221", "food.groceries"),
    ])
    func theBrandsOfAnIndexAreKnown(text: String, category: String) throws {
        let said = try name(text, merchants: "nsi.json", BroughtMerchantsTests.index)
        #expect(said.code == 0 && said.category == category)
    }

    @Test func aTableOfNamesIsKnownAndTheBuiltInOnesWin() throws {
        let table = "# mine\nQuornholt\tleisure.hobby\r\nLidl\tleisure.hobby\n"
        #expect(try name("QUORNHOLT 4411", merchants: "own.tsv", table).category == "leisure.hobby")
        #expect(try name("LIDL 4411", merchants: "own.tsv", table).category == "food.groceries")
    }

    /// A name is told by its s from a word for a kind of shop, which stays what it is, with an s too where nobody is called so.
    @Test(arguments: [("FLORISTS", "leisure.hobby"), ("FLORIST", "shopping.gifts"), ("NOODLES", "food.restaurants")])
    func anSTellsANameFromAKindOfShop(text: String, category: String) throws {
        #expect(try name("\(text) 12", merchants: "own.tsv", "# mine\nFlorists\tleisure.hobby\n").category == category)
    }

    @Test(arguments: ["Quornholt\tfood.nothing\n", "Quornholt\n", "Quornholt\tfood.bakery\t7\n"])
    func aRowThatIsNoNameAndCategoryIsRefused(table: String) throws {
        #expect(try name("QUORNHOLT", merchants: "own.tsv", table).code != 0)
    }

    @Test func everyTagNamesACategory() throws {
        let rows = try BroughtMerchants.kinds.rows(Knowledge(folder: Checkout.path("pipelines/knowledge")))
        #expect(rows.count > 100)
    }
}
