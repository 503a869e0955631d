import Testing
import TillRecords
import TillTesting

@testable import TillBank
@testable import TillStages

/// Whose accounts a column names that varies by row: the other side's, unless balances, titles or the household say otherwise.
@Suite struct AccountOwnersTests {
    private static let own = "DE89370400440532013000"
    private static let second = "DE12500105170648489890"
    private static let shop = "NL91ABNA0417164300"
    private static let friend = "FR1420041010050500013M02606"

    private static let household = """
        accounts:
          - {id: main, kind: checking, number: \(own)}
          - {id: spare, kind: savings, number: \(second)}
        """

    /// A row a number, each ten less; the names stand beside the numbers.
    private static func table(_ title: String, _ numbers: [String], names: [String]? = nil, balances: [Int]? = nil) -> String {
        var lines = ["Date,Payee,\(title),Text,Amount" + (balances == nil ? "" : ",Balance")]
        for (place, number) in numbers.enumerated() {
            let name = names?[place] ?? "shop \(number.suffix(4))"
            lines.append("2025-03-\(11 + place),\(name),\(number),t\(place),-10.00" + (balances.map { ",\($0[place]).00" } ?? ""))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func read(_ table: String, file: String = "export.csv", household: String? = nil) -> ReadDocument {
        let scratch = Scratch()
        return ReadDocument(
            together: [(file, Array(table.utf8))], options: [:], householdFile: household.map { scratch.file("home.yaml", $0) })
    }

    /// Titles that do not say whose: each number stands beside one name.
    @Test(arguments: ["IBAN", "Account number", "Konto", "Rekening", "Numero de compte"])
    func aVaryingColumnIsTheOtherSides(_ title: String) {
        let read = Self.read(Self.table(title, [Self.shop, Self.friend, Self.shop]))
        #expect(read.column(.account) == ["-", "-", "-"] && read.column(.counterparty) == [Self.shop, Self.friend, Self.shop])
    }

    /// A title that says so makes the same column the household's.
    @Test(arguments: ["Own account", "My account", "Auftragskonto", "Uw rekening", "本方账号"])
    func titlesSayOtherwise(_ title: String) {
        let read = Self.read(Self.table(title, [Self.own, Self.second, Self.own]))
        #expect(read.column(.account) == [Self.own, Self.second, Self.own])
    }

    /// An own account stands beside many names. Of the numbers that come again half with one name are the other side's, fewer are not.
    @Test(arguments: [(["a", "a", "b", "c"], true), (["a", "d", "b", "c"], false)])
    func namesTell(_ names: [String], areOthers: Bool) {
        let read = Self.read(Self.table("IBAN", [Self.shop, Self.shop, Self.friend, Self.friend], names: names))
        #expect((read.column(.account).first == "-") == areOthers)
    }

    /// One balance through all rows proves that the rows are of one account; one for each number that they are of several.
    @Test(arguments: [([90, 80, 70, 60], true), ([90, 500, 80, 490], false)])
    func balancesProve(_ balances: [Int], areOthers: Bool) {
        let names = ["a", "b", "c", "d"]
        let read = Self.read(Self.table("IBAN", [Self.own, Self.second, Self.own, Self.second], names: names, balances: balances))
        #expect((read.column(.account).first == "-") == areOthers && read.codes.isEmpty)
    }

    /// The file's name is of an account that the column does not have: the column is the other side's, a transfer to another own
    /// account among its rows, and each row is the file's account's.
    @Test(arguments: ["Export_\(own).csv", "main_2025.csv"])
    func theFilesNameDecides(_ file: String) {
        let numbers = [Self.shop, Self.friend, Self.second, Self.shop, Self.shop]
        let read = Self.read(Self.table("IBAN", numbers, names: ["a", "b", "c", "d", "e"]), file: file, household: Self.household)
        let accounts = Set(read.column(.account))
        #expect(accounts == ["main"] && read.codes.isEmpty && read.observations.count == 5)
    }

    /// Without a household the IBAN in the name is the account; digits whose check does not fit are none.
    @Test(arguments: [("Umsaetze_\(own).csv", own), ("Umsaetze_DE88370400440532013000.csv", "-")])
    func anIbanInTheName(_ file: String, _ account: String) {
        let read = Self.read("Date,Text,Amount\n2025-03-11,a,-1.00\n2025-03-12,b,-2.00\n", file: file)
        #expect(Set(read.column(.account)) == [account])
    }

    /// Fewer than half of the rows have a number of the household's: transfers among its accounts; half: other accounts of it.
    @Test(arguments: [([second, shop, friend], true), ([second, own, shop, shop], false)])
    func theHouseholdsNumbersDecide(_ numbers: [String], areOthers: Bool) {
        let names = ["a", "b", "c", "d"]
        let read = Self.read(Self.table("IBAN", numbers, names: names), household: Self.household)
        #expect(read.observations.contains { $0.string(.account) == Self.second || $0.string(.account) == "spare" } != areOthers)
    }
}
