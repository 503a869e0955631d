import Foundation
import Testing
import TillRecords

@testable import TillSynth

@Suite struct BookTests {
    /// What lies in `samples/` is what the generator writes, byte by byte, and small.
    @Test func samplesAreUpToDate() throws {
        let folder = try Scratch()
        var book = BookWriter(
            world: SynthWorld(seed: 2025, first: Month(year: 2025, month: 1), months: 12), folder: try FolderWriter(root: folder.path))
        let tally = try book.write(households: 3, kind: nil)
        #expect(tally.households == 3 && tally.files > 20 && tally.movements > 2_000)
        var size = 0
        for file in try folder.files() {
            let made = try Data(contentsOf: folder.url.appending(path: file))
            let kept = try? Data(contentsOf: Repository.root.appending(path: "samples/" + file))
            #expect(made == kept, "\(file): run till-synth --seed 2025 --out samples")
            size += made.count
        }
        #expect(size < 3_000_000)
    }

    /// Every row named in the truth, read back from the files, and every row of the files named once.
    @Test func truthNamesEveryRow() throws {
        for life in Lives.all {
            var named: [String: Int] = [:]
            for line in Truth.lines(life.household, life.files).text.split(separator: "\n") {
                let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                for key in ["movement", "household", "account", "date", "amount", "currency", "merchant", "category", "kind"] {
                    #expect(json[key] is String)
                }
                let rows = try #require(json["rows"] as? [[String: Any]])
                #expect(!rows.isEmpty)
                for row in rows { named["\(row["file"] ?? "") \(row["line"] ?? "")", default: 0] += 1 }
            }
            let wanted = life.files.flatMap { file in Sheet(file).rowLines.map { "\(file.name) \($0)" } }
            #expect(named.values.allSatisfy { $0 == 1 })
            #expect(Set(named.keys) == Set(wanted))
        }
    }

    @Test func benchmarkFileHasItsRowsAndItsBalanceChains() throws {
        let folder = try Scratch()
        let path = folder.path + "/big.csv"
        try BulkBook(seed: 3, first: Month(year: 2015, month: 1)).writeFile(rows: 5_000, path: path)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 5_001)
        #expect(lines[0] == "Date,Account,Description,Amount,Balance,Reference")
        var balance: Int64?
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",")
            #expect(cells.count == 6)
            let (amount, after) = (try #require(units(String(cells[3]))), try #require(units(String(cells[4]))))
            if let balance { #expect(balance + amount == after) }
            balance = after
        }
        let bytes = try Data(contentsOf: URL(filePath: path)).count
        #expect((70...110).contains(bytes / 5_000))
    }

    @Test func benchmarkBookHasItsRowsInAll() throws {
        let folder = try Scratch()
        var writer = try FolderWriter(root: folder.path)
        try BulkBook(seed: 3, first: Month(year: 2025, month: 1)).write(households: 7, rows: 1_000, months: 12, folder: &writer)
        var rows = 0
        for file in try folder.files() where file.hasSuffix(".csv") {
            rows += try String(contentsOf: folder.url.appending(path: file), encoding: .utf8).split(separator: "\n").count - 1
        }
        #expect(rows == 1_000)
        #expect(try folder.files().filter { $0.hasPrefix("households/") }.count == 7)
    }
}

/// A folder that goes away with the test.
final class Scratch {
    let url: URL
    var path: String { url.path(percentEncoded: false) }

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "till-synth-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Paths of all files below, sorted.
    func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: url.appending(path: name).path(percentEncoded: false), isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }
}
