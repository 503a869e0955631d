import Testing
import TillRecords
import TillTesting

@testable import TillChat

/// Messages that people could have written, in several languages, each with what a careful reader makes of it.
@Suite struct SaidTests {
    private static let lines: [[String]] = String(
        decoding: Files.bytes(Checkout.path("Tests/Fixtures/chat/messages.tsv")) ?? [], as: UTF8.self
    ).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").map(String.init) }

    @Test func thereAreMany() { #expect(SaidTests.lines.count > 80 && SaidTests.lines.allSatisfy { $0.count >= 4 }) }

    @Test(arguments: lines) func isUnderstood(line: [String]) throws {
        let entries = try ChatRun.understood([("Kim", line[2])], line[0], currency: line[1]).last?.entries ?? []
        let found = entries.compactMap { entry in Amount("\(entry.amount)").map { "\(entry.direction.rawValue) \(SaidTests.plain($0))" } }
        let wanted = line[3] == "-" ? [] : line[3].split(separator: ";").map { SaidTests.normal(String($0)) }
        #expect(found.sorted() == wanted.sorted(), "\(line[2])")
    }

    private static func normal(_ text: String) -> String {
        let words = text.split(separator: " ")
        return "\(words.first ?? "") \(words.last.flatMap { Amount(String($0)) }.map(plain) ?? "?")"
    }

    /// `31` and `31.00` are one amount.
    private static func plain(_ amount: Amount) -> String { amount.scaled(to: 4).map { "\($0)" } ?? "\(amount)" }
}
