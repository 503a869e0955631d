import Foundation
import Testing
import TillRecords

@testable import TillSynth

@Suite struct LifeTests {
    @Test func transfersHaveTwoLegsThatCancel() throws {
        for life in Lives.all {
            let movements = life.household.movements
            let bySalt = Dictionary(movements.map { ($0.salt, $0) }) { first, _ in first }
            #expect(bySalt.count == movements.count)
            for movement in movements where movement.kind == .transfer {
                let other = try #require(movement.pair.flatMap { bySalt[$0] })
                #expect(other.pair == movement.salt)
                #expect(other.account != movement.account)
                let currencies = Set([movement, other].map { life.household.plan.accounts[$0.account].currency })
                if currencies.count == 1 { #expect(movement.amount == -other.amount) }
            }
        }
    }

    @Test func refundsPointAtAPurchaseThatCoversThem() throws {
        for life in Lives.all {
            let refunds = life.household.movements.filter { $0.kind == .refund }
            #expect(!refunds.isEmpty)
            for refund in refunds {
                let purchase = try #require(life.household.movements.first { $0.salt == refund.pair })
                #expect(purchase.amount < 0 && refund.amount > 0 && refund.amount <= -purchase.amount)
                #expect(purchase.day <= refund.day && purchase.account == refund.account)
            }
        }
    }

    @Test func aYearHasTwinsADoubleChargeAndALowMoment() {
        for life in Lives.all {
            let notes = Set(life.household.movements.compactMap(\.note))
            #expect(notes == ["twin", "charged-twice"])
            #expect(life.household.plan.accounts.contains { if case .lowest = $0.start { true } else { false } })
        }
    }

    @Test func aSubscriptionRisesOnce() {
        for life in Lives.all {
            let amounts = Dictionary(grouping: life.household.movements.filter { $0.series != nil }) { $0.series ?? "" }
                .mapValues { Array(Set($0.map(\.amount))) }
            #expect(amounts.contains { $0.value.count == 2 })
        }
    }

    @Test func idsAreSafeAndDiffer() throws {
        let world = SynthWorld(seed: 7, first: Month(year: 2025, month: 1), months: 1)
        var ids: Set<String> = []
        for number in 0..<60 { ids.insert(world.household(number).plan.id) }
        #expect(ids.count == 60)
        for number in 0..<30 { ids.insert(world.household(number, kind: .dutchPensioner).plan.id) }
        for id in ids {
            let first = try #require(id.utf8.first)
            #expect(id.utf8.count <= 64 && (97...122).contains(first))
            #expect(id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
        }
        #expect(Set((0..<30).map { world.household($0, kind: .dutchPensioner).plan.id }).count == 30)
    }

    /// Categories of the truth are ids of the taxonomy, where that is there.
    @Test func categoriesAreInTheTaxonomy() throws {
        let file = Repository.root.appending(path: "pipelines/knowledge/categories/taxonomy.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return }
        let ids = Set(
            text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "\t").first.map(String.init) })
        for category in Category.allCases { #expect(ids.contains(category.rawValue), "\(category.rawValue)") }
    }
}

enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
