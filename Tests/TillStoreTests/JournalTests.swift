import Glibc
import Testing
import TillRecords
import TillStages
import TillStore
import TillTesting

/// The journal of decisions: nothing in it is changed, dropped or slipped in unseen.
@Suite struct JournalTests {
    private let scratch = Scratch()
    private var places: StorePlaces { StorePlaces(base: scratch.path) }
    private var journal: DecisionJournal { DecisionJournal(places) }

    private func key() throws -> BookKey {
        try BookKey.make(at: places.key)
        return try BookKey(path: places.key)
    }

    private func filled() throws -> BookKey {
        let key = try key()
        for category in ["Groceries", "Rent", "Fuel"] {
            var content = Record(type: "recategorise")
            content.set(.value, string: category)
            try journal.add(content, key: key)
        }
        return key
    }

    @Test func whatWasSaidIsThereInOrder() throws {
        let key = try filled()
        let entries = try journal.verified(with: key)
        #expect(entries.map(\.number) == [1, 2, 3])
        #expect(entries.map { $0.content?.string(.value) } == ["Groceries", "Rent", "Fuel"])
    }

    @Test func erasingAContentLeavesTheChain() throws {
        let key = try filled()
        try journal.erase([2], key: key)
        let entries = try journal.verified(with: key)
        #expect(entries.prefix(3).map { $0.content?.string(.value) } == ["Groceries", nil, "Fuel"])
        // An entry says that it was done.
        #expect(entries.count == 4 && entries[3].content?.string(.action) == "erase")
        #expect(!String(decoding: Files.bytes(places.journal) ?? [], as: UTF8.self).contains("Rent"))
    }

    @Test(arguments: ["change", "drop", "swap", "repeat"])
    func everyMeddlingIsSeen(how: String) throws {
        let key = try filled()
        var lines = String(decoding: try #require(Files.bytes(places.journal)), as: UTF8.self).split(separator: "\n").map(String.init)
        switch how {
        case "change": lines[1] = lines[1].split(separator: "Rent").joined(separator: "Cash")
        case "drop": lines.remove(at: 1)
        case "swap": lines.swapAt(0, 1)
        default: lines.append(lines[2])
        }
        try #require(Files.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: places.journal))
        let fault = #expect(throws: Fault.self) { try journal.verified(with: key) }
        #expect(fault?.code == "journal.broken")
        #expect(throws: Fault.self) { try journal.add(Record(type: .note), key: key) }
    }

    @Test func anotherKeyDoesNotVerify() throws {
        _ = try filled()
        let other = StorePlaces(base: scratch.path + "/other")
        Files.makeFolder(other.base)
        try BookKey.make(at: other.key)
        let fault = #expect(throws: Fault.self) { try journal.verified(with: BookKey(path: other.key)) }
        #expect(fault?.code == "journal.broken")
    }

    @Test func aKeyOthersMayReadIsRefused() throws {
        _ = try key()
        #expect(chmod(places.key, 0o644) == 0)
        let fault = #expect(throws: Fault.self) { try BookKey(path: places.key) }
        #expect(fault?.code == "key.open")
    }
}
