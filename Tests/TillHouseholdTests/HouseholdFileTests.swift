import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillHousehold

/// Household files: what they say, and what is said of mistakes.
@Suite struct HouseholdFileTests {
    @Test func readsWhatAHouseholdSaysOfItself() throws {
        let file = try HouseholdFile(
            yaml: """
                currency: EUR
                country: DE
                languages: [de, en]
                members:
                  - {id: ana, role: owner, names: [Ana Ng, "Ana 🌞"]}
                accounts:
                  - {id: giro, kind: checking, number: DE02120300000000202051, files: ["umsaetze*"]}
                  - {id: visa, kind: card, last4: "4417"}
                """, id: "family-ng", file: "family-ng.yaml")
        #expect(file.id == "family-ng")
        #expect(file.currency == Currency("EUR"))
        #expect(file.members.map(\.names) == [["Ana Ng", "Ana 🌞"]])
        #expect(file.accounts.map(\.last4) == ["2051", "4417"])
        #expect(file.account(forFile: "Umsaetze_2025.CSV")?.id == "giro")
        #expect(file.account(forFile: "card.csv") == nil)
        #expect(file.account(numbered: "DE02 1203 0000 0000 2020 51")?.id == "giro")
        #expect(file.account(numbered: "XXXX-XXXX-XXXX-4417")?.id == "visa")
        #expect(file.account(numbered: "1234567890124417") == nil || file.account(numbered: "1234567890124417")?.id == "visa")
    }

    /// An account's id as a word of a file's name says whose it is, unless it is short, a part of a word, or another's stands beside it.
    @Test(arguments: [
        ("giro.csv", "giro"), ("Giro-2025-03.csv", "giro"), ("export giro.ofx", "giro"), ("girokonto.csv", nil), ("giro-pot.csv", nil),
        ("dk.csv", nil), ("pot.csv", "pot"), ("card.csv", nil), ("giro-4417.csv", "visa"), ("giro-44170.csv", nil),
        ("giro_20250331.csv", "giro"),
        ("giro 31-03-2025.csv", "giro"), ("giro-123.csv", "giro"), ("giro-1234.csv", nil),
    ])
    func namesOfFiles(name: String, account: String?) throws {
        let yaml = """
            currency: EUR
            accounts: [{id: giro, kind: checking}, {id: pot, kind: savings}, {id: dk, kind: card}, {id: visa, kind: card, last4: "4417"}]
            """
        #expect(try HouseholdFile(yaml: yaml, id: "home", file: "home.yaml").account(forFile: name)?.id == account)
    }

    @Test func costsThatOthersShare() throws {
        let yaml = "shared:\n  - {cost: [Hillside Lettings, Hillside Rent], from: Tomas Rey, share: 0.5}\n  - {cost: Fibre Net, from: Ida}"
        let file = try HouseholdFile(yaml: yaml, id: "home", file: "home.yaml")
        #expect(file.shared.map(\.cost) == [["Hillside Lettings", "Hillside Rent"], ["Fibre Net"]])
        #expect(file.shared.map(\.from) == [["Tomas Rey"], ["Ida"]])
        #expect(file.shared.map(\.share) == [Amount("0.5"), nil])
    }

    /// Shares above 0 and at most 1.
    @Test(arguments: [("0.0001", true), ("1", true), ("0", false), ("1.0001", false), ("-0.5", false), ("half", false)])
    func aShareIsAPart(share: String, isOne: Bool) {
        let read = Result { try HouseholdFile(yaml: "shared: [{cost: a, from: b, share: \(share)}]", id: "home", file: "home.yaml") }
        #expect(((try? read.get()) != nil) == isOne)
    }

    @Test(arguments: [
        ("shared: [{cost: Rent}]", "yaml.value", "line 1, column 10"),
        ("currency: EURO", "yaml.value", "line 1, column 11"),
        ("accounts:\n  - {kind: checking}", "yaml.value", "line 2, column 5"),
        ("acounts: []", "yaml.value", "line 1, column 10"),
        ("a: [1\nb", "yaml.syntax", nil),
        ("members:\n  - {id: x, role: king}", "yaml.value", "line 2, column 19"),
    ])
    func aMistakeHasItsPlace(yaml: String, code: String, place: String?) {
        do throws(Fault) {
            _ = try HouseholdFile(yaml: yaml, id: "x", file: "x.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.code == code)
            if let place { #expect(error.place == place) }
        }
    }

    @Test(arguments: [
        ("a*b", "aXXb", true), ("*", "", true), ("a?c", "abc", true), ("a?c", "ac", false), ("*.csv", "x.CSV", true),
        ("a*a*a*b", "aaaaaaaaaaaaaaaaaaaa", false),
    ])
    func patternsAreThoseOfTheShell(pattern: String, name: String, fits: Bool) {
        #expect(HouseholdFile.matches(name, pattern: pattern) == fits)
    }

    /// A name that nobody reads is told with its place and the name that was perhaps meant.
    @Test(arguments: [
        ("curency: EUR\n", "line 1, column 10", "Did you mean currency?"),
        ("members:\n  - {id: ana, role: adlt}\n", "line 2, column 21", "Did you mean adult?"),
        ("members:\n  - {id: ana, nmaes: [Ana]}\n", "line 2, column 22", "Did you mean names?"),
        ("accounts:\n  - {id: giro, last_4: 1234}\n", "line 2, column 24", "Did you mean last4?"),
        ("accounts:\n  - {id: giro, kind: savngs}\n", "line 2, column 22", "Did you mean savings?"),
        ("fixed:\n  - {name: rent, amuont: -5}\n", "line 2, column 26", "Did you mean amount?"),
        ("fixed:\n  - {name: rent, every: montly}\n", "line 2, column 25", "Did you mean monthly?"),
        ("budget:\n  categories:\n    - {category: food, limt: 5}\n", "line 3, column 30", "Did you mean limit?"),
        ("zodiac: lion\n", "line 1, column 9", "Use one of id"),
    ]) func aMisspeltNameIsToldWithTheNearest(yaml: String, place: String, word: String) {
        do throws(Fault) {
            _ = try HouseholdFile(yaml: yaml, id: "x", file: "x.yaml")
            Issue.record("it was read")
        } catch {
            #expect(error.place == place)
            #expect(error.remedy.contains(word), "\(error.remedy)")
        }
    }
}
