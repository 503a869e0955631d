import Testing
import TillRecords
import TillTesting

/// Names of fields are said once, where their record type is declared.
@Suite struct FieldNamesTests {
    /// Who reads JSON that others write: a folder or a file.
    private static let strangers = [
        "Sources/TillChat/Exports/Json/", "Sources/TillReceipts/TextReceipts.swift", "Sources/TillLedger/Categorise/BroughtMerchants.swift",
        "Sources/TillReceipts/Recognise/SecondReader.swift",
    ]

    /// A declaration `static var needsReview: Key { Key(field: "needs_review") }`.
    private struct Declaration {
        let file: SourceFile
        let line: Int
        let property: String
        let name: String

        init?(_ file: SourceFile, _ index: Int) {
            let words = file.lines[index].split(separator: " ").drop { $0 != "var" }.map(String.init)
            guard words.count == 7, words[1].hasSuffix(":"), words[2] == "Key", words[4] == "Key(field:" else { return nil }
            self.file = file
            line = index + 1
            property = words[1].filter { $0 != "`" && $0 != ":" }
            name = words[5].filter { $0 != "\"" && $0 != ")" }
        }

        var place: String { "\(file.path):\(line): \(property)" }

        /// How code spells the name.
        var spelling: String {
            let parts = name.split(separator: "_")
            return parts.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
        }
    }

    private static let own = ["Sources/TillRecords/Wire/Key.swift", "Sources/TillRecords/Wire/FieldWord.swift"]
    private static let sources = SourceFile.sources.filter { !own.contains($0.path) }

    private static let declarations: [Declaration] = sources.flatMap { file in
        file.lines.indices.filter { file.lines[$0].contains("Key(field:") }.compactMap { Declaration(file, $0) }
    }

    /// Every name in a shape, in objects of it too.
    private static let shaped: Set<String> = {
        var names: Set<String> = ["type"]
        func add(_ kind: Shape.Kind) {
            switch kind {
            case .object(let fields): for field in fields { add(field) }
            case .list(let element): add(element)
            default: break
            }
        }
        func add(_ field: Shape.Field) {
            names.insert(field.name)
            add(field.kind)
        }
        for shape in StreamProtocol.shapes { for field in shape.fields { add(field) } }
        return names
    }()

    private func report(_ broken: [String], _ rule: String) {
        if !broken.isEmpty { Issue.record("\(rule):\n\(broken.joined(separator: "\n"))") }
    }

    @Test func everyNameOfARecordIsInAShape() {
        let declared = Self.declarations.filter { $0.file.target == "TillRecords" }
        #expect(declared.count > 200)
        report(declared.filter { !Self.shaped.contains($0.name) }.map(\.place), "a name that TillRecords declares is a field of a shape")
        #expect(Self.shaped.subtracting(declared.map(\.name)).sorted() == [], "fields of shapes that have no name")
    }

    @Test func namesAreDeclaredOnce() {
        var places: [String: [String]] = [:]
        for one in Self.declarations where one.file.target == "TillRecords" { places[one.name, default: []].append(one.place) }
        let twice: [String] = places.values.filter { $0.count > 1 }.flatMap { $0 }
        let again: [Declaration] = Self.declarations.filter { $0.file.target != "TillRecords" && places[$0.name] != nil }
        report(twice + again.map(\.place), "a name is declared once")
        report(Self.declarations.filter { $0.property != $0.spelling }.map(\.place), "a name is spelt as its field")
    }

    @Test func namesAreDeclaredInTheirPlace() {
        let declared = Set(Self.declarations.map { "\($0.file.path):\($0.line)" })
        report(
            Self.sources.flatMap { file in
                file.lines.indices.filter { index in
                    file.lines[index].contains("Key(field:")
                        && (!declared.contains("\(file.path):\(index + 1)") || file.target != "TillRecords" && !file.name.hasPrefix("Key+"))
                }.map { "\(file.path):\($0 + 1)" }
            }, "Key(field:) declares: with a shape, or in a room's Key+Aspect.swift for documents of its own")
    }

    @Test func whatARoomDeclaresIsUsed() {
        report(
            Self.declarations.filter { one in
                one.file.target != "TillRecords"
                    && !Self.sources.contains { file in file.path != one.file.path && !file.lines(with: ".\(one.property)").isEmpty }
            }.map(\.place), "a name that a room declares for its documents is used")
    }

    @Test func strangersNamesStayWithTheirReaders() {
        report(
            Self.sources.filter { file in !Self.strangers.contains { file.path.hasPrefix($0) } }.flatMap { file in
                file.lines(with: "Key(foreign").map { "\(file.path):\($0)" }
            }, "Key(foreign:) stands where JSON of others is read")
    }

    @Test func recordTypesAreSaidByName() {
        let types = StreamProtocol.shapes.map(\.type)
        report(
            Self.sources.flatMap { file in
                file.lines.indices.filter { index in
                    let line = file.lines[index]
                    return ["equals(.type, ", "Record(type: "].contains { call in
                        line.contains(call + "\"") && types.contains { line.contains("\(call)\"\($0)\")") }
                    }
                }.map { "\(file.path):\($0 + 1)" }
            }, "a record type is .transaction, not a text")
    }

    @Test func linesAreWrittenWithDeclaredNames() {
        let names = Set(Self.declarations.map(\.name))
        // What is no record: a JSON Schema, and the answers that a made-up book or bank comes with.
        let others = ["Sources/TillRecords/Wire/Shape.swift", "Sources/TillSynth/Book/Truth", "Sources/TillSynth/Banks/BankPage"]
        report(
            Self.sources.filter { file in !others.contains { file.path.hasPrefix($0) } }.flatMap { file in
                file.lines.indices.flatMap { index in
                    Self.heads(file.lines[index]).filter { !names.contains($0) }.map { "\(file.path):\(index + 1): \($0)" }
                }
            }, "what is written before a value, such as ,\"date\":, has a declared name")
    }

    /// The names in texts of code such as `,\"date\":\"`.
    private static func heads(_ line: Substring) -> [String] {
        guard line.contains("\\\":") else { return [] }
        let parts = line.split(separator: "\\\"", omittingEmptySubsequences: false)
        return (1..<max(1, parts.count - 1)).compactMap { index in
            let name = parts[index]
            guard parts[index + 1].hasPrefix(":"), let before = parts[index - 1].last, before == "," || before == "{" else { return nil }
            return !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? String(name) : nil
        }
    }
}
