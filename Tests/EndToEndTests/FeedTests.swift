import Testing
import TillRecords
import TillTesting

/// The plan `feed`: three forms that agree, a list that fits them, and bytes that stay.
@Suite(.serialized) struct FeedTests {
    private var plan: String { Checkout.path("pipelines/feed.yaml") }

    private func book() throws -> PlanBook {
        let book = try PlanBook(households: ["ana", "ben", "cid"])
        book.write(
            "currency: EUR\nmembers:\n  - {id: m1, role: owner, names: [Annabel Quill]}\naccounts:\n  - {id: giro, kind: checking, last4: \"4417\", files: [\"giro*\"]}\n",
            to: "money/households/ana.yaml")
        book.write(
            "Date,Description,Amount,Currency\n2025-02-01,\"Annabel Quill, =1+1 \"\"x\"\"\",-5.10,EUR\n2025-02-02,Grüße,7.00,EUR\n",
            to: "money/inbox/ana/giro-2.csv")
        return book
    }

    @Test func theFormsAgreeAndTheListFits() throws {
        let book = try book()
        let run = try book.shell("till run '\(plan)' --book money")
        #expect(run.code == 0, "\(run.errText)")
        #expect(try book.shell("cd money/output/feed/current && sha256sum --check --quiet SHA256SUMS").code == 0)
        // Python's csv and sqlite3 are the judges.
        let judge = """
            import csv, json, sqlite3, sys, hashlib, os
            from decimal import Decimal
            root = "money/output/feed/current/"
            seen = []
            for folder in ["ana", "ben", "cid", "_across"]:
                rows = list(csv.DictReader(open(root + folder + "/transactions.csv", newline="", encoding="utf-8")))
                lines = [json.loads(line) for line in open(root + folder + "/transactions.ndjson", encoding="utf-8")]
                assert [{k: v for k, v in row.items() if v} for row in rows] == [
                    {**line} for line in lines] or folder in ("ana", "_across"), folder
                table = sqlite3.connect(root + folder + "/ledger.sqlite").execute("SELECT id, amount FROM transactions").fetchall()
                assert sorted(table) == sorted((row["id"], row["amount"]) for row in rows), folder
                assert [row["id"] for row in rows] == [line["id"] for line in lines], folder
                if folder != "_across": seen += [row["id"] for row in rows]
                else: assert [row["id"] for row in rows] == seen, "all households in the order of their ids"
                print(folder, len(rows), sum(Decimal(row["amount"]) for row in rows))
            manifest = json.load(open(root + "manifest.json"))
            for file in manifest["files"]:
                data = open(root + file["path"], "rb").read()
                assert hashlib.sha256(data).hexdigest() == file["sha256"] and len(data) == file["bytes"], file["path"]
                if file["path"].endswith(".csv"): assert file["rows"] == len(list(csv.reader(open(root + file["path"], newline="")))) - 1
                if file["path"].endswith("transactions.ndjson"): assert file["rows"] == data.count(b"\\n")
            print(manifest["plan"], len(manifest["files"]))
            """
        book.write(judge, to: "judge.py")
        let judged = try book.shell("python3 judge.py")
        #expect(judged.code == 0, "\(judged.errText)")
        // 20 rows of 10, 11 and 12 + 1…20, and -5.10 + 7.00.
        #expect(judged.outText == "ana 22 -408.10\nben 20 -430.00\ncid 20 -450.00\n_across 62 -1288.10\nfeed 46\n", "\(judged.outText)")
        let text = try book.shell("cat money/output/feed/current/*/*").outText
        #expect(!text.contains("Annabel Quill"), "what leaves has ids of members")
        #expect(!text.contains(",=1+1"), "no cell begins a formula")
    }

    @Test func nothingMovesWhenNothingChanged() throws {
        let book = try book()
        #expect(try book.shell("till run '\(plan)' --book money --workers 1").code == 0)
        _ = try book.shell("cp -r money/output/feed/current/ before")
        #expect(try book.shell("till run '\(plan)' --book money").errText.contains("nothing changed"))
        #expect(try book.shell("till run '\(plan)' --book money --workers 3 --fresh").code == 0)
        let same = try book.shell("diff -r before money/output/feed/current/")
        #expect(same.code == 0, "\(same.outText)")
        // One household's new rows change its files and those of all; nobody else's.
        book.add("more.csv", to: "cid", amount: 400)
        #expect(try book.shell("till run '\(plan)' --book money").code == 0)
        let changed = try book.shell("diff -rq -x .inputs before money/output/feed/current/ | grep -o 'current/.*' | cut -d/ -f2 | sort -u")
        #expect(
            changed.outText.split(separator: "\n").map { $0.replacing(" differ", with: "") } == [
                ".seal", "SHA256SUMS", "_across", "cid", "manifest.json",
            ],
            "\(changed.outText)")
        #expect(!Files.exists(book.folder + "/output/current"), "the nightly run has its own place")
    }
}
