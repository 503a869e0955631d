import Testing
import TillRecords
import TillTesting

/// Pages made for a member tell nothing of what it may not see: not in a text, an id, a file's name, and not in a sum.
///
/// What is hidden is told here by accounts and authors alone, without the stage's own rules.
@Suite(.serialized) struct MemberPagesTests {
    /// Who sees which accounts: the family's second member is made a mere member, the others are children.
    private static let wholes = ["tagesgeld": 2, "kreditkarte": 3]

    /// Exports, chat and photos of a family to the records that pages are made of.
    private static let chain = """
        file="--household-file home.yaml"
        own="--household kin $file"
        { till-bank $own inbox/*.csv; till-chat $own inbox/*.txt; till-receipts $own --crops $(ls inbox/*.jpg | head -n $photos); } \
        | till-normalise $file --rates rates.csv | till-dedupe $file | till-categorise $file | till-recur $file | till-health $file \
        | till-normalise $file --only-redact | till-budget $file | till-forecast $file | till-findings $file > stream.ndjson
        """

    /// The sample book's family, or one that is drawn anew, with `home.yaml`, `inbox` and `stream.ndjson`.
    private func family(_ seed: Int?) throws -> (scratch: Scratch, members: [String], records: [Record]) {
        let scratch = Scratch()
        let book = seed == nil ? "'\(Checkout.path("samples"))'" : "book"
        let draw = seed.map {
            "till-synth --kind german-family --households 1 --seed \($0) --months 8 --receipts 3 --out book --quiet; name=$(ls book/inbox)"
        }
        let set = """
            set -e -o pipefail; photos=3; name=kowalczyk; \(draw ?? "")
            cp \(book)/rates.csv . && cp -r \(book)/inbox/$name inbox
            sed -e 's/role: adult/role: member/' \(book)/households/$name.yaml > home.yaml
            ids=($(sed -n 's/^  - {id: \\([a-z]*\\), role.*/\\1/p' home.yaml))
            sed -i -e "s/id: tagesgeld/&\\n    member: ${ids[2]}/" -e "s/id: kreditkarte/&\\n    shared: [${ids[3]}]/" home.yaml
            \(Self.chain)
            echo ${ids[@]}
            """
        var command = Command.bash(set, folder: scratch.path)
        command.environment["TILL_KEY_FILE"] = Checkout.keyFile
        command.seconds = 200
        let outcome = try command.run()
        try #require(outcome.code == 0, "\(outcome.errText)")
        let members = outcome.outText.split { $0 == " " || $0 == "\n" }.map(String.init)
        let text = String(decoding: Files.bytes("\(scratch.path)/stream.ndjson") ?? [], as: UTF8.self)
        return (scratch, members, try text.split(separator: "\n").map { try Record(checking: String($0)) })
    }

    private func pages(_ stream: String, as member: String, to out: String, _ scratch: Scratch) throws {
        let line = "till-report --household-file home.yaml --as \(member) --out \(out) --discard < \(stream) > /dev/null"
        let outcome = try Command.bash(line, folder: scratch.path).run()
        try #require(outcome.code == 0, "\(outcome.errText)")
    }

    @Test(arguments: [nil, 5, 77, 901]) func membersPagesLeakNothing(seed: Int?) throws {
        let (scratch, members, records) = try family(seed)
        try #require(members.count == 4)
        try pages("stream.ndjson", as: members[0], to: "as-owner", scratch)
        for (place, member) in members.enumerated().dropFirst() {
            let own = Set(Self.wholes.filter { $0.value == place }.keys)
            var hiding = Hiding(records, member: member, accounts: own)
            try #require(hiding.count > 100 && hiding.seen > 0, "\(member) is a test only when something is hidden and something seen")
            try pages("stream.ndjson", as: member, to: "as-\(member)", scratch)
            // What is hidden becomes something else: not a byte of the pages may move.
            scratch.file("other.ndjson", hiding.disguised().map { $0.text + "\n" }.joined())
            try pages("other.ndjson", as: member, to: "other-\(member)", scratch)
            let difference = try Command.bash("diff -rq as-\(member) other-\(member)", folder: scratch.path).run()
            #expect(difference.code == 0, "\(member): \(difference.outText)")
            // And none of its words is there, nor in the name of a file.
            scratch.file("secrets", hiding.secrets.map { $0 + "\n" }.joined())
            let look =
                "ls -R as-\(member) > names-\(member); grep -rhoF -f secrets as-\(member) names-\(member) | sort | uniq -c | head -20"
            let found = try Command.bash(look, folder: scratch.path).run()
            #expect(found.outText.isEmpty, "\(member): \(found.outText)")
            // Whoever sees everything does have them.
            let there = try Command.bash("grep -rhoF -f secrets as-owner | sort -u | wc -l", folder: scratch.path).run()
            #expect(Int(there.outText.filter(\.isNumber)) ?? 0 > 200)
        }
    }

    @Test func whoeverSeesEverythingHasTheHouseholdsPages() throws {
        let (scratch, members, _) = try family(5)
        try pages("stream.ndjson", as: members[0], to: "as-owner", scratch)
        let line = """
            till-report --household-file home.yaml --out all --discard < stream.ndjson > /dev/null && diff -r as-owner all \
            && till-report --household-file home.yaml --out each --each-member --home ../index.html --discard < stream.ndjson > /dev/null \
            && diff -r as-owner/kin each/kin/\(members[0]) && ls each each/kin
            """
        let outcome = try Command.bash(line, folder: scratch.path).run()
        #expect(outcome.code == 0, "\(outcome.outText)")
        #expect(outcome.outText == "each:\nkin\n\neach/kin:\n" + members.sorted().map { $0 + "\n" }.joined())
    }
}
