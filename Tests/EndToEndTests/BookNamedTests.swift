import Testing
import TillRecords
import TillTesting

/// A command that is given a book which is none says so, with the same code, and makes nothing.
@Suite struct BookNamedTests {
    /// What each command of `till --help` that has --book is tried with.
    private static let lines: [String: [String]] = [
        "run": ["nightly", "nightly --dry-run"], "check": ["nightly"], "status": ["", "--json"], "add": ["-1.00 x --household a"],
        "decide": ["undo", "--list", "--accept-loss --reason x", "note 0123456789abcdef x"], "list": ["", "shop"],
        "categories": ["", "food"], "budget": ["", "2025-03 --days", "--propose"],
        "rules": ["", "try"], "subscriptions": [""], "goals": [""], "loans": [""], "documents": [""], "explain": ["0123456789abcdef"],
        "review": ["--json"], "pdf": ["a/2025-03"], "forget": ["a.csv", "a.csv --undo"],
        "purge": ["--household a", "--document a.csv --dry-run", "--retention"], "export-member": ["--member ana out"],
        "deliver": ["", "--dry-run", "status", "retry", "drop --target x"], "audit": ["", "--accept-loss --reason x"], "verify": [""],
        "diff": ["", "1 2"], "backup": ["shelf"], "key": ["show", "rotate"], "migrate": ["", "--dry-run"],
    ]

    @Test(arguments: ["typo", "empty"]) func aBookThatIsNoneIsSaid(folder: String) throws {
        let scratch = Scratch()
        func shell(_ line: String) throws -> Outcome {
            var command = Command.bash(line, folder: scratch.path)
            command.environment["TILL_KNOWLEDGE"] = Checkout.path("pipelines/knowledge")
            return try command.run()
        }
        _ = try shell("mkdir empty")
        for (command, tries) in Self.lines.sorted(by: { $0.key < $1.key }) {
            for more in tries {
                let told = try shell("till \(command) --book \(folder) \(more) </dev/null")
                let code = command == "run" && folder == "empty" ? "[book.no-inbox]" : "[book.missing]"
                #expect(
                    told.code == 66 && told.errText.contains(code), "till \(command) \(more): \(told.code) \(told.errText)\(told.outText)")
            }
        }
        // Nothing is made: neither a database nor a lock, not even the folder.
        let left = try shell("find . -mindepth 1 | sort").lines
        #expect(left == ["./empty"], "\(left)")
    }

    /// The table has every command that takes a book; the doctor looks at whatever is there, and says so in a line of its own.
    @Test func everyCommandIsTried() throws {
        let scratch = Scratch()
        let help = try Command.bash("till --help", folder: scratch.path).run()
        let names = help.outText.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.map {
            String($0.split(separator: " ")[0])
        }
        #expect(names.count > 20)
        for name in names where !name.hasPrefix("till-") && name != "help" {
            let described = try Command.bash("till \(name) --help", folder: scratch.path).run()
            guard described.outText.contains("--book <DIR>") || described.outText.contains("--book DIR") else { continue }
            #expect(Self.lines[name] != nil || name == "doctor", "till \(name) takes a book and is not tried")
        }
        let doctor = try Command.bash("till doctor --book typo; find . -mindepth 1", folder: scratch.path).run()
        #expect(doctor.outText.contains("typo") && !doctor.outText.contains("./typo"), "\(doctor.outText)")
    }
}
