import Testing
import TillRecords
import TillTesting

/// What `till` says of itself, and the programs it starts by their short names.
@Suite struct GroupConformance {
    private static let till = "\(Checkout.binaries)/till"
    private static let manual = (try? Command([till, "--describe"]).run()).flatMap { try? Record(line: $0.out) }
    private static let commands = (manual?.objects(Key(foreign: "commands")) ?? []).compactMap { $0.string(.name) }
    private static let programs = manual?.objects(Key(foreign: "programs")) ?? []
    private static let hidden = ["limited", "worker"]

    private func run(_ arguments: [String], input: String = "", folder: String? = nil) throws -> Outcome {
        try Command([Self.till] + arguments, input: Array(input.utf8), folder: folder).run()
    }

    @Test func describesItsCommandsAndPrograms() throws {
        let manual = try #require(Self.manual)
        #expect(manual.string(.name) == "till" && manual.integer(.protocol) == StreamProtocol.version)
        #expect(Self.commands.count > 20)
        let own = Files.names(in: Checkout.path("Sources")).filter { $0.hasPrefix("till-") }
        #expect(Set(Self.programs.compactMap { $0.string(.name) }) == Set(own), "each program of the package is named, and no other")
        let exits = manual.objects(Key(foreign: "exits")).compactMap { $0.integer(.code) }
        #expect(exits == [0, 1, 2, 64, 65, 66, 70, 73, 74])
    }

    @Test func everyCommandDescribesItself() throws {
        for word in Self.commands + Self.hidden {
            let said = try run([word, "--describe"])
            let record = try #require(try? Record(line: said.out), "till \(word)")
            #expect(said.code == 0 && record.string(.name) == "till \(word)")
            for example in record.objects(Key(foreign: "examples")) {
                let help = try run([word, "--help"]).outText
                #expect(help.contains(example.string(Key(foreign: "command")) ?? "?"), "an example of till \(word) is broken over lines")
            }
        }
    }

    @Test func whatItSaysOfAProgramIsWhatTheProgramSays() throws {
        for program in Self.programs {
            let name = try #require(program.string(.name))
            let unit = Unit(name: name, path: "\(Checkout.binaries)/\(name)")
            #expect(program.string(Key(foreign: "summary")) == unit.manual?.string(Key(foreign: "summary")), "\(name)")
        }
    }

