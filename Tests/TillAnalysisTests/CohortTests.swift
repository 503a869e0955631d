import TillFigures
import TillRecords
import TillTesting
import Testing

@testable import TillAnalysis

struct CohortTests {
    @Test func householdsThatLiveAlikeAreOneCohort() throws {
        let census = try Neighbours.census(Neighbours.measures(60))
        let truth = (0..<60).map { Int32($0 % 3) }
        #expect(census.members.count == 3)
        #expect(Agreement.adjustedRand(census.groups, truth) > 0.95)
        #expect(census.labels.contains { $0.hasPrefix("Much on the children") })
        #expect(Set(census.labels).count == 3)
    }

    @Test func theOrderOfTheHouseholdsDoesNotShow() throws {
        let measured = Neighbours.measures(60)
        let lines = Neighbours.lines(try Neighbours.census(measured))
        #expect(lines == Neighbours.lines(try Neighbours.census(measured.reversed())))
        #expect(lines == Neighbours.lines(try Neighbours.census(measured)))
        #expect(lines.count == 1 + 3 + 60)
    }

    @Test func cohortRecordsNameNobody() throws {
        let lines = Neighbours.lines(try Neighbours.census(Neighbours.measures(60))).filter { $0.contains(#""type":"cohort""#) }
        #expect(lines.count == 4)
        for line in lines {
            #expect(!line.contains("hh-") && !line.contains("Secret") && !line.contains("member-") && !line.contains("giro"))
        }
    }

    /// One household alone of its cohort spends on children: the cohort's centre is held back, and cannot be had from distances to it.
    @Test func whatIsHeldBackIsNotHadFromDistances() throws {
        var households = Neighbours.records(30)
        var record = Ledger.transaction("x", "2025-03-15", "-900.00", category: "children.any")
        record.set(.household, string: Neighbours.name(1))
        households[1].append(record)
        let measured = households.compactMap { HouseholdMeasures(HouseholdLedger($0), Neighbours.knowledge, least: 3) }
        let records = try Neighbours.lines(Neighbours.census(measured)).map { try Record(checking: $0) }
        var hidden: [String: Set<String>] = [:]
        for cohort in records where cohort.equals(.type, .cohort) {
            let features = cohort.objects(.features).filter { $0.flag(.hidden) ?? false }
            hidden[cohort.string(.id) ?? ""] = Set(features.compactMap { $0.string(.feature) })
        }
        let members = records.filter { $0.equals(.type, .membership) }
        let one = try #require(members.first { $0.string(.household) == Neighbours.name(1) })
        #expect(hidden[one.string(.cohort) ?? ""]?.contains("children") ?? false)
        for member in members {
            let (own, next) = (hidden[member.string(.cohort) ?? ""] ?? [], hidden[member.string(.next) ?? ""] ?? [])
            #expect(member.has(.distance) == own.isEmpty && member.has(.nextDistance) == next.isEmpty)
            for peer in member.objects(.peers) {
                let feature = peer.string(.feature) ?? ""
                let isTold = !own.contains(feature) && !next.contains(feature)
                #expect(peer.has(.distance) == isTold && peer.has(.pull) == isTold)
            }
        }
    }

    @Test func noCohortIsSmallerThanTheLeast() throws {
        let measured = Neighbours.measures(60)
        for least in [21, 25, 40, 60] {
            let census = try Neighbours.census(measured, least: least)
            #expect(census.members.allSatisfy { $0.count >= least })
        }
        #expect(throws: (any Error).self) { try Neighbours.census(measured, least: 61) }
    }

    @Test func nothingDriftsFromItself() throws {
        let measured = Neighbours.measures(60)
        let first = try Neighbours.census(measured)
        let text = Neighbours.lines(first).joined(separator: "\n") + "\n"
        let earlier = try EarlierCohorts(lines: Array(text.utf8), file: "before.ndjson")
        let again = try Neighbours.census(measured, earlier: earlier)
        #expect(again.ids == first.ids)
        #expect(again.drift?.moved == 0)
        #expect(again.drift?.compared == 60)
        #expect(again.drift?.matches.allSatisfy { ($0?.shift ?? 1) < 0.05 && $0?.stayed == 1 } == true)
        #expect(again.drift?.features.allSatisfy { StabilityIndex.word($0.index) == "none" } == true)
    }

    @Test func aWayOfLivingThatEndsAndOneThatBeginsAreSeen() throws {
        let measured = Neighbours.measures(90)
        let (before, after) = (measured.filter { $0.household.number % 3 != 2 }, measured.filter { $0.household.number % 3 != 0 })
        let text = Neighbours.lines(try Neighbours.census(before)).joined(separator: "\n") + "\n"
        let earlier = try EarlierCohorts(lines: Array(text.utf8), file: "before.ndjson")
        let census = try Neighbours.census(after, earlier: earlier)
        #expect(earlier.cohorts.map(\.id) == ["c1", "c2"])
        #expect(census.drift?.matches.count { $0 == nil } == 1)
        #expect(census.ids.contains("c3") && census.ids.count { $0 == "c1" || $0 == "c2" } == 1)
        #expect(census.drift?.features.contains { StabilityIndex.word($0.index) == "strong" } == true)
    }

    @Test func whoStaysKeepsTheMonthItCameIn() throws {
        let measured = Neighbours.measures(60)
        var lines = Neighbours.lines(try Neighbours.census(measured))
        lines = lines.map { $0.replacing(#""since":"2025-06""#, with: #""since":"2024-11""#) }
        let earlier = try EarlierCohorts(lines: Array((lines.joined(separator: "\n") + "\n").utf8), file: "before.ndjson")
        let again = Neighbours.lines(try Neighbours.census(measured, earlier: earlier)).filter { $0.contains("membership") }
        #expect(again.allSatisfy { $0.contains(#""since":"2024-11""#) })
    }

    @Test func aBrokenEarlierRunIsNamed() {
        #expect(throws: (any Error).self) { try EarlierCohorts(lines: Array("no record\n".utf8), file: "before.ndjson") }
    }

    @Test func moneyThatStaysOrWhoseUseNobodyKnowsMakesNoGroupLarger() throws {
        var records = Neighbours.records(1)[0]
        let plain = try #require(HouseholdMeasures(HouseholdLedger(records), Neighbours.knowledge, least: 3))
        func add(_ id: String, _ category: String) {
            var record = Ledger.transaction(id, "2025-03-15", "-900.00", category: category)
            record.set(.household, string: Neighbours.name(0))
            records.append(record)
        }
        add("x", "transfer.savings")
        let saved = try #require(HouseholdMeasures(HouseholdLedger(records), Neighbours.knowledge, least: 3))
        #expect(saved.parts == plain.parts && saved.spending == plain.spending && saved.savings == plain.savings)
        add("y", "debt.card")
        let gone = try #require(HouseholdMeasures(HouseholdLedger(records), Neighbours.knowledge, least: 3))
        #expect(gone.parts == plain.parts && gone.savings < plain.savings)
    }

    @Test func householdsWithFewMonthsAreNotCompared() {
        let ledger = HouseholdLedger(Neighbours.records(1)[0])
        #expect(HouseholdMeasures(ledger, Neighbours.knowledge, least: 7) == nil)
        #expect(HouseholdMeasures(ledger, Neighbours.knowledge, least: 6)?.months == 6)
    }

    @Test func incomesCountBesideThoseOfTheirCurrency() {
        let measured = Neighbours.measures(30)
        let table = FeatureTable(measured, Neighbours.knowledge)
        let place = table.features.firstIndex { $0.id == "income" } ?? 0
        let middle = table.values.map { $0[place] }.sorted()[15]
        #expect((0.5...2).contains(middle))
        #expect(table.points.allSatisfy { $0.allSatisfy { abs($0) <= 2.5 } })
    }
}

extension String {
    fileprivate var number: Int { Int(suffix(2)) ?? 0 }
}
