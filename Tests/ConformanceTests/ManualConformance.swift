import Testing
import TillRecords
import TillTesting

/// What every executable says of itself, and whether it is so.
@Suite struct ManualConformance {
    @Test(arguments: Unit.all)
    func describesItself(unit: Unit) throws {
        let manual = try #require(unit.manual, "\(unit.path) does not answer --describe with a record")
        #expect(manual.string(.name) == unit.name)
        #expect(manual.integer(.protocol) == StreamProtocol.version)
        #expect(manual.string(Key(foreign: "summary"))?.hasSuffix(".") == true, "the summary is a sentence")
        #expect(manual.string(Key(foreign: "discussion"))?.isEmpty == false)
        #expect(["records", "documents", "none"].contains(manual.string(Key(foreign: "input"))))
        for option in unit.options {
            #expect(option.string(.name)?.isEmpty == false)
            #expect(option.string(Key(foreign: "help"))?.isEmpty == false, "\(option.text)")
            #expect(["flag", "value", "values", "choice"].contains(option.string(.kind)), "\(option.text)")
        }
        let names = unit.options.compactMap { $0.string(.name) }
        #expect(Set(names).count == names.count, "an option is declared twice")
        #expect(Set(names).isSuperset(of: ["quiet", "describe"]))
        #expect(!unit.examples.isEmpty, "a manual needs an example")
        for type in manual.strings(Key(foreign: "writes")) {
            #expect(type == "any" || StreamProtocol.shape(of: type) != nil, "it writes \(type), which has no shape")
        }
    }

    @Test(arguments: Unit.all)
    func helps(unit: Unit) throws {
        let help = try unit.run(["--help"])
        #expect(help.code == 0)
        #expect(help.err.isEmpty)
        for option in unit.options {
            #expect(help.outText.contains("--\(option.string(.name) ?? "?")"), "--help does not name \(option.string(.name) ?? "?")")
        }
        for example in unit.examples { #expect(help.outText.contains(example.command), "--help does not show the example") }
        #expect(help.out.allSatisfy { $0 >= 0x20 || $0 == 0x0A }, "colour where there is no terminal")
    }

    @Test(arguments: Unit.filters)
    func itsExamplesRunAndShowWhatTheyPromise(unit: Unit) throws {
        for example in unit.examples {
            let outcome = try example.run()
            #expect(outcome.code == 0, "\(example.command): \(outcome.errText)")
            #expect(!example.shows.isEmpty, "\(example.command) promises nothing")
            var rest = outcome.outText[...]
            for fragment in example.shows {
                guard let found = rest.firstRange(of: fragment) else {
                    Issue.record("\(example.command) does not show \(fragment) (in this order); it shows\n\(outcome.outText)")
                    break
                }
                rest = rest[found.upperBound...]
            }
            checkShapes(outcome, example.command)
        }
    }

    private func checkShapes(_ outcome: Outcome, _ command: String) {
        for record in outcome.records {
            guard let shape = StreamProtocol.shape(of: record.type) else { continue }
            let wrong = shape.violations(in: record)
            #expect(wrong.isEmpty, "\(command): \(record.type): \(wrong.joined(separator: "; "))")
        }
    }

    @Test(arguments: Unit.all)
    func anUnknownOptionIsUsageWithASuggestion(unit: Unit) throws {
        let outcome = try unit.run(["--quiett"])
        #expect(outcome.code == 64)
        #expect(outcome.out.isEmpty)
        #expect(outcome.errText.contains("--quiet"), "no suggestion: \(outcome.errText)")
    }
}
