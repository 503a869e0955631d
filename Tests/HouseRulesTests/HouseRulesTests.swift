import Testing
import TillRecords
import TillTesting

/// The rules of the house, each broken one with file, line and the rule.
@Suite struct HouseRulesTests {
    private func report(_ broken: [String], _ rule: String) {
        if !broken.isEmpty { Issue.record("\(rule):\n\(broken.joined(separator: "\n"))") }
    }

    @Test func importsKeepToTheWalls() {
        report(
            SourceFile.sources.flatMap { file in
                file.imports.filter { !Walls.admits(file.target, $0.module) }
                    .map { "\(file.path):\($0.line): \(file.target) may not import \($0.module)" }
            }, "a room never imports another room; arrows point down only")
    }

    @Test func onlyThoseTouchTheWorldWhoseRightItIs() {
        report(
            SourceFile.sources.flatMap { file in
                Walls.rights.filter { !$0.targets.contains(file.target) }.flatMap { right in
                    file.lines(with: right.word).filter { !Walls.excuses(right.word, in: file.code[$0 - 1], of: file.target) }
                        .map { "\(file.path):\($0): \(right.word) here: \(right.why)" }
                }
            }, "no clock, no chance, no children, no exit, no trap")
    }

    @Test func bytesAreLookedAtThroughViews() {
        report(
            SourceFile.sources.filter { !Pointers.mayBe(in: $0.path) }.flatMap { file in
                file.code.enumerated().filter { _, line in Pointers.words.contains { line.contains($0) } }
                    .map { "\(file.path):\($0.offset + 1): \($0.element)" }
            }, "pointers stand in the codec and at the edges of C libraries; take a ByteView")
        let idle = Pointers.places.filter { place in
            !SourceFile.sources.contains { file in
                file.path.hasPrefix("Sources/" + place.path) && file.code.contains { line in Pointers.words.contains { line.contains($0) } }
            }
        }
        report(idle.map(\.path), "no pointer is there any more: take the line away")
    }

    @Test func moneyIsNeverFloatingPoint() {
        // Shares of rows and weights of evidence are statistics; what holds an amount is money.
        let money = SourceFile.sources.filter { file in
            file.path.contains("/Money/")
                || !file.path.contains("/Charts/") && ["Amount", "Money", "Balance", "Rate", "Tally"].contains { file.name.hasPrefix($0) }
        }
        report(
            money.flatMap { file in
                ["Double", "Float", "CGFloat", "Decimal("].flatMap { word in
                    file.lines(with: word).map { "\(file.path):\($0): \(word)" }
                }
            }, "no floating point near money")
    }

    @Test func filesAreShort() {
        report(
            SourceFile.all.filter { $0.lines.count > 401 }.map { "\($0.path):401: \($0.lines.count - 1) lines" },
            "a file has at most 400 lines")
    }

    @Test func functionsAreShort() {
        report(
            SourceFile.all.flatMap { file in
                FunctionLength.tooLong(file, most: 40).map { "\(file.path):\($0.line): \($0.name) has \($0.lines) lines" }
            }, "a function has at most 40 lines")
    }

    @Test func filesAreNamedForTheirType() {
        report(
            SourceFile.all.compactMap { file in
                guard file.code.contains(where: { $0.contains { $0.isLetter } }) else { return nil }
                // The declarations of record types stand together by what they are about.
                if file.target == "TillRecords", file.code.contains(where: { $0.hasPrefix("extension Shape {") }) { return nil }
                let name = String(file.name.split(separator: "+").first ?? "")
                let declares = file.code.contains { line in
                    ["struct", "class", "enum", "protocol", "actor", "extension", "typealias"].contains {
                        CodeText.has(line, "\($0) \(name)")
                    }
                }
                return declares ? nil : "\(file.path):1: no type \(name) is declared here"
            }, "a file is named for its one type, Type+Aspect.swift for its parts")
    }

    @Test func namesSayWhatThingsAre() {
        report(
            Checkout.files.filter { path in
                let name = path.split(separator: "/").last ?? ""
                return path.hasSuffix(".swift") && ["Util", "Helper", "Manager", "Misc", "Common"].contains { name.contains($0) }
            }, "no Utils, no Helpers, no Manager")
    }

    @Test func everyShapeIsInTheCatalogue() {
        let types = Set(StreamProtocol.shapes.map(\.type))
        report(
            SourceFile.sources.filter { $0.target == "TillRecords" }.flatMap { file in
                file.lines.enumerated().compactMap { index, line -> String? in
                    guard line.contains("public static let"), let name = line.split(separator: " ").dropFirst(3).first else { return nil }
                    let isShape = line.contains("= Shape(") || line.contains("= result(")
                    return !isShape || types.contains(String(name)) ? nil : "\(file.path):\(index + 1): \(name)"
                }
            }, "every record type stands in StreamProtocol.shapes")
    }

    @Test func everyExecutableIsAShortMain() {
        let manifest = Checkout.text("Package.swift") ?? ""
        let folders = Files.names(in: Checkout.path("Sources")).filter { $0 == "till" || $0.hasPrefix("till-") }
        report(
            folders.flatMap { folder -> [String] in
                var broken: [String] = []
                if !manifest.contains("tool(\"\(folder)\"") { broken.append("Package.swift:1: no executable \(folder)") }
                let files = Files.below(Checkout.path("Sources/\(folder)")).filter { $0.hasSuffix(".swift") }
                if files == ["Room.swift"] { return broken }
                let lines = Checkout.text("Sources/\(folder)/Main.swift")?.split(separator: "\n").count
                if lines == nil { broken.append("Sources/\(folder): no Main.swift") }
                if let lines, lines > 20 { broken.append("Sources/\(folder)/Main.swift:21: \(lines) lines") }
                if files.count > 1, folder != "till-bench" { broken.append("Sources/\(folder): more than its main") }
                return broken
            }, "an executable is a main of at most 20 lines that names its stage")
        for line in manifest.split(separator: "\n") where line.hasPrefix("    tool(\"") {
            let folder = line.split(separator: "\"")[1]
            #expect(Files.isFolder(Checkout.path("Sources/\(folder)")), "Package.swift names \(folder), which has no folder")
        }
    }

    @Test func publicNamesAreDocumented() {
        let declared = ["public", "package"].flatMap { access in
            ["struct", "enum", "final class", "protocol", "class"].map { "\(access) \($0)" }
        }
        report(
            SourceFile.sources.flatMap { file in
                file.lines.enumerated().compactMap { index, line -> String? in
                    guard declared.contains(where: { line.hasPrefix($0) }), index > 0 else { return nil }
                    var above = index - 1
                    while above > 0, file.lines[above].hasPrefix("@") { above -= 1 }
                    return file.lines[above].hasPrefix("///") ? nil : "\(file.path):\(index + 1): \(line)"
                }
            }, "a public type says what it is")
    }
}
