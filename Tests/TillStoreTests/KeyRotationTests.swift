import Glibc
import Testing
import TillRecords
import TillStages
import TillTesting

@testable import TillStore

/// A book gets another key whole or not at all, wherever it is stopped.
@Suite struct KeyRotationTests {
    private let scratch = Scratch()
    private var places: StorePlaces { StorePlaces(base: scratch.path + "/book") }
    private var journal: DecisionJournal { DecisionJournal(places, outputs: [out]) }
    private var audit: AuditJournal { AuditJournal(places) }
    private var out: String { scratch.path + "/book/output" }
    private var rotation: KeyRotation { KeyRotation(places, outputs: [out]) }

    /// Paths of all that the book has.
    private var files: [String] { Files.below(places.base).map { "\(places.base)/\($0)" } }

    private func entry(_ word: String) -> Record {
        var content = Record(type: "view")
        content.set(.reason, string: word)
        return content
    }

    /// A book with decisions, of which one is erased, an audit, a list of documents and a run.
    @discardableResult
    private func filled() throws -> BookKey {
        Files.makeFolder(out + "/runs/run-000001")
        try BookKey.make(at: places.key)
        let key = try BookKey(path: places.key)
        for word in ["one", "two", "three"] { try journal.add(entry(word), key: key) }
        try journal.erase([2], key: key)
        try audit.add([entry("seen"), entry("sent")], key: key)
        let seals = BookSeals(places, outputs: [out])
        let register = DocumentRegister(places)
        let document = StoredDocument(household: "ng", hash: Digest.sha256([1]).hex, name: "a.csv", bytes: 1, isForgotten: false)
        let contents = try register.add([document], to: register.contents())
        try seals.write(contents.sealed(seals.latest(key)), key)
        try BookSeals.write(seals.latest(key), key, run: out + "/runs/run-000001")
        return key
    }

    /// All that hangs on the key holds under the one that the book has.
    private func check(_ words: [String?] = ["one", nil, "three"]) throws {
        let key = try BookKey(path: places.key)
        let entries = try journal.verified(with: key)
        #expect(entries.prefix(3).map { $0.content?.string(.reason) } == words)
        #expect(entries.count == 4)
        _ = try audit.verified(with: key)
        let seals = BookSeals(places, outputs: [out])
        #expect(seals.damaged(key).isEmpty)
        #expect(seals.latest(key).decisions == BookSeal.End(era: 0, count: 4, code: entries[3].code))
        #expect(seals.latest(key).documents == 1)
        #expect(BookSeals.ofRun(out + "/runs/run-000001", key) != nil)
    }

    @Test func allOfItHoldsUnderTheNewKeyAndNothingUnderTheOld() throws {
        let old = try filled()
        let outcome = try rotation.run(saying: entry("left"), copy: scratch.path + "/old")
        let new = try BookKey(path: places.key)
        #expect(outcome.before == old.fingerprint && outcome.now == new.fingerprint && old.bytes != new.bytes && outcome.decisions == 4)
        try check()
        #expect(throws: Fault.self) { try journal.verified(with: old) }
        #expect(throws: Fault.self) { try audit.verified(with: old) }
        #expect(try audit.verified(with: new).count == 3)
        #expect(try BookKey(path: scratch.path + "/old").bytes == old.bytes)
        // The key that was is nowhere in the open.
        let hex = old.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        for path in files {
            let text = String(decoding: Files.bytes(path) ?? [], as: UTF8.self)
            #expect(!text.contains(hex), "\(path)")
            #expect(!path.contains(KeyRotation.mark) && !path.hasSuffix(".rotation"), "\(path)")
        }
        #expect(try FormerKeys(places).all(new).map(\.bytes) == [old.bytes])
        // Decisions go on.
        try journal.add(entry("four"), key: new)
        #expect(try journal.verified(with: new).count == 5)
    }

    @Test func keysOfThreeRotationsAreKnownOldestFirst() throws {
        var keys = [try filled().bytes]
        for _ in 1...3 {
            _ = try rotation.run(saying: entry("again"), copy: nil)
            keys.append(try BookKey(path: places.key).bytes)
        }
        try check()
        let key = try BookKey(path: places.key)
        #expect(try FormerKeys(places).all(key).map(\.bytes) == Array(keys.dropLast()))
        var bytes = try #require(Files.bytes(places.formerKeys))
        bytes[bytes.count - 4] ^= 1
        Files.write(bytes, to: places.formerKeys)
        #expect(throws: Fault.self) { try FormerKeys(places).all(key) }
    }

    @Test func aBrokenJournalIsNotChainedAnew() throws {
        let old = try filled()
        var bytes = try #require(Files.bytes(places.journal))
        bytes.removeLast(bytes.count / 2)
        Files.write(bytes, to: places.journal)
        let fault = #expect(throws: Fault.self) { try rotation.run(saying: entry("left"), copy: nil) }
        #expect(fault?.code.hasPrefix("journal.") == true)
        #expect(try BookKey(path: places.key).bytes == old.bytes)
    }

    /// Stopped before it was said to be done: the old key stands, and the next rotation clears the rest away.
    @Test func whatWasStoppedEarlyNeverWas() throws {
        let old = try filled()
        let before = Dictionary(uniqueKeysWithValues: files.map { ($0, Files.bytes($0) ?? []) })
        for name in ["key", "decisions/journal.ndjson", "store/keys.ndjson", "output/runs/run-000001/.seal"] {
            Files.write("half", to: "\(places.base)/\(name)\(KeyRotation.mark)00000000")
        }
        try KeyRotation.finish(places)
        for (path, bytes) in before { #expect(Files.bytes(path) == bytes, "\(path)") }
        #expect(try BookKey(path: places.key).bytes == old.bytes)
        _ = try rotation.run(saying: entry("left"), copy: nil)
        try check()
        #expect(files.allSatisfy { !$0.contains(KeyRotation.mark) })
    }

    /// Stopped after each of the renamings: whoever comes next finishes it.
    @Test func whatWasStoppedLateIsFinished() throws {
        try filled()
        let before = Dictionary(uniqueKeysWithValues: files.map { ($0, Files.bytes($0) ?? []) })
        _ = try rotation.run(saying: entry("left"), copy: nil)
        let after = Dictionary(uniqueKeysWithValues: files.map { ($0, Files.bytes($0) ?? []) })
        let changed = after.keys.filter { after[$0] != before[$0] && !$0.hasSuffix(".lock") }.sorted()
        #expect(changed.count >= 7, "\(changed)")
        let suffix = KeyRotation.mark + "0a0b0c0d"
        for done in 0...changed.count {
            for path in files { unlink(path) }
            for (path, bytes) in before { Files.write(bytes, to: path) }
            for (index, path) in changed.enumerated() {
                Files.write(after[path] ?? [], to: index < done ? path : path + suffix)
                chmod(index < done ? path : path + suffix, 0o600)
            }
            chmod(places.key, 0o600)
            var note = Record(type: "rotation")
            note.set(.value, string: suffix)
            note.set(.files, strings: changed.map { String($0.dropFirst(places.base.utf8.count + 1)) })
            Files.write(note.text + "\n", to: places.key + ".rotation")
            try KeyRotation.finish(places)
            try check()
            #expect(files.allSatisfy { !$0.contains(KeyRotation.mark) && !$0.hasSuffix(".rotation") })
        }
    }
}