    @Test func helpNamesCommandsStagesAndTheRest() throws {
        let help = try run(["--help"])
        #expect(help.code == 0 && help.err.isEmpty)
        let words = help.outText.split(separator: "\n").compactMap {
            $0.hasPrefix("  ") ? $0.split(separator: " ").first.map(String.init) : nil
        }
        for command in Self.commands { #expect(words.contains(command)) }
        for program in Self.programs { #expect(words.contains(program.string(Key(foreign: "word")) ?? "?")) }
        for word in Self.hidden { #expect(!words.contains(word)) }
        let none = try run([])
        #expect(none.code == 64 && none.out.isEmpty && none.errText == help.outText)
    }

    /// Characters that take two columns are in no help.
    @Test func helpFitsAScreen() throws {
        var texts = [("till", try run(["--help"]))]
        for word in Self.commands + Self.hidden { texts.append(("till \(word)", try run([word, "--help"]))) }
        for unit in Unit.all { texts.append((unit.name, try unit.run(["--help"]))) }
        for (name, said) in texts where said.code == 0 {
            for line in said.outText.split(separator: "\n") { #expect(line.count <= 80, "\(name): \(line)") }
        }
    }

    @Test func aWideScreenChangesNothing() throws {
        var wide = Command([Self.till, "run", "--help"])
        wide.environment["COLUMNS"] = "200"
        #expect(try wide.run().outText == run(["run", "--help"]).outText)
    }

    @Test func helpOfACommandOrAProgramByName() throws {
        #expect(try run(["help", "run"]).outText == run(["run", "--help"]).outText)
        #expect(try run(["help", "bank"]).outText == Command(["\(Checkout.binaries)/till-bank", "--help"]).run().outText)
        #expect(try run(["help"]).outText == run(["--help"]).outText)
    }

    @Test func aShortNameIsTheProgram() throws {
        for program in Self.programs {
            let (name, word) = (try #require(program.string(.name)), try #require(program.string(Key(foreign: "word"))))
            let said = try Command(["\(Checkout.binaries)/\(name)", "--describe"]).run()
            #expect(try run([word, "--describe"]).out == said.out && run([name, "--describe"]).out == said.out, "till \(word)")
        }
    }

    /// Input, output, what is said and the exit code are those of the program.
    @Test(arguments: [
        ("bank", ["-"], "Date,Description,Amount\n2025-03-14,TEA,-3.50\n2025-03-25,CAKE,-4.50\n"),
        ("bank", ["-"], "no table\n"), ("bank", [], ""), ("bank", ["gone.csv"], ""), ("bank", ["--acount", "x"], ""),
        ("normalise", [], Lines.head + "\n" + Lines.observation("o1") + "\n" + Lines.tail + "\n"), ("normalise", [], Lines.head + "\n"),
        ("figures", ["--version"], ""),
    ])
    func aShortNameEndsAsTheProgram(word: String, arguments: [String], input: String) throws {
        let scratch = Scratch()
        let short = try run([word] + arguments, input: input, folder: scratch.path)
        let long = try Command(["\(Checkout.binaries)/till-\(word)"] + arguments, input: Array(input.utf8), folder: scratch.path).run()
        #expect(short.code == long.code && short.out == long.out && short.err == long.err)
    }

    /// What a program writes has the rights that the user's files have, and a command's only the owner's.
    @Test func aShortNameKeepsTheMaskOfFiles() throws {
        let scratch = Scratch()
        let lines = Lines.head + "\n" + Lines.observation("o1") + "\n" + Lines.tail + "\n"
        let masks = try ["till report", "till-report"].map { program in
            let line =
                "umask 022; PATH='\(Checkout.binaries)':$PATH; \(program) --html out.html >/dev/null; stat -c %a out.html; rm out.html"
            return try Command.bash(line, input: Array(lines.utf8), folder: scratch.path).run()
        }
        #expect(masks[0].outText == "644\n" && masks[1].outText == "644\n", "\(masks[0].errText)")
    }

    @Test func aMisspeltNameIsAskedBack() throws {
        let command = try run(["revew"])
        #expect(command.code == 64 && command.errText.contains("Did you mean review?") && command.errText.hasSuffix("[usage.command]\n"))
        let stage = try run(["categorize"])
        #expect(stage.code == 64 && stage.errText.contains("Did you mean categorise?"))
        #expect(try !run(["zzzzzz"]).errText.contains("Did you mean"))
    }

    @Test func aProgramThatIsNotThereIsToldSo() throws {
        let scratch = Scratch()
        let copied = try Command.bash("cp \(Self.till) till && ./till bank --version", folder: scratch.path).run()
        #expect(copied.code == 66 && copied.errText.contains("the program till-bank is not beside till"))
    }

    @Test func theVersionTellsWhatItIsMadeOf() throws {
        let said = try run(["--version"])
        let lines = said.outText.split(separator: "\n")
        #expect(said.code == 0 && lines.count == 3)
        #expect(lines.first.map { $0.hasPrefix("till ") } == true && lines[1].hasPrefix("commit "))
        let shell = "cd '\(Checkout.path("pipelines/knowledge"))' && find . -type f | LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum"
        let digest = try Command.bash("(\(shell)) | sha256sum | cut -c1-12").run().outText
        #expect("\(lines[2])\n" == "knowledge \(digest)")
    }

    /// Another word, another file, another name: another version; the same files elsewhere: the same.
    @Test func theKnowledgeHasAVersionOfItsContent() throws {
        let scratch = Scratch()
        func version() throws -> String {
            var command = Command([Self.till, "--version"])
            command.environment["TILL_KNOWLEDGE"] = scratch.path + "/k"
            return try command.run().outText.split(separator: "\n").last.map(String.init) ?? ""
        }
        #expect(try version().hasPrefix("knowledge not found"))
        _ = try Command(["mkdir", "-p", scratch.path + "/k/b"]).run()
        scratch.file("k/a.tsv", "one\n")
        scratch.file("k/b/a.tsv", "two\n")
        let first = try version()
        scratch.file("k/a.tsv", "uno\n")
        let second = try version()
        scratch.file("k/a.tsv", "one\n")
        #expect(try version() == first && first != second)
        scratch.file("k/c.tsv", "")
        #expect(try version() != first)
    }
}
