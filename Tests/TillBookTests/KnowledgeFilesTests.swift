import Testing
import TillTesting

@testable import TillRun
@testable import TillStages

/// The knowledge files that come with Till, read as their users declare them, whole and damaged.
@Suite struct KnowledgeFilesTests {
    private static let folder = Checkout.path("pipelines/knowledge")
    private static let knowledge = Knowledge(folder: folder)

    /// Names below the folder, sorted.
    private static func files() throws -> [String] {
        var found: [String] = []
        func walk(_ below: String) throws {
            for name in try #require(Folder.names("\(folder)/\(below)")) {
                let path = below.isEmpty ? name : "\(below)/\(name)"
                if Folder.isFolder("\(folder)/\(path)") { try walk(path) } else { found.append(path) }
            }
        }
        try walk("")
        return found.sorted()
    }

    @Test func everyFileHasADeclarationThatItFits() throws {
        let tables = StageCatalogue.tables(Self.knowledge)
        #expect(try Self.files() == tables.map(\.file).sorted())
        for table in tables { #expect(try table.rows(Self.knowledge).count > 0, "\(table.file)") }
    }

    @Test func everyFileSaysWhatItIs() throws {
        for file in try Self.files() {
            let text = try #require(Checkout.text("pipelines/knowledge/\(file)"))
            let head = (text.split(separator: "\n").first ?? "").split(separator: " ")
            #expect(head.count == 4 && head[0] == "#" && head[1] == "till-knowledge" && Int(head[3]) != nil, "\(file)")
            #expect(text.hasSuffix("\n"), "\(file)")
        }
    }

    /// What a declaration says of a row on a line of its own file.
    private func refusal(_ table: KnowledgeTable, _ line: Int, _ cells: [String]) -> Fault? {
        do throws(Fault) {
            _ = try table.rows(of: Array((String(repeating: "\n", count: line) + cells.joined(separator: "\t")).utf8))
            return nil
        } catch { return error }
    }

    /// In every file: a cell too few, a cell too many, each word misspelt, each number out of its range, each needed cell empty.
    @Test func aDamagedRowIsToldWithFileAndLine() throws {
        var damages = 0
        for declared in StageCatalogue.tables(Self.knowledge) {
            let table = try declared.resolved(Self.knowledge)
            let text = try #require(Checkout.text("pipelines/knowledge/\(table.file)"))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let rows = lines.indices.filter { !lines[$0].isEmpty && !lines[$0].hasPrefix("#") }
            for line in [rows[0], rows[rows.count / 2], rows[rows.count - 1]] {
                let cells = lines[line].split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                var trials: [(cells: [String], code: String)] = [(Array(cells.dropLast()), "cells"), (cells + ["x"], "cells")]
                for (column, declared) in table.columns.enumerated() {
                    for (value, code) in KnowledgeFilesTests.damages(of: declared) {
                        var changed = cells
                        changed[column] = value
                        trials.append((changed, code))
                    }
                }
                // A line with nothing on it is no row.
                for trial in trials where !trial.cells.joined(separator: "\t").isEmpty {
                    let fault = refusal(table, line, trial.cells)
                    #expect(fault?.code == "knowledge.\(trial.code)", "\(table.file) \(trial.cells)")
                    #expect(fault?.file == table.file)
                    #expect(fault?.place == "line \(line + 1)")
                    #expect(fault?.remedy.isEmpty == false)
                    damages += 1
                }
            }
        }
        #expect(damages > 800)
    }

    /// What may not stand in a column, and the fault that it is.
    private static func damages(of column: TableColumn) -> [(String, String)] {
        let empty = column.mayBeEmpty ? [] : [("", "empty")]
        switch column.kind {
        case .text: return empty
        case .word: return [("no such word", "word")] + empty
        case .integer(let range): return [("x", "number"), ("\(range.upperBound + 1)", "number"), ("1.5", "number")] + empty
        case .decimal(let range): return [("x", "number"), ("\(range.upperBound + 1)", "number")] + empty
        case .list(let mark, let words):
            return [words == nil ? ("a\(mark)\(mark)b", "empty") : ("a.b\(mark)no.such", "word")] + empty
        case .form: return [("No Such Form", "form")] + empty
        }
    }

    /// A table that repeats a row is told both lines.
    @Test func aRowThatStandsTwiceIsTold() throws {
        for table in StageCatalogue.tables(Self.knowledge) where !table.key.isEmpty {
            let text = try #require(Checkout.text("pipelines/knowledge/\(table.file)"))
            let row = try #require(text.split(separator: "\n").last { !$0.hasPrefix("#") })
            do throws(Fault) {
                _ = try table.resolved(Self.knowledge).rows(of: Array("\(text)\(row)\n".utf8))
                Issue.record("\(table.file) was read")
            } catch {
                #expect(error.code == "knowledge.repeated", "\(table.file)")
                #expect(error.place == "line \(text.split(separator: "\n", omittingEmptySubsequences: false).count)")
            }
        }
    }
}
