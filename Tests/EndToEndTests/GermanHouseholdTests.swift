import TillRecords
import TillTesting
import Testing

/// A household in Germany, from its bank's export to its pages: all of them in German, with figures and days as written there.
@Suite struct GermanHouseholdTests {
    /// What its documents call people and shops; no word of the pages.
    private static let payees = [
        "Wohnbau Nordstadt eG": "842,00", "Stadtwerke Musterstadt": "96,00", "Versicherungsverein Elbe": "31,40", "Filmwelt": "9,99",
        "Funknetz GmbH": "24,90",
    ]

    /// Ten months of one account with the balance behind each row; the film club is dearer from September on.
    private static var export: String {
        var lines = ["Buchungstag;Wertstellung;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung;Saldo nach Buchung"]
        var balance: Int64 = 183_050
        func add(_ day: String, _ month: Int, _ who: String, _ text: String, _ minor: Int64) {
            balance += minor
            let date = "\(day).\(month < 10 ? "0" : "")\(month).2025"
            lines.append("\(date);\(date);\(who);\(text);\(decimal(minor));EUR;\(decimal(balance))")
        }
        for month in 3...12 {
            for (place, payee) in payees.keys.sorted().enumerated() {
                let rise: Int64 = payee == "Filmwelt" && month >= 9 ? -300 : 0
                let minor = -(Int64((payees[payee] ?? "").filter { $0 != "," }) ?? 0) + rise
                add("0\(place + 2)", month, payee, "Lastschrift", minor)
            }
            for (place, shop) in ["REWE", "Bäckerei Krume", "dm-drogerie markt"].enumerated() {
                add("1\(place * 3)", month, shop, "Kartenzahlung", -Int64(1_200 + 377 * place + 41 * month))
            }
            if month == 12 { add("21", month, "Möbelhaus Eiche", "Kartenzahlung", -134_700) }
            add("27", month, "Optik Lenz GmbH", "Lohn Gehalt", 245_000)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func decimal(_ minor: Int64) -> String {
        let size = minor.magnitude
        return (minor < 0 ? "-" : "") + "\(size / 100),\(size % 100 < 10 ? "0" : "")\(size % 100)"
    }

    /// Words of a language's file, in small letters.
    private func words(_ language: String) throws -> Set<String> {
        let text = try #require(Checkout.text("pipelines/knowledge/messages/\(language).tsv"))
        return text.split(separator: "\n").reduce(into: []) { found, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 3, !line.hasPrefix("#"), !cells[0].contains("."), !cells[1].contains("CH") else { return }
            found.formUnion(words(in: cells[2].replacing(/\{[a-z]+\}/, with: " ")))
        }
    }

    private func words(in text: some StringProtocol) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0.count > 2 })
    }

    /// What a reader sees of a page, and what a screen reader says; not the lines to type, and not what documents call people and shops.
    private func shown(_ page: String) -> String {
        var text = page.replacing(/(?s)<style>.*?<\/style>/, with: " ").replacing(/(?s)<code.*?<\/code>/, with: " ")
        text = text.replacing(/title="till explain[^"]*"/, with: " ").replacing(/<bdi>till decide[^<]*<\/bdi>/, with: " ")
        text = text.replacing(/till review --household [a-z]+/, with: " ")
        text = text.replacing(/<small>[0-9a-f]{8}<\/small>/, with: " ")
        let attributes = text.matches(of: /(?:title|aria-label|data-k|alt)="([^"]*)"/).map { String($0.output.1) }
        return (text.replacing(/<[^>]+>/, with: "\n") + "\n" + attributes.joined(separator: "\n"))
            .replacing("&#39;", with: "\u{2019}").replacing("&quot;", with: " ").replacing("&amp;", with: "&")
    }

    private static let household = """
        currency: EUR
        country: DE
        accounts:
          - {id: giro, kind: checking, last4: "4417", files: ["giro_*.csv"]}
          - {id: tagesgeld, kind: savings, last4: "9921"}
        goals:
          - {name: Fahrrad, target: 9000, account: giro, by: 2027-08-01}

        """

    /// A book with the household, run through the nightly plan.
    private func published() throws -> Scratch {
        let scratch = Scratch()
        scratch.file("giro_4417.csv", Self.export)
        scratch.file("brandt.yaml", Self.household)
        let run = try Command.bash(
            """
            set -e; till init book > /dev/null; rm -f book/households/*.yaml; mkdir -p book/inbox/brandt
            mv giro_4417.csv book/inbox/brandt/; mv brandt.yaml book/households/
            till run --plan \(Checkout.path("pipelines/nightly.yaml")) --book book --out out
            """, folder: scratch.path
        ).run()
        try #require(run.code == 0, "\(run.errText)")
        return scratch
    }

    private func text(_ name: String, _ scratch: Scratch) throws -> String {
        String(decoding: try #require(Files.bytes("\(scratch.path)/out/current/\(name)"), "\(name)"), as: UTF8.self)
    }

    @Test func everyPageIsInGermanAndRecordsStayAsTheyAre() throws {
        let scratch = try published()
        let folder = "\(scratch.path)/out/current"
        let pages = Files.below(folder).filter { $0.hasSuffix(".html") }
        #expect(pages.count > 10)
        let english = try words("en").subtracting(try words("de"))
        // What its documents and its file say, and names of files.
        let own = words(in: Self.export + " brandt giro tagesgeld fahrrad csv transactions categories accounts years till")
        for page in pages {
            let html = try text(page, scratch)
            #expect(html.contains("<html lang=\"de\" dir=\"ltr\">"), "\(page)")
            #expect(!shown(html).contains("{"), "\(page) has a gap that nobody filled")
            let left = words(in: shown(html)).intersection(english).subtracting(own)
            #expect(left.isEmpty, "\(page): \(left.sorted())")
        }
        let month = try text("brandt/2025-12.html", scratch)
        for text in ["1.347,00\u{A0}€", "Dezember 2025", "Samstag, 27. Dezember", "Einnahmen", "Lohn &amp; Gehalt"] {
            #expect(month.contains(text), "\(text)")
        }
        let stream = try text("brandt/stream.ndjson", scratch)
        #expect(stream.contains("Filmwelt kostet seit dem"))
        // What programs read stays as it is.
        #expect(stream.contains("income.salary"))
        let table = try text("brandt/categories.csv", scratch)
        #expect(table.hasPrefix("month,direction,group,category,amount,currency"))
        #expect(table.contains("Salary & wages"))
    }
}
