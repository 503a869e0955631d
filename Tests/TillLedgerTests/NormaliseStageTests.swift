import Glibc
import Testing
import TillLedger
import TillRecords
import TillStages
import TillTesting

/// Currencies, accounts, home amounts and masks.
@Suite struct NormaliseStageTests {
    private let household = """
        currency: EUR
        accounts:
          - {id: giro, kind: checking, number: DE02120300000000202051}
          - {id: visa, kind: card, last4: "4417", currency: USD}
        """

    @Test func fillsTheCurrencyFromTheNearestThatKnows() throws {
        let scratch = Scratch()
        let file = scratch.file("ng.yaml", household)
        let run = try StageRun(
            NormaliseStage.self, options: ["household-file": [file], "currency": ["GBP"]],
            [
                observation("a", account: "XXXX4417", "-1.00", currency: nil),
                observation("b", account: nil, "-1.00", currency: nil),
                observation("c", account: nil, "-1.00", currency: "CHF"),
            ])
        let found = run.all("observation")
        #expect(found.map { $0.string(.currency) } == ["USD", "EUR", "CHF"])
        #expect(found.map { $0.string(.currencyBy) } == ["account", "household", nil])
        let alone = try StageRun(NormaliseStage.self, options: ["currency": ["GBP"]], [observation("a", "-1.00", currency: nil)])
        #expect(alone.all("observation")[0].string(.currencyBy) == "option")
        let unknown = try StageRun(NormaliseStage.self, [observation("a", "-1.00", currency: nil)])
        #expect(unknown.all("observation")[0].string(.currency) == nil)
    }

    @Test func namesAccountsByTheHouseholdFile() throws {
        let scratch = Scratch()
        let file = scratch.file("ng.yaml", household)
        let run = try StageRun(
            NormaliseStage.self, options: ["household-file": [file]],
            [
                observation("a", account: "DE02 1203 0000 0000 2020 51", "-1.00"), observation("b", account: "************4417", "-1.00"),
                observation("c", account: "99887766", "-1.00"),
            ])
        #expect(run.all("observation").map { $0.string(.account) } == ["giro", "visa", "99887766"])
    }

    @Test func convertsByTheNearestRateBefore() throws {
        let scratch = Scratch()
        let rates = scratch.file(
            "rates.csv", "date,from,to,rate\n2025-03-01,USD,EUR,0.9000\n2025-03-13,USD,EUR,0.9184\n2025-03-20,USD,EUR,0.5\n")
        let run = try StageRun(
            NormaliseStage.self, options: ["home": ["EUR"], "rates": [rates]],
            [
                observation("a", "-10.00", currency: "USD"), observation("b", "-10.00", currency: "EUR"),
                observation("c", "-5.00", currency: "JPY"),
            ])
        let found = run.all("observation")
        #expect(found[0].object(.home)?.text == #"{"amount":"-9.18","currency":"EUR","rate":"0.9184","rate_date":"2025-03-13"}"#)
        #expect(found[1].has(.home) == false)
        #expect(found[2].has(.home) == false)
        #expect(run.all("note").map { $0.string(.code) } == ["normalise.no-rate"])
    }

