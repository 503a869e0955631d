import Glibc
import Testing
import TillRecords
import TillTesting

/// What a person meets at the book before any figure: commands that find the last run, documents that lie beside the households, and
/// what the next run would do.
@Suite(.serialized) struct BookAtHandTests {
    private static let asking = ["list", "documents", "subscriptions", "goals", "loans", "categories groceries", "review --check"]

    @Test func commandsFindWhatTheLastRunPublished() throws {
        let book = try PlanBook()
        #expect(try book.run("short.yaml", "--out elsewhere").code == 0)
        for words in Self.asking {
            let found = try book.shell("till \(words) --book money")
            let told = try book.shell("till \(words) --book money --out elsewhere")
            #expect(found.outText == told.outText && found.code == told.code, "\(words)")
            #expect(found.code <= 1, "\(words): \(found.errText)")
        }
        let list = try book.shell("till list --book money --format csv")
        let id = list.outText.split(separator: "\n").dropFirst().first?.split(separator: ",").dropFirst().first.map(String.init) ?? ""
        #expect(try book.shell("till explain \(id) --book money").code == 0)
        #expect(try book.shell("till decide note \(id) 'a note' --book money").code == 0)
        // From another folder too, and after a run that published in the book again.
        #expect(try book.shell("cd / && till list --book \"$OLDPWD/money\" --format csv").outText == list.outText)
        #expect(try book.run().code == 0)
        #expect(book.text("store/published") == "output", "from the book, so that both may move together")
        #expect(try book.shell("mv money purse && till list --book purse").code == 0)
    }

    @Test func aFolderThatIsGoneIsTold() throws {
        let book = try PlanBook()
        #expect(try book.run("short.yaml", "--out elsewhere").code == 0)
        #expect(try book.shell("mv elsewhere moved").code == 0)
        for words in [
            "list", "documents", "subscriptions", "goals", "loans", "review --check", "explain 2025-03 Groceries", "decide note 3fa4c21b x",
        ] {
            let told = try book.shell("till \(words) --book money")
            #expect(told.code == 66 && told.errText.contains("output.gone"), "\(words): \(told.errText)")
            #expect(told.errText.contains("till run nightly --book money --out "), "\(words)")
        }
        #expect(try book.shell("till list --book money --out moved").code == 0)
        #expect(try book.shell("till categories groceries --book money").code == 0, "categories are there without a run")
        let doctor = try book.shell("till doctor --book money")
        #expect(doctor.code == 1 && doctor.outText.contains("nothing is there now"))
        // A run notes the new place.
        #expect(try book.run("short.yaml", "--out moved").code == 0)
        #expect(try book.shell("till list --book money").code == 0)
    }

    /// What lies beside the households' folders, what is told of it, and a command that is shown.
    @Test(arguments: [
        ("cp money/inbox/ana/giro.csv money/inbox/stray.csv", "book.stray-file", "mv money/inbox/stray.csv money/inbox/HOUSEHOLD/"),
        ("rm -r money/inbox/ben; echo x > 'money/inbox/a b.csv'", "book.stray-file", "mv 'money/inbox/a b.csv' money/inbox/ana/"),
        (
            "rm -r money/inbox/ben; touch money/inbox/{1,2,3,4}.csv", "book.stray-file",
            "find money/inbox -maxdepth 1 -type f -exec mv -t money/inbox/ana/ {} +"
        ),
        (
            "touch money/households/marinelli.yaml; mv money/inbox/ben money/inbox/marineli", "book.stray-household",
            "Did you mean marinelli?"
        ),
    ])
    func whatNoRunTakesInIsTold(deed: String, code: String, remedy: String) throws {
        let book = try PlanBook()
        #expect(try book.shell(deed).code == 0)
        let run = try book.run()
        #expect(run.code == 2 && run.errText.contains(code) && run.errText.contains(remedy), "\(run.errText)")
        #expect(run.errText.contains("published as"), "the rest is read")
        let again = try book.run()
        #expect(again.code == 2 && again.errText.contains(code), "until it is put right")
        let check = try book.shell("till check ./short.yaml --book money")
        #expect(check.code == 1 && check.errText.contains(code) && check.errText.contains(remedy))
        let doctor = try book.shell("till doctor --book money")
        #expect(doctor.code == 1 && doctor.outText.contains(remedy))
    }

    @Test func theCommandsThatAreShownPutItRight() throws {
        let book = try PlanBook()
        _ = try book.shell("touch money/households/marinelli.yaml; mv money/inbox/ben money/inbox/marineli")
        #expect(try book.run().code == 2)
        #expect(!Files.exists(book.current + "/marineli"), "it made no household of it")
        #expect(try book.shell("mv money/inbox/marineli money/inbox/marinelli").code == 0)
        #expect(try book.run().code == 0)
        #expect(Files.exists(book.current + "/marinelli/stream.ndjson"))
        // A folder that is meant so is said to be by a file, or by asking for it.
        book.add("giro.csv", to: "marinello", amount: 90)
        #expect(try book.run().code == 2)
        #expect(try book.run("short.yaml", "--only marinello").code == 0)
        #expect(try book.run().code == 0, "it is a household now")
        #expect(try book.run("short.yaml", "--only marineli").errText.contains("Did you mean marinell"))
    }

    @Test func aDryRunTellsAndWritesNothing() throws {
        let book = try PlanBook()
        let tree = "find . ! -name '*.sqlite-*' | sort; find . -type f ! -name '*.sqlite-*' -exec sha256sum {} + | sort"
        func dry(_ more: String = "") throws -> Outcome {
            let before = try book.shell(tree).outText
            let told = try book.run("short.yaml", "--dry-run \(more)")
            #expect(try book.shell(tree).outText == before, "nothing is written")
            return told
        }
        let first = try dry()
        #expect(first.code == 0 && first.outText.contains("short would read 2 new documents and make 2 of 2 households anew"))
        #expect(first.outText.contains("ana: made anew: nothing is published of it yet\n    till-bank  giro.csv"))
        #expect(try book.run().code == 0)
        #expect(try dry().outText.contains("ana: stays as it is published\n  ben: stays as it is published"))
        book.add("card.csv", to: "ana", amount: 55)
        #expect(try dry().outText.contains("ana: made anew: its documents changed\n    till-bank  card.csv"))
        _ = try book.shell(
            "echo 'country: DE' >> money/households/ana.yaml; printf 'date,amount,text\\n' > money/entries/ben.csv || "
                + "(mkdir money/entries; printf 'date,amount,text\\n' > money/entries/ben.csv)")
        let told = try dry().outText
        #expect(told.contains("ana: made anew: its household file changed, its documents changed"), "\(told)")
        #expect(told.contains("ben: made anew: its entries by hand changed"), "\(told)")
        #expect(try dry("--only ben").outText.contains("make 1 of 1 household anew"))
        #expect(try dry("--as-of 2025-10-01").outText.contains("another day, seed or period"))
        #expect(try book.run().code == 0)
        #expect(try dry().outText.contains("would read 0 new documents and make 0 of 2 households anew"))
        _ = try book.shell("cp money/inbox/ana/card.csv money/inbox/x.csv")
        #expect(try dry().code == 2)
    }
}
