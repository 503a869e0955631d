import Testing
import TillTesting

/// `Tests/dialects` counts what it should: with a reader that knows the truth, and with readers that get it wrong in known ways.
@Suite(.enabled(if: Python.isPresent)) struct DialectsTests {
    /// A till-bank that writes the truth of a file, changed by one line of Python.
    private func count(_ change: String, options: String = "") throws -> (code: Int32, text: String) {
        let scratch = Scratch()
        scratch.file(
            "bin/till-bank",
            """
            #!/usr/bin/env python3
            import json, os, sys
            path = sys.argv[1]
            folder, name = os.path.split(path)
            with open(os.path.join(folder, "..", "expected", name.replace(".csv", ".ndjson"))) as file:
                rows = [json.loads(line) for line in file]
            code = 0
            \(change)
            for row in rows:
                print(json.dumps({"type": "observation", "date": row["date"], "amount": row["amount"], "account": row["account"]}))
            sys.exit(code)

            """)
        let line =
            "chmod +x bin/till-bank; ln -s \"$(command -v till-synth)\" bin/; TILL_BIN=$PWD/bin '\(Checkout.path("Tests/dialects"))' "
        let outcome = try Command.bash(line + "--count 20 --seed 5 --keep kept \(options)", folder: scratch.path).run()
        return (outcome.code, outcome.outText)
    }

    @Test func theTruthIsRight() throws {
        let all = try count("")
        #expect(all.code == 0, "\(all.text)")
        #expect(all.text.contains("exports, 19 right (100.0 %)\n"), "\(all.text)")
        #expect(all.text.contains("undecidable: 1 exports, 1 guessed (100.0 %)"), "\(all.text)")
    }

    @Test func turnedSignsAreSilentUnlessAnExitCodeTells() throws {
        let turned = "for row in rows: row['amount'] = str(-float(row['amount']))"
        let silent = try count(turned)
        #expect(silent.code == 1)
        #expect(silent.text.contains("decidable: 19 exports, 19 silent (100.0 %)"), "\(silent.text)")
        #expect(silent.text.contains("wrong in silence: 20 signs turned"), "\(silent.text)")
        let loud = try count(turned + "; code = 2")
        #expect(loud.code == 0)
        #expect(loud.text.contains("decidable: 19 exports, 19 loud (100.0 %)"), "\(loud.text)")
    }

    @Test func whatIsRefusedIsAsked() throws {
        let refused = try count("rows, code = [], 65")
        #expect(refused.text.contains("decidable: 19 exports, 19 asked (100.0 %)"), "\(refused.text)")
        #expect(refused.text.contains("undecidable: 1 exports, 1 right (100.0 %)"), "\(refused.text)")
        let nothing = try count("rows = []", options: "--list")
        #expect(nothing.code == 1 && nothing.text.contains("wrong in silence: 20 rows lost"), "\(nothing.text)")
        let crashed = try count("os.abort()")
        #expect(crashed.text.contains("decidable: 19 exports, 19 crashed (100.0 %)"), "\(crashed.text)")
    }

    @Test func anotherAccountIsWrong() throws {
        let other = try count("for row in rows: row['account'] = 'XX00 0000 0000'")
        #expect(other.text.contains("wrong in silence: 20 another account"), "\(other.text)")
    }

    @Test func banksHaveNoHouseholds() throws {
        let scratch = Scratch()
        for line in ["--held-out", "--banks 3 --rows 10", "--banks 3 --households 2", "--banks 0", "--banks 3 --lifestyles"] {
            let outcome = try Command.bash("till-synth \(line) --out book", folder: scratch.path).run()
            #expect(outcome.code == 64, "\(line): \(outcome.errText)")
        }
    }
}