    @Test func aBadRateFileIsRefusedWithItsLine() throws {
        let scratch = Scratch()
        let rates = scratch.file("rates.csv", "date,from,to,rate\n2025-03-01,USD,EUR,zero\n")
        #expect(throws: (any Error).self) {
            _ = try StageRun(NormaliseStage.self, options: ["rates": [rates]], [])
        }
    }

    @Test func redactsNumbersButTheirLastFour() throws {
        let run = try StageRun(
            NormaliseStage.self, options: ["redact": ["true"]],
            [observation("a", account: "DE02 1203 0000 0000 2020 51", "-1.00", text: "RENT TO DE89370400440532013000 FLAT 12")])
        let found = run.all("observation")[0]
        #expect(found.string(.account) == "…2051")
        #expect(found.string(.text) == "RENT TO …3000 FLAT 12")
    }

    @Test func membersNamesBecomeTheirIds() throws {
        let scratch = Scratch()
        let file = scratch.file("ng.yaml", "members: [{id: ana, role: owner, names: [Ana Ng, Ana, Zoë]}]")
        let run = try StageRun(
            NormaliseStage.self, options: ["household-file": [file], "only-redact": ["true"]],
            [
                observation("a", account: "giro", "-1.00", text: "RENT FROM ANA NG, NG ANA, ANALOG ANA", merchant: "Ana Ng"),
                observation("b", account: "giro", "-1.00", text: "Anas Kleid für ZOË, Banana", merchant: "Ana_Ng Co"),
            ])
        let found = run.all("observation")
        #expect(found[0].string(.text) == "RENT FROM ana, ana, ANALOG ana")
        #expect(found[0].string(.merchant) == "ana")
        #expect(found[0].string(.account) == "giro")
        #expect(found[1].string(.text) == "anas Kleid für ana, Banana")
        #expect(found[1].string(.merchant) == "ana Co")
    }

    @Test func seriesKeepNoNamesAndNoNumbers() throws {
        let scratch = Scratch()
        let file = scratch.file("ng.yaml", "household: ng\nmembers: [{id: ana, role: owner, names: [Ana Ng]}]")
        let line =
            #"{"type":"series","id":"s","household":"ng","period":"monthly","name":"Ana Ng","account":"DE02120300000000202051","#
            + #""amount":"-5.00","declared":{"name":"for Ana Ng","amount":"-5.00"},"transactions":[]}"#
        let run = try StageRun(NormaliseStage.self, options: ["household-file": [file], "only-redact": ["true"]], [line])
        let found = try #require(run.all("series").first)
        #expect(found.string(.name) == "ana")
        #expect(found.string(.account) == "…2051")
        #expect(found.object(.declared)?.string(.name) == "for ana")
        #expect(try StageRun(NormaliseStage.self, options: ["household-file": [file]], [line]).texts == [line])
    }

    @Test func whatPeopleSaidKeepsNoNamesAndNoNumbers() throws {
        let line =
            #"{"type":"transaction","id":"t","household":"ng","date":"2025-03-14","amount":"-5.00","observations":[],"#
            + #""notes":["for Ana Ng DE02120300000000202051"],"tags":["Ana Ng"],"renamed":{"from":"Ana Ng","decision":"d1"}}"#
        let run = try StageRun(
            NormaliseStage.self, options: ["only-redact": ["true"]],
            household: "household: ng\nmembers: [{id: ana, role: owner, names: [Ana Ng]}]", [line])
        let found = try #require(run.all("transaction").first)
        #expect(found.strings(.notes) == ["for ana …2051"])
        #expect(found.strings(.tags) == ["ana"])
        #expect(found.object(.renamed)?.string(.from) == "ana")
    }

    @Test func filesKeepNoNamesAndNoNumbers() throws {
        let scratch = Scratch()
        let file = scratch.file("ng.yaml", "members: [{id: ana, role: owner, names: [Ana Ng]}]")
        let lines = [
            #"{"type":"observation","id":"1","source":{"kind":"chat","format":"whatsapp","document":"0f3c9a51d2e7aa","file":"WhatsApp Chat with Bo \"B\".txt","place":"line 2"},"amount":"1","message":"Ana Ng paid, call 0171 23456789"}"#,
            #"{"type":"observation","id":"2","source":{"kind":"bank","document":"0f","file":"Umsatz_DE02120300000000202051_20250314.csv","place":"line 2"},"amount":"1"}"#,
            #"{"type":"observation","id":"3","source":{"kind":"receipt","document":"0f","file":"ana_ng 00000102-PHOTO-2025-03-14.jpg","place":"page 1"},"amount":"1","attachment":"Ana Ng.jpg","evidence":[{"field":"amount","text":"KUNDE ANA NG"}]}"#,
            #"{"type":"reject","code":"x","stage":"till-chat","document":"0f3c9a51d2e7aa","file":"Chat with Bo.txt","reason":"Ana Ng said no","remedy":"no","content":"Ana Ng: 5"}"#,
            #"{"type":"note","code":"x","stage":"till-bank","file":"giro ana ng.csv","message":"m"}"#,
        ]
        let run = try StageRun(NormaliseStage.self, options: ["household-file": [file], "only-redact": ["true"]], lines)
        let found = run.all("observation")
        #expect(
            found.map { $0.object(.source)?.string(.file) } == [
                "whatsapp e5e4866d1365", "Umsatz_…2051_20250314.csv", "ana 00000102-PHOTO-2025-03-14.jpg",
            ])
        #expect(found.map { $0.object(.source)?.string(.place) } == ["line 2", "line 2", "page 1"])
        #expect(found[0].string(.message) == "ana paid, call …6789")
        #expect(found[2].string(.attachment) == "ana.jpg")
        #expect(found[2].objects(.evidence).first?.string(.text) == "KUNDE ana")
        #expect(run.all("reject").first?.string(.file) == "chat e5e4866d1365")
        #expect(run.all("reject").first?.string(.reason) == "ana said no")
        #expect(run.all("reject").first?.string(.content) == "ana: 5")
        #expect(run.all("note").first?.string(.file) == "giro ana.csv")
    }

    /// Ids, keys and documents become HMACs under the key; what refers to them still does.
    @Test func whatIsPublishedHasNamesMadeWithTheKey() throws {
        let identity = try BookKey(path: Checkout.keyFile).identity
        let lines = [
            #"{"type":"observation","id":"a1","key":"k1","source":{"kind":"bank","document":"d1","file":"f.csv","within":"d0","place":"line 2","ref":"r1"},"amount":"1"}"#,
            // As strangers may write it: the place first.
            #"{"type":"balance","id":"b1","source":{"kind":"bank","place":"line 3","document":"d1","within":"d0"},"kind":"closing","amount":"1"}"#,
            #"{"type":"transaction","id":"t1","date":"2025-03-14","amount":"1","kind":"income","status":"posted","observations":["a1"],"former":["t0"],"links":[{"kind":"same","to":"a1","why":"w"}],"series":"s1","decisions":["d5"]}"#,
            #"{"type":"series","id":"s1","period":"monthly","transactions":["t1"]}"#,
            #"{"type":"decision","id":"d5","number":5,"about":"a1","also":["a2"],"with":["a3"],"action":"merge"}"#,
            #"{"type":"reject","code":"x","document":"d1","within":"d0","reason":"r","remedy":"r"}"#,
        ]
        let run = try StageRun(NormaliseStage.self, options: ["only-redact": ["true"]], lines)
        #expect(run.records.first?.string(.key) == identity.keyId)
        var expected = lines
        for name in ["a1", "a2", "a3", "k1", "d1", "d0", "b1", "t1", "t0", "s1"] {
            expected = expected.map { $0.replacing("\"\(name)\"", with: "\"\(identity.name(name))\"") }
        }
        #expect(run.texts == expected)
        // What was published under any key keeps its names, and says so on.
        let again = try StageRun(
            NormaliseStage.self, options: ["redact": ["true"]], run.records.map(\.text))
        #expect(again.texts.map { $0.replacing(#","currency_by":"option""#, with: "") } == expected)
        // Without being asked it touches none.
        #expect(try StageRun(NormaliseStage.self, keyFile: nil, [lines[0]]).texts == [lines[0]])
    }

    @Test(arguments: ["redact", "only-redact"]) func withoutAKeyNothingIsPublished(option: String) throws {
        let fault = #expect(throws: Fault.self) {
            try StageRun(NormaliseStage.self, options: [option: ["true"]], keyFile: nil, [])
        }
        #expect(fault?.exit == .missingInput)
        #expect(fault?.remedy.contains("--key FILE") == true)
        let scratch = Scratch()
        let short = scratch.file("short", "00ff")
        chmod(short, 0o600)
        #expect(throws: Fault.self) { try StageRun(NormaliseStage.self, options: [option: ["true"], "key": [short]], []) }
    }

    @Test func whatIsNotItsOwnPassesUntouched() throws {
        let line = #"{"type":"weather","amount":"1","currency":null,  "x":[1, 2]}"#
        #expect(try StageRun(NormaliseStage.self, [line]).texts == [line])
    }
}
